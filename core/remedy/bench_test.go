package remedy_test

import (
	"fmt"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// fullCloud has no host with room for the last VM, and some without its tag: nearly
// all there is to change is in question. It is to start, or runs on a host that is
// to be emptied.
func fullCloud(tb testing.TB, hosts, guests int, running bool) *scenario.Scenario {
	tb.Helper()
	c := cloud.Cloud{Zone: cloud.Zone{ID: 1, Name: "zone"}, Settings: cloud.DefaultSettings(), Pods: []cloud.Pod{{ID: 1, Name: "pod"}}}
	c.Settings.Algorithm, c.Settings.AcrossClusters = cloud.FirstFit, true
	c.Offerings = []cloud.Offering{{ID: 1, Name: "small", Cores: 1, MHz: 1_000, RAMMiB: 1_024}, {ID: 2, Name: "tagged", Cores: 8, MHz: 2_000, RAMMiB: 16_384, HostTag: "ssd"}}
	c.Templates = []cloud.Template{{ID: 1, Name: "debian", RequiresHVM: true, Arch: cloud.AMD64}}
	c.Pools = []cloud.Pool{{ID: 1, Name: "pool", Scope: cloud.ZoneScope}}
	c.Domains, c.Accounts = []cloud.Domain{{ID: 1, Name: "ROOT"}}, []cloud.Account{{ID: 1, Name: "user", Domain: 1}}
	for i := range int64(hosts / 20) {
		c.Clusters = append(c.Clusters, cloud.Cluster{ID: i + 1, Name: fmt.Sprintf("cluster-%d", i+1), Pod: 1, Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1})
	}
	for i := range int64(hosts) {
		h := cloud.Host{ID: i + 1, Name: fmt.Sprintf("host-%d", i+1), Cluster: i/20 + 1, Status: cloud.Up, ResourceState: cloud.Enabled,
			Tags: []string{"ssd"}, Cores: 16, MHz: 2_000, RAMMiB: 65_536, Capabilities: "hvm", ExtraUsedCPUMHz: 14_000 + i%7*100, ExtraUsedRAMMiB: 40_000}
		if i%3 == 0 {
			h.Tags = nil
		}
		c.Hosts = append(c.Hosts, h)
		for range guests / hosts {
			id := int64(len(c.VMs) + 1)
			c.VMs = append(c.VMs, cloud.VM{ID: id, Name: fmt.Sprintf("vm-%d", id), Account: 1, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Running, Host: h.ID, LastHost: h.ID, Pool: 1})
		}
	}
	last := int64(len(c.VMs) + 1)
	c.VMs = append(c.VMs, cloud.VM{ID: last, Name: "new", Account: 1, Offering: 2, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Stopped})
	step := scenario.Step{Deploy: &placement.Request{VM: last}}
	if running {
		c.VMs[last-1].State, c.VMs[last-1].Host, step = cloud.Running, 1, scenario.Step{Maintain: 1}
	}
	made, err := cloud.New(c)
	if err != nil {
		tb.Fatal(err)
	}
	return &scenario.Scenario{Cloud: made, Steps: []scenario.Step{step}}
}

// BenchmarkWhy asks why one VM has no host and what would place it. The time
// grows with the hosts, as the number of runs is bounded.
func BenchmarkWhy(b *testing.B) {
	for _, size := range []struct{ hosts, guests int }{{40, 100}, {1_000, 5_000}} {
		s := fullCloud(b, size.hosts, size.guests, false)
		all := placement.Releases()
		release := all[len(all)-1]
		c := remedy.Case{Step: 1, VM: int64(len(s.Cloud.VMs)), Outcome: trace.Unplaced}
		b.Run(fmt.Sprintf("blockers/hosts=%d", size.hosts), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := remedy.Blockers(s, release, c); err != nil {
					b.Fatal(err)
				}
			}
		})
		changes := func(name string, s *scenario.Scenario) {
			b.Run(fmt.Sprintf("%s/hosts=%d", name, size.hosts), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					found, err := remedy.Changes(s, release, c, remedy.Search{})
					if err != nil || len(found.Remedies) == 0 {
						b.Fatalf("%+v, %v", found, err)
					}
					b.ReportMetric(float64(found.Reruns), "reruns")
				}
			})
		}
		changes("changes", s)
		c.Host = 1
		changes("maintenance", fullCloud(b, size.hosts, size.guests, true))
	}
}
