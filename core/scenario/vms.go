package scenario

import (
	"maps"
	"slices"

	"placement-playground/core/cloud"
)

// vmEntry is a VM whose defaults depend on where it is.
type vmEntry struct {
	cloud.VM
	stateGiven, lastHostGiven bool
}

func (f *file) readVMs(n *Node) {
	f.vms = make([]*vmEntry, 0, len(n.Items))
	f.tables[vms].nodes = make([]*Node, 0, len(n.Items))
	f.list(n, func(n *Node) {
		var v *vmEntry
		if at := f.vmsBefore.find(n); at >= 0 {
			v = f.was.vms[at]
		} else {
			v = f.readVM(n)
		}
		f.add(vms, n, v.ID, v.Name)
		f.vms = append(f.vms, v)
	})
}

func (f *file) readVM(n *Node) *vmEntry {
	v := &vmEntry{VM: cloud.VM{Type: cloud.User}}
	object(f.decoder, n, v, f.vmFields)
	for _, need := range [...]string{"offering", "template"} {
		if n.Kind == Object && n.find(need) == nil {
			f.fail(n, "field %q is missing", need)
		}
	}
	return v
}

func (f *file) fieldsOfVM() []field[*vmEntry] {
	return []field[*vmEntry]{
		{"id", func(v *vmEntry, n *Node) { f.whole(n, &v.ID) }},
		{"name", func(v *vmEntry, n *Node) { f.name(n, &v.Name) }},
		{"account", func(v *vmEntry, n *Node) { f.ref(n, &v.Account, accounts) }},
		{"offering", func(v *vmEntry, n *Node) { f.ref(n, &v.Offering, offerings) }},
		{"template", func(v *vmEntry, n *Node) { f.ref(n, &v.Template, templates) }},
		{"type", func(v *vmEntry, n *Node) { text(f.decoder, n, &v.Type) }},
		{"hypervisor", func(v *vmEntry, n *Node) { text(f.decoder, n, &v.Hypervisor) }},
		{"state", func(v *vmEntry, n *Node) {
			text(f.decoder, n, &v.State)
			v.stateGiven = true
		}},
		{"host", func(v *vmEntry, n *Node) { f.ref(n, &v.Host, hosts) }},
		{"lastHost", func(v *vmEntry, n *Node) {
			v.lastHostGiven = true
			if n.Text != none {
				f.ref(n, &v.LastHost, hosts)
			}
		}},
		{"pool", func(v *vmEntry, n *Node) { f.ref(n, &v.Pool, pools) }},
		{"firstDeploy", func(v *vmEntry, n *Node) { f.truth(n, &v.FirstDeploy) }},
		{"affinityGroups", func(v *vmEntry, n *Node) {
			f.refsTo(n, &v.Groups, groups)
			f.later(func() { slices.Sort(v.Groups) })
		}},
		{"uefi", func(v *vmEntry, n *Node) { f.truth(n, &v.UEFI) }},
		{"recentlyStopped", func(v *vmEntry, n *Node) { f.truth(n, &v.RecentlyStopped) }},
	}
}

// refersTo reports whether a VM refers to such an entry of a list. 0 is none.
func (v *vmEntry) refersTo(k kind, such func(cloud.ID) bool) bool {
	switch k {
	case accounts:
		return such(v.Account)
	case offerings:
		return such(v.Offering)
	case templates:
		return such(v.Template)
	case hosts:
		return such(v.Host) || such(v.LastHost)
	case pools:
		return such(v.Pool)
	case groups:
		return slices.ContainsFunc(v.Groups, such)
	}
	return false
}

// none is how a scenario says "no host".
const none = "none"

// around is what VMs have from others, if they do not say it themselves.
type around struct {
	account, pool cloud.ID
	hypervisors   map[cloud.ID]cloud.Hypervisor // of hosts that have another than KVM
}

func (f *file) surroundings(c *cloud.Cloud) around {
	a := around{c.Accounts[0].ID, c.Pools[0].ID, map[cloud.ID]cloud.Hypervisor{}}
	of := map[cloud.ID]cloud.Hypervisor{}
	for _, cluster := range c.Clusters {
		if cluster.Hypervisor != cloud.KVM {
			of[cluster.ID] = cluster.Hypervisor
		}
	}
	for i := range c.Hosts {
		if h, other := of[c.Hosts[i].Cluster]; other {
			a.hypervisors[c.Hosts[i].ID] = h
		}
	}
	return a
}

// madeVMs are the VMs with ids, names and what is around them. Those that are as
// they were are not looked at.
func (f *file) madeVMs() []cloud.VM {
	was := f.was
	if len(f.vms) == 0 {
		return nil
	}
	alike := f.around.account == was.around.account && f.around.pool == was.around.pool && maps.Equal(f.around.hypervisors, was.around.hypervisors) &&
		f.tables[vms].same(&was.tables[vms])
	if alike && slices.Equal(f.vms, was.vms) {
		return was.vmList
	}
	out := make([]cloud.VM, len(f.vms))
	for i, v := range f.vms {
		if alike && v == was.vms[i] {
			out[i] = was.vmList[i]
			continue
		}
		out[i] = v.made(f.around)
		out[i].ID, out[i].Name = f.tables[vms].heads[i].ID, f.tables[vms].heads[i].Name
	}
	return out
}

// made is a VM with what follows from where it is: on a host it runs, that host is
// its last host, and its volume is on the first pool; without a host it is stopped
// and has neither. The hypervisor is its host's cluster's, else KVM. The first
// account owns what names no owner.
func (entry *vmEntry) made(around around) cloud.VM {
	v := entry.VM
	if v.Account == 0 {
		v.Account = around.account
	}
	if !entry.stateGiven {
		v.State = cloud.Stopped
		if v.Host != 0 {
			v.State = cloud.Running
		}
	}
	if v.Host != 0 && !entry.lastHostGiven {
		v.LastHost = v.Host
	}
	if v.Host != 0 && v.Pool == 0 {
		v.Pool = around.pool
	}
	if v.Hypervisor == "" {
		v.Hypervisor = cloud.KVM
		if h := around.hypervisors[v.Host]; h != "" {
			v.Hypervisor = h
		}
	}
	return v
}

// find returns the value of a key, nil if there is none.
func (n *Node) find(key string) *Node {
	for i, k := range n.Keys {
		if k.Text == key && key != "" {
			return n.Items[i]
		}
	}
	return nil
}

// fieldNames are the scenario's words for the fields that cloud.New complains of.
func fieldNames() map[string]string {
	return map[string]string{
		"ID": "id", "Pod": "pod", "Cluster": "cluster", "Host": "host", "LastHost": "lastHost", "Offering": "offering",
		"Template": "template", "Pool": "pool", "Hypervisor": "hypervisor", "Arch": "arch", "Status": "status",
		"ResourceState": "resourceState", "Usage": "plannerUsage", "Cores": "cores", "MHz": "mhz", "RAMMiB": "ramMiB",
		"ExtraUsedCPUMHz": "usedMHz", "ExtraUsedRAMMiB": "usedMiB", "ReservedCPUMHz": "reservedMHz", "ReservedRAMMiB": "reservedMiB",
		"CPUOvercommit": "cpuOvercommit", "RAMOvercommit": "ramOvercommit", "CPUThreshold": "cpuThreshold", "RAMThreshold": "ramThreshold",
		"Tags": "tags", "TagRule": "tagRule", "HostTag": "hostTag", "Tag": "templateTag", "Scope": "scope", "Type": "type", "State": "state",
		"GPUs": "gpus", "UEFI": "uefi", "Account": "account", "Groups": "affinityGroups", "Dedicated": "dedicatedTo", "Domain": "domain", "Parent": "parent",
	}
}
