package placement_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// largeCloud has clusters of 40 hosts with ten VMs on each, 100 on the first and
// 20 on the second, and one stopped VM, the last.
func largeCloud(b testing.TB, hosts int) *cloud.Cloud {
	b.Helper()
	c := cloud.Cloud{Zone: cloud.Zone{ID: 1, Name: "zone"}, Settings: cloud.DefaultSettings(), Pods: []cloud.Pod{{ID: 1, Name: "pod"}}}
	c.Settings.AcrossClusters, c.Settings.Algorithm = true, cloud.FirstFit
	c.Offerings = []cloud.Offering{{ID: 1, Name: "small", Cores: 1, MHz: 1_000, RAMMiB: 1_024, HostTag: "ssd"}}
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
		switch i {
		case 0:
			guests = 100
		case 1:
			guests = 20
		}
		for range guests {
			id := int64(len(c.VMs) + 1)
			c.VMs = append(c.VMs, cloud.VM{ID: id, Name: fmt.Sprintf("vm-%d", id), Account: 1, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM,
				State: cloud.Running, Host: i + 1, LastHost: i + 1, Pool: 1})
		}
	}
	id := int64(len(c.VMs) + 1)
	c.VMs = append(c.VMs, cloud.VM{ID: id, Name: "stopped", Account: 1, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Stopped, Pool: 1})
	made, err := cloud.New(c)
	if err != nil {
		b.Fatal(err)
	}
	return made
}

// sizes are in hosts, each with ten VMs.
func sizes() []int { return []int{1_000, 10_000} }

func runOf(c *cloud.Cloud) placement.Run {
	all := placement.Releases()
	return placement.Run{Cloud: c, Release: all[len(all)-1], Seed: 1}
}

// atSizes runs a benchmark for each size, and tells what the process's heap has
// come to: in WebAssembly memory is never given back.
func atSizes(b *testing.B, run func(b *testing.B, run placement.Run, state cloud.State)) {
	for _, hosts := range sizes() {
		b.Run(fmt.Sprintf("hosts=%d", hosts), func(b *testing.B) {
			c := largeCloud(b, hosts)
			b.ReportAllocs()
			run(b, runOf(c), c.Start())
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(memory.HeapSys>>20), "heap-MB")
		})
	}
}

// BenchmarkNew makes the cloud ready and its first state.
func BenchmarkNew(b *testing.B) {
	atSizes(b, func(b *testing.B, run placement.Run, _ cloud.State) {
		for b.Loop() {
			c := *run.Cloud
			c.Hosts, c.VMs = slices.Clone(c.Hosts), slices.Clone(c.VMs) // or they would be ready
			made, err := cloud.New(c)
			if err != nil {
				b.Fatal(err)
			}
			made.Start()
		}
	})
}

// BenchmarkPlace starts one VM in the zone.
func BenchmarkPlace(b *testing.B) {
	atSizes(b, func(b *testing.B, run placement.Run, state cloud.State) {
		q, asked := placement.Request{VM: run.Cloud.VMs[len(run.Cloud.VMs)-1].ID}, 0
		for b.Loop() {
			result, events, err := placement.Place(run, state, q, trace.Place{Step: 1})
			if err != nil || result.Outcome != trace.Placed {
				b.Fatalf("%s, %v", result.Outcome, err)
			}
			asked = len(events)
		}
		b.ReportMetric(float64(asked), "events")
	})
}

// BenchmarkMaintain empties a host of 100 VMs.
func BenchmarkMaintain(b *testing.B) { maintain(b, 1, 100) }

// BenchmarkMaintain20 empties a host of 20 VMs.
func BenchmarkMaintain20(b *testing.B) { maintain(b, 2, 20) }

func maintain(b *testing.B, host cloud.ID, vms int) {
	atSizes(b, func(b *testing.B, run placement.Run, state cloud.State) {
		asked := 0
		for b.Loop() {
			done, events, err := placement.Maintain(run, state, host, 1)
			if err != nil || done.Outcome != trace.Maintenance || len(done.VMs) != vms {
				b.Fatalf("%s, %d VMs, %v", done.Outcome, len(done.VMs), err)
			}
			asked = len(events)
		}
		b.ReportMetric(float64(asked), "events")
	})
}

// BenchmarkForecast forecasts the maintenance of 100 hosts, spread over the zone,
// and tells what that comes to for all of them.
func BenchmarkForecast(b *testing.B) {
	const each = 100
	atSizes(b, func(b *testing.B, run placement.Run, state cloud.State) {
		hosts := run.Cloud.Hosts
		f, asked := placement.NewForecast(run, state, 1), 0
		for b.Loop() {
			asked = 0
			for n := range each {
				told, err := f.Host(hosts[n*len(hosts)/each].ID)
				if err != nil || told.Outcome != trace.Maintenance {
					b.Fatalf("%s, %v", told.Outcome, err)
				}
				asked += told.Events
			}
		}
		perHost := b.Elapsed().Seconds() / float64(b.N*each)
		b.ReportMetric(float64(asked)/each, "events/host")
		b.ReportMetric(perHost*1e6, "µs/host")
		b.ReportMetric(perHost*float64(len(hosts)), "s/all-hosts")
	})
}

// BenchmarkFrames folds the trace of such a maintenance and steps through it.
func BenchmarkFrames(b *testing.B) {
	c := largeCloud(b, 1_000)
	_, events, err := placement.Maintain(runOf(c), c.Start(), 1, 1)
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
