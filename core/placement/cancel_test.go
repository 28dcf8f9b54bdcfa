package placement_test

import (
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// ResourceManagerImpl.cancelMaintenance, and ResourceState.isMaintenanceState.
func TestCancel(t *testing.T) {
	for _, c := range []struct {
		state, status, hypervisor string
		by                        trace.Rule // that refuses; empty: cancelled
	}{
		{"Maintenance", "Up", "KVM", ""},
		{"ErrorInMaintenance", "Up", "KVM", ""},
		{"PrepareForMaintenance", "Up", "KVM", ""},
		{"ErrorInPrepareForMaintenance", "Up", "KVM", ""},
		{"Enabled", "Up", "KVM", trace.CancelState},
		{"Disabled", "Up", "KVM", trace.CancelState},
		{"Maintenance", "Down", "KVM", trace.CancelAgent},
		{"Maintenance", "Disconnected", "KVM", trace.CancelAgent},
		{"Maintenance", "Down", "VMware", ""},
		{"Maintenance", "Disconnected", "XenServer", ""},
	} {
		t.Run(c.state+" "+c.status+" "+c.hypervisor, func(t *testing.T) {
			r := run(t, newest(), withWords(`
settings: {kvm.ssh.to.agent: false}
clusters: [{name: c, hypervisor: %s, hosts: [{name: h, status: %s, resourceState: %s}]}]
steps: [{cancel: h}]`, c.hypervisor, c.status, c.state))
			after := r.out.Steps[0].State
			if c.by == "" {
				want(t, "outcome", r.outcome(), trace.Enabled)
				want(t, "state", after.ResourceState(r.Cloud, 1), cloud.Enabled)
				want(t, "its capacity counts", after.Ledger(r.Cloud, 1).Counts, true)
				return
			}
			asked := r.events(trace.CancelState, trace.CancelAgent)
			last := asked[len(asked)-1]
			want(t, "refused by", last.Rule, c.by)
			want(t, "verdict", last.Verdict, trace.Reject)
			want(t, "outcome", r.outcome(), trace.Refused)
			want(t, "state", string(after.ResourceState(r.Cloud, 1)), c.state)
		})
	}
}

func TestAHostWhoseMaintenanceIsCancelledTakesVMs(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: a}, {name: b}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, host: a}]
steps: [{maintain: a}, {cancel: a}, {maintain: b}]`)
	want(t, "web", r.host(t, "web"), "a")
	for i, o := range []trace.Outcome{trace.Maintenance, trace.Enabled, trace.Maintenance} {
		want(t, "outcome", r.out.Steps[i].Outcome, o)
	}
}
