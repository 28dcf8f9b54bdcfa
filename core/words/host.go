package words

import (
	"fmt"

	"placement-playground/core/trace"
)

func (s Speaker) host(e *trace.Event) string {
	host := ""
	if e.At.Host != 0 {
		host = s.Host(e.At.Host)
	}
	switch e.Rule {
	case trace.HostHVM:
		return either(e, fmt.Sprintf("%s supports HVM, which the template requires.", host), fmt.Sprintf("%s does not support HVM, which the template requires; it is not checked.", host))
	case trace.HostCategory:
		if word(e.Have, "category") == word(e.Want, "category") {
			return fmt.Sprintf("%s prefers %s guests, as the template is: it comes first.", host, word(e.Have, "category"))
		}
		return fmt.Sprintf("%s prefers %s guests: it comes last.", host, word(e.Have, "category"))
	case trace.HostAvoided:
		return either(e, fmt.Sprintf("%s is not left out.", host), fmt.Sprintf("%s is in the avoid set and skipped.", host))
	case trace.HostCapability:
		return s.capability(e)
	case trace.HostCPU, trace.HostRAM:
		fact, what := "cpu", "CPU"
		if e.Rule == trace.HostRAM {
			fact, what = "ram", "RAM"
		}
		return either(e, fmt.Sprintf("%s has room: %s needed, %s of %s free.", host, amount(e.Want, fact), amount(e.Have, "free"), what),
			fmt.Sprintf("%s is too full: %s of %s needed, %s free.", host, amount(e.Want, fact), what, amount(e.Have, "free")))
	case trace.HostSuitable:
		return either(e, fmt.Sprintf("%s is suitable.", host), fmt.Sprintf("%s is not suitable and left out from now on.", host))
	case trace.HostPools:
		return either(e, fmt.Sprintf("%s reaches %s.", host, names(ids(e.Have, "pools"), s.namer("pool"))), fmt.Sprintf("%s reaches none of the storage pools.", host))
	case trace.HostUsage:
		return either(e, fmt.Sprintf("%s is not kept by another kind of planner.", host), fmt.Sprintf("%s is kept for dedicated planners and cannot be shared.", host))
	}
	return ""
}

func (s Speaker) capability(e *trace.Event) string {
	need := amount(e.Want, "cores") + " of " + amount(e.Want, "speed")
	have := amount(e.Have, "cores") + " of " + amount(e.Have, "speed")
	return either(e, fmt.Sprintf("%s has %s; the VM needs %s.", s.Host(e.At.Host), have, need),
		fmt.Sprintf("%s has only %s; the VM needs %s.", s.Host(e.At.Host), have, need))
}

func (s Speaker) cluster(e *trace.Event) string {
	cluster := ""
	if e.At.Cluster != 0 {
		cluster = s.Cluster(e.At.Cluster)
	}
	switch e.Rule {
	case trace.PhaseCluster:
		return fmt.Sprintf("%s is looked at.", cluster)
	case trace.ClusterHypervisor:
		return either(e, fmt.Sprintf("%s runs %s, as the VM does.", cluster, word(e.Have, "hypervisor")),
			fmt.Sprintf("%s runs %s and the VM needs %s: the cluster is left out.", cluster, word(e.Have, "hypervisor"), word(e.Want, "hypervisor")))
	case trace.ClusterPod:
		return either(e, fmt.Sprintf("The pod of %s is not left out.", cluster), fmt.Sprintf("%s is in a pod that is left out.", cluster))
	case trace.ClusterSuitable:
		return either(e, fmt.Sprintf("%s has %s: %s.", cluster, count(len(ids(e.Have, "hosts")), "suitable host"), names(ids(e.Have, "hosts"), s.Host)),
			fmt.Sprintf("No host of %s is suitable.", cluster))
	case trace.ClusterPools, trace.LastHostPools, trace.HostNamedPools:
		return either(e, fmt.Sprintf("The volume can be on %s.", names(ids(e.Have, "pools"), s.namer("pool"))), fmt.Sprintf("No storage pool serves %s.", cluster))
	case trace.ClusterDestination:
		// Only a last or a named host is asked for by itself; it has its place.
		ends := " can be used and becomes the destination."
		if e.At.Host == 0 {
			ends = " is the first suitable host that can be used, and becomes the destination."
		}
		return names(ids(e.Have, "host"), s.Host) + ends
	case trace.PoolsDisabled:
		return "The zone, pod or cluster is disabled, and only a root admin's volume gets a new pool there."
	case trace.ClusterExhausted:
		if e.Verdict == trace.Note {
			return fmt.Sprintf("%s was walked in vain and is not left out: %s and %s are not in the avoid set.", cluster,
				names(ids(e.Have, "hosts not avoided"), s.Host), names(ids(e.Have, "pools not avoided"), s.namer("pool")))
		}
		return fmt.Sprintf("%s was walked in vain and is left out from now on.", cluster)
	}
	return ""
}
