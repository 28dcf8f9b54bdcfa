package cloud

import (
	"fmt"
	"slices"
)

// Bounds keep every sum of the ledger exact and every run short. They are far
// above any real installation.
const (
	MaxHosts = 20_000
	MaxVMs   = 200_000
	MaxSmall = 5_000 // pods, clusters, offerings, templates, categories, pools
	MaxTags  = 200   // of one host, or named by one offering or template
	MaxRule  = 2_000 // characters of a tag rule

	MaxCores  = 100_000
	MaxMHz    = 100_000
	MaxRAMMiB = 1 << 30 // 1 PiB
	MaxRatio  = 1_000
	MaxLeft   = 1_000_000 // of a vGPU type on a host
	// MaxOfferingCores keeps cores × MHz a 32-bit integer, which it is in CloudStack.
	MaxOfferingCores = 10_000
)

// check also says where everything is, in the order given. was is a ready cloud whose
// lists need not be looked through again for that.
func (c *Cloud) check(was *Cloud) error {
	for _, s := range []struct {
		kind   string
		n, max int
	}{
		{"pods", len(c.Pods), MaxSmall}, {"clusters", len(c.Clusters), MaxSmall}, {"hosts", len(c.Hosts), MaxHosts},
		{"offerings", len(c.Offerings), MaxSmall}, {"templates", len(c.Templates), MaxSmall},
		{"categories", len(c.Categories), MaxSmall}, {"pools", len(c.Pools), MaxSmall},
		{"domains", len(c.Domains), MaxSmall}, {"accounts", len(c.Accounts), MaxSmall}, {"affinityGroups", len(c.AffinityGroups), MaxSmall}, {"vms", len(c.VMs), MaxVMs},
	} {
		if s.n > s.max {
			return &Problem{s.kind, -1, "", fmt.Sprintf("%d are more than the %d that the playground takes", s.n, s.max)}
		}
	}
	k, x, y := &checker{}, &c.index, &was.index
	x.pods = unique(k, "pods", c.Pods, Pod.id, was.Pods, y.pods)
	x.clusters = unique(k, "clusters", c.Clusters, Cluster.id, was.Clusters, y.clusters)
	x.hosts = unique(k, "hosts", c.Hosts, Host.id, was.Hosts, y.hosts)
	x.offerings = unique(k, "offerings", c.Offerings, Offering.id, was.Offerings, y.offerings)
	x.templates = unique(k, "templates", c.Templates, Template.id, was.Templates, y.templates)
	x.categories = unique(k, "categories", c.Categories, Category.id, was.Categories, y.categories)
	x.pools = unique(k, "pools", c.Pools, Pool.id, was.Pools, y.pools)
	x.domains = unique(k, "domains", c.Domains, Domain.id, was.Domains, y.domains)
	x.accounts = unique(k, "accounts", c.Accounts, Account.id, was.Accounts, y.accounts)
	x.groups = unique(k, "affinityGroups", c.AffinityGroups, AffinityGroup.id, was.AffinityGroups, y.groups)
	x.vms = unique(k, "vms", c.VMs, VM.id, was.VMs, y.vms)
	k.places(c)
	k.things(c)
	k.owners(c)
	for i := range c.VMs {
		k.at("vms", i).vm(&c.VMs[i], c)
	}
	if c.Settings.CPUThreshold < 0 || c.Settings.RAMThreshold < 0 {
		return &Problem{"settings", -1, "", "a threshold is below 0"}
	}
	if k.problem != nil {
		return k.problem
	}
	return nil
}

// places checks clusters and hosts.
func (k *checker) places(c *Cloud) {
	for i := range c.Clusters {
		x := &c.Clusters[i]
		k.at("clusters", i).refers("Pod", "pod", x.Pod, &c.index.pods)
		one(k, "Hypervisor", x.Hypervisor, Hypervisors()...)
		one(k, "Arch", x.Arch, Archs()...)
		k.ratio("CPUOvercommit", x.CPUOvercommit).ratio("RAMOvercommit", x.RAMOvercommit)
	}
	for i := range c.Hosts {
		x := &c.Hosts[i]
		k.at("hosts", i).refers("Cluster", "cluster", x.Cluster, &c.index.clusters)
		one(k, "Status", x.Status, Statuses()...)
		one(k, "ResourceState", x.ResourceState, ResourceStates()...)
		one(k, "Usage", x.Usage, PlannerUsages()...)
		one(k, "UEFI", x.UEFI, NotSaid, Supported, Unsupported)
		k.between("Cores", x.Cores, 1, MaxCores).between("MHz", x.MHz, 1, MaxMHz).between("RAMMiB", x.RAMMiB, 1, MaxRAMMiB).
			between("ExtraUsedCPUMHz", x.ExtraUsedCPUMHz, 0, MaxCores*MaxMHz).between("ExtraUsedRAMMiB", x.ExtraUsedRAMMiB, 0, MaxRAMMiB).
			between("ReservedCPUMHz", x.ReservedCPUMHz, 0, MaxCores*MaxMHz).between("ReservedRAMMiB", x.ReservedRAMMiB, 0, MaxRAMMiB).
			hostTags("Tags", x.Tags)
		for _, gpu := range x.GPUs {
			k.between("GPUs", gpu.Left, 0, MaxLeft)
		}
		if len(x.TagRule) > MaxRule {
			k.fail("TagRule", "%d characters are more than %d", len(x.TagRule), MaxRule)
		}
		if x.TagRule != "" && len(x.Tags) > 0 {
			k.fail("TagRule", "a host has tags or a tag rule, not both")
		}
	}
}

// things checks offerings, templates and pools.
func (k *checker) things(c *Cloud) {
	for i, x := range c.Offerings {
		k.at("offerings", i).between("Cores", x.Cores, 1, MaxOfferingCores).between("MHz", x.MHz, 1, MaxMHz).
			between("RAMMiB", x.RAMMiB, 1, MaxRAMMiB).wantedTags("HostTag", x.HostTag)
	}
	for i, x := range c.Templates {
		k.at("templates", i)
		one(k, "Arch", x.Arch, Archs()...)
		k.wantedTags("Tag", x.Tag)
	}
	for i, x := range c.Pools {
		k.at("pools", i)
		one(k, "Scope", x.Scope, Scopes()...)
		if x.Scope == ClusterScope {
			k.refers("Cluster", "cluster", x.Cluster, &c.index.clusters)
		}
		if x.Scope == HostScope {
			k.refers("Host", "host", x.Host, &c.index.hosts)
		}
	}
}

// owners checks domains, accounts, affinity groups and what is dedicated.
func (k *checker) owners(c *Cloud) {
	parents := map[ID]ID{}
	for i, x := range c.Domains {
		if k.at("domains", i); x.Parent != 0 {
			k.refers("Parent", "domain", x.Parent, &c.index.domains)
		}
		if parents[x.ID] = x.Parent; x.Parent != 0 && rootless(x.ID, parents) {
			k.fail("Parent", "the domain is its own ancestor")
		}
	}
	for i, x := range c.Accounts {
		k.at("accounts", i).refers("Domain", "domain", x.Domain, &c.index.domains)
	}
	dedications := map[ID]bool{}
	for i, x := range c.AffinityGroups {
		k.at("affinityGroups", i)
		one(k, "Type", x.Type, AffinityTypes()...)
		if x.Account != 0 {
			k.refers("Account", "account", x.Account, &c.index.accounts)
		}
		if x.Type == ExplicitDedication {
			dedications[x.ID] = true
			k.refers("Domain", "domain", x.Domain, &c.index.domains)
		}
	}
	dedicated := func(kind string, i int, group ID) {
		if k.at(kind, i); group != 0 && !dedications[group] {
			k.fail("Dedicated", "there is no affinity group of type ExplicitDedication with id %d", group)
		}
	}
	dedicated("zone", -1, c.Zone.Dedicated)
	for i, x := range c.Pods {
		dedicated("pods", i, x.Dedicated)
	}
	for i, x := range c.Clusters {
		dedicated("clusters", i, x.Dedicated)
	}
	for i := range c.Hosts {
		dedicated("hosts", i, c.Hosts[i].Dedicated)
	}
}

func (k *checker) vm(x *VM, c *Cloud) {
	k.groups(x, c)
	k.refers("Account", "account", x.Account, &c.index.accounts).
		refers("Offering", "offering", x.Offering, &c.index.offerings).refers("Template", "template", x.Template, &c.index.templates)
	one(k, "Type", x.Type, VMTypes()...)
	one(k, "Hypervisor", x.Hypervisor, Hypervisors()...)
	one(k, "State", x.State, VMStates()...)
	if x.Host != 0 {
		k.refers("Host", "host", x.Host, &c.index.hosts)
	}
	if x.LastHost != 0 {
		k.refers("LastHost", "host", x.LastHost, &c.index.hosts)
	}
	if x.Pool != 0 {
		k.refers("Pool", "pool", x.Pool, &c.index.pools)
	}
	if x.State == Running && x.Host == 0 {
		k.fail("Host", "a running VM needs a host")
	}
}

// groups: what a VM in several groups of one kind gets is not modelled.
func (k *checker) groups(vm *VM, c *Cloud) {
	if len(vm.Groups) == 0 {
		return
	}
	seen := map[AffinityType]bool{}
	for _, id := range vm.Groups {
		if !c.index.groups.has(id) {
			k.fail("Groups", "there is no affinity group with id %d", id)
			return
		}
	}
	for _, g := range c.AffinityGroups {
		if !slices.Contains(vm.Groups, g.ID) {
			continue
		}
		if seen[g.Type] && (g.Type == ExplicitDedication || g.Type == HostAffinity) {
			k.fail("Groups", "a VM in two groups of type %s is not modelled", g.Type)
		}
		seen[g.Type] = true
	}
}

// rootless: going up from a domain comes round again.
func rootless(domain ID, parents map[ID]ID) bool {
	for at, n := parents[domain], 0; at != 0; at, n = parents[at], n+1 {
		if at == domain || n > len(parents) {
			return true
		}
	}
	return false
}
