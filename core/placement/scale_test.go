package placement_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// demand is a cloud in which some planner, algorithm or wish makes CloudStack
// look at other VMs.
type demand struct {
	name string
	make func(*cloud.Cloud)
}

func demands() []demand {
	vgpu := cloud.VGPU{Group: "K1", Type: "k120"}
	everyVM := func(c *cloud.Cloud, change func(*cloud.VM)) {
		for i := range c.VMs {
			change(&c.VMs[i])
		}
	}
	group := func(of cloud.AffinityType) func(*cloud.Cloud) {
		return func(c *cloud.Cloud) {
			c.AffinityGroups = []cloud.AffinityGroup{{ID: 1, Name: "group", Type: of, Domain: 1}}
			for i := range min(10, len(c.VMs)) {
				c.VMs[i].Groups = []cloud.ID{1}
			}
		}
	}
	return []demand{
		{"none", func(*cloud.Cloud) {}},
		{"random", func(c *cloud.Cloud) { c.Settings.Algorithm = cloud.Random }},
		{"hosts by capacity", func(c *cloud.Cloud) { c.Settings.Algorithm = cloud.LeastConsumed }},
		{"hosts by owner", func(c *cloud.Cloud) { c.Settings.Algorithm = cloud.UserDispersing }},
		{"clusters by owner", func(c *cloud.Cloud) { c.Settings.Planner = "UserDispersingPlanner" }},
		{"pods by owner", func(c *cloud.Cloud) { c.Settings.Planner, c.Settings.PodsFirst = "UserConcentratedPodPlanner", true }},
		{"implicit dedication", func(c *cloud.Cloud) {
			c.Offerings[0].Planner, c.Offerings[0].ImplicitPreferred = "ImplicitDedicationPlanner", true
			everyVM(c, func(vm *cloud.VM) { vm.RecentlyStopped = vm.State == cloud.Stopped })
		}},
		{"both capacities", func(c *cloud.Cloud) { c.Settings.OrderBy, c.Settings.CPUWeight = cloud.Combined, 0.5 }},
		{"vGPU", func(c *cloud.Cloud) {
			c.Offerings[0].GPU = vgpu
			for i := range c.Hosts {
				c.Hosts[i].GPUs = []cloud.GPU{{VGPU: vgpu, Left: 4}}
			}
		}},
		{"anti-affinity", group(cloud.HostAntiAffinity)},
		{"affinity, not strict", group(cloud.NonStrictHostAffinity)},
		{"nothing dedicated", group(cloud.ExplicitDedication)},
	}
}

// zone has hosts in clusters of some size, two VMs on each, and a crowd: VMs of
// another owner on hosts of a cluster that has no room, where nobody looks at them.
func zone(t *testing.T, hosts, inCluster, crowd int, d demand) *cloud.Cloud {
	t.Helper()
	c := cloud.Cloud{Zone: cloud.Zone{ID: 1, Name: "zone"}, Settings: cloud.DefaultSettings(), Pods: []cloud.Pod{{ID: 1, Name: "pod"}}}
	c.Settings.AcrossClusters, c.Settings.Algorithm = true, cloud.FirstFit
	c.Offerings = []cloud.Offering{{ID: 1, Name: "small", Cores: 1, MHz: 1_000, RAMMiB: 1_024, HostTag: "ssd"}}
	c.Templates = []cloud.Template{{ID: 1, Name: "debian", RequiresHVM: true, Arch: cloud.AMD64}}
	c.Pools = []cloud.Pool{{ID: 1, Name: "pool", Scope: cloud.ZoneScope}}
	c.Domains = []cloud.Domain{{ID: 1, Name: "ROOT"}}
	c.Accounts = []cloud.Account{{ID: 1, Name: "user", Domain: 1}, {ID: 2, Name: "crowd", Domain: 1}}
	vm := func(account, host cloud.ID) {
		id := cloud.ID(len(c.VMs) + 1)
		v := cloud.VM{ID: id, Name: fmt.Sprintf("vm-%d", id), Account: account, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Running, Host: host, LastHost: host, Pool: 1}
		if account == 2 && id%2 == 0 {
			v.State, v.Host = cloud.Stopped, 0
		}
		c.VMs = append(c.VMs, v)
	}
	add := func(n, cluster int, cores, ram int64) {
		for len(c.Clusters) < cluster {
			c.Clusters = append(c.Clusters, cloud.Cluster{ID: cloud.ID(len(c.Clusters) + 1), Pod: 1, Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1})
		}
		for range n {
			c.Hosts = append(c.Hosts, cloud.Host{ID: cloud.ID(len(c.Hosts) + 1), Cluster: cloud.ID(cluster), Status: cloud.Up, ResourceState: cloud.Enabled,
				Tags: []string{"ssd"}, Cores: cores, MHz: 2_000, RAMMiB: ram, Capabilities: "hvm"})
		}
	}
	for i := range hosts {
		add(1, i/inCluster+1, 32, 131_072)
		vm(1, cloud.ID(i+1))
		vm(1, cloud.ID(i+1))
	}
	add(10, len(c.Clusters)+1, 1, 512)
	for i := range crowd {
		vm(2, cloud.ID(hosts+1+i%10))
	}
	d.make(&c)
	made, err := cloud.New(c)
	if err != nil {
		t.Fatalf("%s: %v", d.name, err)
	}
	return made
}

// cost of emptying the first host: the least of several tries.
type cost struct {
	took   time.Duration
	bytes  uint64
	events int // what was asked
}

func costOf(t *testing.T, c *cloud.Cloud) cost {
	t.Helper()
	run, state := runOf(c), c.Start()
	var least cost
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // collections come as they like, and cost what is alive
	runtime.GC()
	for try := range 5 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		done, events, err := placement.Maintain(run, state, 1, 1)
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		if err != nil || done.Outcome == trace.Refused {
			t.Fatalf("%s, %v", done.Outcome, err)
		}
		bytes := after.TotalAlloc - before.TotalAlloc
		if try == 0 {
			least = cost{took, bytes, len(events)}
		}
		least.took, least.bytes = min(least.took, took), min(least.bytes, bytes)
	}
	return least
}

// compare measures two clouds, b with so many times more to look at than a, and
// says where b costs more than is due. A machine that is busy is asked again.
func compare(t *testing.T, a, b *cloud.Cloud, due func(a, b cost) float64, longest, most float64) {
	t.Helper()
	for try := 1; ; try++ {
		few, many := costOf(t, a), costOf(t, b)
		longer, more := float64(many.took)/float64(few.took)/due(few, many), float64(many.bytes)/float64(few.bytes)/due(few, many)
		if longer <= longest && more <= most {
			return
		}
		if try == 4 {
			t.Errorf("each thing to look at takes %.1f times as long, and %.1f times the memory", longer, more)
			return
		}
	}
}

// A hundred times as many VMs where nobody looks cost next to nothing. A look at
// all of them, be it one for a whole maintenance, costs several times the rest.
func TestVMsThatNobodyLooksAtCostNothing(t *testing.T) {
	for _, d := range demands() {
		t.Run(d.name, func(t *testing.T) {
			same := func(a, b cost) float64 {
				if a.events != b.events {
					t.Errorf("%d events with few VMs elsewhere, %d with many", a.events, b.events)
				}
				return 1
			}
			compare(t, zone(t, 10, 5, 600, d), zone(t, 10, 5, 60_000, d), same, 3, 1.5)
		})
	}
}

// Sixteen times as many hosts cost about as much more as there is more to look
// at, in small clusters and in one large cluster. A step that takes hosts times
// hosts makes it several times that.
func TestHostsCostWhatThereIsToAsk(t *testing.T) {
	for _, d := range demands() {
		for _, inCluster := range []int{20, 2_000} {
			t.Run(fmt.Sprintf("%s, %d hosts in a cluster", d.name, inCluster), func(t *testing.T) {
				looks := func(a, b cost) float64 { return float64(b.events+2_000) / float64(a.events+125) }
				compare(t, zone(t, 125, inCluster, 0, d), zone(t, 2_000, inCluster, 0, d), looks, 3.5, 2.5)
			})
		}
	}
}
