package words

// settingFields are the global settings, those first that decide most.
func settingFields() []Field {
	const (
		allocators = "adminguide/vm_volume_allocators.html#vm-allocator"
		ordering   = "adminguide/vm_volume_allocators.html#cluster-pod-and-host-ordering"
		disabling  = "adminguide/hosts.html#disabling-and-enabling-zones-pods-and-clusters"
		strict     = "adminguide/host_and_storage_tags.html#strict-host-tags"
		maintains  = "adminguide/hosts.html#scheduled-maintenance-and-maintenance-mode-for-hosts"
	)
	return []Field{
		{Name: "vm.allocation.algorithm", Help: "The order in which the hosts of a cluster are tried: by chance, by id, the least used first, or by where the owner's VMs are.", Doc: allocators},
		{Name: "migrate.vm.across.clusters", Help: "Whether a VM that leaves a host in maintenance may go to another cluster.", Doc: maintains},
		{Name: "host.capacityType.to.order.clusters", Help: "What puts clusters into their order, and hosts with firstfitleastconsumed: the CPU or the RAM in use, or since 4.21 both (COMBINED).", Doc: ordering},
		{Name: "cluster.cpu.allocated.capacity.disablethreshold", Unit: fraction, Help: "A cluster that a VM would take above this share of CPU takes no new VM."},
		{Name: "cluster.memory.allocated.capacity.disablethreshold", Unit: fraction, Help: "A cluster that a VM would take above this share of RAM takes no new VM."},
		{Name: "cluster.threshold.enabled", Help: "Whether both thresholds count for all VMs; if not, only for those that start for the first time."},
		{Name: "host.capacityType.to.order.clusters.cputomemoryweight", Unit: fraction, Help: "With COMBINED, how much the CPU counts; the RAM counts by the rest.", Doc: ordering},
		{Name: "vm.deployment.planner", Help: "Who orders the clusters for VMs whose offering names no planner.", Doc: allocators},
		{Name: "apply.allocation.algorithm.to.pods", Help: "Pods are put into order first, and then the clusters of each; if not, all clusters of the zone together."},
		{Name: "vm.strict.host.tags", Help: "Tags that the last host of a VM must have if the VM wants them; since 4.20 no other tag is asked of a last host.", Doc: strict},
		{Name: "implicit.host.tags", Help: "In a zone with GPUs, clusters with hosts of these tags come last for VMs without a GPU."},
		{Name: "ha.tag", Help: "Hosts with this tag are kept for VMs that high availability restarts.", Doc: "adminguide/reliability.html#dedicated-ha-hosts"},
		{Name: "vm.ha.enabled", Help: "Whether high availability works; since 4.20.1 a host with VMs cannot go into maintenance without it.", Doc: "adminguide/reliability.html#ha-enabled-instances"},
		{Name: "vm.ha.migration.max.retries", Help: "How often the move of a VM off a host in maintenance is tried.", Doc: maintains},
		{Name: "host.maintenance.local.storage.strategy", Help: "What a maintenance does with VMs on local storage: nothing (Error), move them with their volumes, or stop them.", Doc: maintains},
		{Name: "kvm.ssh.to.agent", Help: "Whether the management server may start the agent of a KVM host over SSH, as when a maintenance is cancelled.", Doc: maintains},
		{Name: "vm.user.dispersion.weight", Unit: fraction, Help: "With UserDispersingPlanner, how much the owner's VMs count; the load counts by the rest."},
		{Name: "allow.router.on.disabled.resources", Help: "CloudStack's own VMs may start in zones, pods and clusters that are disabled.", Doc: disabling},
		{Name: "allow.admin.vm.on.disabled.resources", Help: "VMs of root administrators may start in zones, pods and clusters that are disabled.", Doc: disabling},
		{Name: "system.vm.use.local.storage", Help: "CloudStack's own VMs have their volumes on the disk of a host.", Doc: "adminguide/storage.html#primary-storage"},
		{Name: "xenserver.check.hvm", Help: "Whether hosts are asked for the capability hvm, whatever their hypervisor."},
	}
}
