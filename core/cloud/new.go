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
	of                                                                                             *Cloud // that was made ready
	pods, clusters, hosts, offerings, templates, categories, pools, domains, accounts, groups, vms places
	inCluster                                                                                      [][]Host // by id; of the clusters by their position
	withRule                                                                                       []ID     // hosts with a tag rule
	gpus                                                                                           bool     // some host has any
	dedicated                                                                                      []bool   // clusters of which a host, themselves or the pod is dedicated
	// vmsOn and stoppedOn are what the hosts begin with (hostState), by their position.
	vmsOn, stoppedOn [][]int
	vmsOf            [][]ID      // by the account's position
	vmsIn            map[ID][]ID // by affinity group
	start            State       // in which every run begins
}

// New checks a cloud and makes it ready: ids are unique and positive,
// references exist, and numbers are possible. The error is a *Problem.
//
// The lists belong to the cloud from then on. A copy of a ready cloud with other
// lists in it is soon ready, too: what is about the lists that it kept is kept.
func New(c Cloud) (*Cloud, error) {
	was := c.index.of
	if was == nil {
		was = &Cloud{}
	}
	c.index = index{}
	if err := c.check(was); err != nil {
		return nil, err
	}
	x := &c.index
	c.Pods = sorted(c.Pods, Pod.id, &x.pods)
	c.Clusters = sorted(c.Clusters, Cluster.id, &x.clusters)
	c.Hosts = sorted(c.Hosts, Host.id, &x.hosts)
	c.Offerings = sorted(c.Offerings, Offering.id, &x.offerings)
	c.Templates = sorted(c.Templates, Template.id, &x.templates)
	c.Categories = sorted(c.Categories, Category.id, &x.categories)
	c.Pools = sorted(c.Pools, Pool.id, &x.pools)
	c.Domains = sorted(c.Domains, Domain.id, &x.domains)
	c.Accounts = sorted(c.Accounts, Account.id, &x.accounts)
	c.AffinityGroups = sorted(c.AffinityGroups, AffinityGroup.id, &x.groups)
	c.VMs = sorted(c.VMs, VM.id, &x.vms)
	c.indexHosts()
	if y := &was.index; same(c.VMs, was.VMs) && same(c.Hosts, was.Hosts) && same(c.Accounts, was.Accounts) {
		x.vmsOn, x.stoppedOn, x.vmsOf, x.vmsIn = y.vmsOn, y.stoppedOn, y.vmsOf, y.vmsIn
	} else {
		c.indexVMs()
	}
	x.start = c.start()
	x.of = &c
	return &c, nil
}

// same: two lists are one.
func same[T any](a, b []T) bool { return len(a) == len(b) && len(a) > 0 && &a[0] == &b[0] }

func (c *Cloud) indexHosts() {
	x := &c.index
	x.inCluster, x.dedicated = make([][]Host, len(c.Clusters)), make([]bool, len(c.Clusters))
	for i := range c.Clusters {
		x.dedicated[i] = c.Clusters[i].Dedicated != 0 || c.Pod(c.Clusters[i].Pod).Dedicated != 0
	}
	for i := range c.Hosts {
		h := &c.Hosts[i]
		if h.TagRule != "" {
			x.withRule = append(x.withRule, h.ID)
		}
		x.gpus = x.gpus || len(h.GPUs) > 0
		if h.Dedicated != 0 {
			x.dedicated[x.clusters.at(h.Cluster)] = true
		}
	}
	for at, list := range grouped(len(c.Clusters), len(c.Hosts), func(i int) (int, bool) { return x.clusters.find(c.Hosts[i].Cluster) }) {
		if n := len(list); n > 0 && list[n-1] == list[0]+n-1 {
			x.inCluster[at] = c.Hosts[list[0] : list[0]+n : list[0]+n]
			continue
		}
		for _, i := range list {
			x.inCluster[at] = append(x.inCluster[at], c.Hosts[i])
		}
	}
}

func (c *Cloud) indexVMs() {
	x := &c.index
	x.vmsOn = grouped(len(c.Hosts), len(c.VMs), func(i int) (int, bool) { return x.hosts.find(c.VMs[i].Host) })
	x.stoppedOn = grouped(len(c.Hosts), len(c.VMs), func(i int) (int, bool) {
		if c.VMs[i].State != Stopped {
			return 0, false
		}
		return x.hosts.find(c.VMs[i].LastHost)
	})
	of := grouped(len(c.Accounts), len(c.VMs), func(i int) (int, bool) { return x.accounts.find(c.VMs[i].Account) })
	x.vmsOf, x.vmsIn = make([][]ID, len(of)), map[ID][]ID{}
	for account, list := range of {
		x.vmsOf[account] = make([]ID, len(list))
		for i, at := range list {
			x.vmsOf[account][i] = c.VMs[at].ID
		}
	}
	for i := range c.VMs {
		vm := &c.VMs[i]
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

// sorted puts a list, whose ids are unique, into the order of its ids. at are their
// places before and after. Only the ids are sorted: one sort for all kinds keeps the
// WebAssembly small.
func sorted[T any](list []T, id func(T) ID, at *places) []T {
	inOrder := true
	for i := 1; i < len(list) && inOrder; i++ {
		inOrder = id(list[i-1]) < id(list[i])
	}
	if inOrder {
		return list
	}
	ids := make([]ID, len(list))
	for i, x := range list {
		ids[i] = id(x)
	}
	slices.Sort(ids)
	out := make([]T, len(list))
	for i, n := range ids {
		out[i] = list[at.at(n)]
	}
	for i, n := range ids {
		at.set(n, i)
	}
	return out
}

// Pod, Cluster, Host, Offering, Template, Pool, Domain and Account return the entry of that id,
// which must exist: New has checked every reference.
func (c *Cloud) Pod(id ID) Pod           { return c.Pods[c.index.pods.at(id)] }
func (c *Cloud) Cluster(id ID) Cluster   { return c.Clusters[c.index.clusters.at(id)] }
func (c *Cloud) Host(id ID) Host         { return c.Hosts[c.index.hosts.at(id)] }
func (c *Cloud) Offering(id ID) Offering { return c.Offerings[c.index.offerings.at(id)] }
func (c *Cloud) Template(id ID) Template { return c.Templates[c.index.templates.at(id)] }
func (c *Cloud) Pool(id ID) Pool         { return c.Pools[c.index.pools.at(id)] }
func (c *Cloud) Domain(id ID) Domain     { return c.Domains[c.index.domains.at(id)] }
func (c *Cloud) Account(id ID) Account   { return c.Accounts[c.index.accounts.at(id)] }

// Group is an affinity group, which must exist.
func (c *Cloud) Group(id ID) AffinityGroup { return c.AffinityGroups[c.index.groups.at(id)] }

// Ancestry is a domain and all domains above it.
func (c *Cloud) Ancestry(domain ID) []ID {
	var all []ID
	for d := domain; d != 0; d = c.Domain(d).Parent {
		all = append(all, d)
	}
	return all
}

// VM is a VM as the cloud describes it, before anything ran.
func (c *Cloud) VM(id ID) VM { return c.VMs[c.index.vms.at(id)] }

// HasHost, HasCluster, HasPod, HasPool and HasVM ask whether an id exists.
func (c *Cloud) HasHost(id ID) bool    { return c.index.hosts.has(id) }
func (c *Cloud) HasCluster(id ID) bool { return c.index.clusters.has(id) }
func (c *Cloud) HasPod(id ID) bool     { return c.index.pods.has(id) }
func (c *Cloud) HasPool(id ID) bool    { return c.index.pools.has(id) }
func (c *Cloud) HasVM(id ID) bool      { return c.index.vms.has(id) }

// CategoryName is the name of a guest-OS category; false if there is none.
func (c *Cloud) CategoryName(id ID) (string, bool) {
	i, ok := c.index.categories.find(id)
	if !ok {
		return "", false
	}
	return c.Categories[i].Name, true
}

// HostsOf lists the hosts of a cluster by id. The list is shared: read it only.
func (c *Cloud) HostsOf(cluster ID) []Host {
	if at, ok := c.index.clusters.find(cluster); ok {
		return c.index.inCluster[at]
	}
	return nil
}

// HasDedicated reports whether a host of a cluster, the cluster or its pod is dedicated.
func (c *Cloud) HasDedicated(cluster ID) bool {
	at, ok := c.index.clusters.find(cluster)
	return ok && c.index.dedicated[at]
}

// HasGPUs reports whether any host has GPUs.
func (c *Cloud) HasGPUs() bool { return c.index.gpus }

// VMsOf lists the VMs of an account, VMsIn those of an affinity group, by id.
// The lists are shared: read them only.
func (c *Cloud) VMsOf(account ID) []ID {
	if at, ok := c.index.accounts.find(account); ok {
		return c.index.vmsOf[at]
	}
	return nil
}
func (c *Cloud) VMsIn(group ID) []ID { return c.index.vmsIn[group] }

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
