package placement_test

import (
	"testing"

	"placement-playground/core/trace"
)

func TestOnlyHostsUpAndEnabledAreListed(t *testing.T) {
	r := run(t, newest(), `
settings: {vm.allocation.algorithm: firstfit}
clusters:
  - name: c
    hosts:
      - {name: down, status: Down}
      - {name: lost, status: Disconnected}
      - {name: maintained, resourceState: Maintenance}
      - {name: preparing, resourceState: PrepareForMaintenance}
      - {name: failed, resourceState: ErrorInMaintenance}
      - {name: fine}
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	wants(t, "listed", r.answers(trace.ListUp), []string{"down reject", "lost reject", "maintained reject", "preparing reject", "failed reject", "fine pass"})
	wants(t, "checked", r.checked(), []string{"fine"})
}

// FirstFitAllocator.allocateTo lists by the offering's tag and by the
// template's, and keeps what is in both lists.
func TestTagsOfOfferingAndTemplate(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit}
clusters:
  - name: c
    hosts: [{name: bare}, {name: ssd, tags: [ssd]}, {name: linux, tags: [Linux]}, {name: both, tags: [linux, ssd]}]
offerings: [{name: small, hostTag: "%s"}]
templates: [{name: debian, templateTag: "%s"}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	for _, c := range []struct {
		name, offering, template string
		checked                  []string
		unlisted                 []int64
	}{
		{"offering", "ssd", "", []string{"ssd", "both"}, []int64{1, 3}},
		{"template, in another case", "", "linux", []string{"linux", "both"}, []int64{1, 2}},
		{"both", "ssd", "linux", []string{"both"}, []int64{1, 2, 3}},
		{"two of the offering", "linux,ssd", "", []string{"both"}, []int64{1, 2, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(text, c.offering, c.template))
			wants(t, "checked", r.checked(), c.checked)
			wants(t, "left out, not having been listed", r.events(trace.ListUnmatched)[0].Effect.Avoid.Hosts, c.unlisted)
		})
	}
}

// HostDaoImpl joins hosts with their tags and does not make them distinct, so
// each tag is one row (apache/cloudstack#7489).
func TestSurpriseUntaggedVMListsAHostOncePerTag(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit}
clusters:
  - name: c
    hosts: [{name: bare}, {name: one, tags: [a]}, {name: three, tags: [a, b, c]}]
offerings: [{name: small%s}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	r := run(t, "4.20.1", withWords(text, ""))
	wants(t, "checked", r.checked(), []string{"bare", "one", "three", "three", "three"})
	wants(t, "suitable", r.events(trace.ClusterSuitable)[0].Have[0].IDs, []int64{1, 2, 3, 3, 3})
	wants(t, "4.18", run(t, "4.18", withWords(text, "")).checked(), []string{"bare", "one", "three"})
	wants(t, "with a tag", run(t, newest(), withWords(text, ", hostTag: a")).checked(), []string{"one", "three"})
}

func TestHATag(t *testing.T) {
	const text = `
settings: {vm.allocation.algorithm: firstfit, ha.tag: %s}
clusters:
  - name: c
    hosts: [{name: bare}, {name: kept, tags: [Failover]}, {name: mixed, tags: [failover, ssd]}]
offerings: [{name: small%s}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web%s}]`
	for _, c := range []struct {
		name, tag, offering, request string
		want                         []string
	}{
		{"hosts with the tag are kept for high availability", "failover", "", "", []string{"bare"}},
		{"and used by it", "failover", "", ", haTag: failover", []string{"kept", "mixed"}},
		{"whatever tags the offering wants", "failover", ", hostTag: failover", ", haTag: ssd", []string{"mixed"}},
		{"a VM with tags may use them all the same", "failover", ", hostTag: ssd", "", []string{"mixed"}},
		{"no tag is set", `""`, "", "", []string{"bare", "kept", "mixed", "mixed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, "4.20.1", withWords(text, c.tag, c.offering, c.request))
			wants(t, "checked", r.checked(), c.want)
		})
	}
}

// apache/cloudstack#10598: FirstFitAllocator.allocateTo and its empty list.
func TestAnEmptyListEndsThePlanningInSomeReleases(t *testing.T) {
	const text = `
clusters:
  - {name: windows, hosts: [{name: win, tags: [windows]}]}
  - {name: linux, hosts: [{name: lin, tags: [linux], usedMHz: 8000}]}
offerings: [{name: small}]
templates: [{name: debian, templateTag: linux}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`
	for release, wanted := range map[string]struct {
		outcome   trace.Outcome
		exception string
	}{
		"4.18":   {trace.Placed, ""},
		"4.19.0": {trace.Threw, "No suitable host found for vm [web]."},
		"4.19.1": {trace.Placed, ""},
		"4.20.0": {trace.Threw, "No suitable host found for vm [web]."},
		"4.20.1": {trace.Placed, ""},
	} {
		r := run(t, release, text)
		want(t, release, r.outcome(), wanted.outcome)
		want(t, release+" throws", r.exception(), wanted.exception)
	}
}
