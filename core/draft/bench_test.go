package draft_test

import (
	"fmt"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// large has 1,000 hosts in 50 clusters and 5,000 VMs.
func large() string {
	var b strings.Builder
	b.WriteString("title: large\nclusters:\n")
	host := 0
	for c := range 50 {
		fmt.Fprintf(&b, "  - id: %d\n    name: cluster-%d\n    hosts:\n", c+1, c+1)
		for range 20 {
			host++
			fmt.Fprintf(&b, "      - {id: %d, name: kvm-%04d, tags: [ssd], cores: 32, mhz: 2000, ramMiB: 131072}\n", host, host)
		}
	}
	b.WriteString("offerings: [{name: Small}]\ntemplates: [{name: Debian 12}]\nvms:\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "  - {id: %d, name: vm-%d, offering: Small, template: Debian 12, host: kvm-%04d}\n", i+1, i+1, i%1000+1)
	}
	b.WriteString("steps:\n  - maintain: kvm-0001\n")
	return b.String()
}

func BenchmarkEdit(b *testing.B) {
	d := read(b, large())
	for _, c := range []struct {
		name string
		edit draft.Edit
	}{
		{"MoveVM", draft.MoveVM{VM: 2500, To: 7}},
		{"MoveHost", draft.MoveHost{Host: 500, To: 7}},
		{"Tag", draft.Tag{Tag: "gold", Hosts: []int64{1, 2, 3, 400, 900}}},
		{"AddVM", draft.Add{Kind: draft.VM, Host: 77}},
		{"DeleteCluster", draft.Delete{Of: []draft.Ref{{Kind: draft.Cluster, ID: 3}}}},
		{"RenameOffering", draft.Rename{Of: draft.Ref{Kind: draft.Offering, ID: 1}, To: "Tiny"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				apply(b, d, c.edit)
			}
		})
	}
	b.Run("Decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := scenario.Decode(d.Tree()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Text", func(b *testing.B) {
		for b.Loop() {
			d.Text()
		}
	})
	b.Run("Read", func(b *testing.B) {
		text := d.Text()
		for b.Loop() {
			if _, _, err := draft.Read(text, yamltree.Read); err != nil {
				b.Fatal(err)
			}
		}
	})
}
