package words

import (
	"cmp"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// storage: pools for the ROOT volume, and hosts that reach them.
func (l *logger) storage() {
	e := l.e
	switch e.Rule {
	case trace.ClusterPools, trace.LastHostPools, trace.HostNamedPools:
		l.pools()
	case trace.HostPools:
		l.debug(deploymentManager, "Checking if host: %s can access any suitable storage pool for volume: ROOT", l.printHost(e.At.Host))
		for _, id := range ids(e.Want, "pools") {
			if slices.Contains(ids(e.Have, "pools"), id) {
				l.debug(deploymentManager, "Host: %s can access pool: %s", l.printHost(e.At.Host), l.printPool(id))
				return
			}
			l.debug(deploymentManager, "Host: %s cannot access pool: %s", l.printHost(e.At.Host), l.printPool(id))
			l.debug(deploymentManager, "Host: %s cannot prepare access to pool: %s", l.printHost(e.At.Host), l.printPool(id))
		}
	case trace.HostUsage:
		l.usage()
	}
}

// pools: a pool that the volume is ready on is kept if it fits the plan;
// otherwise the allocators are asked.
func (l *logger) pools() {
	e := l.e
	volume, vm, found := l.printVolume(), l.printVM(), ids(e.Have, "pools")
	l.debug(deploymentManager, "Checking suitable pools for volume [%s, ROOT] of VM [%s].", volume, vm)
	switch {
	case l.reuses(found):
	case word(e.Have, "new pools") == "false":
		l.noNewPools()
	default:
		l.allocators(found)
	}
	if len(found) > 0 {
		l.debug(deploymentManager, "%s", since(l.sparesMaintenance, "Trying to find a potential host and associated storage pools from the suitable host/pool lists for this VM",
			"Trying to find a potenial host and associated storage pools from the suitable host/pool lists for this VM"))
		return
	}
	l.debug(deploymentManager, "No suitable pools found")
	switch e.Rule {
	case trace.ClusterPools:
		l.debug(deploymentManager, "No suitable storagePools found under this Cluster: %s", l.printCluster(e.At.Cluster))
	case trace.LastHostPools:
		l.debug(deploymentManager, "Cannot find suitable storage pools in host [%s] to deploy VM [%s]", l.printHost(e.At.Host), vm)
	case trace.HostNamedPools:
		l.namedHostFails()
	}
}

func (l *logger) reuses(found []int64) bool {
	planned := ids(l.e.Want, "plan pool")
	if len(planned) == 0 {
		return false
	}
	volume, vm := l.printVolume(), l.printVM()
	id := cmp.Or(l.c.VM(l.e.At.VM).Pool, planned[0])
	pool := l.printPool(id)
	l.debug(deploymentManager, "Volume [%s] of VM [%s] has pool [%s] already specified. Checking if this pool can be reused.", volume, vm, pool)
	if slices.Contains(found, id) {
		l.debug(deploymentManager, "Pool [%s] of volume [%s] used by VM [%s] fits the specified plan. No need to reallocate a pool for this volume.", pool, volume, vm)
		return true
	}
	why := "does not fit the specified plan"
	if slices.Contains(ids(l.e.Have, "pools avoided"), id) {
		why = "is in the avoid set"
	}
	l.debug(deploymentManager, "Pool [%s] of volume [%s] used by VM [%s] %s. Need to reallocate a pool for this volume.", pool, volume, vm, why)
	return false
}

// noNewPools: in what is disabled no allocator is asked.
func (l *logger) noNewPools() {
	at := l.e.At
	switch {
	case l.c.Zone.Disabled:
		l.info(deploymentManager, "Zone is currently disabled, cannot allocate to this zone: %s", l.printZone())
	case l.c.Pod(at.Pod).Disabled:
		l.info(deploymentManager, "Pod is currently disabled, cannot allocate to this pod: %s", l.printPod(at.Pod))
	default:
		l.info(deploymentManager, "Cluster is currently disabled, cannot allocate to this cluster: %s", l.printCluster(at.Cluster))
	}
	l.debug(deploymentManager, "Cannot find new storage pool to deploy volume [%s] of VM [%s] in cluster [%d] because allocation state is disabled. Returning.", l.printVolume(), l.printVM(), at.Cluster)
}

// allocators: of CloudStack's allocators the one is named that offers the
// pools; those before it write the same first line.
func (l *logger) allocators(found []int64) {
	e, volume, vm := l.e, l.printVolume(), l.printVM()
	if l.c.VM(e.At.VM).Type != cloud.User {
		l.debug(deploymentManager, "System VMs will use %s storage for zone %s", since(l.c.Settings.SystemLocalStorage, "local", "shared"), l.printZone())
	}
	allocator := l.allocator(found)
	l.debug(deploymentManager, "Calling StoragePoolAllocators to find suitable pools to allocate volume [%s] necessary to deploy VM [%s].", volume, vm)
	l.debug(deploymentManager, "Trying to find suitable pools to allocate volume [%s] necessary to deploy VM [%s], using StoragePoolAllocator: [%s].", volume, vm, allocator)
	if len(found) == 0 {
		l.debug(deploymentManager, "No suitable pools found for volume [%s] used by VM [%s] under cluster: [%d].", volume, vm, e.At.Cluster)
		return
	}
	l.debug(deploymentManager, "StoragePoolAllocator [%s] found %d suitable pools to allocate volume [%s] necessary to deploy VM [%s].", allocator, len(found), volume, vm)
}

func (l *logger) allocator(found []int64) string {
	if len(found) == 0 {
		return "ZoneWideStoragePoolAllocator" // the last one
	}
	switch l.c.Pool(found[0]).Scope {
	case cloud.HostScope:
		return "LocalStoragePoolAllocator"
	case cloud.ClusterScope:
		return "ClusterScopeStoragePoolAllocator"
	}
	return "ZoneWideStoragePoolAllocator"
}

func (l *logger) usage() {
	e, host := l.e, l.printHost(l.e.At.Host)
	reached, affine, left := word(e.Have, "pool reached"), word(e.Have, "affinity") != "false", number(e.Have, "hosts left")
	if !affine && reached == "true" {
		l.debug(deploymentManager, "Host affinity check failed")
	}
	if l.rejected() {
		l.debug(deploymentManager, "Cannot use this host for usage: %s, since this host has been reserved for planner usage : %s", word(e.Want, "usage"), word(e.Have, "usage"))
	}
	if !l.rejected() && affine && reached == "true" {
		l.debug(deploymentManager, "Found a potential host %s and associated storage pools for this VM", host)
		return
	}
	l.debug(deploymentManager, "Adding host [%s] to the avoid set because: can access Pool [%s], has enough space [%s], affinity check [%t], fits planner [PlannerResourceUsage] usage [%t].",
		host, reached, reached, affine, !l.rejected())
	if left == 0 {
		l.debug(deploymentManager, "Could not find a potential host that has associated storage pools from the suitable host/pool lists for this VM")
	}
}
