package placement_test

import (
	"testing"

	"placement-playground/core/trace"
)

// onLastHost is a VM that ran on "last", in another cluster than the one that
// comes first.
const onLastHost = `
settings: {vm.allocation.algorithm: firstfit%s}
clusters:
  - {id: 1, name: first, hosts: [{id: 1, name: free, tags: [ssd, linux]}]}
  - {id: 2, name: second, hosts: [{id: 2, name: last, cores: 8, usedMHz: 4000%s}]}
offerings: [{name: medium, cores: 4, ramMiB: 4096%s}]
templates: [{name: debian%s}]
vms: [{name: web, offering: medium, template: debian, lastHost: last}]
steps: [{deploy: web%s}]`

func TestLastHost(t *testing.T) {
	for _, c := range []struct {
		name                                        string
		settings, host, offering, template, request string
		refusedBy                                   trace.Rule // empty: the last host is taken
	}{
		{"taken", "", "", "", "", "", ""},
		{"avoided", "", "", "", "", ", avoidHosts: [last]", trace.LastHostAvoided},
		{"in another cluster than the plan's", "", "", "", "", ", cluster: first", trace.LastHostCluster},
		{"not Up", "", ", status: Disconnected", "", "", "", trace.LastHostUp},
		{"not fast enough", "", ", mhz: 900", "", "", "", trace.LastHostCapability},
		{"full", "", ", reservedMHz: 9000", "", "", "", trace.LastHostCapacity},
		{"full, but enough is reserved", "", ", reservedMHz: 12000, reservedMiB: 4096", "", "", "", ""},
		{"CPU is reserved and RAM is not", "", ", reservedMHz: 12000, reservedMiB: 4095", "", "", "", trace.LastHostCapacity},
		{"strict tag of the offering", ", vm.strict.host.tags: ssd", "", ", hostTag: ssd", "", "", trace.LastHostTags},
		{"strict tag of the template", ", vm.strict.host.tags: linux", "", "", ", templateTag: linux", "", trace.LastHostTags},
		{"strict tag in another case", ", vm.strict.host.tags: ssd", ", tags: [SSD]", ", hostTag: ssd", "", "", trace.LastHostTags},
		{"strict tag that it has", ", vm.strict.host.tags: ssd", ", tags: [ssd]", ", hostTag: ssd", "", "", ""},
		{"kept for dedicated planners", "", ", plannerUsage: Dedicated", "", "", "", trace.HostUsage},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(onLastHost, c.settings, c.host, c.offering, c.template, c.request))
			if c.refusedBy == "" {
				want(t, "host", r.host(t, "web"), "last")
				want(t, "orders of clusters", len(r.events(trace.PhaseOrder)), 0)
				return
			}
			want(t, "host", r.host(t, "web"), "free")
			wants(t, string(c.refusedBy), r.answers(c.refusedBy)[:1], []string{"last reject"})
		})
	}
}

// DeploymentPlanningManagerImpl.canUseLastHost asks for the status alone; a
// host in maintenance is refused from apache/cloudstack#12062 on.
func TestSurpriseALastHostInMaintenanceIsTaken(t *testing.T) {
	r := run(t, "4.20.1", withWords(onLastHost, "", ", resourceState: Maintenance", "", "", ""))
	want(t, "host", r.host(t, "web"), "last")
}

// DeploymentPlanningManagerImpl.checkVmProfileAndHost does not ask for tags
// that vm.strict.host.tags does not name (since 4.20).
func TestSurpriseALastHostNeedsNoTags(t *testing.T) {
	r := run(t, newest(), withWords(onLastHost, "", "", ", hostTag: ssd", ", templateTag: linux", ""))
	want(t, "host", r.host(t, "web"), "last")
}

// DeploymentPlanningManagerImpl.checkVmProfileAndHost compares two strings by
// identity, so a last host with any category is refused, even with the right one.
func TestSurpriseALastHostWithACategoryIsAlwaysRefused(t *testing.T) {
	for _, category := range []string{"Linux", "Windows"} {
		r := run(t, "4.20.1", withWords(onLastHost, "", ", guestOSCategory: "+category, "", ", guestOSCategory: Linux", ""))
		wants(t, category, r.answers(trace.LastHostCategory), []string{"last reject"})
		want(t, category, r.host(t, "web"), "free")
	}
	r := run(t, newest(), withWords(onLastHost, "", "", "", ", guestOSCategory: Linux", ""))
	want(t, "no category on the host", r.host(t, "web"), "last")
}

func TestTheLastHostIsNotTriedWithAnHATag(t *testing.T) {
	r := run(t, newest(), withWords(onLastHost, "", "", "", "", ", haTag: ssd"))
	want(t, "last hosts asked", len(r.events(trace.PhaseLastHost)), 0)
	want(t, "host", r.host(t, "web"), "free")
}

func TestALastHostAtItsGuestLimitIsPassedOver(t *testing.T) {
	guests := ""
	for range 50 {
		guests += "{offering: tiny, template: debian, host: last}, "
	}
	r := run(t, newest(), withWords(`
clusters: [{name: c, hypervisor: XenServer, hosts: [{name: last}, {name: free}]}]
offerings: [{name: tiny, mhz: 10, ramMiB: 16}]
templates: [{name: debian}]
vms: [%s{name: web, offering: tiny, template: debian, hypervisor: XenServer, lastHost: last}]
steps: [{deploy: web}]`, guests))
	wants(t, "guests", r.answers(trace.LastHostGuests), []string{"last reject"})
	want(t, "host", r.host(t, "web"), "free")
}

// deployInSpecifiedHostWithoutHA asks for the avoid set, the pools and the
// planner's reservation, and for nothing else.
func TestSurpriseANamedHostNeedsNeitherTagsNorCapacity(t *testing.T) {
	const text = `
clusters:
  - {name: first, hosts: [{name: tagged, tags: [ssd]}]}
  - {name: second, disabled: %s, hosts: [{name: full, usedMHz: 32000, usedMiB: 65536, status: Down%s}]}
offerings: [{name: small, hostTag: ssd}]
templates: [{name: debian, templateTag: linux}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web, host: full%s}]`
	r := run(t, newest(), withWords(text, "false", "", ""))
	want(t, "host", r.host(t, "web"), "full")
	want(t, "outcome", r.outcome(), trace.Placed)

	for _, c := range []struct {
		name, disabled, usage, request string
		want                           trace.Rule
	}{
		{"avoided", "false", "", ", avoidHosts: [full]", trace.HostNamedAvoided},
		{"in a disabled cluster", "true", "", "", trace.HostNamedAvoided},
		{"kept for dedicated planners", "false", ", plannerUsage: Dedicated", "", trace.HostUsage},
	} {
		r := run(t, newest(), withWords(text, c.disabled, c.usage, c.request))
		want(t, c.name, r.outcome(), trace.Unplaced)
		wants(t, c.name, r.answers(c.want), []string{"full reject"})
	}
}

func TestANamedHostIsForgottenWithAnHATag(t *testing.T) {
	r := run(t, newest(), `
clusters: [{name: c, hosts: [{name: named}, {name: kept, tags: [ha]}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web, host: named, haTag: ha}]`)
	want(t, "host", r.host(t, "web"), "kept")
}

func TestALastOrNamedHostNeedsAPool(t *testing.T) {
	const text = `
clusters: [{name: a, hosts: [{name: here}]}, {name: b, hosts: [{name: there}]}]
pools: [{name: nfs, scope: CLUSTER, cluster: b}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian%s}]
steps: [{deploy: web%s}]`
	last := run(t, newest(), withWords(text, ", lastHost: here", ""))
	wants(t, "pools of the last host", last.answers(trace.LastHostPools), []string{"here reject"})
	want(t, "host", last.host(t, "web"), "there")
	named := run(t, newest(), withWords(text, "", ", host: here"))
	wants(t, "pools of the named host", named.answers(trace.HostNamedPools), []string{"here reject"})
	want(t, "host", named.host(t, "web"), "none")
}
