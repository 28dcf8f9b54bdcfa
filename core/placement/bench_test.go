package placement_test

import (
	"fmt"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// largeCloud has clusters of 40 hosts with ten VMs on each, and 20 on the first.
func largeCloud(b *testing.B, hosts int) *cloud.Cloud {
	b.Helper()
	c := cloud.Cloud{Zone: cloud.Zone{ID: 1, Name: "zone"}, Settings: cloud.DefaultSettings(), Pods: []cloud.Pod{{ID: 1, Name: "pod"}}}
	c.Settings.AcrossClusters, c.Settings.Algorithm = true, cloud.FirstFit
	c.Offerings = []cloud.Offering{{ID: 1, Name: "small", Cores: 2, MHz: 1_000, RAMMiB: 2_048, HostTag: "ssd"}}
	c.Templates = []cloud.Template{{ID: 1, Name: "debian", Tag: "linux", RequiresHVM: true, Arch: cloud.AMD64}}
	c.Pools = []cloud.Pool{{ID: 1, Name: "pool", Scope: cloud.ZoneScope}}
	c.Domains, c.Accounts = []cloud.Domain{{ID: 1, Name: "ROOT"}}, []cloud.Account{{ID: 1, Name: "user", Domain: 1}}
	for i := range int64(hosts / 40) {
		c.Clusters = append(c.Clusters, cloud.Cluster{ID: i + 1, Name: fmt.Sprintf("cluster-%d", i+1), Pod: 1,
			Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 2, RAMOvercommit: 1})
	}
	for i := range int64(hosts) {
		c.Hosts = append(c.Hosts, cloud.Host{ID: i + 1, Name: fmt.Sprintf("host-%d", i+1), Cluster: i/40 + 1, Status: cloud.Up, ResourceState: cloud.Enabled,
			Tags: []string{"ssd", "linux"}, Cores: 32, MHz: 2_000, RAMMiB: 131_072, Capabilities: "hvm"})
		guests := 10
		if i == 0 {
			guests = 20
		}
		for range guests {
			id := int64(len(c.VMs) + 1)
			c.VMs = append(c.VMs, cloud.VM{ID: id, Name: fmt.Sprintf("vm-%d", id), Account: 1, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM,
				State: cloud.Running, Host: i + 1, LastHost: i + 1, Pool: 1})
		}
	}
	made, err := cloud.New(c)
	if err != nil {
		b.Fatal(err)
	}
	return made
}

// BenchmarkMaintain empties a host of 20 VMs. The time grows with the hosts:
// from 500 to 2,000 fourfold, not sixteenfold.
func BenchmarkMaintain(b *testing.B) {
	for _, hosts := range []int{520, 1_000, 2_000, 10_000} {
		b.Run(fmt.Sprintf("hosts=%d", hosts), func(b *testing.B) {
			c := largeCloud(b, hosts)
			all := placement.Releases()
			run := placement.Run{Cloud: c, Release: all[len(all)-1], Seed: 1}
			state := c.Start()
			b.ReportAllocs()
			for b.Loop() {
				done, events, err := placement.Maintain(run, state, 1, 1)
				if err != nil || done.Outcome != trace.Maintenance || len(done.VMs) != 20 {
					b.Fatalf("%s, %d VMs, %v", done.Outcome, len(done.VMs), err)
				}
				b.ReportMetric(float64(len(events)), "events")
			}
		})
	}
}

// BenchmarkFrames folds the trace of such a maintenance and steps through it.
func BenchmarkFrames(b *testing.B) {
	c := largeCloud(b, 1_000)
	all := placement.Releases()
	_, events, err := placement.Maintain(placement.Run{Cloud: c, Release: all[len(all)-1]}, c.Start(), 1, 1)
	if err != nil {
		b.Fatal(err)
	}
	made := &trace.Trace{Events: events}
	b.Run("reel", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			trace.NewReel(made)
		}
	})
	reel := trace.NewReel(made)
	b.Run("frame", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			if f := reel.Frame(n * 37 % len(events)); f.N > len(events) {
				b.Fatal(f.N)
			}
		}
	})
}
