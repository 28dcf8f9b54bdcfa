package trace

// Rule names one question of the planner. The names are public: links, files
// and tests hold them, so they are added to and never changed.
type Rule string

// Phases: an event of one of these rules opens the phase.
const (
	PhaseMaintain Rule = "maintain" // a host is to be emptied
	PhaseCancel   Rule = "cancel"   // a maintenance is to be cancelled
	PhaseDeploy   Rule = "deploy"   // a VM is to start
	PhaseMove     Rule = "move"     // one VM of the host under maintenance
	PhaseAgain    Rule = "again"    // VMs that could not leave wait for their next try
	PhasePlan     Rule = "plan"     // planDeployment, once for each attempt
	PhaseOrder    Rule = "order"    // orderClusters, once for each round
	PhaseCluster  Rule = "cluster"  // one cluster of checkClustersforDestination
	PhaseLastHost Rule = "lasthost" // the VM's last host is tried first
	PhaseHost     Rule = "host"     // the host that the request names
)

// Before a maintenance begins (ResourceManagerImpl).
const (
	MaintainState      Rule = "maintain.state"      // the host's resource state allows it
	MaintainPeers      Rule = "maintain.peers"      // no other host of the cluster is being emptied
	MaintainLocal      Rule = "maintain.local"      // no VM on local storage
	MaintainIncoming   Rule = "maintain.incoming"   // no VM starting, stopping or arriving
	MaintainFailed     Rule = "maintain.failed"     // no VM in Error or Unknown
	MaintainHA         Rule = "maintain.ha"         // vm.ha.enabled, or no VM on the host
	MaintainAgent      Rule = "maintain.agent"      // the host's agent answers
	MaintainOthers     Rule = "maintain.others"     // another host of the cluster, or of the zone, is Up and Enabled
	MaintainPrepare    Rule = "maintain.prepare"    // the host leaves Enabled
	MaintainAbort      Rule = "maintain.abort"      // an exception ends the request; VMs that follow are not dealt with
	MaintainEnd        Rule = "maintain.end"        // where the host ends
	CancelState        Rule = "cancel.state"        // the host is in maintenance, or on its way
	CancelAgent        Rule = "cancel.agent"        // the host's agent answers
	CancelEnd          Rule = "cancel.end"          // the host is Enabled again
	MoveGPU            Rule = "move.gpu"            // a VM with a virtual GPU is stopped instead
	MoveLocal          Rule = "move.local"          // what the strategy for local storage does with the VM
	MovePool           Rule = "move.pool"           // a pool of the destination takes the volume
	MoveScope          Rule = "move.scope"          // where a new host may be looked for
	MoveHypervisors    Rule = "move.hypervisors"    // clusters of other hypervisors are left out
	MoveRetryHA        Rule = "move.retry"          // once more with the HA planner
	MoveEnd            Rule = "move.end"            // the VM moved, or is stuck
	DeployEnd          Rule = "deploy.end"          // the VM runs, or does not
	PlanDedicatedZone  Rule = "plan.dedicated.zone" // a dedicated zone is the owner's
	PlanDedicated      Rule = "plan.dedicated"      // what is dedicated to others is left out
	PlanAffinity       Rule = "plan.affinity"       // what one of the VM's affinity groups does
	PlanDisabled       Rule = "plan.disabled"       // disabled zones, pods, clusters and hosts are left out
	PlanDisabledUsed   Rule = "plan.disabled.used"  // a setting lets this VM use what is disabled
	PlanArch           Rule = "plan.arch"           // clusters of another CPU architecture are left out
	PlanAvoids         Rule = "plan.avoids"         // all that is left out before the planner is asked
	PlanPlanner        Rule = "plan.planner"        // which planner, and whether it handles this VM
	PlanOtherClusters  Rule = "plan.otherclusters"  // VM with cluster storage stays in its last host's cluster
	PlanLift           Rule = "plan.lift"           // what the planner avoided is given back before the next round
	PlanEndless        Rule = "plan.endless"        // the next round would be this one again, for ever
	PlanEnd            Rule = "plan.end"            // destination, none, or exception
	HostNamedAvoided   Rule = "host.named.avoided"  // the named host is not in the avoid set
	HostNamedUEFI      Rule = "host.named.uefi"     // the named host does not deny UEFI, for a VM that needs it
	HostNamedPools     Rule = "host.named.pools"    // the named host has pools for the volumes
	HostNamedEnd       Rule = "host.named.end"      // the named host cannot be used
	LastHostAvoided    Rule = "lasthost.avoided"    // not in the avoid set
	LastHostState      Rule = "lasthost.state"      // neither in maintenance nor in error
	LastHostCluster    Rule = "lasthost.cluster"    // in the plan's cluster
	LastHostGuests     Rule = "lasthost.guests"     // below its guest limit
	LastHostGPU        Rule = "lasthost.gpu"        // has the vGPU type
	LastHostUp         Rule = "lasthost.up"         // status Up
	LastHostTags       Rule = "lasthost.tags"       // strict tags, compared case-sensitively
	LastHostCategory   Rule = "lasthost.category"   // no guest-OS category is set on the host
	LastHostCapability Rule = "lasthost.capability" // enough cores, fast enough
	LastHostReserved   Rule = "lasthost.reserved"   // fits into what is reserved
	LastHostCapacity   Rule = "lasthost.capacity"   // fits into what is free
	LastHostPools      Rule = "lasthost.pools"      // pools for the volumes
	LastHostEnd        Rule = "lasthost.end"        // the last host is passed over, and why has been said
	OrderScope         Rule = "order.scope"         // the clusters of the zone, pod or plan
	OrderPods          Rule = "order.pods"          // pods by load, with apply.allocation.algorithm.to.pods
	OrderOwner         Rule = "order.owner"         // how many VMs of the owner a pod or cluster has
	OrderCPU           Rule = "order.cpu"           // a host with room for the CPU
	OrderRAM           Rule = "order.ram"           // a host with room for the RAM
	OrderCounted       Rule = "order.counted"       // a host whose capacity counts
	OrderCandidates    Rule = "order.candidates"    // the clusters with room, emptiest first
	OrderAvoided       Rule = "order.avoided"       // not in the avoid set
	OrderCPUThreshold  Rule = "order.threshold.cpu" // below the CPU threshold
	OrderRAMThreshold  Rule = "order.threshold.ram" // below the memory threshold
	OrderCrossing      Rule = "order.crossing"      // the clusters above a threshold leave together
	// Of ImplicitDedicationPlanner.
	OrderImplicitStrict  Rule = "order.implicit.strict"  // hosts with others' VMs of Strict mode are left out
	OrderImplicit        Rule = "order.implicit"         // hosts with other VMs are left out
	OrderImplicitCluster Rule = "order.implicit.cluster" // a host of the cluster is left
	OrderTags            Rule = "order.tags"             // a host has the offering's tags
	OrderRule            Rule = "order.rule"             // a host's tag rule accepts the offering's tags
	OrderNoTags          Rule = "order.notags"           // no cluster anywhere has them: exception
	OrderLeft            Rule = "order.left"             // the clusters of the zone, or of one pod, that are left
	OrderReorder         Rule = "order.reorder"          // a planner for owners takes the order over
	OrderImplicitTags    Rule = "order.implicit.tags"    // clusters with more of the implicit tags come last
	OrderEnd             Rule = "order.end"              // the list, or none
	ClusterHypervisor    Rule = "cluster.hypervisor"     // the VM's hypervisor
	ClusterPod           Rule = "cluster.pod"            // its pod is not avoided
	ListUp               Rule = "list.up"                // Up and Enabled
	ListHA               Rule = "list.ha"                // has, or has not, the HA tag
	ListOffering         Rule = "list.offering"          // has every tag of the service offering
	ListTemplate         Rule = "list.template"          // has every tag of the template
	ListTagged           Rule = "list.tagged"            // the hosts that the tags leave
	ListRule             Rule = "list.rule"              // its tag rule accepts the offering's tags
	ListNoRule           Rule = "list.norule"            // for a VM without tags: it has no tag rule
	ListUEFI             Rule = "list.uefi"              // supports UEFI, for a VM that needs it
	ListGPU              Rule = "list.gpu"               // hosts with GPUs come last
	ListTwice            Rule = "list.twice"             // listed once for each of its tags
	ListEmpty            Rule = "list.empty"             // no host listed: the walk goes on, or an exception
	ListNoTags           Rule = "list.notags"            // no host of the whole installation has the tags: exception
	ListUnmatched        Rule = "list.unmatched"         // hosts that were not listed join the avoid set
	ListRanked           Rule = "list.ranked"            // all hosts of the cluster, as the algorithm ranks them
	ListOrder            Rule = "list.order"             // the order in which the hosts are checked
	ListOwner            Rule = "list.owner"             // how many VMs of the owner a host has
	HostHVM              Rule = "host.hvm"               // supports HVM, if the template requires it
	HostCategory         Rule = "host.category"          // first, or last, by guest-OS category
	HostAvoided          Rule = "host.avoided"           // not in the avoid set
	HostGuests           Rule = "host.guests"            // below its guest limit
	HostGPU              Rule = "host.gpu"               // has the vGPU type
	HostCapability       Rule = "host.capability"        // enough cores, fast enough
	HostCPU              Rule = "host.cpu"               // room for the CPU
	HostRAM              Rule = "host.ram"               // room for the RAM
	HostSuitable         Rule = "host.suitable"          // suitable, or avoided from now on
	ClusterSuitable      Rule = "cluster.suitable"       // at least one suitable host
	ClusterPriority      Rule = "cluster.priority"       // suitable hosts in the order of their priorities
	ClusterPools         Rule = "cluster.pools"          // pools for every volume
	PoolsDisabled        Rule = "pools.disabled"         // no new pool is looked for in what is disabled
	HostPools            Rule = "host.pools"             // reaches a pool for every volume
	HostAffine           Rule = "host.affine"            // with host affinity: a host of the group's other VMs
	HostUsage            Rule = "host.usage"             // not kept by another kind of planner
	ClusterDestination   Rule = "cluster.destination"    // the first suitable host that can be used
	ClusterExhausted     Rule = "cluster.exhausted"      // the cluster joins the avoid set, or not
)
