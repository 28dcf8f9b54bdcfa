package cloud_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
)

// small is a cloud of two clusters that New takes.
func small() cloud.Cloud {
	host := func(id, cluster cloud.ID) cloud.Host {
		return cloud.Host{ID: id, Cluster: cluster, Status: cloud.Up, ResourceState: cloud.Enabled, Cores: 16, MHz: 2_000, RAMMiB: 65_536}
	}
	cluster := func(id cloud.ID) cloud.Cluster {
		return cloud.Cluster{ID: id, Pod: 1, Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1}
	}
	vm := func(id, host cloud.ID) cloud.VM {
		return cloud.VM{ID: id, Account: 2, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Running, Host: host, LastHost: host, Pool: 1}
	}
	return cloud.Cloud{
		Zone: cloud.Zone{ID: 1}, Settings: cloud.DefaultSettings(),
		Pods:      []cloud.Pod{{ID: 1}},
		Clusters:  []cloud.Cluster{cluster(2), cluster(1)},
		Hosts:     []cloud.Host{host(12, 1), host(21, 2), host(11, 1)},
		Offerings: []cloud.Offering{{ID: 1, Cores: 2, MHz: 1_000, RAMMiB: 1_024}},
		Templates: []cloud.Template{{ID: 1, Arch: cloud.AMD64}},
		Pools:     []cloud.Pool{{ID: 1, Scope: cloud.ZoneScope}},
		Domains:   []cloud.Domain{{ID: 1}},
		Accounts:  []cloud.Account{{ID: 2, Domain: 1}},
		VMs:       []cloud.VM{vm(2, 12), vm(1, 11), vm(3, 11)},
	}
}

func made(t *testing.T, c cloud.Cloud) *cloud.Cloud {
	t.Helper()
	out, err := cloud.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNewNamesTheProblem(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*cloud.Cloud)
		want  string
	}{
		{"host id twice", func(c *cloud.Cloud) { c.Hosts[2].ID = 12 }, "hosts[2].ID: id 12 is used twice"},
		{"vm id 0", func(c *cloud.Cloud) { c.VMs[0].ID = 0 }, "vms[0].ID: id 0 is not between"},
		{"pool id below 0", func(c *cloud.Cloud) { c.Pools[0].ID = -4 }, "pools[0].ID: id -4 is not between"},
		{"id that a double cannot hold", func(c *cloud.Cloud) { c.Pods[0].ID = 1<<53 + 1 }, "pods[0].ID: id 9007199254740993 is not between"},
		{"category id twice", func(c *cloud.Cloud) { c.Categories = []cloud.Category{{ID: 5}, {ID: 5}} }, "categories[1].ID: id 5 is used twice"},

		{"cluster in no pod", func(c *cloud.Cloud) { c.Clusters[0].Pod = 7 }, "clusters[0].Pod: there is no pod with id 7"},
		{"host in no cluster", func(c *cloud.Cloud) { c.Hosts[1].Cluster = 7 }, "hosts[1].Cluster: there is no cluster with id 7"},
		{"pool of no cluster", func(c *cloud.Cloud) { c.Pools[0] = cloud.Pool{ID: 1, Scope: cloud.ClusterScope, Cluster: 7} }, "pools[0].Cluster: there is no cluster"},
		{"pool of no host", func(c *cloud.Cloud) { c.Pools[0] = cloud.Pool{ID: 1, Scope: cloud.HostScope} }, "pools[0].Host: there is no host with id 0"},
		{"vm without offering", func(c *cloud.Cloud) { c.VMs[1].Offering = 0 }, "vms[1].Offering: there is no offering with id 0"},
		{"vm without template", func(c *cloud.Cloud) { c.VMs[1].Template = 9 }, "vms[1].Template: there is no template with id 9"},
		{"vm on no host", func(c *cloud.Cloud) { c.VMs[2].Host = 9 }, "vms[2].Host: there is no host with id 9"},
		{"last host that is gone", func(c *cloud.Cloud) { c.VMs[2].LastHost = 9 }, "vms[2].LastHost: there is no host with id 9"},
		{"volume on no pool", func(c *cloud.Cloud) { c.VMs[2].Pool = 9 }, "vms[2].Pool: there is no pool with id 9"},
		{"running nowhere", func(c *cloud.Cloud) { c.VMs[2].Host = 0 }, "vms[2].Host: a running VM needs a host"},

		{"no cores", func(c *cloud.Cloud) { c.Hosts[0].Cores = 0 }, "hosts[0].Cores: 0 is not between 1 and"},
		{"too fast", func(c *cloud.Cloud) { c.Hosts[0].MHz = 1 << 40 }, "hosts[0].MHz: 1099511627776 is not between"},
		{"RAM below 0", func(c *cloud.Cloud) { c.Hosts[0].RAMMiB = -1 }, "hosts[0].RAMMiB: -1 is not between"},
		{"used below 0", func(c *cloud.Cloud) { c.Hosts[0].ExtraUsedCPUMHz = -1 }, "hosts[0].ExtraUsedCPUMHz: -1 is not between"},
		{"reserved below 0", func(c *cloud.Cloud) { c.Hosts[0].ReservedRAMMiB = -1 }, "hosts[0].ReservedRAMMiB: -1 is not between"},
		{"offering beyond a 32-bit product", func(c *cloud.Cloud) { c.Offerings[0].Cores = 10_001 }, "offerings[0].Cores: 10001 is not between"},
		{"overcommit 0", func(c *cloud.Cloud) { c.Clusters[0].CPUOvercommit = 0 }, "clusters[0].CPUOvercommit: 0 is not above 0"},
		{"overcommit far too high", func(c *cloud.Cloud) { c.Clusters[0].RAMOvercommit = 1e9 }, "clusters[0].RAMOvercommit: 1e+09 is not above 0"},
		{"threshold below 0", func(c *cloud.Cloud) { c.Settings.RAMThreshold = -0.1 }, "settings: a threshold is below 0"},
		{"too many pods", func(c *cloud.Cloud) { c.Pods = make([]cloud.Pod, cloud.MaxSmall+1) }, "pods: 5001 are more than the 5000"},

		{"hypervisor", func(c *cloud.Cloud) { c.Clusters[1].Hypervisor = "Hyperv" }, `clusters[1].Hypervisor: "Hyperv" is not modelled; known are KVM`},
		{"architecture", func(c *cloud.Cloud) { c.Templates[0].Arch = "riscv64" }, `templates[0].Arch: "riscv64" is not modelled`},
		{"status", func(c *cloud.Cloud) { c.Hosts[0].Status = "up" }, `hosts[0].Status: "up" is not modelled`},
		{"resource state", func(c *cloud.Cloud) { c.Hosts[0].ResourceState = "" }, `hosts[0].ResourceState: "" is not modelled`},
		{"planner usage", func(c *cloud.Cloud) { c.Hosts[0].Usage = "Mine" }, `hosts[0].Usage: "Mine" is not modelled`},
		{"scope", func(c *cloud.Cloud) { c.Pools[0].Scope = "POD" }, `pools[0].Scope: "POD" is not modelled`},
		{"vm state", func(c *cloud.Cloud) { c.VMs[0].State = "Lost" }, `vms[0].State: "Lost" is not modelled`},
		{"vm type", func(c *cloud.Cloud) { c.VMs[0].Type = "Robot" }, `vms[0].Type: "Robot" is not modelled`},

		{"comma in a host's tag", func(c *cloud.Cloud) { c.Hosts[0].Tags = []string{"a,b"} }, `hosts[0].Tags: the tag "a,b" has a comma`},
		{"letter that the database folds", func(c *cloud.Cloud) { c.Hosts[0].Tags = []string{"café"} }, `hosts[0].Tags: "café": only printable ASCII`},
		{"tab in an offering's tag", func(c *cloud.Cloud) { c.Offerings[0].HostTag = "a\tb" }, `offerings[0].HostTag: "a\tb": only printable ASCII`},
		{"only commas", func(c *cloud.Cloud) { c.Offerings[0].HostTag = ",," }, `offerings[0].HostTag: ",," names no tag`},
		{"template with only a comma", func(c *cloud.Cloud) { c.Templates[0].Tag = "," }, `templates[0].Tag: "," names no tag`},
		{"too many tags on a host", func(c *cloud.Cloud) { c.Hosts[0].Tags = make([]string, cloud.MaxTags+1) }, "hosts[0].Tags: 201 tags are more than 200"},
		{"too many tags wanted", func(c *cloud.Cloud) { c.Offerings[0].HostTag = strings.Repeat("a,", cloud.MaxTags) }, "offerings[0].HostTag: more than 200 tags"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spoilt := small()
			c.spoil(&spoilt)
			_, err := cloud.New(spoilt)
			var problem *cloud.Problem
			if !errors.As(err, &problem) {
				t.Fatalf("New() = %v, want a *Problem", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("New() = %q, want %q in it", err, c.want)
			}
		})
	}
}

func TestNewSortsByIDAndFindsEverything(t *testing.T) {
	given := small()
	c := made(t, given)
	var hosts []cloud.ID
	for _, h := range c.Hosts {
		hosts = append(hosts, h.ID)
	}
	if !slices.Equal(hosts, []cloud.ID{11, 12, 21}) {
		t.Errorf("hosts are %v, want them by id", hosts)
	}
	if given.Hosts[0].ID != 12 {
		t.Error("New sorted the caller's own list")
	}
	if c.Host(21).Cluster != 2 || c.VM(2).Host != 12 || c.Cluster(1).ID != 1 {
		t.Error("an entry was found under another's id")
	}
	if in := c.HostsOf(1); len(in) != 2 || in[0].ID != 11 || in[1].ID != 12 {
		t.Errorf("HostsOf(1) = %v, want hosts 11 and 12", in)
	}
	if c.HasHost(13) || !c.HasHost(12) || c.HasCluster(3) || !c.HasCluster(2) || c.HasPod(2) || !c.HasPod(1) || c.HasVM(4) || !c.HasVM(3) {
		t.Error("Has… is wrong about what exists")
	}
}

// CloudStack reads a host's category from a detail that nothing checks.
func TestACategoryNeedNotExist(t *testing.T) {
	given := small()
	given.Categories = []cloud.Category{{ID: 3, Name: "Linux"}}
	given.Hosts[0].Category = 99
	c := made(t, given)
	if name, ok := c.CategoryName(99); ok {
		t.Errorf("CategoryName(99) = %q, want none", name)
	}
	if name, ok := c.CategoryName(3); name != "Linux" || !ok {
		t.Errorf("CategoryName(3) = %q, %v, want Linux", name, ok)
	}
}

func TestWhoReachesAPool(t *testing.T) {
	c := made(t, small())
	for _, x := range []struct {
		name string
		pool cloud.Pool
		want []cloud.ID
	}{
		{"zone", cloud.Pool{Scope: cloud.ZoneScope}, []cloud.ID{11, 12, 21}},
		{"cluster", cloud.Pool{Scope: cloud.ClusterScope, Cluster: 1}, []cloud.ID{11, 12}},
		{"host", cloud.Pool{Scope: cloud.HostScope, Host: 12}, []cloud.ID{12}},
	} {
		var got []cloud.ID
		for _, h := range c.Hosts {
			if c.Reaches(h, x.pool) {
				got = append(got, h.ID)
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("a pool of scope %s is reached by %v, want %v", x.name, got, x.want)
		}
	}
}
