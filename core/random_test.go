package core_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
	"placement-playground/web/tagrule"
)

// dice throw small clouds in which much goes wrong: tags that nobody has,
// hosts that are down, clusters of other kinds, full hosts, odd settings.
type dice struct{ *rand.Rand }

func (d dice) one(in int) bool { return d.IntN(in) == 0 }

func pick[T any](d dice, from ...T) T { return from[d.IntN(len(from))] }

// randomScenario is a cloud and some steps, the same for the same seed.
func randomScenario(t testing.TB, seed uint64) *scenario.Scenario {
	t.Helper()
	d := dice{rand.New(rand.NewPCG(seed, 0))}
	c := cloud.Cloud{
		Zone: cloud.Zone{ID: 1, Name: "zone", Disabled: d.one(40)}, Settings: d.settings(),
		Categories: []cloud.Category{{ID: 1, Name: "Linux"}, {ID: 2, Name: "Windows"}},
	}
	c.Domains = []cloud.Domain{{ID: 1, Name: "ROOT"}}
	c.Accounts = []cloud.Account{{ID: 1, Name: "alice", Domain: 1}, {ID: 2, Name: "bob", Domain: 1, RootAdmin: d.one(3), AdminRole: d.one(3)}}
	if d.one(3) {
		c.AffinityGroups = []cloud.AffinityGroup{
			{ID: 1, Name: "apart", Type: pick(d, cloud.HostAntiAffinity, cloud.NonStrictHostAntiAffinity)},
			{ID: 2, Name: "together", Type: pick(d, cloud.HostAffinity, cloud.NonStrictHostAffinity)},
			{ID: 3, Name: "alice's", Type: cloud.ExplicitDedication, Domain: 1, Account: 1},
			{ID: 4, Name: "the domain's", Type: cloud.ExplicitDedication, Domain: 1},
		}
		c.Zone.Dedicated = pick[int64](d, 0, 0, 0, 0, 3, 4)
	}
	for i := range 1 + d.IntN(3) {
		c.Pods = append(c.Pods, cloud.Pod{ID: int64(i + 1), Name: fmt.Sprintf("pod-%d", i+1), Disabled: d.one(15), Dedicated: d.dedicated(&c)})
	}
	for i := range 1 + d.IntN(5) {
		c.Clusters = append(c.Clusters, d.cluster(int64(i+1), len(c.Pods), d.dedicated(&c)))
	}
	rules := d.one(3)
	for range 1 + d.IntN(12) {
		h := d.host(int64(len(c.Hosts)+1), len(c.Clusters), rules)
		h.Dedicated = d.dedicated(&c)
		c.Hosts = append(c.Hosts, h)
	}
	for i := range 3 {
		c.Offerings = append(c.Offerings, cloud.Offering{
			ID: int64(i + 1), Name: fmt.Sprintf("offering-%d", i+1), Cores: 1 + d.Int64N(8), MHz: pick[int64](d, 500, 1000, 2000), RAMMiB: pick[int64](d, 512, 4096, 16384),
			HostTag:           pick(d, "", "", "linux", "ssd", "linux,ssd", "Linux", "ssd,ssd", "linux, ssd", "nowhere"),
			Planner:           pick(d, "", "", "", "", "FirstFitPlanner", "SkipHeuresticsPlanner", "NoSuchPlanner", "UserDispersingPlanner", "UserConcentratedPodPlanner", "ImplicitDedicationPlanner", "ImplicitDedicationPlanner"),
			ImplicitPreferred: d.one(2), GPU: pick(d, cloud.VGPU{}, cloud.VGPU{}, cloud.VGPU{}, cloud.VGPU{Group: "K1", Type: "k120"}),
		})
		c.Templates = append(c.Templates, cloud.Template{
			ID: int64(i + 1), Name: fmt.Sprintf("template-%d", i+1), Tag: pick(d, "", "", "linux", "windows", "ssd,linux", "nowhere"), RequiresHVM: !d.one(4),
			Arch: pick(d, cloud.AMD64, cloud.AMD64, cloud.AMD64, cloud.ARM64), Category: pick[int64](d, 0, 1, 2),
		})
	}
	c.Pools = append(c.Pools, cloud.Pool{ID: 1, Name: "pool-1", Scope: cloud.ZoneScope})
	for id := int64(2); id <= 3; id++ {
		c.Pools = append(c.Pools, cloud.Pool{ID: id, Name: fmt.Sprintf("pool-%d", id), Scope: pick(d, cloud.ZoneScope, cloud.ClusterScope, cloud.ClusterScope, cloud.HostScope),
			Cluster: 1 + d.Int64N(int64(len(c.Clusters))), Host: 1 + d.Int64N(int64(len(c.Hosts)))})
	}
	for range d.IntN(20) {
		c.VMs = append(c.VMs, d.vm(int64(len(c.VMs)+1), &c))
	}
	more := dice{rand.New(rand.NewPCG(seed, 3))}
	more.local(&c)
	made, err := cloud.New(c)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	s := &scenario.Scenario{Seed: seed, Cloud: made, Steps: more.cancels(made, d.steps(made)), Rules: cloud.TagRuleAnswers{}}
	for _, c := range s.TagRuleCases() {
		s.Rules[c] = pick(d, cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}, cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}, cloud.TagRuleAnswer{Outcome: cloud.RuleRejects},
			cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}, cloud.TagRuleAnswer{Outcome: cloud.RuleNotBoolean, Detail: "the number 1"},
			pick(d, cloud.TagRuleAnswer{Outcome: cloud.RuleThrows, Detail: "ReferenceError"}, cloud.TagRuleAnswer{Outcome: cloud.RuleTimesOut}, cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}))
	}
	return s
}

func (d dice) settings() cloud.Settings {
	s := cloud.DefaultSettings()
	s.Algorithm = pick(d, cloud.Random, cloud.FirstFit, cloud.FirstFit, cloud.LeastConsumed, cloud.UserDispersing, cloud.ConcentratedRandom, cloud.ConcentratedFirstFit)
	s.DispersionWeight = pick(d, 1, 1, 0.5, 0)
	s.Planner = pick(d, s.Planner, s.Planner, s.Planner, "SkipHeuresticsPlanner", "firstfitplanner")
	s.OrderBy = pick(d, cloud.ByCPU, cloud.ByRAM)
	s.CPUThreshold, s.RAMThreshold = pick(d, 0.85, 0.5, 1), pick(d, 0.85, 0.5, 1)
	s.ThresholdsOn, s.AcrossClusters, s.PodsFirst = !d.one(4), !d.one(3), d.one(4)
	s.HATag, s.StrictTags = pick(d, "", "", "ha"), pick(d, nil, nil, []string{"linux"}, []string{"ssd,linux"})
	s.RouterOnDisabled, s.AdminOnDisabled, s.SystemLocalStorage = d.one(2), d.one(2), d.one(5)
	s.HAEnabled, s.CheckHVM = !d.one(10), !d.one(3)
	return s
}

// dedicated is a group to dedicate something to, mostly none.
func (d dice) dedicated(c *cloud.Cloud) cloud.ID {
	if len(c.AffinityGroups) == 0 || !d.one(6) {
		return 0
	}
	return pick[int64](d, 3, 4)
}

func (d dice) cluster(id int64, pods int, dedicated cloud.ID) cloud.Cluster {
	c := cloud.Cluster{
		ID: id, Dedicated: dedicated, Name: fmt.Sprintf("cluster-%d", id), Pod: 1 + d.Int64N(int64(pods)), Disabled: d.one(10),
		Hypervisor: pick(d, cloud.KVM, cloud.KVM, cloud.KVM, cloud.KVM, cloud.VMware, cloud.XenServer),
		Arch:       pick(d, cloud.AMD64, cloud.AMD64, cloud.AMD64, cloud.ARM64), CPUOvercommit: pick(d, 1, 1, 1.3, 2), RAMOvercommit: pick(d, 1, 1, 1.15),
	}
	if d.one(5) {
		own := pick(d, 0.3, 0.95)
		c.CPUThreshold = &own
	}
	return c
}

func (d dice) host(id int64, clusters int, rules bool) cloud.Host {
	h := cloud.Host{
		ID: id, Name: fmt.Sprintf("host-%d", id), Cluster: 1 + d.Int64N(int64(clusters)),
		Status: cloud.Up, ResourceState: cloud.Enabled, Tags: pick(d, nil, nil, []string{"linux"}, []string{"linux", "ssd"}, []string{"Linux", "SSD "}, []string{"windows"}, []string{"ha"}, []string{"ha", "ssd"}),
		Cores: pick[int64](d, 2, 8, 16), MHz: pick[int64](d, 1000, 2000, 3000), RAMMiB: pick[int64](d, 8192, 65536),
		Capabilities: pick(d, "hvm,snapshot", "hvm,snapshot", "hvm,snapshot", "snapshot", ""), Category: pick[int64](d, 0, 0, 0, 1, 2, 99),
		Usage: pick(d, cloud.NoUsage, cloud.NoUsage, cloud.Shared, cloud.Dedicated),
	}
	if d.one(8) {
		h.Status = pick(d, cloud.Down, cloud.Disconnected)
	}
	if d.one(6) {
		h.ResourceState = pick(d, cloud.Disabled, cloud.PrepareForMaintenance, cloud.ErrorInPrepareMaintenance, cloud.InMaintenance, cloud.ErrorInMaintenance)
	}
	if d.one(3) {
		h.ExtraUsedCPUMHz, h.ExtraUsedRAMMiB = d.Int64N(h.Cores*h.MHz), d.Int64N(h.RAMMiB)
	}
	if rules && d.one(4) {
		h.Tags, h.TagRule = nil, fmt.Sprintf("rule %d", d.IntN(3))
	}
	if d.one(5) {
		h.GPUs = []cloud.GPU{{VGPU: cloud.VGPU{Group: "K1", Type: "k120"}, Left: d.Int64N(2)}}
		h.Tags = append(slices.Clone(h.Tags), "GPU")
		if h.TagRule != "" {
			h.Tags = nil
		}
	}
	h.UEFI = pick(d, cloud.NotSaid, cloud.Supported, cloud.Unsupported)
	if d.one(6) {
		h.ReservedCPUMHz, h.ReservedRAMMiB = d.Int64N(4000), d.Int64N(4096)
	}
	return h
}

func (d dice) vm(id int64, c *cloud.Cloud) cloud.VM {
	vm := cloud.VM{
		ID: id, Name: fmt.Sprintf("vm-%d", id), Account: 1 + d.Int64N(2), Offering: 1 + d.Int64N(3), Template: 1 + d.Int64N(3), State: cloud.Stopped, Hypervisor: cloud.KVM,
		Type: pick(d, cloud.User, cloud.User, cloud.User, cloud.DomainRouter, cloud.ConsoleProxy), Pool: pick[int64](d, 0, 1, 1, 2, 3), FirstDeploy: d.one(4),
	}
	if c.Offerings[vm.Offering-1].GPU.Type != "" && vm.Type == cloud.ConsoleProxy {
		vm.Type = cloud.User // what a maintenance does to the other is not modelled
	}
	if len(c.AffinityGroups) > 0 {
		vm.Groups = pick(d, nil, nil, []int64{1}, []int64{2}, []int64{1, 3}, []int64{3}, []int64{4}, []int64{2, 4})
	}
	if d.one(3) {
		vm.RecentlyStopped, vm.UEFI = d.one(2), d.one(8)
		vm.LastHost = 1 + d.Int64N(int64(len(c.Hosts)))
		return vm
	}
	vm.Host = 1 + d.Int64N(int64(min(len(c.Hosts), 4))) // crowded, so that a maintenance has work
	vm.UEFI = d.one(10)
	vm.State, vm.LastHost = cloud.Running, vm.Host
	vm.Hypervisor = c.Clusters[c.Hosts[vm.Host-1].Cluster-1].Hypervisor
	if d.one(20) {
		vm.State = pick(d, cloud.Migrating, cloud.Starting, cloud.Stopping, cloud.VMError, cloud.Unknown)
	}
	return vm
}

// local gives hosts storage of their own, and VMs to it.
func (d dice) local(c *cloud.Cloud) {
	c.Settings.LocalStorage, c.Settings.MigrationTries = pick(d, cloud.LocalError, cloud.LocalMigration, cloud.LocalForceStop), pick(d, 1, 2, 5, 5)
	c.Settings.SSHToAgent = false // what SSH does to a host is not modelled
	if !d.one(3) {
		return
	}
	for _, h := range c.Hosts {
		c.Pools = append(c.Pools, cloud.Pool{ID: 10 + h.ID, Name: "disk-" + h.Name, Scope: cloud.HostScope, Host: h.ID})
	}
	// Easy to move, or no move would come as far as its volume.
	c.Offerings[0] = cloud.Offering{ID: 1, Name: "offering-1", Cores: 1, MHz: 500, RAMMiB: 512}
	c.Templates[0].Tag = ""
	for i := range c.VMs {
		if host := c.VMs[i].Host; host != 0 && d.one(2) {
			c.VMs[i].Pool, c.VMs[i].Offering, c.VMs[i].Template = 10+host, 1, 1
		}
	}
}

// cancels follow some of the maintenances, not always of the same host.
func (d dice) cancels(c *cloud.Cloud, steps []scenario.Step) []scenario.Step {
	var all []scenario.Step
	for _, s := range steps {
		all = append(all, s)
		if s.Maintain != 0 && d.one(2) {
			all = append(all, scenario.Step{Cancel: pick(d, s.Maintain, s.Maintain, pick(d, c.Hosts...).ID)})
		}
	}
	return all
}

func (d dice) steps(c *cloud.Cloud) []scenario.Step {
	var steps []scenario.Step
	for _, vm := range c.VMs {
		if vm.Host != 0 {
			continue
		}
		q := &placement.Request{VM: vm.ID, HAPlanner: d.one(8)}
		switch h := pick(d, c.Hosts...); {
		case d.one(8):
			q.Plan.Pod = c.Cluster(h.Cluster).Pod
		case d.one(8):
			q.Plan.Pod, q.Plan.Cluster = c.Cluster(h.Cluster).Pod, h.Cluster
		case d.one(10):
			q.Plan.Host = h.ID
		case d.one(8):
			q.HATag = "ha"
		case d.one(5):
			q.Avoid = trace.Avoid{Hosts: []int64{h.ID}}
		case !d.one(3):
			q.Avoid = trace.Avoid{Pools: []int64{1 + d.Int64N(3)}}
		}
		steps = append(steps, scenario.Step{Deploy: q})
	}
	for range 1 + d.IntN(3) {
		steps = append(steps, scenario.Step{Maintain: pick(d, c.Hosts...).ID})
	}
	d.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
	return steps
}

const randomClouds = 250

// everyRun hands each run of the examples and of the random clouds, in every
// release, to a test.
func everyRun(t *testing.T, check func(t *testing.T, s *scenario.Scenario, out scenario.Outcome)) {
	t.Helper()
	each := func(name string, s *scenario.Scenario) {
		for _, release := range placement.Releases() {
			out, err := s.Run(release)
			if tooOld(err) {
				continue
			}
			if err != nil {
				t.Fatalf("%s in %s: %v", name, release.Name, err)
			}
			check(t, s, out)
			if t.Failed() {
				t.Fatalf("this was %s in %s", name, release.Name)
			}
		}
	}
	files, err := filepath.Glob("../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n, err := yamltree.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(n)
		if err != nil {
			t.Fatal(err)
		}
		if s.Rules, err = tagrule.Evaluate(s.TagRuleCases()); err != nil {
			t.Fatal(err)
		}
		each(strings.TrimSuffix(filepath.Base(file), ".yaml"), s)
	}
	for seed := range uint64(randomClouds) {
		each(fmt.Sprintf("the random cloud %d", seed), randomScenario(t, seed))
	}
}

// tooOld: the release does not know tag rules.
func tooOld(err error) bool {
	var refused *placement.Unmodelled
	return errors.As(err, &refused) && strings.Contains(refused.What, "in a release before 4.19.0")
}

// The random clouds are of use only if they come to every end.
func TestRandomCloudsReachEveryRuleAndOutcome(t *testing.T) {
	rules, outcomes := map[trace.Rule]int{}, map[trace.Outcome]int{}
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		for _, step := range out.Steps {
			outcomes[step.Outcome]++
		}
		for _, e := range out.Trace.Events {
			rules[e.Rule]++
		}
	})
	for _, o := range []trace.Outcome{trace.Placed, trace.Unplaced, trace.Threw, trace.Endless, trace.Refused, trace.Maintenance, trace.ErrorInMaintenance, trace.Enabled} {
		if outcomes[o] < 20 {
			t.Errorf("only %d steps end in %s", outcomes[o], o)
		}
	}
	for _, rule := range rulesOf(t) {
		if rules[rule] == 0 {
			t.Errorf("the rule %s is never asked", rule)
		}
	}
}

func newest() placement.Release {
	all := placement.Releases()
	return all[len(all)-1]
}
