package core_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// looked is a lens to the end.
func looked(t testing.TB, s *scenario.Scenario, release placement.Release) *lens.Lens {
	t.Helper()
	l, err := lens.New(placement.Run{Cloud: s.Cloud, Release: release, Rules: s.Rules})
	if err != nil {
		t.Fatal(err)
	}
	for !l.Done() {
		l.Next()
	}
	return l
}

// trial is the cloud in which a plan answers what a lens says: every host is empty,
// every VM but one is gone, storage is everywhere and nothing is dedicated. Of the
// hosts none is left out.
type trial struct {
	run   placement.Run
	start cloud.State
	vms   map[lens.Pair]cloud.ID
}

func newTrial(t testing.TB, s *scenario.Scenario, release placement.Release, on bool) *trial {
	t.Helper()
	c := *s.Cloud
	c.Settings.ThresholdsOn = false
	c.AffinityGroups, c.Zone.Dedicated, c.Pools = nil, 0, []cloud.Pool{{ID: 1, Name: "everywhere", Scope: cloud.ZoneScope}}
	c.Accounts = []cloud.Account{{ID: 1, Name: "nobody", Domain: c.Domains[0].ID}}
	c.Pods, c.Clusters, c.Hosts, c.VMs = slices.Clone(c.Pods), slices.Clone(c.Clusters), slices.Clone(c.Hosts), nil
	for i := range c.Pods {
		c.Pods[i].Dedicated = 0
	}
	for i := range c.Clusters {
		c.Clusters[i].Dedicated = 0
	}
	for i := range c.Hosts {
		h := &c.Hosts[i]
		h.Dedicated, h.Usage, h.ExtraUsedCPUMHz, h.ExtraUsedRAMMiB, h.ReservedCPUMHz, h.ReservedRAMMiB = 0, "", 0, 0, 0, 0
		h.GPUs = slices.Clone(h.GPUs)
		for _, vm := range s.Cloud.VMs {
			if vm.Host == h.ID && vm.State.TakesCapacity() && len(h.GPUs) > 0 && s.Cloud.Offering(vm.Offering).GPU == h.GPUs[0].VGPU {
				h.GPUs[0].Left++
			}
		}
	}
	if on {
		c.Zone.Disabled = false
		for i := range c.Pods {
			c.Pods[i].Disabled = false
		}
		for i := range c.Clusters {
			c.Clusters[i].Disabled = false
		}
		for i := range c.Hosts {
			c.Hosts[i].Status, c.Hosts[i].ResourceState = cloud.Up, cloud.Enabled
		}
	}
	x := &trial{vms: map[lens.Pair]cloud.ID{}}
	for _, o := range c.Offerings {
		for _, tpl := range c.Templates {
			for _, hyp := range []cloud.Hypervisor{cloud.KVM, cloud.VMware, cloud.XenServer} {
				for _, uefi := range []bool{false, true} {
					id := cloud.ID(len(c.VMs) + 1)
					x.vms[lens.Pair{Offering: o.ID, Template: tpl.ID, Hypervisor: hyp, UEFI: uefi}] = id
					c.VMs = append(c.VMs, cloud.VM{ID: id, Account: 1, Offering: o.ID, Template: tpl.ID, Type: cloud.User, Hypervisor: hyp, State: cloud.Stopped, UEFI: uefi})
				}
			}
		}
	}
	made, err := cloud.New(c)
	if err != nil {
		t.Fatal(err)
	}
	x.run, x.start = placement.Run{Cloud: made, Release: release, Rules: s.Rules}, made.Start()
	return x
}

// runs reports whether a plan for its cluster puts a VM of a pair onto a host where
// every other host is avoided. That the plan names the cluster keeps others from
// ending it before.
func (x *trial) runs(p lens.Pair, host cloud.ID) (bool, []trace.Event, error) {
	hypervisors := []cloud.Hypervisor{p.Hypervisor}
	if p.Hypervisor == "" {
		hypervisors = []cloud.Hypervisor{cloud.KVM, cloud.VMware, cloud.XenServer}
	}
	c := x.run.Cloud.Cluster(x.run.Cloud.Host(host).Cluster)
	var others []int64
	for _, o := range x.run.Cloud.Hosts {
		if o.ID != host {
			others = append(others, o.ID)
		}
	}
	var events []trace.Event
	for _, h := range hypervisors {
		p.Hypervisor, p.VMs = h, 0
		q := placement.Request{VM: x.vms[p], Plan: placement.Plan{Pod: c.Pod, Cluster: c.ID}, Avoid: trace.Avoid{Hosts: others}}
		result, told, err := placement.Place(x.run, x.start, q, trace.Place{Step: 1})
		switch events = append(events, told...); {
		case err != nil:
			return false, nil, err
		case result.Outcome == trace.Placed && result.Host != host:
			return false, nil, fmt.Errorf("placed on %d", result.Host)
		case result.Outcome == trace.Placed:
			return true, events, nil
		}
	}
	return false, events, nil
}

const lensClouds = 90

// twinned has a second host of each, last of all, with another name and load.
func twinned(t testing.TB, s *scenario.Scenario) *scenario.Scenario {
	t.Helper()
	c := *s.Cloud
	n := cloud.ID(len(c.Hosts))
	for _, h := range s.Cloud.Hosts {
		h.ID, h.Name = h.ID+n, h.Name+"-twin"
		h.ExtraUsedCPUMHz, h.ReservedRAMMiB, h.Usage = 500, 512, cloud.Shared
		c.Hosts = append(slices.Clip(c.Hosts), h)
	}
	made, err := cloud.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return &scenario.Scenario{Cloud: made, Rules: s.Rules}
}

// lensReleases are those in which each behaviour that a lens depends on is new.
func lensReleases(t testing.TB) []placement.Release {
	t.Helper()
	var all []placement.Release
	for _, name := range []string{"4.18", "4.19.0", "4.20.0", "4.20.3", "4.21", "4.22.0"} {
		release, err := placement.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, release)
	}
	return all
}

// A lens says that a host could run a VM exactly where a plan puts it there once
// nothing else is in the way; what it names as deciding, that plan asked.
func TestALensSaysWhatAPlanWouldDo(t *testing.T) {
	answers, rules := map[lens.Answer]int{}, map[trace.Rule]int{}
	for seed := range uint64(lensClouds) {
		s := randomScenario(t, seed)
		if seed%3 == 0 {
			s = twinned(t, s)
		}
		for _, release := range lensReleases(t) {
			x, on := newTrial(t, s, release, false), newTrial(t, s, release, true)
			l := looked(t, s, release)
			hosts := 0
			for row, r := range l.Rows {
				for _, host := range r.Hosts {
					hosts++
					for pair, p := range l.Pairs {
						cell := l.Cell(pair, row)
						ever, events, err := on.runs(p, host)
						if refused := (*placement.Unmodelled)(nil); errors.As(err, &refused) {
							if cell.Answer != lens.Unknown || l.Refused(pair) != err.Error() {
								t.Errorf("seed %d, %s: not modelled is %v: %v", seed, release.Name, cell, err)
							}
							answers[lens.Unknown]++
							continue
						}
						if err != nil {
							t.Fatalf("seed %d, %s: %v", seed, release.Name, err)
						}
						now, _, err := x.runs(p, host)
						if err != nil {
							t.Fatalf("seed %d, %s: %v", seed, release.Name, err)
						}
						want := lens.No
						switch {
						case now:
							want = lens.Yes
						case ever:
							want = lens.Later
						}
						answers[want]++
						rules[cell.Rule]++
						if cell.Answer != want {
							t.Errorf("seed %d, %s, host %d, %+v: the lens says %v, want %v", seed, release.Name, host, p, cell, want)
							continue
						}
						if (pair+row)%4 != 0 {
							continue
						}
						asked, decides, err := l.Asked(pair, host)
						if err != nil || (decides < 0) != (want == lens.Yes) || decides >= 0 && asked[decides].Rule != cell.Rule {
							t.Fatalf("seed %d, %s, host %d, %+v: %v, %d of %+v decides", seed, release.Name, host, p, err, decides, asked)
						}
						if want == lens.No && p.Hypervisor != "" && !failsIn(events, asked[decides].Event) {
							t.Errorf("seed %d, %s, host %d, %+v: the plan does not ask %+v", seed, release.Name, host, p, asked[decides].Event)
						}
					}
				}
			}
			if seed%3 == 0 && len(s.Cloud.VMs) == 0 && len(l.Rows) > hosts/2 {
				t.Errorf("seed %d: twins stand in rows of their own", seed)
			}
			if hosts != len(s.Cloud.Hosts) {
				t.Fatalf("seed %d: %d hosts of %d stand in rows", seed, hosts, len(s.Cloud.Hosts))
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	}
	for _, a := range []lens.Answer{lens.No, lens.Yes, lens.Later, lens.Unknown} {
		if answers[a] < 500 {
			t.Errorf("only %d answers are %v", answers[a], a)
		}
	}
	for _, r := range []trace.Rule{trace.PlanArch, trace.PlanPlanner, trace.ClusterHypervisor, trace.ListRule, trace.ListHA, trace.ListOffering, trace.ListTemplate, trace.ListUEFI,
		trace.HostHVM, trace.HostGPU, trace.HostCapability, trace.HostRAM, trace.ListUp, trace.PlanDisabled} {
		if rules[r] < 20 {
			t.Errorf("only %d answers are decided by %s", rules[r], r)
		}
	}
}

// failsIn: a plan asked the same, and got the same answer. In 4.18 tags that no host
// has end it before it asks hosts.
func failsIn(events []trace.Event, e trace.Event) bool {
	return slices.ContainsFunc(events, func(o trace.Event) bool {
		if o.Rule == trace.ListNoTags && (e.Rule == trace.ListOffering || e.Rule == trace.ListTemplate) {
			return true
		}
		if o.Rule != e.Rule || e.Rule != trace.PlanArch && e.Rule != trace.PlanPlanner && (o.At.Host != e.At.Host || o.Verdict != e.Verdict) {
			return false
		}
		return reflect.DeepEqual(o.Want, e.Want) && reflect.DeepEqual(o.Have, e.Have)
	})
}

// Where a tag rule has not been asked, the answer is unknown exactly where it depends
// on what the rule would say.
func TestALensKnowsWhatItDoesNotKnow(t *testing.T) {
	unknown, known := 0, 0
	for seed := range uint64(randomClouds) {
		s := randomScenario(t, seed)
		rules := s.Cloud.RuleHosts()
		if len(rules) == 0 {
			continue
		}
		of := s.Cloud.Host(rules[0]).TagRule
		with := func(set func(cloud.TagRuleAnswers, cloud.TagRuleCase)) *scenario.Scenario {
			answers := maps.Clone(s.Rules)
			for c := range answers {
				if c.Rule == of {
					set(answers, c)
				}
			}
			return &scenario.Scenario{Cloud: s.Cloud, Rules: answers}
		}
		to := func(o cloud.TagRuleOutcome) func(cloud.TagRuleAnswers, cloud.TagRuleCase) {
			return func(a cloud.TagRuleAnswers, c cloud.TagRuleCase) { a[c] = cloud.TagRuleAnswer{Outcome: o} }
		}
		for _, release := range lensReleases(t)[1:] {
			accepts, rejects := looked(t, with(to(cloud.RuleAccepts)), release), looked(t, with(to(cloud.RuleRejects)), release)
			for _, without := range []*scenario.Scenario{with(to(cloud.RuleUnmodelled)), with(to(cloud.RuleExhausts)), with(func(a cloud.TagRuleAnswers, c cloud.TagRuleCase) { delete(a, c) })} {
				l := looked(t, without, release)
				for row := range l.Rows {
					for pair := range l.Pairs {
						want := accepts.Cell(pair, row).Answer
						if other := rejects.Cell(pair, row).Answer; other != want {
							want = lens.Unknown
							unknown++
						} else if want != lens.No && s.Cloud.Host(l.Rows[row].Hosts[0]).TagRule == of {
							known++
						}
						if got := l.Cell(pair, row); got.Answer != want {
							t.Fatalf("seed %d, %s, hosts %v, %+v: the lens says %v, want %v", seed, release.Name, l.Rows[row].Hosts, l.Pairs[pair], got, want)
						}
					}
				}
			}
		}
	}
	if unknown < 500 || known < 20 {
		t.Errorf("only %d answers depend on the rule, and %d do not though the host has it", unknown, known)
	}
}
