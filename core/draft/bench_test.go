package draft_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"placement-playground/core/draft"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// large has 1,000 hosts in 50 clusters and 5,000 VMs.
func large() string { return sized(50, 20, 5000) }

func sized(clusters, hosts, vms int) string {
	var b strings.Builder
	b.WriteString("title: large\nclusters:\n")
	host := 0
	for c := range clusters {
		fmt.Fprintf(&b, "  - id: %d\n    name: cluster-%d\n    hosts:\n", c+1, c+1)
		for range hosts {
			host++
			fmt.Fprintf(&b, "      - {id: %d, name: kvm-%04d, tags: [ssd], cores: 32, mhz: 2000, ramMiB: 131072}\n", host, host)
		}
	}
	b.WriteString("offerings: [{name: Small}]\ntemplates: [{name: Debian 12}]\nvms:\n")
	for i := range vms {
		fmt.Fprintf(&b, "  - {id: %d, name: vm-%d, offering: Small, template: Debian 12, host: kvm-%04d}\n", i+1, i+1, i%(clusters*hosts)+1)
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
	b.Run("UndoRedo", func(b *testing.B) {
		h, err := draft.Begin(d).Do("", draft.MoveVM{VM: 2500, To: 7})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			h = h.Undo().Redo()
		}
	})
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

// BenchmarkHistory does as many deeds as can be undone, and tells what they keep.
func BenchmarkHistory(b *testing.B) {
	memory := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	h := draft.Begin(read(b, large()))
	before := memory()
	for b.Loop() {
		for i := range int64(draft.MaxUndo) {
			next, err := h.Do("", draft.MoveVM{VM: i*7%5000 + 1, To: i*13%1000 + 1})
			if err != nil {
				b.Fatal(err)
			}
			h = next
		}
	}
	b.ReportMetric(before, "MB-document")
	b.ReportMetric(memory()-before, "MB-deeds")
	runtime.KeepAlive(h)
}

// BenchmarkStep makes an edit and runs the scenario anew in one release, which is
// what the page does between two pictures; GC and all. Most is what 95 of 100 need.
func BenchmarkStep(b *testing.B) {
	for _, size := range []struct{ clusters, hosts, vms int }{{2, 20, 100}, {50, 20, 5000}} {
		b.Run(fmt.Sprintf("hosts=%d", size.clusters*size.hosts), func(b *testing.B) {
			h := draft.Begin(read(b, sized(size.clusters, size.hosts, size.vms)))
			all := placement.Releases()
			release := all[len(all)-1]
			var edits, runs, both []float64
			for b.Loop() {
				i := int64(len(both))
				from := time.Now()
				next, err := h.Do("", draft.MoveVM{VM: i*7%int64(size.vms) + 1, To: i*13%int64(size.clusters*size.hosts) + 1})
				if err != nil {
					b.Fatal(err)
				}
				edited := time.Now()
				if _, err := next.Now().Scenario().Run(release); err != nil {
					b.Fatal(err)
				}
				ran := time.Now()
				h = next
				edits, runs, both = append(edits, edited.Sub(from).Seconds()*1e3), append(runs, ran.Sub(edited).Seconds()*1e3), append(both, ran.Sub(from).Seconds()*1e3)
			}
			for name, took := range map[string][]float64{"edit": edits, "run": runs, "both": both} {
				slices.Sort(took)
				b.ReportMetric(took[len(took)/2], "ms-"+name)
				b.ReportMetric(took[len(took)*95/100], "ms-"+name+"-p95")
			}
		})
	}
}
