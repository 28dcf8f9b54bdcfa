package remedy_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

func read(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	n, err := yamltree.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(n)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func release(t *testing.T, name string) placement.Release {
	t.Helper()
	r, err := placement.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// failed are the cases of a run, and the scenario's text in full is its run.
func failed(t *testing.T, s *scenario.Scenario, in string) []remedy.Case {
	t.Helper()
	out, err := s.Run(release(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return remedy.Failed(s, out)
}

// told are the changes in words, with where the VM goes.
func told(s *scenario.Scenario, found remedy.Found) []string {
	speaker := words.Speaker{Cloud: s.Cloud}
	var all []string
	for _, r := range found.Remedies {
		var parts []string
		for _, c := range r.Changes {
			parts = append(parts, words.Change(speaker, c))
		}
		text := strings.Join(parts, " + ")
		if r.Host != 0 {
			text += " → " + speaker.Host(r.Host)
		}
		all = append(all, text)
	}
	return all
}

// A scenario in which one VM fails, and all that would help, in its order.
func TestWhatIsTold(t *testing.T) {
	const tail = "\nofferings: [{name: small, cores: 2, mhz: 2000, ramMiB: 4096}, {name: tagged, hostTag: 'ssd,gold'}]\ntemplates: [{name: any}, {name: arm, requiresHVM: true}]\n"
	for _, c := range []struct {
		name, text string
		want       []string
		pairs      bool
	}{
		// 4000 are needed; 16 × 2000 × 1.3 is 41600, of which 700 are free: 3300 are missing.
		{"free with overcommit", "clusters: [{name: c, cpuOvercommit: 1.3, hosts: [{name: h, usedMHz: 40900}]}]\nsettings: {cluster.threshold.enabled: false}" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"free 3300 MHz on h → h", "set cpuOvercommit of the cluster c to 1.41 (it is 1.3) → h"}, false},
		{"reserved", "clusters: [{name: c, hosts: [{name: h, reservedMiB: 62000}]}]\nsettings: {cluster.threshold.enabled: false}" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"release 560 reserved MiB on h → h", "set ramOvercommit of the cluster c to 1.01 (it is 1) → h"}, false},
		{"state", "clusters: [{name: c, hosts: [{name: a, status: Down}, {name: b, resourceState: Disabled}, {name: m, resourceState: Maintenance}]}]" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"enable b (it is Disabled) → b", "enable m (it is Maintenance) → m", "bring a up (it is Down) → a"}, false},
		{"disabled above", "pods: [{name: p, disabled: true}]\nclusters: [{name: c, hosts: [{name: h}]}]" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"enable the pod p → h"}, false},
		{"a zone", "zone: {name: z, disabled: true}\nclusters: [{name: c, hosts: [{name: h}]}]" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"enable the zone z → h"}, false},
		{"two things on one host", "clusters: [{name: c, hosts: [{name: h, status: Down, resourceState: Disabled}]}]" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"enable h (it is Disabled) + bring h up (it is Down) → h"}, true},
		{"both capacities", "clusters: [{name: c, hosts: [{name: h, usedMHz: 31000, usedMiB: 65000}]}]\nsettings: {cluster.threshold.enabled: false}" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]",
			[]string{"free 3000 MHz on h + free 3560 MiB on h → h", "free 3000 MHz on h + set ramOvercommit of the cluster c to 1.06 (it is 1) → h",
				"set cpuOvercommit of the cluster c to 1.1 (it is 1) + free 3560 MiB on h → h", "set cpuOvercommit of the cluster c to 1.1 (it is 1) + set ramOvercommit of the cluster c to 1.06 (it is 1) → h"}, true},
		{"tags", "clusters: [{name: c, hosts: [{name: a, tags: [ssd]}, {name: b}]}]" + tail + "vms: [{name: v, offering: tagged, template: any}]\nsteps: [{deploy: v}]",
			[]string{"give a the tag gold → a", "give b the tag ssd and gold → b", "take the tag gold from the offering tagged → a", "take the tag ssd and gold from the offering tagged → a"}, false},
		{"hvm", "clusters: [{name: c, hosts: [{name: h, capabilities: [snapshot]}]}]" + tail + "vms: [{name: v, offering: small, template: arm}]\nsteps: [{deploy: v}]",
			[]string{"set capabilities of h to snapshot,hvm (it is snapshot) → h", "set requiresHVM of the template arm to false (it is true) → h", "set xenserver.check.hvm to false (it is true) → h"}, false},
		{"refused by high availability", "clusters: [{name: c, hosts: [{name: h}, {name: o}]}]\nsettings: {vm.ha.enabled: false}" + tail + "vms: [{name: v, offering: small, template: any, host: h}]\nsteps: [{maintain: h}]",
			[]string{"set vm.ha.enabled to true (it is false)"}, false},
		{"refused twice", "clusters: [{name: c, hosts: [{name: h, resourceState: Disabled}, {name: o, resourceState: PrepareForMaintenance}, {name: p}]}]" + tail + "vms: [{name: v, offering: small, template: any, host: h}]\nsteps: [{maintain: h}]",
			[]string{"enable h (it is Disabled) + enable o (it is PrepareForMaintenance)"}, true},
		{"apart", "clusters: [{name: c, hosts: [{name: h}]}]\naffinityGroups: [{name: apart, type: host anti-affinity}]" + tail + "vms: [{name: v, offering: small, template: any, affinityGroups: [apart]}, {name: w, offering: small, template: any, host: h, affinityGroups: [apart]}]\nsteps: [{deploy: v}]",
			[]string{"take v out of apart → h"}, false},
		{"nothing is known", "clusters: [{name: c, hypervisor: VMware, hosts: [{name: h}]}]" + tail + "vms: [{name: v, offering: small, template: any}]\nsteps: [{deploy: v}]", nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := read(t, strings.Replace(c.text, "settings: {", "settings: {vm.allocation.algorithm: firstfit, ", 1))
			cases := failed(t, s, "4.23")
			if len(cases) != 1 {
				t.Fatalf("%+v failed, want one", cases)
			}
			found, err := remedy.Changes(s, release(t, "4.23"), cases[0], remedy.Search{})
			if err != nil {
				t.Fatal(err)
			}
			if got := told(s, found); !slices.Equal(got, c.want) || found.Pairs != c.pairs || found.Left != 0 || found.Unmodelled != 0 {
				t.Errorf("told is\n  %s\nwant\n  %s\n%+v", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "), found)
			}
		})
	}
}

func issue(t *testing.T) *scenario.Scenario {
	t.Helper()
	text, err := os.ReadFile("../../examples/issue-10598.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, string(text))
}

// In 4.20.0 the Linux hosts were never asked, and nothing was in their way.
func TestTheIssue(t *testing.T) {
	s := issue(t)
	in := release(t, "4.20.0")
	cases := failed(t, s, "4.20.0")
	if len(cases) != 3 || cases[0] != (remedy.Case{Step: 1, VM: 8127, Host: 982, Outcome: trace.Stuck}) {
		t.Fatalf("%+v failed", cases)
	}
	table, err := remedy.Blockers(s, in, cases[0])
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Run(in)
	if err != nil {
		t.Fatal(err)
	}
	if end := table.Ended; end == nil || end.Rule != trace.ListEmpty || out.Trace.Events[end.Asked].Rule != trace.ListEmpty || end.At.Cluster != 19 {
		t.Errorf("it ended at %+v", end)
	}
	if against := table.Against(983); len(against) != 0 {
		t.Errorf("in the way of linux-02: %+v", against)
	}
	against := table.Against(901)
	if len(against) != 1 || against[0].Rule != trace.ListTemplate || against[0].Asked < 0 || out.Trace.Events[against[0].Asked].At.Host != 901 {
		t.Errorf("in the way of win-01: %+v", against)
	}
	for _, h := range table.Clusters[0].Hosts {
		for _, c := range h.Cells {
			if c.Rule == trace.ListUp && c.Asked >= 0 {
				t.Errorf("the trace never came to host %d, and the table says event %d", h.Host, c.Asked)
			}
		}
	}
	if since := remedy.PlacedSince(s, "4.20.0", cases[0]); since != "4.20.1" {
		t.Errorf("placed since %q", since)
	}
	if since := remedy.PlacedSince(s, "4.23", cases[0]); since != "" {
		t.Errorf("no release follows 4.23, and %q places it", since)
	}
}

// With ha.tag, a release lists hosts with a tag rule as it lists others: what the
// rule says of a VM without tags is not in the way then.
func TestARejectingTagRuleIsNotInTheWayOfAHostThatIsListed(t *testing.T) {
	s := read(t, `
settings: {ha.tag: ha}
clusters: [{name: c, hosts: [{name: r, tagRule: "false"}]}]
offerings: [{name: o}]
templates: [{name: any}]
vms: [{name: v, offering: o, template: any}]
steps: [{deploy: v}]`)
	s.Rules = cloud.TagRuleAnswers{}
	for _, q := range s.TagRuleCases() {
		s.Rules[q] = cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
	}
	if cases := failed(t, s, "4.23"); len(cases) != 0 {
		t.Fatalf("%+v failed", cases)
	}
	table, err := remedy.Blockers(s, release(t, "4.23"), remedy.Case{Step: 1, VM: 1})
	if err != nil {
		t.Fatal(err)
	}
	if against := table.Against(1); len(against) != 0 {
		t.Errorf("r was chosen, and this is in the way: %+v", against)
	}
}

func TestTheSearchIsBounded(t *testing.T) {
	s := fullCloud(t, 40, 80, false)
	c := remedy.Case{Step: 1, VM: int64(len(s.Cloud.VMs))}
	in := release(t, "4.23")
	for _, bound := range []int{1, 3, 10} {
		found, err := remedy.Changes(s, in, c, remedy.Search{Reruns: bound})
		if err != nil || found.Reruns > bound || found.Left == 0 {
			t.Errorf("with %d reruns: %+v, %v", bound, found, err)
		}
	}
	found, err := remedy.Changes(s, in, c, remedy.Search{})
	if err != nil || found.Reruns > remedy.MaxReruns || found.Left == 0 || len(found.Remedies) == 0 {
		t.Errorf("%+v, %v", found, err)
	}
	alike := map[string]int{}
	for _, r := range found.Remedies {
		alike[r.Changes[0].Field]++
	}
	for field, n := range alike {
		if n > remedy.MaxAlike {
			t.Errorf("%d changes of %s are told", n, field)
		}
	}
}

// A changed host tag is a question that no tag rule has answered yet.
func TestTagRulesAreAskedOrTheChangeIsCounted(t *testing.T) {
	s := read(t, `
clusters: [{name: c, hosts: [{name: h}, {name: r, tagRule: "tags.length == 0"}]}]
offerings: [{name: o, hostTag: ssd}]
templates: [{name: any}]
vms: [{name: v, offering: o, template: any}]
steps: [{deploy: v}]`)
	s.Rules = cloud.TagRuleAnswers{}
	for _, q := range s.TagRuleCases() {
		s.Rules[q] = cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
	}
	in := release(t, "4.23")
	found, err := remedy.Changes(s, in, remedy.Case{Step: 1, VM: 1}, remedy.Search{})
	if err != nil || found.Unanswered != 1 || !slices.Equal(told(s, found), []string{"give h the tag ssd → h"}) {
		t.Errorf("%v, %+v, %v", told(s, found), found, err)
	}
	var asked []cloud.TagRuleCase
	found, err = remedy.Changes(s, in, remedy.Case{Step: 1, VM: 1}, remedy.Search{Answer: func(cases []cloud.TagRuleCase) (cloud.TagRuleAnswers, error) {
		asked = append(asked, cases...)
		return cloud.TagRuleAnswers{cases[0]: {Outcome: cloud.RuleAccepts}}, nil
	}})
	if err != nil || found.Unanswered != 0 || len(found.Remedies) != 2 || len(asked) != 1 || asked[0].Tags != "" {
		t.Errorf("%v, %+v, %v; asked %+v", told(s, found), found, err, asked)
	}
}

func TestApplyRefuses(t *testing.T) {
	s := issue(t)
	before := *s.Cloud
	for want, c := range map[string]remedy.Change{
		`remedy: host 901: tags is "generic,windows", not "windows"`:                                       {Kind: remedy.Host, ID: 901, Field: "tags", From: "windows", To: "linux"},
		`remedy: host 1: tags is nothing that can be changed`:                                              {Kind: remedy.Host, ID: 1, Field: "tags"},
		`remedy: host 901: name is nothing that can be changed`:                                            {Kind: remedy.Host, ID: 901, Field: "name"},
		`remedy: setting: no.such is nothing that can be changed`:                                          {Kind: remedy.Setting, Field: "no.such"},
		`remedy: vm 8127: host can only become none`:                                                       {Kind: remedy.VM, ID: 8127, Field: "host", From: "982", To: "983"},
		`remedy: host 901: status hosts[0].Status: "Gone" is not modelled; known are Up Down Disconnected`: {Kind: remedy.Host, ID: 901, Field: "status", From: "Up", To: "Gone"},
	} {
		if _, err := c.Apply(s); err == nil || err.Error() != want {
			t.Errorf("%+v: %v, want %s", c, err, want)
		}
	}
	if !reflect.DeepEqual(before, *s.Cloud) {
		t.Error("a refused change has changed the cloud")
	}
	if _, err := remedy.Blockers(s, release(t, "4.23"), remedy.Case{Step: 2, VM: 8127}); err == nil || err.Error() != "remedy: there is no step 2" {
		t.Errorf("a step that is not there: %v", err)
	}
	if _, err := remedy.Blockers(s, release(t, "4.23"), remedy.Case{Step: 1, VM: 8140}); err == nil || err.Error() != "remedy: step 1 makes no plan for VM 8140" {
		t.Errorf("a VM that is not placed: %v", err)
	}
}
