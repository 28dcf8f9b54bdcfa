package placement_test

import (
	"testing"

	"placement-playground/core/trace"
)

// ResourceManagerImpl.maintain and doMaintain, question by question.
func TestMaintenanceIsRefused(t *testing.T) {
	rules := []trace.Rule{trace.MaintainState, trace.MaintainPeers, trace.MaintainLocal, trace.MaintainIncoming, trace.MaintainFailed, trace.MaintainHA, trace.MaintainAgent}
	for _, c := range []struct {
		name                     string
		settings, host, peer, vm string
		by                       trace.Rule // empty: accepted
	}{
		{"accepted", "", "", "", "", ""},
		{"again after an error", "", ", resourceState: ErrorInMaintenance", "", "", ""},
		{"in maintenance already", "", ", resourceState: Maintenance", "", "", trace.MaintainState},
		{"on its way into maintenance", "", ", resourceState: PrepareForMaintenance", "", "", trace.MaintainState},
		{"failing on its way", "", ", resourceState: ErrorInPrepareForMaintenance", "", "", trace.MaintainState},
		{"disabled: the state machine knows no way", "", ", resourceState: Disabled", "", "", trace.MaintainState},
		{"a peer is on its way", "", "", ", resourceState: PrepareForMaintenance", "", trace.MaintainPeers},
		{"a peer fails on its way", "", "", ", resourceState: ErrorInPrepareForMaintenance", "", trace.MaintainPeers},
		{"a peer is in maintenance, which is no hindrance", "", "", ", resourceState: Maintenance", "", ""},
		{"arriving", "", "", "", ", state: Migrating", trace.MaintainIncoming},
		{"starting", "", "", "", ", state: Starting", trace.MaintainIncoming},
		{"stopping", "", "", "", ", state: Stopping", trace.MaintainIncoming},
		{"in error", "", "", "", ", state: Error", trace.MaintainFailed},
		{"unknown", "", "", "", ", state: Unknown", trace.MaintainFailed},
		{"without high availability", "vm.ha.enabled: false", "", "", "", trace.MaintainHA},
		{"agent away", "", ", status: Disconnected", "", "", trace.MaintainAgent},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(`
settings: {%s}
clusters: [{name: c, hosts: [{name: old%s}, {name: peer%s}, {name: free}]}, {name: other, hosts: [{resourceState: PrepareForMaintenance}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, host: old%s}]
steps: [{maintain: old}]`, c.settings, c.host, c.peer, c.vm))
			if c.by == "" {
				want(t, "questions", len(r.events(rules...)), len(rules))
				if r.outcome() == trace.Refused {
					t.Error("the maintenance is refused")
				}
				return
			}
			asked := r.events(rules...)
			last := asked[len(asked)-1]
			want(t, "refused by", last.Rule, c.by)
			want(t, "verdict", last.Verdict, trace.Reject)
			want(t, "outcome", r.outcome(), trace.Refused)
			want(t, "moves", len(r.events(trace.PhaseMove)), 0)
			before := r.Cloud.Start()
			want(t, "state afterwards", r.out.Steps[0].State.ResourceState(r.Cloud, 1), before.ResourceState(r.Cloud, 1))
		})
	}
}

func TestAnEmptyHostIsInMaintenanceAtOnce(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.ha.enabled: false}
clusters: [{name: c, hosts: [{name: old}]}]
steps: [{maintain: old}]`)
	want(t, "outcome", r.outcome(), trace.Maintenance)
	want(t, "hosts to move to asked for", len(r.events(trace.MaintainOthers)), 0)
	want(t, "state", string(r.out.Steps[0].State.ResourceState(r.Cloud, 1)), "Maintenance")
}

// doMaintain and isClusterWideMigrationPossible.
func TestAHostToMoveTo(t *testing.T) {
	const text = `
settings: {migrate.vm.across.clusters: %s, vm.allocation.algorithm: firstfit}
pods: [{name: p1}, {name: p2}]
clusters:
  - {name: home, pod: p1, hypervisor: %s, hosts: [{name: old}, {name: peer, resourceState: %s}]}
  - {name: near, pod: p1, hypervisor: %[2]s, hosts: [{name: near-1, status: %[4]s}]}
  - {name: far, pod: p2, hypervisor: %[2]s, hosts: [{name: far-1, usedMHz: 16000}]}
pools: [{name: nfs, scope: %[5]s, cluster: home}, {name: ceph}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, host: old, type: %[6]s}]
steps: [{maintain: old}]`
	for _, c := range []struct {
		name                                       string
		across, hypervisor, peer, near, pool, kind string
		some                                       bool
		host                                       string
	}{
		{"in the cluster", "false", "KVM", "Enabled", "Up", "ZONE", "User", true, "peer"},
		{"in the cluster, held there by its volume", "true", "KVM", "Enabled", "Up", "CLUSTER", "User", true, "peer"},
		{"none in the cluster, and no other is looked at", "false", "KVM", "Disabled", "Up", "ZONE", "User", false, "old"},
		{"in the zone", "true", "KVM", "Disabled", "Down", "ZONE", "User", true, "far-1"},
		{"in the zone, but held back by its volume", "true", "KVM", "Disabled", "Up", "CLUSTER", "User", false, "old"},
		{"VMware moves volumes along", "true", "VMware", "Disabled", "Up", "CLUSTER", "User", true, "near-1"},
		{"a console proxy in its pod", "true", "KVM", "Disabled", "Up", "ZONE", "ConsoleProxy", true, "near-1"},
		{"a console proxy does not leave its pod", "true", "KVM", "Disabled", "Down", "ZONE", "ConsoleProxy", false, "old"},
		{"nor does a secondary storage VM", "true", "KVM", "Disabled", "Down", "ZONE", "SecondaryStorageVm", false, "old"},
		{"a router does", "true", "KVM", "Disabled", "Down", "ZONE", "DomainRouter", true, "far-1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(text, c.across, c.hypervisor, c.peer, c.near, c.pool, c.kind))
			asked := r.events(trace.MaintainOthers)
			want(t, "some host is left", asked[0].Verdict == trace.Pass, c.some)
			want(t, "VMs that are tried", len(r.events(trace.PhaseMove)) > 0, c.some)
			want(t, "host", r.host(t, "web"), c.host)
		})
	}
}

// getMigrationDeployment: the scope of each VM's own plan.
func TestWhereAMoveLooks(t *testing.T) {
	const text = `
settings: {migrate.vm.across.clusters: %s, vm.allocation.algorithm: firstfit}
pods: [{name: p1}, {name: p2}]
clusters:
  - {id: 1, name: home, pod: p1, hosts: [{name: old}, {name: peer, usedMHz: 16000}]}
  - {id: 2, name: near, pod: p1, hosts: [{name: near-1, usedMHz: 8000}]}
  - {id: 3, name: far, pod: p2, hosts: [{name: far-1}]}
  - {id: 4, name: vmware, pod: p2, hypervisor: VMware, hosts: [{name: esx-1}]}
pools: [{name: nfs, scope: %s, cluster: home}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, host: old, type: %s}]
steps: [{maintain: old}]`
	for _, c := range []struct {
		name, across, pool, kind, scope, host string
	}{
		{"the zone", "true", "ZONE", "User", "zone", "far-1"},
		{"the pod for a system VM", "true", "ZONE", "ConsoleProxy", "pod", "near-1"},
		{"the cluster for a volume on its storage", "true", "CLUSTER", "User", "cluster", "peer"},
		{"the cluster where VMs do not move across clusters", "false", "ZONE", "User", "cluster", "peer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(text, c.across, c.pool, c.kind))
			want(t, "scope", r.events(trace.MoveScope)[0].Have[0].Name, c.scope)
			want(t, "host", r.host(t, "web"), c.host)
			if c.scope != "cluster" {
				wants(t, "other hypervisors", r.events(trace.MoveHypervisors)[0].Have[0].IDs, []int64{4})
			}
		})
	}
}

func TestVMsMoveOneAfterTheOtherAgainstTheNewState(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit, cluster.threshold.enabled: false}
clusters: [{name: c, hosts: [{name: old}, {name: a}, {name: b}]}]
offerings: [{name: half, cores: 8, mhz: 2000}]
templates: [{name: debian}]
vms:
  - {id: 3, name: third, offering: half, template: debian, host: a}
  - {id: 2, name: second, offering: half, template: debian, host: old}
  - {id: 1, name: first, offering: half, template: debian, host: old}
steps: [{maintain: old}]`)
	var vms []int64
	for _, e := range r.events(trace.PhaseMove) {
		vms = append(vms, e.At.VM)
	}
	wants(t, "in the order of their ids", vms, []int64{1, 2})
	want(t, "first", r.host(t, "first"), "a")
	want(t, "second, where the first has filled a", r.host(t, "second"), "b")
	want(t, "outcome", r.outcome(), trace.Maintenance)
}

// VirtualMachineManagerImpl.migrateAway catches the want of capacity and tries
// the HA planner, which skips the thresholds.
func TestASecondAttemptWithTheHAPlanner(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: old}, {name: busy, usedMHz: %d}]}]
offerings: [{name: large, cores: 4, mhz: 2000}]
templates: [{name: debian}]
vms: [{name: web, offering: large, template: debian, host: old}]
steps: [{maintain: old}]`
	for _, c := range []struct {
		name     string
		used     int
		attempts []int
		outcome  trace.Outcome
	}{
		{"not needed", 8_000, []int{1}, trace.Maintenance},
		{"helps against a threshold", 22_000, []int{1, 2}, trace.Maintenance},
		{"does not help against a full host", 30_000, []int{1, 2}, trace.ErrorInMaintenance},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(text, c.used))
			var attempts []int
			for _, e := range r.events(trace.PhasePlan) {
				attempts = append(attempts, e.At.Attempt)
			}
			wants(t, "attempts", attempts, c.attempts)
			want(t, "outcome", r.outcome(), c.outcome)
			want(t, "said to try again", len(r.events(trace.MoveRetryHA)), len(c.attempts)-1)
		})
	}
}

// The CloudRuntimeException of an empty list is no
// InsufficientServerCapacityException (VirtualMachineManagerImpl.migrateAway).
func TestSurpriseNoSecondAttemptAfterTheException(t *testing.T) {
	r := run(t, "4.20.0", `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: old, tags: [linux]}, {name: bare}]}]
offerings: [{name: small}]
templates: [{name: debian, templateTag: linux}]
vms: [{name: web, offering: small, template: debian, host: old}]
steps: [{maintain: old}]`)
	want(t, "attempts", len(r.events(trace.PhasePlan)), 1)
	want(t, "said to try again", len(r.events(trace.MoveRetryHA)), 0)
	want(t, "exception", r.exception(), "No suitable host found for vm [web].")
	want(t, "outcome", r.outcome(), trace.ErrorInMaintenance)
	want(t, "host", r.host(t, "web"), "old")
}

func TestAStuckVMLeavesTheHostInErrorInMaintenance(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: old}, {name: small-1, cores: 2}]}]
offerings: [{name: small}, {name: wide, cores: 4}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, host: old}, {name: db, offering: wide, template: debian, host: old}]
steps: [{maintain: old}]`)
	want(t, "outcome", r.outcome(), trace.ErrorInMaintenance)
	want(t, "web", r.host(t, "web"), "small-1")
	want(t, "db", r.host(t, "db"), "old")
	ends := r.events(trace.MoveEnd)
	want(t, "what the stuck VM throws", ends[1].Effect.Result.Exception.Class, "com.cloud.exception.InsufficientServerCapacityException")
	want(t, "state", string(r.out.Steps[0].State.ResourceState(r.Cloud, 1)), "ErrorInMaintenance")
}
