package scenario_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// whole is a scenario with one of everything; each test spoils one line of it.
const whole = `title: One of everything
zone: {id: 1, name: z}
settings: {vm.allocation.algorithm: firstfit}
pods: [{id: 1, name: p}]
clusters:
  - {id: 1, name: c, cpuOvercommit: 2, hosts: [{id: 1, name: h, tags: [a]}, {id: 2, name: i}]}
offerings: [{id: 1, name: o, cores: 2}]
templates: [{id: 1, name: t, arch: x86_64}]
pools: [{id: 1, name: s}]
vms:
  - {id: 1, name: v, offering: o, template: t, host: h}
  - {id: 2, name: w, offering: o, template: t}
steps: [{maintain: h}, {deploy: w}]
expect: {4.20.1: [{outcome: Maintenance, vms: {v: i}}, {outcome: placed}]}
`

func TestWholeIsTaken(t *testing.T) {
	if _, err := decode([]byte(whole)); err != nil {
		t.Fatal(err)
	}
}

func TestDecodeErrorsNameThePlace(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           string
	}{
		{"unknown field at the top", "title: One", "titel: One", `unknown field "titel"; did you mean "title"? (line 1, column 1)`},
		{"unknown field of a host", "name: h,", "name: h, tag: [b],", `clusters[0].hosts[0]: unknown field "tag"; did you mean "tags"? (line 6, column 65)`},
		{"unknown field like nothing else", "title: One", "colour: One", `unknown field "colour" (line 1, column 1)`},
		{"repeated field", "{id: 1, name: p}", "{id: 1, name: p, id: 2}", `pods[0]: field "id" stands twice (line 4, column 25)`},
		{"repeated section", "pods:", "title: x\npods:", `field "title" stands twice (line 4, column 1)`},

		{"duplicate host id", "{id: 2, name: i}", "{id: 1, name: i}", `clusters[0].hosts[1]: the id 1 is used by another host (line 6, column 77)`},
		{"duplicate host name", "{id: 2, name: i}", "{id: 2, name: h}", `clusters[0].hosts[1]: the name "h" is used by another host`},
		{"duplicate VM name", "name: w,", "name: v,", `vms[1]: the name "v" is used by another vm (line 12, column 5)`},
		{"negative id", "{id: 2, name: i}", "{id: -2, name: i}", `clusters[0].hosts[1].id: id -2 is not between 1 and 2^53`},
		{"name of digits", "name: z", `name: "12"`, `zone.name: the name "12" has only digits and would be taken for an id (line 2, column 21)`},
		{"name that is empty", "name: z", `name: " "`, `zone.name: the name is empty`},
		{"name that is long", "name: z", "name: " + strings.Repeat("z", 201), `zone.name: the name has 201 bytes, more than 200`},

		{"dangling host", "host: h}", "host: hh}", `vms[0].host: there is no host "hh"; did you mean "h"? (line 11, column 54)`},
		{"dangling host id", "host: h}", "host: 7}", `vms[0].host: there is no host with id 7 (line 11, column 54)`},
		{"dangling host id below 0", "host: h}", "host: -1}", `vms[0].host: there is no host with id -1`},
		{"dangling host id 0", "host: h}", "host: 0}", `vms[0].host: there is no host with id 0`},
		{"dangling last host", "host: h}", "lastHost: nowhere}", `vms[0].lastHost: there is no host "nowhere" (line 11, column 58)`},
		{"dangling pod", "name: c,", "name: c, pod: q-1,", `clusters[0].pod: there is no pod "q-1"`},
		{"dangling pool", "host: h}", "host: h, pool: nas}", `vms[0].pool: there is no pool "nas"`},
		{"dangling offering", "offering: o, template: t, host", "offering: big, template: t, host", `vms[0].offering: there is no offering "big" (line 11, column 32)`},
		{"no offering", "offering: o, template: t, host", "template: t, host", `vms[0]: field "offering" is missing (line 11, column 5)`},
		{"no template", "offering: o, template: t, host", "offering: o, host", `vms[0]: field "template" is missing`},
		{"pool of a cluster without one", "name: s}", "name: s, scope: CLUSTER}", `pools[0]: there is no cluster with id 0 (line 9, column 9)`},

		{"hexadecimal", "cores: 2", "cores: 0x10", `offerings[0].cores: "0x10" is no whole number (line 7, column 37)`},
		{"with a fraction", "cores: 2", "cores: 2.5", `offerings[0].cores: "2.5" is no whole number`},
		{"with an exponent", "cores: 2", "cores: 1e3", `offerings[0].cores: "1e3" is no whole number`},
		{"too large for 64 bits", "cores: 2", "cores: 99999999999999999999", `"99999999999999999999" is no whole number`},
		{"beyond a double", "cpuOvercommit: 2", "cpuOvercommit: 1e999", `clusters[0].cpuOvercommit: "1e999" is no number`},
		{"not a number", "cpuOvercommit: 2", "cpuOvercommit: .nan", `".nan" is no number`},
		{"quoted", "cores: 2", `cores: "2"`, `offerings[0].cores: "2" is no whole number`},
		{"underscores", "cores: 2", "cores: 1_000", `"1_000" is no whole number`},
		{"octal in YAML 1.1", "cores: 2", "cores: 010", `"010" is no whole number`},
		{"negative", "cores: 2", "cores: -2", `offerings[0].cores: -2 is not between 1 and 10000 (line 7, column 37)`},
		{"too large to be modelled", "cores: 2", "cores: 200000", `offerings[0].cores: 200000 is not between 1 and 10000`},
		{"a list for a number", "cores: 2", "cores: [2]", `offerings[0].cores: a list is no whole number`},
		{"a word for true", "name: p}", "name: p, disabled: yes}", `pods[0].disabled: "yes" is neither true nor false`},
		{"true in quotes", "name: p}", `name: p, disabled: "true"}`, `pods[0].disabled: "true" is neither true nor false`},
		{"a word that is not modelled", "arch: x86_64", "arch: riscv64", `templates[0].arch: "riscv64" is not modelled; known are x86_64 aarch64 (line 8, column 36)`},
		{"an object for a list", "[{id: 1, name: p}]", "{id: 1, name: p}", `pods: here stands an object, wanted is a list (line 4, column 7)`},
		{"a list for an object", "zone: {id: 1, name: z}", "zone: []", `zone: here stands a list, wanted is an object`},
		{"a value for tags", "tags: [a]", "tags: a", `clusters[0].hosts[0].tags: here stands a value, wanted is a list`},
		{"a comma in a tag", "tags: [a]", `tags: ["a,b"]`, `clusters[0].hosts[0].tags: the tag "a,b" has a comma`},

		{"category without a name", "tags: [a]", `guestOSCategory: ""`, `clusters[0].hosts[0].guestOSCategory: the name is empty`},
		{"tags and a tag rule", "tags: [a]", "tags: [a], tagRule: 'false'", `clusters[0].hosts[0].tagRule: a host has tags or a tag rule, not both`},
		{"affinity", "host: h}", "host: h, affinityGroups: [x]}", `vms[0].affinityGroups[0]: there is no affinity group "x"`},
		{"dedication", "name: p}", "name: p, dedicatedTo: x}", `pods[0].dedicatedTo: there is no affinity group "x"`},
		{"GPU without a type", "cores: 2", "cores: 2, gpu: {group: A}", `offerings[0].gpu: field "type" is missing`},
		{"host GPU without a type", "name: i}", "name: i, gpus: [{group: A, left: 1}]}", `clusters[0].hosts[1].gpus[0]: field "type" is missing`},
		{"negative GPUs", "name: i}", "name: i, gpus: [{type: A, left: -1}]}", `clusters[0].hosts[1].gpus`},
		{"UEFI", "name: i}", "name: i, uefi: maybe}", `clusters[0].hosts[1].uefi: `},
		{"guest-OS rule", "name: i}", "name: i, guestOSRule: x}", `clusters[0].hosts[1]: field "guestOSRule": a guest-OS rule is not modelled yet`},
		{"account in no domain", "title:", "accounts: [{name: a, domain: b}]\ntitle:", `accounts[0].domain: there is no domain "b"`},
		{"domain in itself", "title:", "domains: [{name: a, parent: b}, {name: b, parent: a}]\ntitle:", `domains[1].parent: the domain is its own ancestor`},

		{"setting that is not modelled", "firstfit}", "firstfit, expunge.delay: 60}", `settings: the setting expunge.delay is not modelled (line 3, column 62)`},
		{"setting's value that is not modelled", "firstfit}", "roundrobin}", `settings: vm.allocation.algorithm = roundrobin is not modelled; known are [random firstfit firstfitleastconsumed userdispersing userconcentratedpod_random userconcentratedpod_firstfit] (line 3, column 37)`},
		{"setting of another type", "firstfit}", "firstfit, vm.ha.enabled: 7}", `settings: vm.ha.enabled = "7" is neither true nor false`},
		{"setting with a list", "firstfit}", "firstfit, vm.ha.enabled: [true]}", `settings.vm.ha.enabled: here stands a list, wanted is a value`},
		{"setting twice", "firstfit}", "firstfit, ha.tag: a, ha.tag: b}", `settings: field "ha.tag" stands twice`},
		{"settings in a list", "{vm.allocation.algorithm: firstfit}", "[]", `settings: here stands a list, wanted is an object`},

		{"step with both", "{maintain: h}", "{maintain: h, deploy: w}", `steps[0]: a step has either "maintain", "cancel" or "deploy" (line 13, column 9)`},
		{"step with none", "{maintain: h}", "{}", `steps[0]: a step has either "maintain", "cancel" or "deploy"`},
		{"step with only a pod", "{maintain: h}", "{pod: p}", `steps[0]: a step has either "maintain", "cancel" or "deploy"`},
		{"maintenance with more", "{maintain: h}", "{maintain: h, pod: p}", `steps[0]: "maintain" stands alone`},
		{"cancelling with more", "{maintain: h}", "{cancel: h, planner: HA}", `steps[0]: "cancel" stands alone`},
		{"cancelling beside a maintenance", "{maintain: h}", "{cancel: h, maintain: h}", `steps[0]: a step has either "maintain", "cancel" or "deploy" (line 13, column 9)`},
		{"cancelling for no host", "{maintain: h}", "{cancel: x-9}", `steps[0].cancel: there is no host "x-9" (line 13, column 18)`},
		{"strategy for local storage", "title: One", "settings: {host.maintenance.local.storage.strategy: Stop}\ntitle: One", `Stop is not modelled; known are [Error Migration ForceStop]`},
		{"deployment of a VM that runs", "{deploy: w}", "{deploy: v}", `steps[1]: the VM has a host already (line 13, column 24)`},
		{"deployment of a VM twice", "{maintain: h}", "{deploy: w}", `steps[1]: the VM has a host already (line 13, column 22)`},
		{"planner of a step", "{deploy: w}", "{deploy: w, planner: FirstFit}", `steps[1]: planner "FirstFit": a step knows only "HA"`},
		{"host of a step", "{deploy: w}", "{deploy: w, avoidHosts: [h, x-9]}", `steps[1].avoidHosts[1]: there is no host "x-9" (line 13, column 52)`},

		{"fewer outcomes than steps", ", {outcome: placed}]", "]", `expect.4.20.1: 1 outcomes for 2 steps (line 14, column 18)`},
		{"more outcomes than steps", "{outcome: placed}]", "{outcome: placed}, {outcome: placed}]", `expect.4.20.1: 3 outcomes for 2 steps`},
		{"unknown release", "{4.20.1:", "{4.99:", `expect: release "4.99" is not modelled; known are 4.18, `},
		{"release twice", "{outcome: placed}]}", "{outcome: placed}], 4.20.1: []}", `expect: release 4.20.1 stands twice`},
		{"unknown outcome", "{outcome: placed}", "{outcome: lucky}", `expect.4.20.1[1]: outcome "lucky" is none of [placed unplaced exception`},
		{"no outcome", "{outcome: placed}", "{vms: {}}", `expect.4.20.1[1]: outcome "" is none of`},
		{"unknown VM expected", "{v: i}", "{x: i}", `expect.4.20.1[0].vms: there is no vm "x"`},
		{"unknown host expected", "{v: i}", "{v: j}", `expect.4.20.1[0].vms.v: there is no host "j"`},
		{"list of VMs expected", "{v: i}", "[v]", `expect.4.20.1[0].vms: here stands a list, wanted is an object`},
		{"compare with nothing", "title:", "compare: []\ntitle:", `compare: give one or two releases`},
		{"compare three", "title:", "compare: [4.19.0, 4.20.0, 4.20.1]\ntitle:", `compare: give one or two releases`},
		{"compare with an unknown release", "title:", "compare: [4.20.0, 5.0]\ntitle:", `compare: release "5.0" is not modelled`},
	} {
		t.Run(c.name, func(t *testing.T) {
			spoilt := strings.Replace(whole, c.old, c.new, 1)
			if spoilt == whole {
				t.Fatalf("%q is not in the text", c.old)
			}
			_, err := decode([]byte(spoilt))
			var at *scenario.Error
			if !errors.As(err, &at) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %s\nwant %s", err, c.want)
			}
			if at.Line == 0 || at.Col == 0 {
				t.Errorf("no place is named: %s", err)
			}
		})
	}
}

func TestDecodeErrorsInJSONNameThePlace(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown field", "{\n  \"title\": \"x\",\n  \"podz\": []\n}", `scenario: unknown field "podz"; did you mean "pods"? (line 3, column 3)`},
		{"repeated field", "{\"title\": \"x\",\n \"title\": \"y\"}", `scenario: field "title" stands twice (line 2, column 2)`},
		{"a number in quotes", "{\"seed\":\n\t\"12\"}", `scenario: seed: "12" is no whole number (line 2, column 2)`},
		{"not JSON", "{\"seed\": 12,\n nonsense}", `this is no JSON`},
		{"cut off", `{"seed": 12`, `this is no JSON`},
		{"nothing", "", `this is no JSON`},
		{"two values", "{}\n{}", `there is more text after the scenario (line 2, column`},
		{"a list", "[]", `here stands a list, wanted is an object (line 1, column 1)`},
		{"nothing in place of all", "null", `here stands nothing, wanted is an object (line 1, column 1)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := scenario.Parse([]byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestYAMLThatIsNotTaken(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"anchor", "title: &a x", "anchors and aliases are not taken; write the value out (line 1, column 8)"},
		{"alias", "title: &a x\nabout: *a", "anchors and aliases are not taken"},
		{"merge key", "base: &b {}\nzone:\n  <<: *b", "anchors and aliases are not taken"},
		{"tag", "title: !!str 12", "YAML tags are not taken (line 1, column 8)"},
		{"own tag", "zone: !zone {}", "YAML tags are not taken"},
		{"two documents", "title: x\n---\ntitle: y", "there is more than one document"},
		{"nothing", "", "the text is empty"},
		{"only a comment", "# nothing\n", "the text is empty"},
		{"bad YAML", "title: x\n a: [", "this is no YAML: mapping values are not allowed in this context (line 2, column 1)"},
		{"an alias to nothing", "title: *" + strings.Repeat("x", 1<<12), "this is no YAML: unknown anchor 'xxx"},
		{"merge key without an alias", "zone:\n  <<: {id: 1}", `zone: unknown field "<<" (line 2, column 3)`},
		{"deep", nested(scenario.MaxDepth + 2), "is nested deeper than 12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := decode([]byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	long := []byte("title: " + strings.Repeat("x", scenario.MaxBytes))
	steps := "steps: [" + strings.Repeat("{maintain: h}, ", scenario.MaxSteps) + "{maintain: h}]"
	for _, c := range []struct {
		name string
		read func() error
		want string
	}{
		{"YAML too long", func() error { _, err := decode(long); return err }, "bytes, more than 33554432"},
		{"JSON too long", func() error { _, err := scenario.Parse(long); return err }, "bytes, more than 33554432"},
		{"JSON too deep", func() error {
			_, err := scenario.Parse([]byte(nested(scenario.MaxDepth + 2)))
			return err
		}, "is nested deeper than 12"},
		{"too many steps", func() error { _, err := decode([]byte("clusters: [{hosts: [{name: h}]}]\n" + steps)); return err }, "1001 steps are more than 1000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.read(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
	if _, err := decode([]byte(strings.Repeat("x", 1<<16) + ": 1")); err == nil || len(err.Error()) > 600 {
		t.Errorf("an error about a long key has %d bytes", len(fmt.Sprint(err)))
	}
	if _, err := scenario.JSONTree([]byte(nested(scenario.MaxDepth + 1))); err != nil {
		t.Errorf("as deep as allowed: %v", err)
	}
}

// Each name that dangles costs a look at all names for the nearest: only the
// first may.
func TestManyErrorsAreReadInBoundedTime(t *testing.T) {
	var b strings.Builder
	b.WriteString("pods: [{name: p}")
	for i := range 10_000 {
		fmt.Fprintf(&b, ", {name: a-rather-long-name-of-a-pod-%d}", i)
	}
	b.WriteString("]\nclusters: [{name: c}")
	for i := range 10_000 {
		fmt.Fprintf(&b, ", {pod: the-name-of-a-pod-that-is-not-%d}", i)
	}
	b.WriteString("]\n")
	begin := time.Now()
	_, err := decode([]byte(b.String()))
	if err == nil || !strings.Contains(err.Error(), `clusters[1].pod: there is no pod "the-name`) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

func nested(lists int) string { return strings.Repeat("[", lists) + strings.Repeat("]", lists) }

func TestDefaults(t *testing.T) {
	s, err := decode([]byte(`
clusters: [{hosts: [{}]}, {hypervisor: VMware, hosts: [{}]}]
offerings: [{}]
templates: [{}]
vms:
  - {offering: 1, template: 1}
  - {offering: 1, template: 1, host: 2}
  - {offering: 1, template: 1, host: 1, lastHost: none, state: Stopping}
`))
	if err != nil {
		t.Fatal(err)
	}
	c := s.Cloud
	host := cloud.Host{Status: cloud.Up, ResourceState: cloud.Enabled, Cores: 16, MHz: 2000, RAMMiB: 65536, Capabilities: "hvm,snapshot"}
	first, second := host, host
	first.ID, first.Name, first.Cluster = 1, "host-1", 1
	second.ID, second.Name, second.Cluster = 2, "host-2", 2
	cluster := cloud.Cluster{ID: 1, Name: "cluster-1", Pod: 1, Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1}
	vmware := cluster
	vmware.ID, vmware.Name, vmware.Hypervisor = 2, "cluster-2", cloud.VMware
	vm := cloud.VM{Account: 1, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM}
	stopped, running, stopping := vm, vm, vm
	stopped.ID, stopped.Name, stopped.State = 1, "vm-1", cloud.Stopped
	running.ID, running.Name, running.State, running.Host, running.LastHost, running.Pool, running.Hypervisor = 2, "vm-2", cloud.Running, 2, 2, 1, cloud.VMware
	stopping.ID, stopping.Name, stopping.State, stopping.Host, stopping.Pool = 3, "vm-3", cloud.Stopping, 1, 1
	for _, x := range []struct {
		what      string
		got, want any
	}{
		{"zone", c.Zone, cloud.Zone{ID: 1, Name: "zone-1"}},
		{"settings", c.Settings, cloud.DefaultSettings()},
		{"pods", c.Pods, []cloud.Pod{{ID: 1, Name: "pod-1"}}},
		{"clusters", c.Clusters, []cloud.Cluster{cluster, vmware}},
		{"hosts", c.Hosts, []cloud.Host{first, second}},
		{"offerings", c.Offerings, []cloud.Offering{{ID: 1, Name: "offering-1", Cores: 1, MHz: 1000, RAMMiB: 1024}}},
		{"templates", c.Templates, []cloud.Template{{ID: 1, Name: "template-1", RequiresHVM: true, Arch: cloud.AMD64}}},
		{"pools", c.Pools, []cloud.Pool{{ID: 1, Name: "pool-1", Scope: cloud.ZoneScope}}},
		{"VMs", c.VMs, []cloud.VM{stopped, running, stopping}},
	} {
		if !reflect.DeepEqual(x.got, x.want) {
			t.Errorf("%s: got\n%+v, want\n%+v", x.what, x.got, x.want)
		}
	}
}

func TestIDsAreGivenAroundThoseThatStand(t *testing.T) {
	s, err := decode([]byte(`{pods: [{name: a}, {id: 1, name: b}, {name: c}, {id: 3, name: d}]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range s.Cloud.Pods {
		got = append(got, fmt.Sprint(p.ID, p.Name))
	}
	if want := []string{"1b", "2a", "3d", "4c"}; !reflect.DeepEqual(got, want) {
		t.Errorf("pods are %v, want %v", got, want)
	}
}

func TestAWholeRequestIsRead(t *testing.T) {
	s, err := decode([]byte(strings.Replace(whole, "{deploy: w}", "{deploy: w, pod: p, cluster: c, host: 2, haTag: ha, planner: HA, avoidHosts: [i, h, i]}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	q := s.Steps[1].Deploy
	if q.VM != 2 || q.Plan.Pod != 1 || q.Plan.Cluster != 1 || q.Plan.Host != 2 || q.HATag != "ha" || !q.HAPlanner || !q.Avoid.Equal(trace.Avoid{Hosts: []int64{1, 2}}) {
		t.Errorf("the request is %+v", q)
	}
}

func TestExpectationsComeOldestFirst(t *testing.T) {
	s, err := decode([]byte("expect: {4.20.1: [], 4.18: [], 4.20.0: []}"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range s.Expect {
		got = append(got, e.Release)
	}
	if want := []string{"4.18", "4.20.0", "4.20.1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("expectations are of %v, want %v", got, want)
	}
}

func TestACancelIsAStep(t *testing.T) {
	s, err := decode([]byte("clusters: [{hosts: [{name: h, id: 7}]}]\nsteps: [{maintain: h}, {cancel: 7}]\nexpect: {4.23: [{outcome: Maintenance}, {outcome: Enabled}]}"))
	if err != nil {
		t.Fatal(err)
	}
	if step := s.Steps[1]; step.Cancel != 7 || step.Maintain != 0 || step.Deploy != nil {
		t.Errorf("the step is %+v, want to cancel host 7", step)
	}
}

// A VM that a maintenance may have stopped can be started again; whether it was
// stopped, only the run knows.
func TestAStoppedVMCanBeDeployed(t *testing.T) {
	const text = `
settings: {host.maintenance.local.storage.strategy: %s}
clusters: [{name: c, hosts: [{name: h}, {name: i}]}]
pools: [{name: disk, scope: HOST, host: h}, {name: nfs}]
offerings: [{name: o}]
templates: [{name: t}]
vms: [{name: v, offering: o, template: t, host: h, pool: %s}]
steps: [{maintain: %s}, {deploy: v}]`
	for _, c := range []struct{ strategy, pool, host, refused string }{
		{"ForceStop", "disk", "h", ""},
		{"ForceStop", "nfs", "h", "steps[1]: the VM has a host already"},
		{"Migration", "disk", "h", "steps[1]: the VM has a host already"},
		{"ForceStop", "disk", "i", "steps[1]: starting v, which has a host already is not modelled yet"},
	} {
		t.Run(c.strategy+" "+c.pool+" "+c.host, func(t *testing.T) {
			s, err := decode(fmt.Appendf(nil, text, c.strategy, c.pool, c.host))
			if err == nil {
				_, err = s.Run(placement.Releases()[0])
			}
			if c.refused == "" && err != nil || c.refused != "" && (err == nil || !strings.Contains(err.Error(), c.refused)) {
				t.Errorf("got %v, want %q", err, c.refused)
			}
		})
	}
}

// Events tell ids of categories, so these are the same whichever section stands first.
func TestTheOrderOfSectionsMeansNothing(t *testing.T) {
	clusters, templates := "clusters: [{hosts: [{guestOSCategory: a}, {guestOSCategory: b}]}]\n", "templates: [{guestOSCategory: b}, {guestOSCategory: c}]\n"
	one, err := decode([]byte(clusters + templates))
	other, err2 := decode([]byte(templates + clusters))
	if err != nil || err2 != nil || !reflect.DeepEqual(one, other) || len(one.Cloud.Categories) != 3 {
		t.Errorf("%+v and %+v, %v, %v", one, other, err, err2)
	}
}
