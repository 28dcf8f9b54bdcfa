package scenario

import (
	"errors"
	"slices"

	"placement-playground/core/cloud"
)

// file collects the entries of a scenario while it is read. Entries are pointers,
// because references are filled in at the end. What stands in them is what the file
// says: ids and names are the tables', and defaults come when the cloud is made.
type file struct {
	*decoder
	was      *Reading
	settings cloud.Settings
	zone     cloud.Zone
	pods     []*cloud.Pod
	clusters []*cloud.Cluster
	hosts    []*hostEntry
	// inCluster are the positions of the hosts' clusters.
	inCluster []int
	offerings []*cloud.Offering
	templates []*cloud.Template
	// ofTemplates are the names of the templates' guest-OS categories.
	ofTemplates []string
	pools       []*cloud.Pool
	domains     []*cloud.Domain
	accounts    []*cloud.Account
	groups      []*cloud.AffinityGroup
	vms         []*vmEntry
	around      around
	// categories are the guest-OS categories: those of hosts in their order, and then
	// those of templates, so that ids do not depend on which section stands first.
	categories  []cloud.Category
	categoryIDs map[string]cloud.ID

	hostFields             []field[*hostEntry]
	vmFields               []field[*vmEntry]
	hostsBefore, vmsBefore before
}

func newFile(n *Node, was *Reading) *file {
	f := &file{
		decoder: &decoder{root: n}, was: was, settings: cloud.DefaultSettings(), zone: cloud.Zone{ID: 1, Name: "zone-1"},
		categoryIDs: map[string]cloud.ID{},
		hostsBefore: before{nodes: was.tables[hosts].nodes}, vmsBefore: before{nodes: was.tables[vms].nodes},
	}
	f.hostFields, f.vmFields = f.fieldsOfHost(), f.fieldsOfVM()
	return f
}

func (f *file) readPod(n *Node) {
	p := &cloud.Pod{}
	object(f.decoder, n, p, []field[*cloud.Pod]{
		{"id", func(p *cloud.Pod, n *Node) { f.whole(n, &p.ID) }},
		{"name", func(p *cloud.Pod, n *Node) { f.name(n, &p.Name) }},
		{"disabled", func(p *cloud.Pod, n *Node) { f.truth(n, &p.Disabled) }},
		{"dedicatedTo", func(p *cloud.Pod, n *Node) { f.ref(n, &p.Dedicated, groups) }},
	})
	f.addPod(n, p)
}

func (f *file) addPod(n *Node, p *cloud.Pod) {
	f.add(pods, n, p.ID, p.Name)
	f.pods = append(f.pods, p)
}

func (f *file) readCluster(n *Node) {
	c := &cloud.Cluster{Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1}
	object(f.decoder, n, c, []field[*cloud.Cluster]{
		{"id", func(c *cloud.Cluster, n *Node) { f.whole(n, &c.ID) }},
		{"name", func(c *cloud.Cluster, n *Node) { f.name(n, &c.Name) }},
		{"pod", func(c *cloud.Cluster, n *Node) { f.ref(n, &c.Pod, pods) }},
		{"hypervisor", func(c *cloud.Cluster, n *Node) { text(f.decoder, n, &c.Hypervisor) }},
		{"arch", func(c *cloud.Cluster, n *Node) { text(f.decoder, n, &c.Arch) }},
		{"disabled", func(c *cloud.Cluster, n *Node) { f.truth(n, &c.Disabled) }},
		{"dedicatedTo", func(c *cloud.Cluster, n *Node) { f.ref(n, &c.Dedicated, groups) }},
		{"cpuOvercommit", func(c *cloud.Cluster, n *Node) { f.number(n, &c.CPUOvercommit) }},
		{"ramOvercommit", func(c *cloud.Cluster, n *Node) { f.number(n, &c.RAMOvercommit) }},
		{"cpuThreshold", func(c *cloud.Cluster, n *Node) { f.numberOrNone(n, &c.CPUThreshold) }},
		{"ramThreshold", func(c *cloud.Cluster, n *Node) { f.numberOrNone(n, &c.RAMThreshold) }},
		{"hosts", func(_ *cloud.Cluster, n *Node) { f.readHosts(n) }},
	})
	f.add(clusters, n, c.ID, c.Name)
	f.clusters = append(f.clusters, c)
}

func (f *file) readOffering(n *Node) {
	o := &cloud.Offering{Cores: 1, MHz: 1000, RAMMiB: 1024}
	object(f.decoder, n, o, []field[*cloud.Offering]{
		{"id", func(o *cloud.Offering, n *Node) { f.whole(n, &o.ID) }},
		{"name", func(o *cloud.Offering, n *Node) { f.name(n, &o.Name) }},
		{"cores", func(o *cloud.Offering, n *Node) { f.whole(n, &o.Cores) }},
		{"mhz", func(o *cloud.Offering, n *Node) { f.whole(n, &o.MHz) }},
		{"ramMiB", func(o *cloud.Offering, n *Node) { f.whole(n, &o.RAMMiB) }},
		{"hostTag", func(o *cloud.Offering, n *Node) { text(f.decoder, n, &o.HostTag) }},
		{"planner", func(o *cloud.Offering, n *Node) { text(f.decoder, n, &o.Planner) }},
		{"implicitPreferred", func(o *cloud.Offering, n *Node) { f.truth(n, &o.ImplicitPreferred) }},
		{"gpu", func(o *cloud.Offering, n *Node) {
			object(f.decoder, n, &o.GPU, []field[*cloud.VGPU]{
				{"group", func(g *cloud.VGPU, n *Node) { f.name(n, &g.Group) }},
				{"type", func(g *cloud.VGPU, n *Node) { f.name(n, &g.Type) }},
			})
			if o.GPU.Type == "" {
				f.fail(n, "field %q is missing", "type")
			}
		}},
	})
	f.add(offerings, n, o.ID, o.Name)
	f.offerings = append(f.offerings, o)
}

func (f *file) readTemplate(n *Node) {
	t := &cloud.Template{RequiresHVM: true, Arch: cloud.AMD64}
	var category string
	object(f.decoder, n, t, []field[*cloud.Template]{
		{"id", func(t *cloud.Template, n *Node) { f.whole(n, &t.ID) }},
		{"name", func(t *cloud.Template, n *Node) { f.name(n, &t.Name) }},
		{"templateTag", func(t *cloud.Template, n *Node) { text(f.decoder, n, &t.Tag) }},
		{"requiresHVM", func(t *cloud.Template, n *Node) { f.truth(n, &t.RequiresHVM) }},
		{"arch", func(t *cloud.Template, n *Node) { text(f.decoder, n, &t.Arch) }},
		{"guestOSCategory", func(_ *cloud.Template, n *Node) { f.name(n, &category) }},
	})
	f.add(templates, n, t.ID, t.Name)
	f.templates, f.ofTemplates = append(f.templates, t), append(f.ofTemplates, category)
}

func (f *file) readPool(n *Node) {
	p := &cloud.Pool{Scope: cloud.ZoneScope}
	object(f.decoder, n, p, []field[*cloud.Pool]{
		{"id", func(p *cloud.Pool, n *Node) { f.whole(n, &p.ID) }},
		{"name", func(p *cloud.Pool, n *Node) { f.name(n, &p.Name) }},
		{"scope", func(p *cloud.Pool, n *Node) { text(f.decoder, n, &p.Scope) }},
		{"cluster", func(p *cloud.Pool, n *Node) { f.ref(n, &p.Cluster, clusters) }},
		{"host", func(p *cloud.Pool, n *Node) { f.ref(n, &p.Host, hosts) }},
	})
	f.addPool(n, p)
}

func (f *file) addPool(n *Node, p *cloud.Pool) {
	f.add(pools, n, p.ID, p.Name)
	f.pools = append(f.pools, p)
}

func (f *file) categorise() {
	for _, h := range f.hosts {
		f.category(h.category)
	}
	for i, t := range f.templates {
		t.Category = f.category(f.ofTemplates[i])
	}
}

// category is the id of a guest-OS category, 0 for none. Each name is one.
func (f *file) category(name string) cloud.ID {
	id, known := f.categoryIDs[name]
	if !known && name != "" {
		id = cloud.ID(len(f.categories) + 1)
		f.categoryIDs[name] = id
		f.categories = append(f.categories, cloud.Category{ID: id, Name: name})
	}
	return id
}

// cloud puts the entries together, in the order of the file.
func (f *file) cloud() cloud.Cloud {
	c := *f.was.scenario.Cloud
	f.categorise()
	c.Zone, c.Settings, c.Categories = f.zone, f.settings, f.categories
	c.Pods = called(f, pods, f.pods, func(p *cloud.Pod) (*cloud.ID, *string) { return &p.ID, &p.Name })
	c.Clusters = called(f, clusters, f.clusters, func(c *cloud.Cluster) (*cloud.ID, *string) { return &c.ID, &c.Name })
	c.Offerings = called(f, offerings, f.offerings, func(o *cloud.Offering) (*cloud.ID, *string) { return &o.ID, &o.Name })
	c.Templates = called(f, templates, f.templates, func(t *cloud.Template) (*cloud.ID, *string) { return &t.ID, &t.Name })
	c.Pools = called(f, pools, f.pools, func(p *cloud.Pool) (*cloud.ID, *string) { return &p.ID, &p.Name })
	c.Domains = called(f, domains, f.domains, func(d *cloud.Domain) (*cloud.ID, *string) { return &d.ID, &d.Name })
	c.Accounts = called(f, accounts, f.accounts, func(a *cloud.Account) (*cloud.ID, *string) { return &a.ID, &a.Name })
	c.AffinityGroups = called(f, groups, f.groups, func(g *cloud.AffinityGroup) (*cloud.ID, *string) { return &g.ID, &g.Name })
	f.owners(&c)
	for i := range c.Clusters {
		if c.Clusters[i].Pod == 0 {
			c.Clusters[i].Pod = c.Pods[0].ID
		}
	}
	c.Hosts = f.madeHosts(&c)
	f.around = f.surroundings(&c)
	c.VMs = f.madeVMs()
	return c
}

// keep puts lists that are as they were in the place of their copies: cloud.New has
// made them ready already.
func (f *file) keep(c *cloud.Cloud) {
	was := f.was.scenario.Cloud
	if slices.Equal(c.Accounts, was.Accounts) {
		c.Accounts = was.Accounts
	}
	if one(c.Hosts, f.was.hostList) {
		c.Hosts = was.Hosts
	}
	if one(c.VMs, f.was.vmList) {
		c.VMs = was.VMs
	}
}

// one: two lists are the same list.
func one[T any](a, b []T) bool { return len(a) == len(b) && len(a) > 0 && &a[0] == &b[0] }

// problem tells what cloud.New finds wrong at the place of the entry.
func (f *file) problem(err error) error {
	var p *cloud.Problem
	if !errors.As(err, &p) {
		return err
	}
	for k := range kinds {
		if k.list() == p.Kind && p.Index >= 0 {
			at := f.tables[k].nodes[p.Index]
			if field := at.find(fieldNames()[p.Field]); field != nil {
				at = field
			}
			return NewError(f.root.path(at), at.Line, at.Col, p.Text)
		}
	}
	return NewError(p.Kind, 0, 0, p.Text)
}

// called are the entries with their ids and names.
func called[T any](f *file, k kind, pointers []*T, head func(*T) (*cloud.ID, *string)) []T {
	out := make([]T, len(pointers))
	for i, p := range pointers {
		out[i] = *p
		id, name := head(&out[i])
		*id, *name = f.tables[k].heads[i].ID, f.tables[k].heads[i].Name
	}
	return out
}
