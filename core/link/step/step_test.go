package step_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/link/step"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
)

func read(t *testing.T, text string) draft.Document {
	t.Helper()
	d, _, err := draft.Read([]byte(text), yamltree.Read)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func examples(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = string(text)
	}
	return all
}

// ran is a scenario's trace; nil where the release refuses. All tag rules accept.
func ran(t *testing.T, s *scenario.Scenario, release placement.Release) *trace.Trace {
	t.Helper()
	s.Rules = cloud.TagRuleAnswers{}
	for _, c := range s.TagRuleCases() {
		s.Rules[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
	}
	out, err := s.Run(release)
	if err != nil {
		return nil
	}
	return &out.Trace
}

func find(t *testing.T, release string) placement.Release {
	t.Helper()
	r, err := placement.Find(release)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every event of every example has a name of its own, and is found by it.
func TestEveryEventIsFoundByItsName(t *testing.T) {
	events, visits := 0, map[string]int{}
	for name, text := range examples(t) {
		s := read(t, text).Scenario()
		for _, release := range placement.Releases() {
			made := ran(t, s, release)
			if made == nil {
				continue
			}
			for i := range made.Events {
				at := step.At(s.Cloud, made, i)
				if event, exact := step.Find(s.Cloud, made, at); event != i || !exact {
					t.Fatalf("%s in %s: event %d is %q, which is event %d, exact: %v", name, release.Name, i, at, event, exact)
				}
				if last := at[len(at)-1]; strings.ContainsAny(at, " &#<>\"") || strings.ContainsRune(".:/-_%", rune(last)) {
					t.Fatalf("%s in %s: %q does not stand in an address as it is", name, release.Name, at)
				}
				for _, word := range []string{"step:", "attempt:", "round:"} {
					if strings.Contains(at, word) {
						visits[word]++
					}
				}
				events++
			}
		}
	}
	for _, word := range []string{"step:", "attempt:", "round:"} {
		if visits[word] == 0 {
			t.Errorf("of %d events none is told apart by %s", events, word)
		}
	}
}

const twice = `
settings: {vm.allocation.algorithm: firstfit, migrate.vm.across.clusters: true, cluster.threshold.enabled: false}
clusters:
  - {id: 16, name: linux, hosts: [{name: linux-01}, {name: linux-02}, {name: linux-03, usedMHz: 30000}]}
offerings: [{name: o}]
templates: [{name: t}]
vms: [{name: web-1, offering: o, template: t, host: linux-01}, {name: web-2, offering: o, template: t}]
steps: [{maintain: linux-01}, {cancel: linux-01}, {maintain: linux-02}, {deploy: web-2}]
`

func TestNamesSayWhatAStepIsAbout(t *testing.T) {
	s := read(t, twice).Scenario()
	made := ran(t, s, find(t, "4.20.1"))
	names := map[string]bool{}
	for i := range made.Events {
		names[step.At(s.Cloud, made, i)] = true
	}
	for _, want := range []string{
		"cluster:linux/host:linux-01/maintain",
		"vm:web-1/move",
		"vm:web-1/cluster:linux/host:linux-02/host.cpu",
		"step:3/vm:web-1/move",
		"vm:web-1/cluster:linux/cluster",
		"vm:web-2/deploy.end",
	} {
		if !names[want] {
			t.Errorf("no event is called %q", want)
		}
	}
	if t.Failed() {
		for i := range made.Events {
			t.Log(step.At(s.Cloud, made, i))
		}
	}
}

func TestFind(t *testing.T) {
	s := read(t, twice).Scenario()
	made := ran(t, s, find(t, "4.20.1"))
	for _, c := range []struct {
		name, at, want string
		exact          bool
	}{
		{"by ids", "vm:1/cluster:16/host:2/host.cpu", "vm:web-1/cluster:linux/host:linux-02/host.cpu", true},
		{"what is usual, said", "step:1/vm:web-1/attempt:1/round:1/cluster:linux/host:linux-02/host.cpu/nth:1", "vm:web-1/cluster:linux/host:linux-02/host.cpu", true},
		{"a place without a question", "vm:web-1/cluster:linux/host:linux-02", "vm:web-1/cluster:linux/host:linux-02/list.up", true},
		{"a place in another step", "step:3/vm:web-1", "step:3/vm:web-1/move", true},
		{"escapes that need not be", "vm:web%2D1/move", "vm:web-1/move", true},
		{"a question that is not asked", "vm:web-1/cluster:linux/host:linux-02/host.none", "vm:web-1/cluster:linux/host:linux-02/list.up", false},
		{"asked less often", "vm:web-1/cluster:linux/host:linux-02/host.cpu/nth:9", "vm:web-1/cluster:linux/host:linux-02/host.cpu", false},
		{"a host that is gone", "vm:web-1/cluster:linux/host:linux-99/host.cpu", "vm:web-1/cluster:linux/cluster", false},
		{"a question of another place", "vm:web-1/cluster:linux/host:linux-03/order.end", "vm:web-1/cluster:linux/host:linux-03/list.up", false},
		{"a cluster that is gone", "vm:web-1/cluster:windows/host:linux-02/host.cpu", "vm:web-1/move", false},
		{"a VM that is gone", "vm:web-9/cluster:linux", "cluster:linux/host:linux-01/maintain", false},
		{"a step that is gone", "step:9/vm:web-1", "cluster:linux/host:linux-01/maintain", false},
		{"a round that was not", "vm:web-1/round:7/cluster:linux/host:linux-02", "vm:web-1/move", false},
		{"nothing", "", "cluster:linux/host:linux-01/maintain", false},
		{"nonsense", "//::/%%%/vm:/x:y/nth:0", "cluster:linux/host:linux-01/maintain", false},
		{"nonsense inside", "vm:web-1/x:y/host:linux-02", "vm:web-1/move", false},
		{"twice", "vm:web-1/vm:web-1", "vm:web-1/move", false},
		{"numbers with signs", "step:+1/vm:web-1", "cluster:linux/host:linux-01/maintain", false},
		{"numbers without end", "step:99999999999999999999", "cluster:linux/host:linux-01/maintain", false},
		{"a long one", strings.Repeat("vm:web-1/", 10_000), "cluster:linux/host:linux-01/maintain", false},
	} {
		event, exact := step.Find(s.Cloud, made, c.at)
		if got := step.At(s.Cloud, made, event); got != c.want || exact != c.exact {
			t.Errorf("%s: %.60q is %q, exact: %v; want %q, %v", c.name, c.at, got, exact, c.want, c.exact)
		}
	}
	if event, exact := step.Find(s.Cloud, &trace.Trace{}, "vm:web-1"); event != -1 || exact {
		t.Errorf("in a trace without events it is event %d, exact: %v", event, exact)
	}
}

// "tags" is whatever asks about tags.
func TestTagsAreAnyRuleAboutThem(t *testing.T) {
	s := read(t, examples(t)["issue-10598.yaml"]).Scenario()
	made := ran(t, s, find(t, "4.20.1"))
	event, exact := step.Find(s.Cloud, made, "vm:web-2/cluster:16/host:linux-02/tags")
	if got := step.At(s.Cloud, made, event); got != "vm:web-2/cluster:linux/host:linux-02/list.offering" || !exact {
		t.Errorf("it is %q, exact: %v", got, exact)
	}
}

// Names of things may be anything.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{"a/b", "%2F", "a:b", "vm:x", "ü 漢字", "..", "a&b=c#d", `"<script>`, "1e5", "tab\t", "nth:2", "step:1", "100%", "a+b", "none", strings.Repeat("ü", 100)} {
		text := strings.NewReplacer("web-1", fmt.Sprintf("%q", name), "linux-02", fmt.Sprintf("%q", name), "name: linux,", fmt.Sprintf("name: %q,", name)).Replace(twice)
		s := read(t, text).Scenario()
		made := ran(t, s, find(t, "4.20.1"))
		for i := range made.Events {
			at := step.At(s.Cloud, made, i)
			if event, exact := step.Find(s.Cloud, made, at); event != i || !exact {
				t.Fatalf("%q: event %d is %q, which is event %d, exact: %v", name, i, at, event, exact)
			}
			for _, sign := range at {
				if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:/%", sign) {
					t.Fatalf("%q: %q has a sign %q", name, at, sign)
				}
			}
		}
	}
}

// After any edit a name leads to the same question, or to a place around it.
func TestNamesSurviveEdits(t *testing.T) {
	exacts, nears := 0, 0
	for name, text := range examples(t) {
		for seed := range uint64(8) {
			r := rand.New(rand.NewPCG(seed, 1))
			before := read(t, text)
			release := placement.Releases()[r.IntN(len(placement.Releases()))]
			old := ran(t, before.Scenario(), release)
			after := edited(before, r)
			made := ran(t, after.Scenario(), release)
			if old == nil || made == nil || len(made.Events) == 0 {
				continue
			}
			for i := range old.Events {
				at := step.At(before.Scenario().Cloud, old, i)
				event, exact := step.Find(after.Scenario().Cloud, made, at)
				got := step.At(after.Scenario().Cloud, made, event)
				if exact && !same(&old.Events[i], &made.Events[event], before.Scenario().Cloud, after.Scenario().Cloud) {
					t.Fatalf("%s, seed %d: %q leads to %q", name, seed, at, got)
				}
				if !exact && !around(after.Scenario().Cloud, made, at, event) {
					t.Fatalf("%s, seed %d: %q leads to %q, which is not the nearest place around", name, seed, at, got)
				}
				if exact {
					exacts++
				} else {
					nears++
				}
			}
		}
	}
	if exacts < 3*nears || nears < 100 {
		t.Errorf("%d names lead to the same question and %d near it", exacts, nears)
	}
}

// edited is a document after some edits that it takes.
func edited(d draft.Document, r *rand.Rand) draft.Document {
	for range 1 + r.IntN(3) {
		c := d.Scenario().Cloud
		if len(c.Hosts) == 0 || len(c.VMs) == 0 {
			return d
		}
		host, vm := c.Hosts[r.IntN(len(c.Hosts))], c.VMs[r.IntN(len(c.VMs))]
		edits := []draft.Edit{
			draft.Add{Kind: draft.Host, In: host.Cluster}, draft.Add{Kind: draft.VM, Host: host.ID}, draft.Duplicate{Of: draft.Ref{Kind: draft.Cluster, ID: host.Cluster}},
			draft.Delete{Of: []draft.Ref{{Kind: draft.Host, ID: host.ID}}}, draft.Delete{Of: []draft.Ref{{Kind: draft.VM, ID: vm.ID}}},
			draft.MoveVM{VM: vm.ID, To: host.ID}, draft.Tag{Tag: "ssd", Hosts: []cloud.ID{host.ID}}, draft.Rename{Of: draft.Ref{Kind: draft.Host, ID: host.ID}, To: "renamed"},
			draft.AddStep{Before: 1, Field: "maintain", ID: host.ID}, draft.MoveStep{From: 1, To: len(d.Scenario().Steps)},
		}
		if next, err := d.Apply(edits[r.IntN(len(edits))]); err == nil {
			d = next
		}
	}
	return d
}

// same: the same question, of things of the same names.
func same(a, b *trace.Event, before, after *cloud.Cloud) bool {
	names := func(c *cloud.Cloud, p trace.Place) (s string) {
		if p.VM != 0 {
			s += c.VM(p.VM).Name
		}
		if p.Cluster != 0 {
			s += "/" + c.Cluster(p.Cluster).Name
		}
		if p.Host != 0 {
			s += "/" + c.Host(p.Host).Name
		}
		return s
	}
	return a.Rule == b.Rule && names(before, a.At) == names(after, b.At)
}

// around: the event is the first of the longest beginning of a name that means any.
func around(c *cloud.Cloud, t *trace.Trace, at string, event int) bool {
	for cut := strings.LastIndexByte(at, '/'); cut >= 0; cut = strings.LastIndexByte(at, '/') {
		at = at[:cut]
		if i, exact := step.Find(c, t, at); exact {
			return i == event
		}
	}
	return event == 0
}

func FuzzFind(f *testing.F) {
	text, err := os.ReadFile("../../../examples/threshold.yaml")
	if err != nil {
		f.Fatal(err)
	}
	n, err := yamltree.Read(text)
	if err != nil {
		f.Fatal(err)
	}
	s, err := scenario.Decode(n)
	if err != nil {
		f.Fatal(err)
	}
	out, err := s.Run(placement.Releases()[5])
	if err != nil {
		f.Fatal(err)
	}
	for i := range out.Trace.Events {
		f.Add(step.At(s.Cloud, &out.Trace, i))
	}
	f.Add("step:2/vm:%61pi-1/nth:2")
	f.Fuzz(func(t *testing.T, at string) {
		event, exact := step.Find(s.Cloud, &out.Trace, at)
		if event < 0 || event >= len(out.Trace.Events) {
			t.Fatalf("%q is event %d", at, event)
		}
		if again, still := step.Find(s.Cloud, &out.Trace, step.At(s.Cloud, &out.Trace, event)); exact && (again != event || !still) {
			t.Fatalf("%q is event %d, and by its name %d", at, event, again)
		}
	})
}
