package words

const (
	offerings = "adminguide/service_offerings.html#creating-a-new-compute-offering"
	owners    = "adminguide/accounts.html#domains"
)

func offeringFields() []Field {
	return []Field{
		name("service offering"),
		{Name: "hostTag", Label: "Host tag", Help: "A VM of this offering goes only to hosts with these tags, all of them.", Doc: "adminguide/host_and_storage_tags.html#host-tags", Unset: "none"},
		{Name: "cores", Label: "CPU cores", Help: "Cores that a VM of this offering gets.", Doc: offerings, Group: "Size"},
		{Name: "mhz", Label: "CPU speed", Unit: mhz, Help: "Speed that each core gets; times the cores, it is what the VM takes of a host's CPU.", Doc: offerings, Group: "Size"},
		{Name: "ramMiB", Label: "RAM", Unit: mib, Help: "Memory that a VM of this offering takes.", Doc: offerings, Group: "Size"},
		{Name: "planner", Label: "Deployment planner", Help: "Who orders the clusters for these VMs, such as ImplicitDedicationPlanner, which keeps hosts for one account.", Doc: offerings, Group: "Planning", More: true, Unset: "the setting vm.deployment.planner"},
		{Name: "implicitPreferred", Label: "Preferred mode", Help: "With ImplicitDedicationPlanner: if no host of its own is free, a host that others use will do (ImplicitDedicationMode Preferred).", Doc: offerings, Group: "Planning", More: true},
		{Name: "gpu", Label: "vGPU", Help: "The type of virtual GPU that a VM of this offering needs: only hosts that offer it have a place.", Doc: "adminguide/virtual_machines.html#assigning-gpu-vgpu-to-guest-instances", Group: "Planning", More: true, Unset: "none"},
	}
}

func templateFields() []Field {
	return []Field{
		name("template"),
		{Name: "templateTag", Label: "Template tag", Help: "A VM from this template goes only to hosts with this tag, beside those that its offering wants.", Doc: "adminguide/host_and_storage_tags.html#host-tags", Unset: "none"},
		{Name: "requiresHVM", Label: "Requires HVM", Help: "The VM needs hardware virtualisation: hosts without the capability hvm are left out.", Doc: "adminguide/templates.html", Group: "Guest OS"},
		{Name: "arch", Label: "Architecture", Help: "The CPU architecture it was built for; since 4.20 clusters of another one are passed over.", Doc: "adminguide/arch_types.html", Group: "Guest OS", More: true},
		category("Hosts that prefer the category of the template's guest OS are tried first, those that prefer another one last."),
	}
}

func poolFields() []Field {
	return []Field{
		name("storage pool"),
		{Name: "scope", Label: "Scope", Help: "Who reaches this primary storage: the whole zone, one cluster, or one host (local storage), which keeps a VM where its volume is.", Doc: "conceptsandterminology/concepts.html#about-primary-storage"},
		{Name: "cluster", Label: "Cluster", Help: "The cluster that reaches it, where its scope is CLUSTER.", Unset: "none"},
		{Name: "host", Label: "Host", Help: "The host whose disk it is, where its scope is HOST.", Unset: "none"},
	}
}

func domainFields() []Field {
	return []Field{
		name("domain"),
		{Name: "parent", Label: "Parent", Help: "The domain that this one is part of; without one it is a root.", Doc: owners, Unset: "none"},
	}
}

func accountFields() []Field {
	return []Field{
		name("account"),
		{Name: "domain", Label: "Domain", Help: "The domain that the account belongs to.", Doc: owners, Unset: "the first domain"},
		{Name: "rootAdmin", Label: "Root administrator", Help: "Its VMs may use zones that are dedicated to others, and storage in what is disabled.", Doc: "adminguide/accounts.html#root-administrator", Group: "Rights", More: true},
	}
}

func groupFields() []Field {
	return []Field{
		name("affinity group"),
		{Name: "type", Label: "Type", Help: "Whether its VMs stay together (affinity) or apart (anti-affinity), strictly or if it can be; ExplicitDedication is what places are dedicated to.", Doc: "adminguide/virtual_machines.html#affinity-groups"},
		{Name: "domain", Label: "Domain", Help: "The domain that a dedication is for.", Doc: "adminguide/accounts.html#dedicating-resources-to-accounts-and-domains", Unset: "its account's, or the first"},
		{Name: "account", Label: "Account", Help: "The account that a dedication is for; without one it is for the whole domain.", Doc: "adminguide/accounts.html#dedicating-resources-to-accounts-and-domains", Unset: "the whole domain"},
	}
}
