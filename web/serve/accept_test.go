package serve

import (
	"slices"
	"strings"
	"testing"
)

func TestPreferred(t *testing.T) {
	for header, want := range map[string]string{
		"":                              "identity",
		"gzip, deflate, br, zstd":       "br gzip identity",
		"gzip":                          "gzip identity",
		"BR":                            "br identity",
		"br;q=0, gzip":                  "gzip identity",
		"br;q=0.0, gzip;q=0":            "identity",
		"br; Q=0, gzip":                 "gzip identity",
		"gzip;q=1.0, br;q=0.5":          "gzip br identity",
		"gzip ; q=0.2 , br ; Q=0.8":     "br gzip identity",
		"*":                             "br gzip identity",
		"*;q=0":                         "identity",
		"br;q=0, *":                     "gzip identity",
		"identity, br;q=0.5":            "identity br identity",
		"identity;q=0, br":              "br identity",
		"identity;q=0.1, gzip;q=0.9":    "gzip identity identity",
		"br;q=much, gzip":               "gzip identity",
		"br;level=11;q=0":               "identity",
		"gzipped, brotli, x-gzip, ;q=1": "identity",
	} {
		if got := strings.Join(preferred(header), " "); got != want {
			t.Errorf("preferred(%q) = %q, want %q", header, got, want)
		}
	}
}

// Whatever a header says, some encoding is left to answer with, and none twice
// but identity.
func FuzzPreferred(f *testing.F) {
	f.Add("gzip;q=1.0, br;q=0.5, *;q=0")
	f.Add("identity;q=0;q=1,,;=")
	f.Fuzz(func(t *testing.T, header string) {
		list := preferred(header)
		if list[len(list)-1] != identity {
			t.Errorf("preferred(%q) = %q", header, list)
		}
		for i, encoding := range list[:len(list)-1] {
			if slices.Contains(list[i+1:len(list)-1], encoding) {
				t.Errorf("preferred(%q) = %q", header, list)
			}
		}
	})
}
