package draft_test

import (
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
)

// diff is what became of a text, line by line, shortest first difference first.
func diff(before, after string) string {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	long := make([][]int, len(a)+1)
	for i := range long {
		long[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if long[i][j] = max(long[i+1][j], long[i][j+1]); a[i] == b[j] {
				long[i][j] = long[i+1][j+1] + 1
			}
		}
	}
	var out []string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && long[i+1][j] >= long[i][j+1]:
			out = append(out, "-"+a[i])
			i++
		default:
			out = append(out, "+"+b[j])
			j++
		}
	}
	return strings.Join(out, "\n")
}

const small = `# A small cloud.

title: small

clusters:
  - id: 1
    name: left # the old one
    hosts:
      # both are old
      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
      - {id: 12, name: kvm-02, cores: 8}
  - id: 2
    name: right
    hosts:
      - {id: 21, name: kvm-11}
pools:
  - {name: nfs}
  - {name: disk, scope: HOST, host: kvm-01}

# What can be bought.

# Small is cheap.
offerings:
  - {id: 1, name: Small, cores: 2}
  - {id: 2, name: Large}
templates: [{name: Debian 12}]
vms:
  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
  - {id: 6, name: db, offering: Large, template: Debian 12}
  - {id: 7, name: old, offering: Small, template: Debian 12, lastHost: none}
steps:
  - maintain: kvm-01 # now
  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
expect:
  4.20.1 to 4.23:
    - {outcome: Maintenance, vms: {web-1: kvm-02}}
    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
`

func host(id cloud.ID) draft.Ref { return draft.Ref{Kind: draft.Host, ID: id} }
func vm(id cloud.ID) draft.Ref   { return draft.Ref{Kind: draft.VM, ID: id} }
func file() draft.Ref            { return draft.Ref{Kind: draft.File} }

func TestEditsChangeOnlyTheirLines(t *testing.T) {
	for _, c := range cases() {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, small)
			after, err := d.Apply(c.edits...)
			got := ""
			if err != nil {
				got = err.Error()
			} else {
				got = diff(small, string(after.Text()))
				agree(t, after)
			}
			if got != strings.TrimPrefix(c.want, "\n") {
				t.Errorf("%s\n%s", c.name, got)
			}
			if string(d.Text()) != small {
				t.Error("the document before is another")
			}
		})
	}
}

func TestCommentsSetApartStay(t *testing.T) {
	text := plainly()["tight"]
	after := apply(t, read(t, text), draft.Delete{Of: []draft.Ref{host(3)}})
	want := "-  # three\n-  - name: h-3\n-    tagRule: |\n-      a\n-      b\n-  -   name: deep\n+  -   id: 4\n+      name: deep"
	if got := diff(text, string(after.Text())); got != want {
		t.Errorf("deleted h-3:\n%s", got)
	}
	d := apply(t, read(t, small), draft.AddStep{Before: 2, Field: "maintain", ID: 21})
	if e := d.Scenario().Expect[0].Steps; e[0].Outcome != "Maintenance" || e[1].Outcome != "" || e[2].Outcome != "placed" {
		t.Errorf("expected is %+v", e)
	}
}

// A change on the document is the change on the scenario.
func TestRemediesMeanTheSame(t *testing.T) {
	n := 0
	for name, text := range examples(t) {
		d := read(t, text)
		s := d.Scenario()
		for _, change := range changes(s) {
			want, err := change.Apply(s)
			got, failed := d.Apply(draft.Remedy(change))
			if (err == nil) != (failed == nil) {
				t.Fatalf("%s: %+v: %v, %v", name, change, err, failed)
			}
			if err != nil {
				continue
			}
			n++
			if a, b := same(got.Scenario()), same(want); a != b {
				t.Fatalf("%s: %+v is\n%s\nwant\n%s", name, change, a, b)
			}
			agree(t, got)
		}
	}
	if n < 100 {
		t.Errorf("only %d changes were made", n)
	}
}

func TestAt(t *testing.T) {
	const text = `# the file
title: x # a title

settings: {ha.tag: a}
clusters:
  # the first
  - name: linux # c
    hosts:
      # two
      - {name: h1} # one

      - name: h2
        cores: 4
  - {hosts: [{id: 7}, {name: h3}]}
offerings: [{name: o}]
templates: [{name: t}]
vms:
  - {offering: o, template: t, host: h1}
steps:
  - maintain: h1
expect:
  4.20.1:
    - {outcome: Maintenance, vms: {vm-1: h2}}
zone: berlin
`
	d := read(t, text)
	file, setting, zone := draft.Ref{Kind: draft.File}, draft.Ref{Kind: draft.Setting}, draft.Ref{Kind: draft.Zone}
	cluster, offering, template := func(id int64) draft.Ref { return draft.Ref{Kind: draft.Cluster, ID: id} }, draft.Ref{Kind: draft.Offering, ID: 1}, draft.Ref{Kind: draft.Template, ID: 1}
	for _, c := range []struct {
		line, col int
		want      draft.Ref
	}{
		{1, 1, file}, {2, 1, file}, {2, 14, file}, {3, 1, setting}, {4, 1, setting}, {4, 13, setting}, {4, 99, setting}, {5, 1, file}, {5, 10, file},
		{6, 1, cluster(1)}, {6, 7, cluster(1)}, {7, 5, cluster(1)}, {7, 99, cluster(1)}, {8, 7, cluster(1)}, {8, 11, cluster(1)},
		{9, 1, host(1)}, {10, 9, host(1)}, {10, 24, host(1)}, {10, 99, host(1)}, {11, 1, host(2)}, {12, 9, host(2)}, {13, 17, host(2)}, {13, 18, host(2)},
		{14, 5, cluster(2)}, {14, 12, cluster(2)}, {14, 13, cluster(2)}, {14, 14, host(7)}, {14, 19, host(7)}, {14, 21, host(3)}, {14, 32, host(3)}, {14, 33, cluster(2)}, {14, 34, cluster(2)},
		{15, 1, file}, {15, 12, file}, {15, 14, offering}, {16, 20, template}, {17, 5, file}, {18, 1, vm(1)}, {18, 40, vm(1)},
		{19, 1, file}, {20, 5, draft.Ref{Kind: draft.Step, ID: 1}}, {21, 1, file}, {23, 37, file}, {24, 1, zone}, {24, 12, zone}, {25, 1, file},
	} {
		if got, ok := d.At(c.line, c.col); got != c.want || !ok {
			t.Errorf("at %d:%d is %s %v, want %s", c.line, c.col, got, ok, c.want)
		}
	}
	for _, place := range [][2]int{{0, 1}, {1, 0}, {-1, 1}, {26, 1}, {1 << 40, 1}} {
		if got, ok := d.At(place[0], place[1]); ok {
			t.Errorf("at %d:%d is %s", place[0], place[1], got)
		}
	}
	if _, ok := (draft.Document{}).At(1, 1); ok {
		t.Error("something stands in no document")
	}
	if got, _ := read(t, strings.TrimSuffix(text, "\n")).At(24, 99); got != zone {
		t.Errorf("at the end is %s", got)
	}
}
