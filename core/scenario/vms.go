package scenario

import "placement-playground/core/cloud"

func (f *file) readVM(n *Node, path string) {
	v := &vmEntry{VM: cloud.VM{Type: cloud.User}}
	f.object(n, path,
		field{"id", f.whole(&v.ID)}, field{"name", f.name(&v.Name)},
		field{"account", f.ref(&v.Account, "accounts", "account")},
		field{"offering", f.ref(&v.Offering, "offerings", "offering")},
		field{"template", f.ref(&v.Template, "templates", "template")},
		field{"type", textOf(f.decoder, &v.Type)}, field{"hypervisor", textOf(f.decoder, &v.Hypervisor)},
		field{"state", func(n *Node, path string) { textOf(f.decoder, &v.State)(n, path); v.stateGiven = true }},
		field{"host", f.ref(&v.Host, "hosts", "host")},
		field{"lastHost", func(n *Node, path string) {
			v.lastHostGiven = true
			if n.Text != none {
				f.ref(&v.LastHost, "hosts", "host")(n, path)
			}
		}},
		field{"pool", f.ref(&v.Pool, "pools", "pool")},
		field{"firstDeploy", f.truth(&v.FirstDeploy)},
		field{"affinityGroups", f.refsTo(&v.Groups, "affinityGroups", "affinity group")},
		field{"uefi", f.truth(&v.UEFI)},
		field{"recentlyStopped", f.truth(&v.RecentlyStopped)},
	)
	for _, need := range []string{"offering", "template"} {
		if n.Kind == Object && n.find(need) == nil {
			f.fail(n, path, "field %q is missing", need)
		}
	}
	f.add(n, path, "vms", "vm", &v.ID, &v.Name)
	f.vms = append(f.vms, v)
}

// none is how a scenario says "no host".
const none = "none"

// defaults fills in what follows from where a VM is: on a host it runs, that
// host is its last host, and its volume is on the first pool; without a host it
// is stopped and has neither. The hypervisor is its host's cluster's, else KVM.
func (f *file) defaults() {
	hypervisor := map[cloud.ID]cloud.Hypervisor{}
	byID := map[cloud.ID]cloud.Hypervisor{}
	for _, c := range f.clusters {
		byID[c.ID] = c.Hypervisor
		if c.Pod == 0 {
			c.Pod = f.pods[0].ID
		}
	}
	for _, h := range f.hosts {
		hypervisor[h.ID] = byID[h.Cluster]
	}
	for _, v := range f.vms {
		if !v.stateGiven {
			v.State = cloud.Stopped
			if v.Host != 0 {
				v.State = cloud.Running
			}
		}
		if v.Host != 0 && !v.lastHostGiven {
			v.LastHost = v.Host
		}
		if v.Host != 0 && v.Pool == 0 {
			v.Pool = f.pools[0].ID
		}
		if v.Hypervisor == "" {
			v.Hypervisor = cloud.KVM
			if h := hypervisor[v.Host]; h != "" {
				v.Hypervisor = h
			}
		}
	}
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
