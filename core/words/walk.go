package words

import (
	"fmt"
	"strings"

	"placement-playground/core/trace"
)

func (s Speaker) lastHost(e *trace.Event) string {
	switch e.Rule {
	case trace.PhaseLastHost:
		return fmt.Sprintf("%s ran on %s last: that host is tried first.", s.VM(e.At.VM), s.Host(e.At.Host))
	case trace.LastHostAvoided:
		return either(e, "The last host is not left out.", "The last host is in the avoid set and passed over.")
	case trace.LastHostState:
		return either(e, "It is neither in maintenance nor in error.", fmt.Sprintf("It is in %s and passed over.", word(e.Have, "state")))
	case trace.LastHostCluster:
		return either(e, "It is in the cluster that the plan names.", "It is in another cluster than the plan names, and passed over.")
	case trace.LastHostGuests, trace.HostGuests:
		return either(e, fmt.Sprintf("%s of at most %s VMs run on it.", amount(e.Have, "guests"), amount(e.Want, "limit")),
			fmt.Sprintf("%s VMs run on it, the most that its hypervisor may have.", amount(e.Have, "guests")))
	case trace.LastHostUp:
		return either(e, "The last host is Up.", fmt.Sprintf("The last host is %s and passed over.", word(e.Have, "status")))
	case trace.LastHostTags:
		if _, all := trace.Find(e.Want, "offering tags"); all {
			return either(e, "It has every tag of the offering; the template's is not asked.",
				fmt.Sprintf("It lacks %s of the offering's tags. Here upper and lower case differ.", strings.Join(words(e.Have, "missing"), ", ")))
		}
		return either(e, "It lacks no tag that vm.strict.host.tags makes strict.",
			fmt.Sprintf("It lacks %s, which vm.strict.host.tags makes strict. Here upper and lower case differ.", strings.Join(words(e.Have, "missing"), ", ")))
	case trace.LastHostCategory:
		if len(e.Want) > 0 {
			return either(e, "Its guest-OS category is the template's, or none.", "Its guest-OS category is another than the template's, and it is passed over.")
		}
		return either(e, "No guest-OS category is set on it.", "A guest-OS category is set on it. CloudStack compares two strings by identity here, so even the right one is refused.")
	case trace.LastHostEnd:
		return "The last host cannot be used and is passed over."
	case trace.LastHostCapability:
		return s.capability(e)
	case trace.LastHostReserved:
		return either(e, "What is reserved on it is enough.", "What is reserved on it is not enough; what is free is asked next.")
	case trace.LastHostCapacity:
		return either(e, "What is free on it is enough.", fmt.Sprintf("It needs %s and %s; free are %s and %s.",
			amount(e.Want, "cpu"), amount(e.Want, "ram"), amount(e.Have, "cpu"), amount(e.Have, "ram")))
	}
	return ""
}

func (s Speaker) order(e *trace.Event) string {
	cluster := ""
	if e.At.Cluster != 0 {
		cluster = s.Cluster(e.At.Cluster)
	}
	switch e.Rule {
	case trace.PhaseOrder:
		return fmt.Sprintf("%s lists the clusters, emptiest first.", word(e.Have, "planner"))
	case trace.OrderScope:
		if e.Verdict == trace.Reject {
			return "No cluster of the pod can be used; the pod is left out."
		}
		if pod := ids(e.Have, "one pod"); len(pod) > 0 {
			return fmt.Sprintf("The clusters of %s are candidates.", names(pod, s.Pod))
		}
		return either(e, "All clusters of the scope are candidates.", "")
	case trace.OrderPods:
		return fmt.Sprintf("apply.allocation.algorithm.to.pods is true: pods come first, emptiest first: %s.", names(ids(e.Have, "pods"), s.Pod))
	case trace.OrderOwner:
		where := cluster
		if where == "" {
			where = s.Pod(e.At.Pod)
		}
		return fmt.Sprintf("%s has %s of %s.", where, count(int(e.Have[0].Num), "VM"), names(ids(e.Want, "account"), s.Account))
	case trace.OrderCPU:
		return either(e, fmt.Sprintf("%s: at least one host has room for %s.", cluster, amount(e.Want, "cpu")),
			fmt.Sprintf("%s: no host has room for %s, so the cluster is no candidate.", cluster, amount(e.Want, "cpu")))
	case trace.OrderRAM:
		return either(e, fmt.Sprintf("%s: at least one host, perhaps another, has room for %s.", cluster, amount(e.Want, "ram")),
			fmt.Sprintf("%s: no host has room for %s, so the cluster is no candidate.", cluster, amount(e.Want, "ram")))
	case trace.OrderCounted:
		if others := ids(e.Have, "hosts dedicated to others"); e.Verdict == trace.Reject && len(others) > 0 {
			return fmt.Sprintf("%s: what is dedicated to others (%s) does not count, so it has no place in the order.", cluster, names(others, s.Host))
		}
		return either(e, fmt.Sprintf("%s: %s of its %s is in use. That is its place in the order.", cluster, amount(e.Have, "load"), word(e.Want, "by")),
			fmt.Sprintf("%s: no host is Enabled, so it has no place in the order.", cluster))
	case trace.OrderCandidates:
		return either(e, fmt.Sprintf("Clusters with room, emptiest first: %s.", names(ids(e.Have, "clusters"), s.Cluster)), "No cluster has a host with room.")
	case trace.OrderAvoided:
		return either(e, fmt.Sprintf("%s is not left out.", cluster), fmt.Sprintf("%s is in the avoid set and leaves the list.", cluster))
	case trace.OrderCPUThreshold, trace.OrderRAMThreshold:
		what := "CPU"
		if e.Rule == trace.OrderRAMThreshold {
			what = "memory"
		}
		return either(e, fmt.Sprintf("%s: with this VM %s of the %s would be in use, at most %s may be.", cluster, amount(e.Have, "load"), what, amount(e.Want, "threshold")),
			fmt.Sprintf("%s: with this VM %s of the %s would be in use, above the threshold of %s. The cluster is left out.", cluster, amount(e.Have, "load"), what, amount(e.Want, "threshold")))
	case trace.OrderCrossing:
		return fmt.Sprintf("Above the threshold and left out together: %s.", names(ids(e.Have, "clusters"), s.Cluster))
	case trace.OrderTags:
		tags := strings.Join(words(e.Want, "offering tags"), " and ")
		return either(e, fmt.Sprintf("%s has a host with the offering's tag %s. The template's tag is not looked at here.", cluster, tags),
			fmt.Sprintf("%s has no host with the offering's tag %s and leaves the list.", cluster, tags))
	case trace.OrderRule:
		return s.tagRule(e)
	case trace.OrderNoTags:
		return fmt.Sprintf("No host of the whole installation has the offering's tag %s: CloudStack throws an exception and the planning ends.", strings.Join(words(e.Want, "offering tags"), " and "))
	case trace.OrderLeft:
		return either(e, fmt.Sprintf("Left of the candidates: %s.", names(ids(e.Have, "clusters"), s.Cluster)), "No candidate is left.")
	case trace.OrderReorder:
		return fmt.Sprintf("%s orders by where the owner has VMs: %s.", word(e.Want, "planner"), s.reordered(e))
	case trace.OrderEnd:
		if list := ids(e.Have, "clusters"); len(list) > 0 {
			return fmt.Sprintf("The clusters are walked in this order: %s.", names(list, s.Cluster))
		}
		return either(e, "", "No cluster is left, so the planning ends.")
	}
	return ""
}

func (s Speaker) list(e *trace.Event) string {
	host := ""
	if e.At.Host != 0 {
		host = s.Host(e.At.Host)
	}
	switch e.Rule {
	case trace.ListUp:
		return either(e, fmt.Sprintf("%s is Up and Enabled.", host),
			fmt.Sprintf("%s is %s: only hosts that are Up and Enabled are listed.", host, strings.Join(words(e.Have, "state"), " and ")))
	case trace.ListHA:
		if _, not := trace.Find(e.Want, "not the ha tag"); not {
			return either(e, fmt.Sprintf("%s is not kept for high availability.", host), fmt.Sprintf("%s has the tag in ha.tag and is kept for high availability.", host))
		}
		return either(e, fmt.Sprintf("%s has the HA tag.", host), fmt.Sprintf("%s lacks the HA tag.", host))
	case trace.ListOffering, trace.ListTemplate:
		of, fact := "offering", "offering tags"
		if e.Rule == trace.ListTemplate {
			of, fact = "template", "template tags"
		}
		wanted, lacks := words(e.Want, fact), words(e.Have, "missing")
		if e.Verdict == trace.Reject && len(lacks) == 0 {
			return fmt.Sprintf("The %s names a tag twice (%s). CloudStack counts matches, so no host ever has as many.", of, strings.Join(wanted, ","))
		}
		return either(e, fmt.Sprintf("%s has the %s's tag %s.", host, of, strings.Join(wanted, " and ")),
			fmt.Sprintf("%s lacks the %s's tag %s.", host, of, strings.Join(lacks, " and ")))
	case trace.ListTagged:
		return fmt.Sprintf("The tags leave these hosts: %s.", names(ids(e.Have, "hosts"), s.Host))
	case trace.ListTwice:
		return fmt.Sprintf("%s is listed %s times, once for each of its tags, because the VM wants none.", host, amount(e.Have, "times"))
	case trace.ListRule:
		return s.tagRule(e)
	case trace.ListNoRule:
		return fmt.Sprintf("%s has a tag rule, and hosts with one are listed only by it.", host)
	case trace.ListOwner:
		return fmt.Sprintf("%s has %s of %s.", host, count(int(e.Have[0].Num), "VM"), names(ids(e.Want, "account"), s.Account))
	case trace.ListEmpty:
		return s.empty(e)
	case trace.ListNoTags:
		return fmt.Sprintf("No host of the whole installation has %s: this release throws an exception while it lists hosts, and the planning ends.",
			strings.Join(e.Want[0].Words, " and "))
	case trace.ListUnmatched:
		if len(ids(e.Have, "hosts")) == 0 {
			return "Every host that is Up and Enabled is listed, so none is left out."
		}
		return fmt.Sprintf("Hosts that were not listed are left out from now on: %s.", names(ids(e.Have, "hosts"), s.Host))
	case trace.ListRanked:
		return fmt.Sprintf("All hosts of the cluster, as %s ranks them: %s.", word(e.Want, "algorithm"), names(ids(e.Have, "hosts"), s.Host))
	case trace.ListOrder:
		return fmt.Sprintf("The hosts are checked in this order (%s): %s.", word(e.Want, "algorithm"), names(ids(e.Have, "hosts"), s.Host))
	}
	return ""
}

func (s Speaker) empty(e *trace.Event) string {
	cluster := s.Cluster(e.At.Cluster)
	wanted := append(append([]string{}, words(e.Want, "offering tags")...), words(e.Want, "template tags")...)
	why := fmt.Sprintf("No host of %s comes into question.", cluster)
	if len(wanted) > 0 {
		why = fmt.Sprintf("No host of %s has %s.", cluster, strings.Join(wanted, " and "))
	}
	if e.Verdict == trace.Abort {
		return why + " This release throws an exception here and gives up on the whole zone: no other cluster is asked."
	}
	return why + " The walk goes on to the next cluster."
}
