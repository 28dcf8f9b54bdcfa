package words

import "placement-playground/core/trace"

func ordering(r trace.Rule) (about, bool) {
	switch r {
	case trace.PhaseOrder:
		return about{"Order of the clusters", planner + "orderClusters"}, true
	case trace.OrderScope:
		return about{"Scope", planner + "orderClusters"}, true
	case trace.OrderPods:
		return about{"Pods first", planner + "scanPodsForDestination"}, true
	case trace.OrderOwner:
		return about{"The owner's VMs", "UserDispersingPlanner.reorderClusters"}, true
	case trace.OrderCPU:
		return about{"A host with CPU", planner + "listClustersByCapacity"}, true
	case trace.OrderRAM:
		return about{"A host with RAM", planner + "listClustersByCapacity"}, true
	case trace.OrderCounted:
		return about{"Share in use", "CapacityDaoImpl.orderClustersByAggregateCapacity"}, true
	case trace.OrderCandidates:
		return about{"Candidates", planner + "scanClustersForDestinationInZoneOrPod"}, true
	case trace.OrderAvoided:
		return about{"Avoid set", planner + "scanClustersForDestinationInZoneOrPod"}, true
	case trace.OrderCPUThreshold:
		return about{"CPU threshold", planner + "removeClustersCrossingThreshold"}, true
	case trace.OrderRAMThreshold:
		return about{"Memory threshold", planner + "removeClustersCrossingThreshold"}, true
	case trace.OrderImplicitStrict, trace.OrderImplicit:
		return about{"Implicit dedication", "ImplicitDedicationPlanner.orderClusters"}, true
	case trace.OrderImplicitCluster:
		return about{"A host is left", "ImplicitDedicationPlanner.getUpdatedClusterList"}, true
	case trace.OrderCrossing:
		return about{"Above the threshold", planner + "removeClustersCrossingThreshold"}, true
	case trace.OrderTags:
		return about{"Offering's tags in the cluster", planner + "removeClustersWithoutMatchingTag"}, true
	case trace.OrderRule:
		return about{"Tag rule", "HostDaoImpl.findClustersThatMatchHostTagRule"}, true
	case trace.OrderNoTags:
		return about{"Offering's tags anywhere", planner + "removeClustersWithoutMatchingTag"}, true
	case trace.OrderLeft:
		return about{"Clusters left", planner + "scanClustersForDestinationInZoneOrPod"}, true
	case trace.OrderReorder:
		return about{"Order by owner", "UserDispersingPlanner.reorderClusters"}, true
	case trace.OrderImplicitTags:
		return about{"Implicit tags", planner + "reorderClustersBasedOnImplicitTags"}, true
	case trace.OrderEnd:
		return about{"List of clusters", planner + "orderClusters"}, true
	}
	return about{}, false
}

func hosts(r trace.Rule) (about, bool) {
	switch r {
	case trace.PhaseCluster:
		return about{"Cluster", deployment + "checkClustersforDestination"}, true
	case trace.ClusterHypervisor:
		return about{"Hypervisor", deployment + "checkClustersforDestination"}, true
	case trace.ClusterPod:
		return about{"Pod", deployment + "checkClustersforDestination"}, true
	case trace.ListUp:
		return about{"Up and Enabled", "HostDaoImpl.listByHostTag"}, true
	case trace.ListHA:
		return about{"HA tag", "HostDaoImpl.listAllUpAndEnabledNonHAHosts"}, true
	case trace.ListOffering:
		return about{"Offering's tags", allocator + "allocateTo"}, true
	case trace.ListTemplate:
		return about{"Template's tags", allocator + "allocateTo"}, true
	case trace.ListRule:
		return about{"Tag rule", "HostDaoImpl.findHostsWithTagRuleThatMatchComputeOferringTags"}, true
	case trace.ListNoRule:
		return about{"No tag rule", "HostDaoImpl.listAllUpAndEnabledNonHAHosts"}, true
	case trace.ListTagged:
		return about{"Hosts with the tags", allocator + "allocateTo"}, true
	case trace.ListUEFI:
		return about{"UEFI", "HostDaoImpl.listByHostCapability"}, true
	case trace.ListGPU:
		return about{"Hosts with GPUs", allocator + "prioritizeHosts"}, true
	case trace.ListTwice:
		return about{"Listed more than once", "HostDaoImpl.listAllUpAndEnabledNonHAHosts"}, true
	case trace.ListEmpty:
		return about{"No host listed", allocator + "allocateTo"}, true
	case trace.ListNoTags:
		return about{"Tags that no host has", "HostDaoImpl.findHostByComputeOfferings"}, true
	case trace.ListUnmatched:
		return about{"Hosts not listed", allocator + "allocateTo"}, true
	case trace.ListRanked:
		return about{"All hosts ranked", allocator + "reorderHostsByCapacity"}, true
	case trace.ListOrder:
		return about{"Order of the hosts", allocator + "prioritizeHosts"}, true
	case trace.ListOwner:
		return about{"The owner's VMs", allocator + "reorderHostsByNumberOfVms"}, true
	case trace.HostHVM:
		return about{"HVM", allocator + "prioritizeHosts"}, true
	case trace.HostCategory:
		return about{"Guest-OS category", allocator + "prioritizeHosts"}, true
	case trace.HostAvoided:
		return about{"Avoid set", allocator + "allocateTo"}, true
	case trace.HostGuests:
		return about{"Guest limit", capacity + "checkIfHostReachMaxGuestLimit"}, true
	case trace.HostGPU:
		return about{"GPU", resource + "isGPUDeviceAvailable"}, true
	case trace.HostCapability:
		return about{"Cores and speed", capacity + "checkIfHostHasCpuCapability"}, true
	case trace.HostCPU:
		return about{"Room for the CPU", capacity + "checkIfHostHasCapacity"}, true
	case trace.HostRAM:
		return about{"Room for the RAM", capacity + "checkIfHostHasCapacity"}, true
	case trace.HostSuitable:
		return about{"Suitable", allocator + "allocateTo"}, true
	case trace.ClusterSuitable:
		return about{"Suitable hosts", allocator + "allocateTo"}, true
	case trace.ClusterPriority:
		return about{"Priorities", deployment + "reorderHostsByPriority"}, true
	case trace.PoolsDisabled:
		return about{"New pool", deployment + "isEnabledForAllocation"}, true
	case trace.HostAffine:
		return about{"Host affinity", deployment + "checkAffinity"}, true
	case trace.ClusterPools:
		return about{"Storage pools", deployment + "findSuitablePoolsForVolumes"}, true
	case trace.HostPools:
		return about{"Reaches a pool", deployment + "hostCanAccessSPool"}, true
	case trace.HostUsage:
		return about{"Kind of planner", deployment + "checkIfHostFitsPlannerUsage"}, true
	case trace.ClusterDestination:
		return about{"Destination", deployment + "findPotentialDeploymentResources"}, true
	case trace.ClusterExhausted:
		return about{"Cluster left out", deployment + "canAvoidCluster"}, true
	}
	return about{}, false
}
