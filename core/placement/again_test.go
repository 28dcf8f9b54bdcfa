package placement_test

import (
	"testing"

	"placement-playground/core/trace"
)

// web is bound to two VMs on local disks. One VM is stopped in each round of
// moves before web's try; so web is free only when both are.
const bound = `
settings: {vm.allocation.algorithm: firstfit, host.maintenance.local.storage.strategy: ForceStop, vm.ha.migration.max.retries: %d}
affinityGroups: [{name: together, type: host affinity}]
clusters: [{name: c, hosts: [{name: old}, {name: free}]}]
pools: [{name: nfs}, {name: disk, scope: HOST, host: old}]
offerings: [{name: small}]
templates: [{name: debian}]
vms:
  - {name: web, offering: small, template: debian, host: old, affinityGroups: [together]%s}
  - {name: cache, offering: small, template: debian, host: old, pool: disk, affinityGroups: [together]}
steps: [{maintain: old}]`

// HighAvailabilityManagerImpl.processWork counts the first try, too.
func TestAStuckVMIsTriedAgain(t *testing.T) {
	for _, c := range []struct {
		name    string
		retries int
		tries   []int
		host    string
		outcome trace.Outcome
	}{
		{"none at all is one", 0, []int{0, 0}, "old", trace.ErrorInMaintenance},
		{"once", 1, []int{0, 0}, "old", trace.ErrorInMaintenance},
		{"twice", 2, []int{0, 0, 2}, "free", trace.Maintenance},
		{"no more than it takes", 100, []int{0, 0, 2}, "free", trace.Maintenance},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(bound, c.retries, ""))
			var tries []int
			for _, e := range r.events(trace.MoveEnd) {
				tries = append(tries, e.At.Try)
			}
			wants(t, "tries", tries, c.tries)
			want(t, "host", r.host(t, "web"), c.host)
			want(t, "outcome", r.outcome(), c.outcome)
		})
	}
}

// ResourceManagerImpl.attemptMaintain, while tries are pending, asks for VMs
// whose last host is the host they are on: those that were started there.
func TestSurpriseOnlyAVMThatWasStartedThereIsAnErrorInBetween(t *testing.T) {
	for _, c := range []struct {
		name, vm string
		changes  int
	}{
		{"started there", "", 1},
		{"moved there", ", lastHost: free", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(bound, 5, c.vm))
			again := r.events(trace.PhaseAgain)
			want(t, "further tries", len(again), 1)
			changes := 0
			if e := again[0].Effect; e != nil {
				changes++
				want(t, "state", e.State.To, "ErrorInPrepareForMaintenance")
			}
			want(t, "changes of the state", changes, c.changes)
			want(t, "outcome", r.outcome(), trace.Maintenance)
		})
	}
}

// A try that can only end as the one before is not told again.
func TestATryThatChangesNothingIsToldInShort(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: old}, {name: small-1, cores: 2}]}]
offerings: [{name: small}, {name: wide, cores: 4}]
templates: [{name: debian}]
vms:
  - {id: 1, name: db, offering: wide, template: debian, host: old}
  - {id: 2, name: web, offering: small, template: debian, host: old}
steps: [{maintain: old}]`)
	var of []int
	for _, e := range r.out.Trace.Events {
		if e.At.Try == 2 {
			of = append(of, int(e.At.VM))
		}
	}
	wants(t, "events of the second try", of, []int{1, 1})
	again := r.events(trace.PhaseAgain)
	want(t, "rounds", len(again), 2)
	want(t, "the second try", again[0].Verdict, trace.Note)
	want(t, "the third", again[1].Verdict, trace.Skip)
	want(t, "outcome", r.outcome(), trace.ErrorInMaintenance)
}
