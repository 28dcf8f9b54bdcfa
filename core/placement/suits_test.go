package placement_test

import (
	"testing"

	"placement-playground/core/trace"
)

// FirstFitAllocator.allocateTo: avoided, guest limit, capability, capacity.
func TestSuitsAsksInOrder(t *testing.T) {
	rules := []trace.Rule{trace.HostAvoided, trace.HostGuests, trace.HostCapability, trace.HostCPU, trace.HostRAM, trace.HostSuitable}
	for _, c := range []struct {
		name, host string
		want       []string // after the names of the rules
	}{
		{"suitable", "", []string{"host.avoided pass", "host.capability pass", "host.cpu pass", "host.ram pass", "host.suitable pass"}},
		{"too few cores, and the capacity is asked all the same", ", cores: 1, mhz: 9000", []string{"host.avoided pass", "host.capability reject", "host.cpu pass", "host.ram pass", "host.suitable reject"}},
		{"too slow", ", mhz: 1500", []string{"host.avoided pass", "host.capability reject", "host.cpu pass", "host.ram pass", "host.suitable reject"}},
		{"no CPU, and RAM is not asked", ", usedMHz: 30000", []string{"host.avoided pass", "host.capability pass", "host.cpu reject", "host.suitable reject"}},
		{"reserved CPU is not free", ", reservedMHz: 30000", []string{"host.avoided pass", "host.capability pass", "host.cpu reject", "host.suitable reject"}},
		{"no RAM", ", usedMiB: 65000", []string{"host.avoided pass", "host.capability pass", "host.cpu pass", "host.ram reject", "host.suitable reject"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(`
settings: {vm.allocation.algorithm: firstfit, cluster.threshold.enabled: false}
clusters: [{name: c, hosts: [{id: 1%s}, {id: 2}]}]
offerings: [{name: medium, cores: 2, mhz: 2000, ramMiB: 4096}]
templates: [{name: debian}]
vms: [{name: web, offering: medium, template: debian}]
steps: [{deploy: web}]`, c.host))
			var got []string
			for _, e := range r.events(rules...) {
				if e.At.Host == 1 {
					got = append(got, string(e.Rule)+" "+string(e.Verdict))
				}
			}
			wants(t, "questions", got, c.want)
			rejected := c.want[len(c.want)-1] == "host.suitable reject"
			want(t, "the host is avoided", r.avoided().HasHost(1), rejected)
		})
	}
}

func TestAnAvoidedHostIsSkipped(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: a}, {name: b}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web, avoidHosts: [a]}]`)
	wants(t, "avoided", r.answers(trace.HostAvoided), []string{"a skip", "b pass"})
	wants(t, "suitable", r.answers(trace.HostSuitable), []string{"b pass"})
}

// CapacityManagerImpl.checkIfHostReachMaxGuestLimit never asks KVM.
func TestGuestLimit(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hypervisor: %s, hosts: [{name: full, cores: 64, ramMiB: 524288}, {name: other, usedMHz: 16000}]}]
offerings: [{name: tiny, mhz: 100, ramMiB: 128}]
templates: [{name: debian}]
vms: [%s{name: web, offering: tiny, template: debian, hypervisor: %[1]s}]
steps: [{deploy: web}]`
	guests := ""
	for range 50 {
		guests += "{offering: tiny, template: debian, host: full}, "
	}
	xen := run(t, newest(), withWords(text, "XenServer", guests))
	wants(t, "XenServer", xen.answers(trace.HostGuests), []string{"full reject", "other pass"})
	want(t, "host", xen.host(t, "web"), "other")
	want(t, "the full host is avoided", xen.avoided().HasHost(1), true)

	vmware := run(t, newest(), withWords(text, "VMware", guests))
	wants(t, "VMware", vmware.answers(trace.HostGuests), []string{"full pass", "other pass"})

	kvm := run(t, newest(), withWords(text, "KVM", guests))
	want(t, "asked of KVM", len(kvm.events(trace.HostGuests)), 0)
	want(t, "host", kvm.host(t, "web"), "full")
}

func TestAClusterOfAnotherHypervisorIsAvoided(t *testing.T) {
	r := run(t, newest(), `
clusters:
  - {id: 1, name: vmware, hypervisor: VMware, hosts: [{name: esx}]}
  - {id: 2, name: kvm, hosts: [{name: kvm-1, usedMHz: 8000}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	wants(t, "hypervisor", r.answers(trace.ClusterHypervisor), []string{"vmware reject", "kvm pass"})
	wants(t, "avoided", r.avoided().Clusters, []int64{1})
	want(t, "host", r.host(t, "web"), "kvm-1")
}

// The planner that is asked for is found by its name in any case of letters,
// but FirstFitPlanner.canHandle compares its own name exactly.
func TestPlanners(t *testing.T) {
	const text = `
settings: {vm.deployment.planner: %s}
clusters: [{name: c, hosts: [{name: kvm}]}]
offerings: [{name: small%s}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	for _, c := range []struct {
		name, setting, offering string
		want                    trace.Outcome
	}{
		{"the default", "FirstFitPlanner", "", trace.Placed},
		{"in another case", "firstfitplanner", "", trace.Unplaced},
		{"unknown", "MyPlanner", "", trace.Unplaced},
		{"the offering's goes first", "MyPlanner", ", planner: FirstFitPlanner", trace.Placed},
		{"the HA planner in another case", "skipheuresticsplanner", "", trace.Placed},
	} {
		t.Run(c.name, func(t *testing.T) {
			want(t, "outcome", run(t, newest(), withWords(text, c.setting, c.offering)).outcome(), c.want)
		})
	}
}
