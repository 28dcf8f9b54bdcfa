package cloud

import (
	"fmt"
	"slices"
)

// Problem is an impossible or unmodelled value. Kind and Index name the entry
// in the list given to New, so that a file format can point to line and column.
type Problem struct {
	Kind  string // "hosts", "clusters", …: the list
	Index int    // in that list, as given; -1 for what has no list
	Field string // the Go field, empty for the entry itself
	Text  string
}

func (p *Problem) Error() string {
	at := p.Kind
	if p.Index >= 0 {
		at = fmt.Sprintf("%s[%d]", p.Kind, p.Index)
	}
	if p.Field != "" {
		at += "." + p.Field
	}
	return at + ": " + p.Text
}

// index finds entries by id. Lists are sorted, so position is also rank.
type index struct {
	pods, clusters, hosts, offerings, templates, categories, pools, domains, accounts, groups, vms map[ID]int
	inCluster                                                                                      map[ID][]Host // by id
	withRule                                                                                       []ID          // hosts with a tag rule
	// vmsOn and stoppedOn are what the hosts begin with (hostState), by their position.
	vmsOn, stoppedOn [][]int
	vmsOf, vmsIn     map[ID][]ID // by account and by affinity group
	gpus             bool        // some host has any
	dedicated        map[ID]bool // clusters of which a host, themselves or the pod is dedicated
}

// New checks a cloud and makes it ready: ids are unique and positive,
// references exist, and numbers are possible. The error is a *Problem.
func New(c Cloud) (*Cloud, error) {
	c.index = index{}
	if err := c.check(); err != nil {
		return nil, err
	}
	c.Pods = sorted(c.Pods, Pod.id)
	c.Clusters = sorted(c.Clusters, Cluster.id)
	c.Hosts = sorted(c.Hosts, Host.id)
	c.Offerings = sorted(c.Offerings, Offering.id)
	c.Templates = sorted(c.Templates, Template.id)
	c.Categories = sorted(c.Categories, Category.id)
	c.Pools = sorted(c.Pools, Pool.id)
	c.Domains = sorted(c.Domains, Domain.id)
	c.Accounts = sorted(c.Accounts, Account.id)
	c.AffinityGroups = sorted(c.AffinityGroups, AffinityGroup.id)
	c.VMs = sorted(c.VMs, VM.id)
	c.index = index{
		pods: positions(c.Pods, Pod.id), clusters: positions(c.Clusters, Cluster.id),
		hosts: positions(c.Hosts, Host.id), offerings: positions(c.Offerings, Offering.id),
		templates: positions(c.Templates, Template.id), categories: positions(c.Categories, Category.id),
		pools: positions(c.Pools, Pool.id), domains: positions(c.Domains, Domain.id),
		accounts: positions(c.Accounts, Account.id), groups: positions(c.AffinityGroups, AffinityGroup.id), vms: positions(c.VMs, VM.id),
		inCluster: map[ID][]Host{}, dedicated: map[ID]bool{},
	}
	for _, h := range c.Hosts {
		c.index.inCluster[h.Cluster] = append(c.index.inCluster[h.Cluster], h)
		if h.TagRule != "" {
			c.index.withRule = append(c.index.withRule, h.ID)
		}
		c.index.gpus = c.index.gpus || len(h.GPUs) > 0
		if cluster := c.Cluster(h.Cluster); h.Dedicated != 0 || cluster.Dedicated != 0 || c.Pod(cluster.Pod).Dedicated != 0 {
			c.index.dedicated[h.Cluster] = true
		}
	}
	c.indexVMs()
	return &c, nil
}

func (c *Cloud) indexVMs() {
	x := &c.index
	x.vmsOn, x.stoppedOn = make([][]int, len(c.Hosts)), make([][]int, len(c.Hosts))
	x.vmsOf, x.vmsIn = map[ID][]ID{}, map[ID][]ID{}
	for i, vm := range c.VMs {
		if vm.Host != 0 {
			at := x.hosts[vm.Host]
			x.vmsOn[at] = append(x.vmsOn[at], i)
		}
		if vm.State == Stopped && vm.LastHost != 0 {
			at := x.hosts[vm.LastHost]
			x.stoppedOn[at] = append(x.stoppedOn[at], i)
		}
		x.vmsOf[vm.Account] = append(x.vmsOf[vm.Account], vm.ID)
		for n, group := range vm.Groups {
			if !slices.Contains(vm.Groups[:n], group) {
				x.vmsIn[group] = append(x.vmsIn[group], vm.ID)
			}
		}
	}
}

func (p Pod) id() ID           { return p.ID }
func (c Cluster) id() ID       { return c.ID }
func (h Host) id() ID          { return h.ID }
func (o Offering) id() ID      { return o.ID }
func (t Template) id() ID      { return t.ID }
func (c Category) id() ID      { return c.ID }
func (p Pool) id() ID          { return p.ID }
func (d Domain) id() ID        { return d.ID }
func (a Account) id() ID       { return a.ID }
func (g AffinityGroup) id() ID { return g.ID }
func (v VM) id() ID            { return v.ID }

// sorted puts a list, whose ids are unique, into the order of its ids. Only the
// ids are sorted: one sort for all kinds keeps the WebAssembly small.
func sorted[T any](list []T, id func(T) ID) []T {
	at := positions(list, id)
	ids := make([]ID, len(list))
	for i, x := range list {
		ids[i] = id(x)
	}
	slices.Sort(ids)
	out := make([]T, len(list))
	for i, n := range ids {
		out[i] = list[at[n]]
	}
	return out
}

func positions[T any](list []T, id func(T) ID) map[ID]int {
	at := make(map[ID]int, len(list))
	for i, x := range list {
		at[id(x)] = i
	}
	return at
}

// Pod, Cluster, Host, Offering, Template, Pool, Domain and Account return the entry of that id,
// which must exist: New has checked every reference.
func (c *Cloud) Pod(id ID) Pod           { return c.Pods[c.index.pods[id]] }
func (c *Cloud) Cluster(id ID) Cluster   { return c.Clusters[c.index.clusters[id]] }
func (c *Cloud) Host(id ID) Host         { return c.Hosts[c.index.hosts[id]] }
func (c *Cloud) Offering(id ID) Offering { return c.Offerings[c.index.offerings[id]] }
func (c *Cloud) Template(id ID) Template { return c.Templates[c.index.templates[id]] }
func (c *Cloud) Pool(id ID) Pool         { return c.Pools[c.index.pools[id]] }
func (c *Cloud) Domain(id ID) Domain     { return c.Domains[c.index.domains[id]] }
func (c *Cloud) Account(id ID) Account   { return c.Accounts[c.index.accounts[id]] }

// Group is an affinity group, which must exist.
func (c *Cloud) Group(id ID) AffinityGroup { return c.AffinityGroups[c.index.groups[id]] }

// Ancestry is a domain and all domains above it.
func (c *Cloud) Ancestry(domain ID) []ID {
	var all []ID
	for d := domain; d != 0; d = c.Domain(d).Parent {
		all = append(all, d)
	}
	return all
}

// VM is a VM as the cloud describes it, before anything ran.
func (c *Cloud) VM(id ID) VM { return c.VMs[c.index.vms[id]] }

// HasHost, HasCluster, HasPod, HasPool and HasVM ask whether an id exists.
func (c *Cloud) HasHost(id ID) bool    { return contains(c.index.hosts, id) }
func (c *Cloud) HasCluster(id ID) bool { return contains(c.index.clusters, id) }
func (c *Cloud) HasPod(id ID) bool     { return contains(c.index.pods, id) }
func (c *Cloud) HasPool(id ID) bool    { return contains(c.index.pools, id) }
func (c *Cloud) HasVM(id ID) bool      { return contains(c.index.vms, id) }

func contains(m map[ID]int, id ID) bool {
	_, ok := m[id]
	return ok
}

// CategoryName is the name of a guest-OS category; false if there is none.
func (c *Cloud) CategoryName(id ID) (string, bool) {
	i, ok := c.index.categories[id]
	if !ok {
		return "", false
	}
	return c.Categories[i].Name, true
}

// HostsOf lists the hosts of a cluster by id. The list is shared: read it only.
func (c *Cloud) HostsOf(cluster ID) []Host { return c.index.inCluster[cluster] }

// HasDedicated reports whether a host of a cluster, the cluster or its pod is dedicated.
func (c *Cloud) HasDedicated(cluster ID) bool { return c.index.dedicated[cluster] }

// HasGPUs reports whether any host has GPUs.
func (c *Cloud) HasGPUs() bool { return c.index.gpus }

// VMsOf lists the VMs of an account, VMsIn those of an affinity group, by id.
// The lists are shared: read them only.
func (c *Cloud) VMsOf(account ID) []ID { return c.index.vmsOf[account] }
func (c *Cloud) VMsIn(group ID) []ID   { return c.index.vmsIn[group] }

// RuleHosts lists the hosts with a tag rule by id. The list is shared: read it only.
func (c *Cloud) RuleHosts() []ID { return c.index.withRule }

// Reaches reports whether a host can use a pool: every host of the pool's scope can.
func (c *Cloud) Reaches(h Host, p Pool) bool {
	switch p.Scope {
	case ClusterScope:
		return p.Cluster == h.Cluster
	case HostScope:
		return p.Host == h.ID
	}
	return true
}
