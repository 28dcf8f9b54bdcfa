package placement_test

import (
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

func TestOrderPutsTheEmptiestClusterFirst(t *testing.T) {
	const clusters = `
settings: {vm.allocation.algorithm: firstfit, host.capacityType.to.order.clusters: %s}
clusters:
  - {name: half, hosts: [{usedMHz: 16000, usedMiB: 16384}]}
  - {name: busy, hosts: [{usedMHz: 24000, usedMiB: 4096}]}
  - {name: overcommitted, cpuOvercommit: 4, ramOvercommit: 1, hosts: [{usedMHz: 32000, usedMiB: 32768}]}
  - {name: reserved, hosts: [{reservedMHz: 12000, reservedMiB: 24576}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	for _, c := range []struct {
		by   string
		want []string
	}{
		{"CPU", []string{"overcommitted", "reserved", "half", "busy"}},
		{"RAM", []string{"busy", "half", "reserved", "overcommitted"}},
	} {
		r := run(t, newest(), withWords(clusters, c.by))
		wants(t, "clusters by "+c.by, r.ordered(), c.want)
	}
}

// CapacityDaoImpl leaves the order of equal clusters to the database.
func TestEqualClustersComeByIDUnlessTiesSayOtherwise(t *testing.T) {
	s := read(t, `
settings: {vm.allocation.algorithm: firstfit}
clusters:
  - {id: 7, name: seven, hosts: [{name: h7}]}
  - {id: 3, name: three, hosts: [{name: h3}]}
  - {id: 5, name: five, hosts: [{name: h5}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{id: 1, name: web, offering: small, template: debian}]`)
	release, err := placement.Find(newest())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		ties []cloud.ID
		want []cloud.ID
	}{
		{"by id", nil, []cloud.ID{3, 5, 7}},
		{"as recorded", []cloud.ID{7, 3, 5}, []cloud.ID{7, 3, 5}},
		{"those not named follow", []cloud.ID{5}, []cloud.ID{5, 3, 7}},
	} {
		run := placement.Run{Cloud: s.Cloud, Release: release, Ties: func(trace.Rule, trace.Place) []cloud.ID { return c.ties }}
		_, events, err := placement.Place(run, s.Cloud.Start(), placement.Request{VM: 1}, trace.Place{Step: 1})
		if err != nil {
			t.Fatal(err)
		}
		var got []cloud.ID
		for _, e := range events {
			if e.Rule == trace.OrderEnd {
				for _, ranked := range e.Effect.Order {
					got = append(got, ranked.Cluster)
				}
			}
		}
		wants(t, c.name, got, c.want)
	}
}

// CapacityDaoImpl.listClustersInZoneOrPodByHostCapacities: one host with the
// CPU and another with the RAM make a candidate, and what is reserved is free.
func TestSurpriseCandidatesAreCountedLoosely(t *testing.T) {
	for _, c := range []struct {
		name, hosts string
		want        []string
	}{
		{"CPU here and RAM there", "{usedMHz: 32000}, {usedMiB: 65536}", []string{"c pass", "c pass"}},
		{"no CPU anywhere", "{usedMHz: 30000}, {usedMHz: 30000}", []string{"c reject"}},
		{"no RAM anywhere", "{usedMiB: 63488}", []string{"c pass", "c reject"}},
		{"reserved counts as free", "{usedMHz: 30000, reservedMHz: 2000}", []string{"c pass", "c pass"}},
		{"a host that is Down counts", "{status: Down}", []string{"c pass", "c pass"}},
		{"an Enabled host need not have the room", "{resourceState: Maintenance}, {usedMHz: 32000, usedMiB: 65536}", []string{"c pass", "c pass"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(`
clusters: [{name: c, hosts: [%s]}]
offerings: [{name: medium, cores: 4, ramMiB: 4096}]
templates: [{name: debian}]
vms: [{name: web, offering: medium, template: debian}]
steps: [{deploy: web}]`, c.hosts))
			first := r.answers(trace.OrderCPU, trace.OrderRAM)
			wants(t, "room", first[:len(c.want)], c.want)
		})
	}
}

// orderClustersByAggregateCapacity joins hosts whose capacity is Enabled: a
// cluster without one has no place, whatever room it has.
func TestAClusterWithoutAnEnabledHostHasNoPlace(t *testing.T) {
	r := run(t, newest(), `
clusters:
  - {name: sleeping, hosts: [{resourceState: Maintenance}]}
  - {name: awake, hosts: [{name: kvm}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	wants(t, "counted", r.answers(trace.OrderCounted), []string{"sleeping reject", "awake pass"})
	want(t, "host", r.host(t, "web"), "kvm")
}

const twoLoads = `
settings: {%s}
clusters:
  - {name: light, hosts: [{name: light-1, usedMHz: 8000}]}
  - {name: heavy, %shosts: [{name: heavy-1, usedMHz: 28800}]}
offerings: [{name: small%s}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian%s}]
steps: [{deploy: web%s}]`

func TestThresholds(t *testing.T) {
	for _, c := range []struct {
		name                                     string
		settings, cluster, offering, vm, request string
		want                                     []string
	}{
		{"above", "", "", "", "", "", []string{"light pass", "heavy reject", "light pass", "heavy pass"}},
		{"exactly at the threshold", "cluster.cpu.allocated.capacity.disablethreshold: 0.93125", "", "", "", "", []string{"light pass", "heavy pass", "light pass", "heavy pass"}},
		{"the cluster's own threshold", "", "cpuThreshold: 0.95, ", "", "", "", []string{"light pass", "heavy pass", "light pass", "heavy pass"}},
		{"the cluster's own threshold is lower", "cluster.cpu.allocated.capacity.disablethreshold: 1", "cpuThreshold: 0.5, ", "", "", "", []string{"light pass", "heavy reject", "light pass", "heavy pass"}},
		{"memory", "cluster.memory.allocated.capacity.disablethreshold: 0.01", "", "", "", "", []string{"light pass", "heavy reject", "light reject", "heavy reject"}},
		{"switched off", "cluster.threshold.enabled: false", "", "", "", "", nil},
		{"switched off, but this is the first deployment", "cluster.threshold.enabled: false", "", "", ", firstDeploy: true", "", []string{"light pass", "heavy reject", "light pass", "heavy pass"}},
		{"skipped by the HA planner", "", "", "", "", ", planner: HA", nil},
		{"skipped by the offering's planner", "", "", ", planner: SkipHeuresticsPlanner", "", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(twoLoads, c.settings, c.cluster, c.offering, c.vm, c.request))
			wants(t, "thresholds", r.answers(trace.OrderCPUThreshold, trace.OrderRAMThreshold), c.want)
		})
	}
}

// removeClustersCrossingThreshold asks the whole zone, and avoids also those
// clusters that were no candidates; avoided they are until the next round.
func TestSurpriseThresholdsAvoidClustersThatWereNoCandidates(t *testing.T) {
	r := run(t, newest(), `
pods: [{name: here}, {name: there}]
clusters:
  - {name: mine, pod: here, hosts: [{name: kvm}]}
  - {name: full, pod: there, hosts: [{usedMHz: 32000}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web, pod: here}]`)
	wants(t, "candidates", r.answers(trace.OrderCPU), []string{"mine pass"})
	wants(t, "CPU threshold", r.answers(trace.OrderCPUThreshold), []string{"mine pass", "full reject"})
	want(t, "the full cluster is avoided", r.avoided().HasCluster(2), true)
}

func TestAPlanWithAClusterAsksForNoRoomAndNoTags(t *testing.T) {
	r := run(t, newest(), `
clusters:
  - {name: a, hosts: [{name: a-1, tags: [ssd]}]}
  - {name: b, hosts: [{name: b-1}]}
offerings: [{name: small, hostTag: ssd}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web, cluster: b}]`)
	wants(t, "asked of clusters", r.answers(trace.OrderCPU, trace.OrderTags, trace.OrderAvoided), []string{"b pass", "b reject"})
	want(t, "outcome", r.outcome(), trace.Unplaced)
}

// FirstFitPlanner.removeClustersWithoutMatchingTag looks at every host, also
// at one that is down, and only at the offering's tag.
func TestSurpriseTagsOfHostsThatAreDownKeepACluster(t *testing.T) {
	r := run(t, newest(), `
clusters:
  - {name: down, hosts: [{name: down-1, tags: [ssd], status: Down}, {name: down-2}]}
  - {name: bare, hosts: [{name: bare-1}]}
  - {name: up, hosts: [{name: up-1, tags: [ssd], usedMHz: 8000}]}
offerings: [{name: small, hostTag: ssd}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	wants(t, "tags", r.answers(trace.OrderTags), []string{"down pass", "bare reject", "up pass"})
	wants(t, "lists without a host", r.answers(trace.ListEmpty), []string{"down reject"})
	want(t, "host", r.host(t, "web"), "up-1")
}

func TestSurpriseTheTemplatesTagDoesNotFilterClusters(t *testing.T) {
	r := run(t, newest(), `
clusters:
  - {name: bare, hosts: [{name: bare-1}]}
  - {name: tagged, hosts: [{name: tagged-1, tags: [linux], usedMHz: 8000}]}
offerings: [{name: small}]
templates: [{name: debian, templateTag: linux}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	wants(t, "order", r.ordered(), []string{"bare", "tagged"})
	want(t, "tags asked of clusters", len(r.events(trace.OrderTags)), 0)
	want(t, "host", r.host(t, "web"), "tagged-1")
}

// SkipHeuresticsPlanner overrides the thresholds and nothing else.
func TestSurpriseTheHAPlannerStillFiltersClustersByTag(t *testing.T) {
	r := run(t, newest(), `
clusters:
  - {name: bare, hosts: [{name: bare-1}]}
  - {name: tagged, hosts: [{name: tagged-1, tags: [ssd], usedMHz: 30000}]}
offerings: [{name: small, hostTag: ssd}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web, planner: HA}]`)
	wants(t, "tags", r.answers(trace.OrderTags), []string{"bare reject", "tagged pass"})
	want(t, "thresholds asked", len(r.events(trace.OrderCPUThreshold)), 0)
	want(t, "host", r.host(t, "web"), "tagged-1")
}

func TestPodsFirst(t *testing.T) {
	const text = `
settings: {apply.allocation.algorithm.to.pods: %s}
pods: [{name: north}, {name: south}]
clusters:
  - {name: north-idle, pod: north, hosts: [{name: n1}]}
  - {name: north-busy, pod: north, hosts: [{usedMHz: 24000}]}
  - {name: south-fair, pod: south, hosts: [{usedMHz: 8000}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	wants(t, "clusters of the zone", run(t, newest(), withWords(text, "false")).ordered(), []string{"north-idle", "south-fair", "north-busy"})
	wants(t, "pod by pod", run(t, newest(), withWords(text, "true")).ordered(), []string{"south-fair", "north-idle", "north-busy"})
}

// CapacityDaoImpl.orderPodsByAggregateCapacity counts hosts that are not
// Enabled, too; a pod needs a host with room for the CPU and one for the RAM.
func TestOrderOfPods(t *testing.T) {
	const text = `
settings: {apply.allocation.algorithm.to.pods: true, host.capacityType.to.order.clusters: %s}
pods: [{id: 1, name: half}, {id: 2, name: sleeping}, {id: 3, name: no-cpu}, {id: 4, name: no-ram}, {id: 5, name: memory}]
clusters:
  - {name: c1, pod: half, hosts: [{usedMHz: 16000, usedMiB: 32768}]}
  - {name: c2, pod: sleeping, hosts: [{usedMHz: 24000, usedMiB: 16384}, {resourceState: Maintenance}]}
  - {name: c3, pod: no-cpu, hosts: [{usedMHz: 32000}]}
  - {name: c4, pod: no-ram, hosts: [{usedMiB: 65536}]}
  - {name: c5, pod: memory, hosts: [{usedMHz: 8000, usedMiB: 49152}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	wants(t, "by CPU", run(t, newest(), withWords(text, "CPU")).events(trace.OrderPods)[0].Have[0].IDs, []int64{5, 2, 1})
	wants(t, "by RAM", run(t, newest(), withWords(text, "RAM")).events(trace.OrderPods)[0].Have[0].IDs, []int64{2, 1, 5})
}

func TestWhatIsDisabledIsAvoided(t *testing.T) {
	r := run(t, newest(), `
pods: [{id: 1, name: on}, {id: 2, name: off, disabled: true}]
clusters:
  - {id: 1, name: a, pod: on, disabled: true, hosts: [{id: 1, name: a-1}]}
  - {id: 2, name: b, pod: off, hosts: [{id: 2, name: b-1}]}
  - {id: 3, name: c, pod: on, hosts: [{id: 3, name: c-1, resourceState: Disabled}, {id: 4, name: c-2, resourceState: Disabled, status: Down}, {id: 5, name: c-3}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}, {name: named, offering: small, template: debian}, {name: scoped, offering: small, template: debian}]
steps: [{deploy: web}, {deploy: named, host: b-1}, {deploy: scoped, pod: off}]`)
	// HostDaoImpl.listDisabledIdsByDataCenterId lists only hosts that are Up.
	got := r.events(trace.PlanDisabled)[0].Effect.Avoid
	if wanted := (trace.Avoid{Pods: []int64{2}, Clusters: []int64{1}, Hosts: []int64{3}}); !got.Equal(wanted) {
		t.Errorf("avoided are %+v, want %+v", got, wanted)
	}
	want(t, "host", r.host(t, "web"), "c-3")
	wants(t, "a named host in a disabled pod", r.answers(trace.HostNamedAvoided), []string{"b-1 reject"})
	want(t, "a plan for a disabled pod", r.events(trace.OrderScope)[1].Verdict, trace.Reject)
	want(t, "outcome", r.outcome(), trace.Unplaced)
}

func TestADisabledZoneHasNoDestination(t *testing.T) {
	r := run(t, newest(), `
zone: {disabled: true}
clusters: [{name: c, hosts: [{name: kvm}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	wants(t, "disabled", r.answers(trace.PlanDisabled), []string{"zone note", "zone reject"})
	want(t, "outcome", r.outcome(), trace.Unplaced)
	want(t, "orders of clusters", len(r.events(trace.PhaseOrder)), 0)
}

// Architectures came with 4.20 (apache/cloudstack#9619).
func TestOtherArchitecturesAreAvoidedSince420(t *testing.T) {
	const text = `
clusters:
  - {name: intel, hosts: [{name: intel-1}]}
  - {name: arm, arch: aarch64, hosts: [{name: arm-1, usedMHz: 8000}]}
offerings: [{name: small}]
templates: [{name: debian, arch: aarch64}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	want(t, "4.19.1", run(t, "4.19.1", text).host(t, "web"), "intel-1")
	want(t, "4.20.0", run(t, "4.20.0", text).host(t, "web"), "arm-1")
}
