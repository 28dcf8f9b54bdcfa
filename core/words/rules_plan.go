package words

import "placement-playground/core/trace"

// before: what is asked of a maintenance and at the start of a plan.
func before(r trace.Rule) (about, bool) {
	switch r {
	case trace.PhaseMaintain:
		return about{"Maintenance", resource + "maintain"}, true
	case trace.PhaseCancel:
		return about{"Cancelling a maintenance", resource + "cancelMaintenance"}, true
	case trace.CancelState:
		return about{"Resource state", resource + "cancelMaintenance"}, true
	case trace.CancelAgent:
		return about{"Agent", resource + "handleAgentIfNotConnected"}, true
	case trace.CancelEnd:
		return about{"End of the cancelling", resource + "doCancelMaintenance"}, true
	case trace.PhaseAgain:
		return about{"Another try", "HighAvailabilityManagerImpl.processWork"}, true
	case trace.MaintainAbort:
		return about{"An exception", resource + "doMaintain"}, true
	case trace.MoveGPU:
		return about{"A virtual GPU", resource + "handleVmForLastHostOrWithVGpu"}, true
	case trace.MoveLocal:
		return about{"Strategy for local storage", resource + "doMaintain"}, true
	case trace.MovePool:
		return about{"A pool for the volume", machine + "createVolumeToStoragePoolMappingIfPossible"}, true
	case trace.PhaseDeploy:
		return about{"Deployment", deployment + "planDeployment"}, true
	case trace.PhaseMove:
		return about{"A VM has to move", machine + "migrateAway"}, true
	case trace.PhasePlan:
		return about{"Plan", deployment + "planDeployment"}, true
	case trace.MaintainState:
		return about{"Resource state", resource + "maintain"}, true
	case trace.MaintainPeers:
		return about{"Other hosts being emptied", resource + "maintain"}, true
	case trace.MaintainLocal:
		return about{"Local storage", resource + "maintain"}, true
	case trace.MaintainIncoming:
		return about{"VMs on the way", resource + "maintain"}, true
	case trace.MaintainFailed:
		return about{"VMs in error", resource + "maintain"}, true
	case trace.MaintainHA:
		return about{"High availability", resource + "doMaintain"}, true
	case trace.MaintainAgent:
		return about{"Agent", resource + "doMaintain"}, true
	case trace.MaintainPrepare:
		return about{"Prepare for maintenance", resource + "doMaintain"}, true
	case trace.MaintainOthers:
		return about{"A host to move to", resource + "isClusterWideMigrationPossible"}, true
	case trace.MaintainEnd:
		return about{"End of the maintenance", resource + "attemptMaintain"}, true
	case trace.MoveScope:
		return about{"Where to look", machine + "getMigrationDeployment"}, true
	case trace.MoveHypervisors:
		return about{"Other hypervisors", machine + "getMigrationDeployment"}, true
	case trace.MoveRetryHA:
		return about{"Second attempt", machine + "migrateAway"}, true
	case trace.MoveEnd:
		return about{"End of the move", machine + "orchestrateMigrateAway"}, true
	case trace.DeployEnd:
		return about{"End of the deployment", deployment + "planDeployment"}, true
	case trace.PlanDisabled:
		return about{"Disabled resources", deployment + "avoidDisabledResources"}, true
	case trace.PlanDedicatedZone:
		return about{"Dedicated zone", deployment + "checkForNonDedicatedResources"}, true
	case trace.PlanDedicated:
		return about{"Dedicated resources", deployment + "checkForNonDedicatedResources"}, true
	case trace.PlanAffinity:
		return about{"Affinity group", "AffinityGroupProcessor.process"}, true
	case trace.PlanDisabledUsed:
		return about{"Disabled resources", deployment + "avoidDisabledResources"}, true
	case trace.PlanEndless:
		return about{"For ever", deployment + "planDeployment"}, true
	case trace.PlanArch:
		return about{"CPU architecture", deployment + "avoidDifferentArchResources"}, true
	case trace.PlanAvoids:
		return about{"Left out so far", deployment + "planDeployment"}, true
	case trace.PlanPlanner:
		return about{"Planner", planner + "canHandle"}, true
	case trace.PlanOtherClusters:
		return about{"Stay in the cluster", deployment + "avoidOtherClustersForDeploymentIfMigrationDisabled"}, true
	case trace.PlanLift:
		return about{"Next round", deployment + "resetAvoidSet"}, true
	case trace.PlanEnd:
		return about{"End of the plan", deployment + "planDeployment"}, true
	case trace.PhaseHost:
		return about{"Named host", deployment + "deployInSpecifiedHostWithoutHA"}, true
	case trace.HostNamedAvoided:
		return about{"Avoid set", deployment + "deployInSpecifiedHostWithoutHA"}, true
	case trace.HostNamedPools:
		return about{"Storage pools", deployment + "findSuitablePoolsForVolumes"}, true
	case trace.HostNamedEnd:
		return about{"End of the named host", deployment + "deployInSpecifiedHostWithoutHA"}, true
	case trace.PhaseLastHost:
		return about{"Last host", deployment + "deployInVmLastHost"}, true
	case trace.LastHostAvoided:
		return about{"Avoid set", deployment + "canUseLastHost"}, true
	case trace.LastHostState:
		return about{"Resource state", deployment + "canUseLastHost"}, true
	case trace.LastHostCluster:
		return about{"Cluster of the plan", deployment + "canUseLastHost"}, true
	case trace.LastHostGuests:
		return about{"Guest limit", capacity + "checkIfHostReachMaxGuestLimit"}, true
	case trace.LastHostGPU:
		return about{"GPU", resource + "isGPUDeviceAvailable"}, true
	case trace.HostNamedUEFI:
		return about{"UEFI", deployment + "deployInSpecifiedHostWithoutHA"}, true
	case trace.LastHostUp:
		return about{"Status", deployment + "deployInVmLastHost"}, true
	case trace.LastHostTags:
		return about{"Strict tags", deployment + "checkVmProfileAndHost"}, true
	case trace.LastHostCategory:
		return about{"Guest-OS category", deployment + "checkVmProfileAndHost"}, true
	case trace.LastHostCapability:
		return about{"Cores and speed", capacity + "checkIfHostHasCpuCapability"}, true
	case trace.LastHostReserved:
		return about{"Reserved capacity", capacity + "checkIfHostHasCapacity"}, true
	case trace.LastHostCapacity:
		return about{"Free capacity", capacity + "checkIfHostHasCapacity"}, true
	case trace.LastHostPools:
		return about{"Storage pools", deployment + "findSuitablePoolsForVolumes"}, true
	case trace.LastHostEnd:
		return about{"End of the last host", deployment + "deployInVmLastHost"}, true
	}
	return about{}, false
}
