package scenario

import (
	"errors"
	"strings"

	"placement-playground/core/cloud"
)

// file collects the entries of a scenario while it is read. Entries are
// pointers, because references are filled in at the end.
type file struct {
	*decoder
	settings  cloud.Settings
	zone      cloud.Zone
	pods      []*cloud.Pod
	clusters  []*cloud.Cluster
	hosts     []*cloud.Host
	offerings []*cloud.Offering
	templates []*cloud.Template
	pools     []*cloud.Pool
	domains   []*cloud.Domain
	accounts  []*cloud.Account
	groups    []*cloud.AffinityGroup
	vms       []*vmEntry
	// categories are the guest-OS categories that are named, in their order.
	categories  []cloud.Category
	categoryIDs map[string]cloud.ID
}

// vmEntry is a VM whose defaults depend on where it is.
type vmEntry struct {
	cloud.VM
	stateGiven, lastHostGiven bool
}

func (f *file) each(read func(n *Node, path string)) func(*Node, string) {
	return func(n *Node, path string) { f.list(n, path, read) }
}

func (f *file) readPod(n *Node, path string) {
	p := &cloud.Pod{}
	f.object(n, path, field{"id", f.whole(&p.ID)}, field{"name", f.name(&p.Name)}, field{"disabled", f.truth(&p.Disabled)}, f.dedicated(&p.Dedicated))
	f.addPod(n, path, p)
}

func (f *file) addPod(n *Node, path string, p *cloud.Pod) {
	f.add(n, path, "pods", "pod", &p.ID, &p.Name)
	f.pods = append(f.pods, p)
}

func (f *file) readCluster(n *Node, path string) {
	c := &cloud.Cluster{Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1}
	f.object(n, path,
		field{"id", f.whole(&c.ID)}, field{"name", f.name(&c.Name)},
		field{"pod", f.ref(&c.Pod, "pods", "pod")},
		field{"hypervisor", textOf(f.decoder, &c.Hypervisor)}, field{"arch", textOf(f.decoder, &c.Arch)},
		field{"disabled", f.truth(&c.Disabled)}, f.dedicated(&c.Dedicated),
		field{"cpuOvercommit", f.number(&c.CPUOvercommit)}, field{"ramOvercommit", f.number(&c.RAMOvercommit)},
		field{"cpuThreshold", f.numberOrNone(&c.CPUThreshold)}, field{"ramThreshold", f.numberOrNone(&c.RAMThreshold)},
		field{"hosts", func(n *Node, path string) {
			f.list(n, path, func(n *Node, path string) { f.readHost(n, path, c) })
		}},
	)
	f.add(n, path, "clusters", "cluster", &c.ID, &c.Name)
	f.clusters = append(f.clusters, c)
}

func (f *file) readHost(n *Node, path string, c *cloud.Cluster) {
	h := &cloud.Host{Status: cloud.Up, ResourceState: cloud.Enabled, Capabilities: "hvm,snapshot", Cores: 16, MHz: 2000, RAMMiB: 65536}
	f.object(n, path,
		field{"id", f.whole(&h.ID)}, field{"name", f.name(&h.Name)},
		field{"status", textOf(f.decoder, &h.Status)}, field{"resourceState", textOf(f.decoder, &h.ResourceState)},
		field{"tags", f.texts(&h.Tags)}, field{"tagRule", f.text(&h.TagRule)},
		field{"cores", f.whole(&h.Cores)}, field{"mhz", f.whole(&h.MHz)}, field{"ramMiB", f.whole(&h.RAMMiB)},
		field{"capabilities", func(n *Node, path string) {
			var words []string
			f.texts(&words)(n, path)
			h.Capabilities = strings.Join(words, ",")
		}},
		field{"guestOSCategory", f.category(&h.Category)},
		field{"gpus", func(n *Node, path string) { f.list(n, path, func(n *Node, path string) { f.readGPU(n, path, h) }) }},
		field{"uefi", func(n *Node, path string) {
			var supported bool
			f.truth(&supported)(n, path)
			h.UEFI = cloud.Unsupported
			if supported {
				h.UEFI = cloud.Supported
			}
		}},
		f.dedicated(&h.Dedicated), field{"plannerUsage", textOf(f.decoder, &h.Usage)},
		field{"usedMHz", f.whole(&h.ExtraUsedCPUMHz)}, field{"usedMiB", f.whole(&h.ExtraUsedRAMMiB)},
		field{"reservedMHz", f.whole(&h.ReservedCPUMHz)}, field{"reservedMiB", f.whole(&h.ReservedRAMMiB)},
	)
	f.add(n, path, "hosts", "host", &h.ID, &h.Name)
	f.later = append(f.later, func() { h.Cluster = c.ID })
	f.hosts = append(f.hosts, h)
}

func (f *file) readGPU(n *Node, path string, h *cloud.Host) {
	gpu := cloud.GPU{Left: 1}
	f.object(n, path, field{"group", f.name(&gpu.Group)}, field{"type", f.name(&gpu.Type)}, field{"left", f.whole(&gpu.Left)})
	if gpu.Type == "" {
		f.fail(n, path, "field %q is missing", "type")
	}
	h.GPUs = append(h.GPUs, gpu)
}

func (f *file) readOffering(n *Node, path string) {
	o := &cloud.Offering{Cores: 1, MHz: 1000, RAMMiB: 1024}
	f.object(n, path,
		field{"id", f.whole(&o.ID)}, field{"name", f.name(&o.Name)},
		field{"cores", f.whole(&o.Cores)}, field{"mhz", f.whole(&o.MHz)}, field{"ramMiB", f.whole(&o.RAMMiB)},
		field{"hostTag", f.text(&o.HostTag)}, field{"planner", f.text(&o.Planner)}, field{"implicitPreferred", f.truth(&o.ImplicitPreferred)},
		field{"gpu", func(n *Node, path string) {
			f.object(n, path, field{"group", f.name(&o.GPU.Group)}, field{"type", f.name(&o.GPU.Type)})
			if o.GPU.Type == "" {
				f.fail(n, path, "field %q is missing", "type")
			}
		}},
	)
	f.add(n, path, "offerings", "offering", &o.ID, &o.Name)
	f.offerings = append(f.offerings, o)
}

func (f *file) readTemplate(n *Node, path string) {
	t := &cloud.Template{RequiresHVM: true, Arch: cloud.AMD64}
	f.object(n, path,
		field{"id", f.whole(&t.ID)}, field{"name", f.name(&t.Name)},
		field{"templateTag", f.text(&t.Tag)}, field{"requiresHVM", f.truth(&t.RequiresHVM)},
		field{"arch", textOf(f.decoder, &t.Arch)}, field{"guestOSCategory", f.category(&t.Category)},
	)
	f.add(n, path, "templates", "template", &t.ID, &t.Name)
	f.templates = append(f.templates, t)
}

func (f *file) readPool(n *Node, path string) {
	p := &cloud.Pool{Scope: cloud.ZoneScope}
	f.object(n, path,
		field{"id", f.whole(&p.ID)}, field{"name", f.name(&p.Name)}, field{"scope", textOf(f.decoder, &p.Scope)},
		field{"cluster", f.ref(&p.Cluster, "clusters", "cluster")}, field{"host", f.ref(&p.Host, "hosts", "host")},
	)
	f.addPool(n, path, p)
}

func (f *file) addPool(n *Node, path string, p *cloud.Pool) {
	f.add(n, path, "pools", "pool", &p.ID, &p.Name)
	f.pools = append(f.pools, p)
}

// category reads the name of a guest-OS category. Each name is one category.
func (f *file) category(to *cloud.ID) func(*Node, string) {
	return func(n *Node, path string) {
		var name string
		f.name(&name)(n, path)
		id, known := f.categoryIDs[name]
		if !known {
			id = cloud.ID(len(f.categories) + 1)
			f.categoryIDs[name] = id
			f.categories = append(f.categories, cloud.Category{ID: id, Name: name})
		}
		*to = id
	}
}

// cloud puts the entries together. What cloud.New finds wrong is told at the
// place of the entry.
func (f *file) cloud() (*cloud.Cloud, error) {
	c := cloud.Cloud{
		Zone: f.zone, Settings: f.settings, Pods: values(f.pods), Clusters: values(f.clusters), Hosts: values(f.hosts),
		Offerings: values(f.offerings), Templates: values(f.templates), Pools: values(f.pools), Categories: f.categories,
		Domains: values(f.domains), Accounts: values(f.accounts), AffinityGroups: values(f.groups),
	}
	for _, vm := range f.vms {
		c.VMs = append(c.VMs, vm.VM)
	}
	made, err := cloud.New(c)
	var p *cloud.Problem
	if errors.As(err, &p) {
		wrong := NewError(p.Kind, 0, 0, p.Text)
		if p.Index >= 0 {
			at, path := f.at[p.Kind][p.Index], f.paths[p.Kind][p.Index]
			key := fieldNames()[p.Field]
			if field := at.find(key); field != nil {
				at, path = field, join(path, key)
			}
			wrong = NewError(path, at.Line, at.Col, p.Text)
		}
		return nil, wrong
	}
	return made, err
}

func values[T any](pointers []*T) []T {
	out := make([]T, len(pointers))
	for i, p := range pointers {
		out[i] = *p
	}
	return out
}
