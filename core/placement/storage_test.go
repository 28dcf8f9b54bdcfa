package placement_test

import (
	"testing"

	"placement-playground/core/trace"
)

// findSuitablePoolsForVolumes: a cluster whose pools cannot take the volume is
// walked in vain.
func TestPools(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit}
clusters:
  - {id: 1, name: first, hosts: [{id: 1, name: first-1}, {id: 2, name: first-2}]}
  - {id: 2, name: second, hosts: [{id: 3, name: second-1, usedMHz: 8000}]}
pools: [%s]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian%s}]
steps: [{deploy: web}]`
	for _, c := range []struct {
		name, pools, vm, host string
		clusterPools          []string
	}{
		{"zone-wide", "{name: nfs}", "", "first-1", []string{"first pass"}},
		{"of the other cluster", "{name: nfs, scope: CLUSTER, cluster: second}", "", "second-1", []string{"first reject", "second pass"}},
		{"a volume without a place takes no local storage", "{name: disk, scope: HOST, host: first-2}", "", "none", []string{"first reject", "second reject"}},
		{"a volume on local storage takes the host that has it", "{name: disk, scope: HOST, host: first-2}", ", pool: disk", "first-2", []string{"first pass"}},
		{"a volume on local storage takes no shared pool", "{name: nfs}, {name: disk, scope: HOST, host: second-1}", ", pool: disk", "second-1", []string{"first reject", "second pass"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(text, c.pools, c.vm))
			want(t, "host", r.host(t, "web"), c.host)
			wants(t, "pools", r.answers(trace.ClusterPools), c.clusterPools)
		})
	}
}

// A volume that moves with its VM stays on its pool, where that serves the new
// cluster; otherwise the storage allocators offer others.
func TestAMigrationKeepsThePool(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit, migrate.vm.across.clusters: true}
clusters: [{name: a, hypervisor: VMware, hosts: [{name: old}]}, {name: b, hypervisor: VMware, hosts: [{name: new}]}]
pools: [{id: 1, name: nfs}, {id: 2, name: ceph, scope: %s, cluster: a}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, host: old, pool: ceph}]
steps: [{maintain: old}]`
	for _, c := range []struct {
		scope string
		pools []int64
	}{{"ZONE", []int64{2}}, {"CLUSTER", []int64{1}}} {
		r := run(t, newest(), withWords(text, c.scope))
		wants(t, c.scope, r.events(trace.ClusterPools)[0].Have[0].IDs, c.pools)
		want(t, c.scope, r.host(t, "web"), "new")
	}
}

// findPotentialDeploymentResources asks host by host who reaches a pool, and
// avoids those who do not.
func TestAHostThatReachesNoPoolIsAvoided(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{id: 1, name: a}, {id: 2, name: b, plannerUsage: Dedicated}, {id: 3, name: c-3}, {id: 4, name: d}]}]
pools: [{name: disk, scope: HOST, host: c-3}, {name: disk-b, scope: HOST, host: b}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, pool: disk}]
steps: [{deploy: web}]`)
	wants(t, "reaches a pool", r.answers(trace.HostPools), []string{"a reject", "b pass", "c-3 pass"})
	wants(t, "usage", r.answers(trace.HostUsage), []string{"a pass", "b reject", "c-3 pass"})
	wants(t, "avoided", r.avoided().Hosts, []int64{1, 2})
	want(t, "host", r.host(t, "web"), "c-3")
}

// avoidOtherClustersForDeploymentIfMigrationDisabled.
func TestAVolumeKeepsItsVMInTheCluster(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit, migrate.vm.across.clusters: %s}
clusters:
  - {id: 1, name: idle, hosts: [{name: idle-1}]}
  - {id: 2, name: home, hosts: [{name: last, status: Down}, {name: home-2, usedMHz: 16000}]}
pools: [{name: nfs, scope: %s, cluster: home}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, pool: nfs%s}]
steps: [{deploy: web}]`
	for _, c := range []struct {
		name, across, scope, last, host string
		stays                           bool
	}{
		{"cluster storage, and VMs do not move across clusters", "false", "CLUSTER", ", lastHost: last", "home-2", true},
		{"cluster storage, and VMs move across clusters", "true", "CLUSTER", ", lastHost: last", "home-2", false}, // idle has no pool
		{"zone-wide storage", "false", "ZONE", ", lastHost: last", "idle-1", false},
		{"never ran", "false", "CLUSTER", "", "home-2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(text, c.across, c.scope, c.last))
			want(t, "host", r.host(t, "web"), c.host)
			want(t, "told to stay", len(r.events(trace.PlanOtherClusters)) > 0, c.stays)
		})
	}
}

// Why a cluster gives no pool is written down, for who reads it must not ask again.
func TestWhyThereIsNoPool(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit, allow.router.on.disabled.resources: true}
clusters: [{name: c, %shosts: [{name: a}]}]
pools: [{id: 7, name: nfs, scope: CLUSTER, cluster: c}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, type: DomainRouter}]
steps: [{deploy: web%s}]`
	for _, c := range []struct {
		name, cluster, step string
		avoided             []int64
		may                 string
	}{
		{"avoided", "", ", avoidPools: [nfs]", []int64{7}, "true"},
		{"disabled", "disabled: true, ", "", nil, "false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := run(t, newest(), withWords(text, c.cluster, c.step)).events(trace.ClusterPools)[0]
			avoided, _ := trace.Find(e.Have, "pools avoided")
			may, _ := trace.Find(e.Have, "new pools")
			wants(t, "pools avoided", avoided.IDs, c.avoided)
			wants(t, "new pools", may.Words, []string{c.may})
		})
	}
}
