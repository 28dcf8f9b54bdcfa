package words

func clusterFields() []Field {
	const overcommit = "adminguide/hosts.html#over-provisioning-and-service-offering-limits"
	return []Field{
		name("cluster"),
		{Name: "pod", Label: "Pod", Help: "The pod, a part of the zone such as a rack row, that the cluster stands in.", Doc: "conceptsandterminology/concepts.html#about-pods", Unset: "the first pod"},
		disabledField("cluster"),
		{Name: "cpuOvercommit", Label: "CPU overcommit", Unit: times, Help: "How often the CPU of its hosts is given away: at 2 a host takes VMs for twice its MHz.", Doc: overcommit, Group: "Capacity"},
		{Name: "ramOvercommit", Label: "RAM overcommit", Unit: times, Help: "How often the RAM of its hosts is given away.", Doc: overcommit, Group: "Capacity"},
		{Name: "cpuThreshold", Label: "CPU threshold", Unit: fraction, Help: "Above this share of CPU in use the cluster takes no new VM; 0.85 is 85 %. Here it overrides cluster.cpu.allocated.capacity.disablethreshold.", Group: "Capacity", More: true, Unset: "the setting's"},
		{Name: "ramThreshold", Label: "RAM threshold", Unit: fraction, Help: "Above this share of RAM in use the cluster takes no new VM. Here it overrides cluster.memory.allocated.capacity.disablethreshold.", Group: "Capacity", More: true, Unset: "the setting's"},
		{Name: "hypervisor", Label: "Hypervisor", Help: "What runs VMs on all hosts of the cluster; a VM never goes to another kind.", Doc: "conceptsandterminology/concepts.html#about-clusters", Group: "Kind", More: true},
		{Name: "arch", Label: "Architecture", Help: "The CPU architecture of its hosts; since 4.20 templates of another one pass the cluster over.", Doc: "adminguide/arch_types.html", Group: "Kind", More: true},
		dedicated("cluster"),
	}
}

func hostFields() []Field {
	const load = "Load beside its VMs"
	return []Field{
		name("host"),
		{Name: "tags", Label: "Host tags", Help: "Words on the host; a VM goes here only if the host has every tag that its offering and its template want.", Doc: "adminguide/host_and_storage_tags.html#host-tags", Unset: "none"},
		{Name: "tagRule", Label: "Tag rule", Help: "JavaScript instead of tags, asked with the offering's tags in tags, such as tags.indexOf('ssd') >= 0: the host takes VMs for which it is true (flexible tag).", Doc: "adminguide/host_and_storage_tags.html#flexible-tags", More: true, Unset: "none"},
		{Name: "resourceState", Label: "Resource state", Help: "What the operator lets the host do: only an Enabled host takes VMs.", Doc: "adminguide/hosts.html#scheduled-maintenance-and-maintenance-mode-for-hosts", Group: "State"},
		{Name: "status", Label: "Status", Help: "Whether the management server reaches the host's agent: only a host that is Up takes VMs.", Group: "State"},
		{Name: "cores", Label: "CPU cores", Help: "Cores of the host; a VM with more of them never fits, whatever the overcommit.", Group: "Capacity"},
		{Name: "mhz", Label: "CPU speed", Unit: mhz, Help: "Speed of each core; a VM that wants faster cores never fits.", Group: "Capacity"},
		{Name: "ramMiB", Label: "RAM", Unit: mib, Help: "Memory of the host, before overcommit.", Group: "Capacity"},
		{Name: "usedMHz", Label: "CPU in use", Unit: mhz, Help: "CPU that is taken on the host beside the VMs that are drawn here.", Group: load, More: true},
		{Name: "usedMiB", Label: "RAM in use", Unit: mib, Help: "RAM that is taken on the host beside the VMs that are drawn here.", Group: load, More: true},
		{Name: "reservedMHz", Label: "CPU reserved", Unit: mhz, Help: "CPU that is kept for VMs which stopped here a short while ago and may come back.", Group: load, More: true},
		{Name: "reservedMiB", Label: "RAM reserved", Unit: mib, Help: "RAM that is kept for VMs which stopped here a short while ago and may come back.", Group: load, More: true},
		{Name: "capabilities", Label: "Capabilities", Help: "What the host says its hypervisor can do; a template that requires HVM wants hvm among them.", Doc: "adminguide/hosts.html#hypervisor-capabilities", Group: "Abilities", More: true, Unset: "hvm and snapshot"},
		{Name: "uefi", Label: "UEFI", Help: "Whether the host says that it can start VMs with UEFI (detail host.uefi.enable); a VM with UEFI wants yes.", Group: "Abilities", More: true, Unset: "not said"},
		{Name: "gpus", Label: "vGPUs", Help: "Types of virtual GPUs that the host offers, and how many of each are left.", Doc: "adminguide/virtual_machines.html#assigning-gpu-vgpu-to-guest-instances", Group: "Abilities", More: true, Unset: "none"},
		category("Hosts of the category of a template's guest OS are tried first, those of another one last (host OS preference)."),
		dedicated("host"),
		{Name: "plannerUsage", Label: "Kept by", Help: "Which kind of planning the host is kept for, the usual one (Shared) or ImplicitDedicationPlanner (Dedicated): the other kind passes it over.", Group: "Owner", More: true, Unset: "neither"},
	}
}
