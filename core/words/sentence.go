package words

import (
	"fmt"
	"strings"

	"placement-playground/core/trace"
)

// Sentence says what an event decided, in one or two plain sentences.
func (s Speaker) Sentence(e *trace.Event) string {
	for _, say := range []func(*trace.Event) string{s.maintain, s.leave, s.cancel, s.plan, s.lastHost, s.order, s.list, s.host, s.cluster, s.affinity, s.gpu} {
		if text := say(e); text != "" {
			return text
		}
	}
	return Title(e.Rule)
}

// either picks the sentence for a rule that holds, or does not.
func either(e *trace.Event, holds, fails string) string {
	if e.Verdict == trace.Pass || e.Verdict == trace.Choose || e.Verdict == trace.Note {
		return holds
	}
	return fails
}

func (s Speaker) maintain(e *trace.Event) string {
	host, vm := "", ""
	if e.At.Host != 0 {
		host = s.Host(e.At.Host)
	}
	if e.At.VM != 0 {
		vm = s.VM(e.At.VM)
	}
	vms := names(ids(e.Have, "vms"), s.VM)
	switch e.Rule {
	case trace.PhaseMaintain:
		if len(ids(e.Have, "vms")) == 0 {
			return fmt.Sprintf("%s goes into maintenance. No VM is on it.", host)
		}
		return fmt.Sprintf("%s goes into maintenance. Its VMs have to move: %s.", host, vms)
	case trace.MaintainState:
		return either(e, fmt.Sprintf("%s is %s, so it can go into maintenance.", host, word(e.Have, "state")),
			fmt.Sprintf("%s is %s. Only a host that is Enabled or ErrorInMaintenance can go into maintenance.", host, word(e.Have, "state")))
	case trace.MaintainPeers:
		return either(e, "No other host of the cluster is being emptied.",
			fmt.Sprintf("%s of the same cluster is being emptied already; CloudStack refuses a second one.", names(ids(e.Have, "hosts"), s.Host)))
	case trace.MaintainIncoming:
		return either(e, "No VM is starting, stopping or arriving on the host.", fmt.Sprintf("%s: still starting, stopping or arriving. CloudStack waits for none of them and refuses.", vms))
	case trace.MaintainFailed:
		return either(e, "No VM of the host is in Error or Unknown.", fmt.Sprintf("%s: in Error or Unknown. CloudStack refuses until that is mended.", vms))
	case trace.MaintainHA:
		return either(e, "High availability is on, so VMs can be moved away.", "vm.ha.enabled is false: nothing would move the VMs, so CloudStack refuses.")
	case trace.MaintainAgent:
		return either(e, "The host's agent answers.", fmt.Sprintf("The host is %s: its agent cannot be told to prepare.", word(e.Have, "status")))
	case trace.MaintainPrepare:
		return fmt.Sprintf("%s is now in PrepareForMaintenance: it takes no VM, and its capacity no longer counts.", host)
	case trace.MaintainOthers:
		return s.others(e)
	case trace.MaintainEnd:
		switch {
		case e.Effect.State == nil:
			return fmt.Sprintf("CloudStack refuses the maintenance of %s; nothing has changed.", host)
		case e.Verdict == trace.Choose:
			return fmt.Sprintf("%s is empty and in Maintenance.", host)
		}
		return fmt.Sprintf("%s falls into ErrorInMaintenance: %s could not leave it.", host, vms)
	case trace.PhaseMove:
		return fmt.Sprintf("%s has to leave %s.", vm, names(ids(e.Have, "host"), s.Host))
	case trace.MoveScope:
		return s.scope(e)
	case trace.MoveHypervisors:
		return either(e, fmt.Sprintf("Clusters of another hypervisor than %s are left out: %s.", word(e.Want, "hypervisor"), names(ids(e.Have, "clusters"), s.Cluster)), "")
	case trace.MoveRetryHA:
		return "The VM's own planner found no destination. CloudStack tries once more with the HA planner, which ignores the thresholds."
	case trace.PhaseDeploy:
		return fmt.Sprintf("%s is to start.", vm)
	case trace.DeployEnd:
		switch r := e.Effect.Result; r.Outcome {
		case trace.Placed:
			return fmt.Sprintf("%s starts on %s.", vm, s.Host(r.Host))
		case trace.Threw:
			return fmt.Sprintf("%s does not start: %s", vm, stop(r.Exception.Message))
		}
		if e.Effect.Result.Outcome == trace.Endless {
			return fmt.Sprintf("%s does not start: the planning never ends.", vm)
		}
		return fmt.Sprintf("%s does not start: no destination.", vm)
	}
	return ""
}

func (s Speaker) others(e *trace.Event) string {
	hosts, held := ids(e.Have, "hosts"), ids(e.Have, "vms on cluster storage")
	where := "the cluster"
	for _, scope := range []string{"zone", "pod"} {
		if _, wider := trace.Find(e.Want, scope); wider {
			where = "the " + scope
		}
	}
	switch {
	case e.Verdict == trace.Pass:
		return fmt.Sprintf("%s of %s can take VMs: %s.", count(len(hosts), "other host"), where, names(hosts, s.Host))
	case word(e.Have, "migrate.vm.across.clusters") == "false":
		return "No other host of the cluster is Up and Enabled, and migrate.vm.across.clusters is false: nothing is even tried."
	case len(held) > 0:
		return fmt.Sprintf("No other host of the cluster is Up and Enabled, and %s: on storage of this cluster only.", names(held, s.VM))
	}
	return fmt.Sprintf("No other host of %s is Up and Enabled.", where)
}

func (s Speaker) scope(e *trace.Event) string {
	across, storage := word(e.Want, "migrate.vm.across.clusters"), word(e.Want, "storage scope")
	switch {
	case len(ids(e.Have, "cluster")) > 0 && across == "false":
		return "migrate.vm.across.clusters is false: only the host's own cluster is looked at."
	case len(ids(e.Have, "cluster")) > 0:
		return fmt.Sprintf("The volume is on %s storage: only the host's own cluster is looked at.", strings.ToLower(storage))
	case len(ids(e.Have, "pod")) > 0:
		return "It is a system VM: the clusters of its pod are looked at."
	}
	return "migrate.vm.across.clusters is true and the storage allows it: all clusters of the zone are looked at."
}

func (s Speaker) plan(e *trace.Event) string {
	switch e.Rule {
	case trace.PhasePlan:
		by := "its own planner, " + word(e.Have, "planner")
		if e.At.Attempt == 2 {
			by = "the HA planner"
		}
		return fmt.Sprintf("%s needs %s and %s%s. Planned by %s.", s.VM(e.At.VM), amount(e.Want, "cpu"), amount(e.Want, "ram"), s.tagsWanted(e), by)
	case trace.PlanDisabled:
		if e.Effect == nil && e.Verdict == trace.Note {
			return "Nothing disabled has to be left out."
		}
		if e.Verdict == trace.Reject {
			return "The zone is disabled, so there is no destination."
		}
		return "Disabled resources are left out: " + s.avoided(e.Effect.Avoid) + "."
	case trace.PlanDisabledUsed:
		return fmt.Sprintf("%s is true: this VM may use what is disabled.", word(e.Have, "setting"))
	case trace.PlanEndless:
		return fmt.Sprintf("The next round would be the same again, and so for ever: %s failed and is not left out, because a storage pool is, and others of the cluster are not. CloudStack never comes back from here.",
			names(ids(e.Have, "clusters"), s.Cluster))
	case trace.PlanArch:
		if len(ids(e.Have, "clusters")) == 0 {
			return fmt.Sprintf("Every cluster has the template's architecture, %s.", word(e.Want, "architecture"))
		}
		return fmt.Sprintf("Clusters of another architecture than the template's, %s, are left out: %s.", word(e.Want, "architecture"), names(ids(e.Have, "clusters"), s.Cluster))
	case trace.PlanAvoids:
		return "Left out before the planner is asked: " + s.avoided(trace.Avoid{Pods: ids(e.Have, "pods"), Clusters: ids(e.Have, "clusters"), Hosts: ids(e.Have, "hosts")}) + "."
	case trace.PlanPlanner:
		return either(e, fmt.Sprintf("%s plans.", word(e.Have, "planner")),
			fmt.Sprintf("No planner handles this VM: %q is asked for.", word(e.Want, "planner")))
	case trace.PlanOtherClusters:
		return fmt.Sprintf("The volume would have to move along, and migrate.vm.across.clusters is false: every cluster but %s is left out.", names(ids(e.Want, "cluster"), s.Cluster))
	case trace.PlanLift:
		if e.Effect.Lift.IsZero() {
			return "No cluster gave a destination. The next round begins; the planner itself had left nothing out."
		}
		return "The next round begins: what the planner itself had left out is asked again."
	case trace.PlanEnd:
		switch r := e.Effect.Result; r.Outcome {
		case trace.Placed:
			return fmt.Sprintf("The plan ends with a destination: %s.", s.Host(r.Host))
		case trace.Threw:
			return "The plan ends with an exception: " + stop(r.Exception.Message)
		}
		if e.Effect.Result.Outcome == trace.Endless {
			return "The plan never ends."
		}
		return "The plan ends without a destination."
	case trace.PhaseHost:
		return fmt.Sprintf("The request names %s: only that host is looked at, and neither tags nor capacity are asked.", s.Host(e.At.Host))
	case trace.HostNamedAvoided:
		return either(e, "The named host is not left out.", "The named host is in the avoid set, so there is no destination.")
	case trace.HostNamedEnd:
		return fmt.Sprintf("%s cannot be used, so there is no destination.", s.Host(e.At.Host))
	}
	return ""
}

// stop ends a message of CloudStack's, as not all end, with a period.
func stop(message string) string { return strings.TrimSuffix(message, ".") + "." }

// tagsWanted says the tags in a plan's needs.
func (s Speaker) tagsWanted(e *trace.Event) string {
	both := append(append([]string{}, words(e.Want, "offering tags")...), words(e.Want, "template tags")...)
	if len(both) == 0 {
		return ", and no tag"
	}
	return ", with " + strings.Join(both, " and ")
}

// avoided says an avoid set in words.
func (s Speaker) avoided(a trace.Avoid) string {
	var parts []string
	add := func(noun string, ids []int64, name func(int64) string) {
		if len(ids) > 0 {
			parts = append(parts, noun+" "+names(ids, name))
		}
	}
	add("zone", a.Zones, s.namer("zone"))
	add("pod", a.Pods, s.Pod)
	add("cluster", a.Clusters, s.Cluster)
	add("host", a.Hosts, s.Host)
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, "; ")
}
