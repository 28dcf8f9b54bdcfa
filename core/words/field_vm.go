package words

func vmFields() []Field {
	return []Field{
		name("VM"),
		{Name: "host", Label: "Host", Help: "Where the VM is as the scenario begins; without a host it is stopped and waits to be started.", Group: "Where it is", Unset: "none"},
		{Name: "state", Label: "State", Help: "The VM's state as the scenario begins; only one that is Running, Starting, Stopping or Migrating takes room on its host.", Doc: "adminguide/virtual_machines.html#instance-lifecycle", Group: "Where it is", Unset: "Running on a host, else Stopped"},
		{Name: "lastHost", Label: "Last host", Help: "The host it ran on last: CloudStack tries that one first when the VM starts.", Group: "Where it is", Unset: "its host"},
		{Name: "pool", Label: "Storage pool", Help: "Where its ROOT volume is: the VM goes only where that is reached.", Doc: "conceptsandterminology/concepts.html#about-primary-storage", Group: "Where it is", More: true, Unset: "on a host the first pool, else none yet"},
		{Name: "offering", Label: "Service offering", Help: "How much CPU and RAM it gets, and which host tags it wants.", Doc: "adminguide/service_offerings.html#compute-and-disk-service-offerings", Group: "Made of"},
		{Name: "template", Label: "Template", Help: "What it was made from: its guest OS, architecture and template tag.", Doc: "adminguide/templates.html", Group: "Made of"},
		{Name: "account", Label: "Account", Help: "Who owns it; dedication and some planners ask for the owner.", Doc: "adminguide/accounts.html#accounts", Group: "Owner", Unset: "the first account"},
		{Name: "affinityGroups", Label: "Affinity groups", Help: "Groups that hold it together with other VMs, or apart from them, or to what is dedicated.", Doc: "adminguide/virtual_machines.html#affinity-groups", Group: "Owner", Unset: "none"},
		{Name: "hypervisor", Label: "Hypervisor", Help: "What the VM runs on; clusters of another hypervisor are no candidates.", Group: "Kind", More: true, Unset: "its host's, else KVM"},
		{Name: "type", Label: "Type", Help: "A User's VM, or one of CloudStack's own: virtual router, console proxy, secondary storage VM.", Doc: "adminguide/systemvm.html", Group: "Kind", More: true},
		{Name: "uefi", Label: "UEFI", Help: "The VM starts with UEFI: only hosts that say they support it will do.", Group: "Kind", More: true},
		{Name: "firstDeploy", Label: "First deployment", Help: "The VM starts for the first time: capacity thresholds apply even where cluster.threshold.enabled is false.", Group: "Before", More: true},
		{Name: "recentlyStopped", Label: "Stopped recently", Help: "It stopped less than capacity.skipcounting.hours ago, so its last host still keeps its place.", Group: "Before", More: true},
	}
}

func stepFields() []Field {
	const narrows = "Narrowed to"
	return []Field{
		{Name: "maintain", Label: "Put into maintenance", Help: "The host that goes into maintenance in this step: its VMs leave it.", Doc: "adminguide/hosts.html#scheduled-maintenance-and-maintenance-mode-for-hosts", Unset: "none"},
		{Name: "cancel", Label: "Cancel maintenance", Help: "The host that comes back from maintenance in this step.", Unset: "none"},
		{Name: "deploy", Label: "Start", Help: "The VM that is started in this step.", Unset: "none"},
		{Name: "pod", Label: "Pod", Help: "Start it in this pod only.", Group: narrows, More: true, Unset: "any"},
		{Name: "cluster", Label: "Cluster", Help: "Start it in this cluster only.", Group: narrows, More: true, Unset: "any"},
		{Name: "host", Label: "Host", Help: "Start it on this host: tags and capacity are not asked then.", Group: narrows, More: true, Unset: "any"},
		{Name: "avoidHosts", Label: "Without hosts", Help: "Hosts that are avoided from the beginning (the avoid set).", Group: narrows, More: true, Unset: "none"},
		{Name: "avoidPools", Label: "Without pools", Help: "Storage pools that are avoided from the beginning (the avoid set).", Group: narrows, More: true, Unset: "none"},
		{Name: "haTag", Label: "HA tag", Help: "As when high availability restarts the VM: only hosts with this tag are listed.", Doc: "adminguide/reliability.html#dedicated-ha-hosts", Group: "High availability", More: true, Unset: "none"},
		{Name: "planner", Label: "Planner", Help: "HA skips the thresholds, as high availability does (SkipHeuresticsPlanner).", Group: "High availability", More: true, Unset: "the offering's"},
	}
}
