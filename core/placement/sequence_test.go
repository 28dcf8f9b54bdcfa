package placement_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/trace"
)

// CapacityDaoImpl.orderHostsByFreeCapacity lets the database divide whole
// numbers, which keeps four decimals; overcommit does not count.
func TestLeastConsumed(t *testing.T) {
	for _, c := range []struct {
		name, by, hosts string
		want            []string
	}{
		{"most free CPU first", "CPU", "{name: a, usedMHz: 16000}, {name: b, usedMHz: 8000, usedMiB: 9000}, {name: c, reservedMHz: 12000}", []string{"b", "c", "a"}},
		{"most free RAM first", "RAM", "{name: a, usedMHz: 16000}, {name: b, usedMHz: 8000, usedMiB: 9000}, {name: c, reservedMiB: 12000}", []string{"a", "b", "c"}},
		{"the share counts, not the amount", "CPU", "{name: large, cores: 64, usedMHz: 64000}, {name: small, cores: 4, usedMHz: 800}", []string{"small", "large"}},
		{"equal in four decimals", "CPU", "{name: a, cores: 16, mhz: 2000, usedMHz: 1}, {name: b}", []string{"a", "b"}},
		{"different in four decimals", "CPU", "{name: a, usedMHz: 2}, {name: b}", []string{"b", "a"}},
		{"a host with two tags is named once", "CPU", "{name: a, usedMHz: 8000, tags: [x, y]}, {name: b}", []string{"b", "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(`
settings: {vm.allocation.algorithm: firstfitleastconsumed, host.capacityType.to.order.clusters: %s}
clusters: [{name: c, cpuOvercommit: 3, hosts: [%s]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`, c.by, c.hosts))
			wants(t, "checked", r.checked(), c.want)
		})
	}
}

// shuffles empties a host of three VMs, all in vain, into two clusters of eight
// hosts, and returns each order of hosts by the place where it was shuffled.
func shuffles(t *testing.T, seed int) map[trace.Place][]int64 {
	t.Helper()
	hosts := strings.TrimSuffix(strings.Repeat("{plannerUsage: Dedicated}, ", 8), ", ")
	r := run(t, newest(), withWords(`
seed: %d
settings: {vm.allocation.algorithm: random, migrate.vm.across.clusters: true}
clusters: [{name: a, hosts: [%[2]s]}, {name: b, hosts: [%[2]s]}, {name: c, hosts: [{name: old}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{offering: small, template: debian, host: old}, {offering: small, template: debian, host: old}, {offering: small, template: debian, host: old}]
steps: [{maintain: old}]`, seed, hosts))
	orders := map[trace.Place][]int64{}
	for _, e := range r.events(trace.ListOrder) {
		orders[e.At] = e.Effect.Hosts
	}
	return orders
}

// Each VM, attempt and cluster has its own order, the same for the same seed.
func TestShuffle(t *testing.T) {
	first, again, other := shuffles(t, 1), shuffles(t, 1), shuffles(t, 2)
	want(t, "places where hosts are shuffled: VMs, attempts and clusters", len(first), 3*2*2)
	seen := map[string]trace.Place{}
	for place, order := range first {
		low := slices.Min(order)
		if sorted := slices.Sorted(slices.Values(order)); sorted[7]-low != 7 || len(slices.Compact(sorted)) != 8 {
			t.Errorf("%+v: %v is no permutation of the cluster's hosts", place, order)
		}
		if !slices.Equal(order, again[place]) {
			t.Errorf("%+v: the same seed gives %v and %v", place, order, again[place])
		}
		if slices.Equal(order, other[place]) {
			t.Errorf("%+v: two seeds give the same order %v", place, order)
		}
		for i := range order {
			order[i] -= low
		}
		key := fmt.Sprint(order)
		if twin, same := seen[key]; same {
			t.Errorf("%+v and %+v are shuffled alike: %s", place, twin, key)
		}
		seen[key] = place
	}
}

// What is shuffled in one cluster does not depend on what was shuffled before:
// so releases can be compared.
func TestShuffleOfAClusterDependsOnItsPlaceAlone(t *testing.T) {
	const text = `
seed: 9
clusters:
  - {id: 1, name: first, hosts: [%s]}
  - {id: 2, name: second, hosts: [{id: 21, usedMHz: 8000}, {id: 22}, {id: 23}, {id: 24}, {id: 25}]}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	alone := run(t, newest(), withWords(text, ""))
	after := run(t, newest(), withWords(text, "{id: 11, plannerUsage: Dedicated}, {id: 12, plannerUsage: Dedicated}"))
	want(t, "lists that are shuffled", len(after.events(trace.ListOrder)), 2)
	wants(t, "order in the second cluster", after.checked(), alone.checked())
}

// FirstFitAllocator.prioritizeHosts.
func TestPrioritise(t *testing.T) {
	for _, c := range []struct {
		name, template, settings string
		want                     []string
	}{
		{"HVM required", "requiresHVM: true", "xenserver.check.hvm: true", []string{"plain", "windows", "linux"}},
		{"HVM required and not checked", "requiresHVM: true", "xenserver.check.hvm: false", []string{"old-1", "plain", "old-2", "windows", "linux"}},
		{"category first and last", "guestOSCategory: Linux", "xenserver.check.hvm: false", []string{"linux", "old-1", "plain", "old-2", "windows"}},
		{"HVM not required: without HVM first, the last of them foremost", "requiresHVM: false", "xenserver.check.hvm: true", []string{"old-2", "old-1", "plain", "windows", "linux"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, "4.20.1", withWords(`
settings: {vm.allocation.algorithm: firstfit, %s}
clusters:
  - name: c
    hosts:
      - {name: windows, guestOSCategory: Windows}
      - {name: old-1, capabilities: [snapshot]}
      - {name: linux, guestOSCategory: Linux}
      - {name: plain}
      - {name: old-2, capabilities: []}
offerings: [{name: small}]
templates: [{name: debian, %s}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`, c.settings, c.template))
			wants(t, "checked", r.checked(), c.want)
		})
	}
}

// A host that drops out for want of HVM is not avoided: so its cluster is not
// avoided for its sake, and a later plan may ask it.
func TestSurpriseAHostWithoutHVMIsNotAvoided(t *testing.T) {
	r := run(t, newest(), `
clusters: [{name: c, hosts: [{id: 1, name: old, capabilities: [snapshot]}, {id: 2, name: full, usedMHz: 32000}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
settings: {cluster.threshold.enabled: false, vm.allocation.algorithm: firstfit}
steps: [{deploy: web}]`)
	wants(t, "HVM", r.answers(trace.HostHVM), []string{"old reject", "full pass"})
	wants(t, "avoided hosts", r.avoided().Hosts, []int64{2})
	wants(t, "hosts not avoided in the end", r.events(trace.ClusterExhausted)[0].Have[0].IDs, []int64{1})
}
