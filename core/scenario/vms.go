package scenario

import (
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

// none is how a scenario says "no host".
const none = "none"

// vmsOf are the VMs with what follows from where they are: on a host a VM runs, that
// host is its last host, and its volume is on the first pool; without a host it is
// stopped and has neither. The hypervisor is its host's cluster's, else KVM. The
// first account owns what names no owner.
func (f *file) vmsOf(c *cloud.Cloud) []cloud.VM {
	if len(f.vms) == 0 {
		return nil
	}
	hypervisor := others(c)
	out := make([]cloud.VM, len(f.vms))
	for i, entry := range f.vms {
		v, head := &out[i], &f.tables[vms].heads[i]
		*v = entry.VM
		v.ID, v.Name = head.ID, head.Name
		if v.Account == 0 {
			v.Account = c.Accounts[0].ID
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
			v.Pool = c.Pools[0].ID
		}
		if v.Hypervisor == "" {
			v.Hypervisor = cloud.KVM
			if h := hypervisor[v.Host]; h != "" {
				v.Hypervisor = h
			}
		}
	}
	return out
}

// others are the hypervisors of the hosts that have another than KVM.
func others(c *cloud.Cloud) map[cloud.ID]cloud.Hypervisor {
	of, hosts := map[cloud.ID]cloud.Hypervisor{}, map[cloud.ID]cloud.Hypervisor{}
	for _, cluster := range c.Clusters {
		if cluster.Hypervisor != cloud.KVM {
			of[cluster.ID] = cluster.Hypervisor
		}
	}
	for i := range c.Hosts {
		if h, other := of[c.Hosts[i].Cluster]; other {
			hosts[c.Hosts[i].ID] = h
		}
	}
	return hosts
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
