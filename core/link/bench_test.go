package link_test

import (
	"testing"

	"placement-playground/core/link"
)

func BenchmarkLink(b *testing.B) {
	for name, n := range map[string]int{"200 hosts": 200, "10,000 hosts": 10_000} {
		file := tree(b, cloudOf(n))
		text := encode(b, file)
		b.Run("Encode/"+name, func(b *testing.B) {
			for b.Loop() {
				encode(b, file)
			}
		})
		b.Run("Decode/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := link.Decode(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
