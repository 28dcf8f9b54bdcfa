package words

import (
	"fmt"
	"strings"

	"placement-playground/core/trace"
)

// Log is the line that the management server writes where an event is
// decided, and "" where it writes none or the line is not known. The lines are
// those of 4.20; older releases word some of them differently and get none.
func (s Speaker) Log(release string, e *trace.Event) string {
	if !strings.HasPrefix(release, "4.20.") {
		return ""
	}
	vm := ""
	if e.At.VM != 0 {
		vm = s.VM(e.At.VM)
	}
	switch e.Rule {
	case trace.PhaseCluster:
		return fmt.Sprintf("DEBUG [c.c.d.DeploymentPlanningManagerImpl] Checking resources in Cluster: %s under Pod: %s", s.Cluster(e.At.Cluster), s.Pod(e.At.Pod))
	case trace.ListEmpty:
		tags := strings.Join(words(e.Want, "offering tags"), ",")
		if tags == "" {
			tags = "null"
		}
		if e.Verdict == trace.Abort {
			return fmt.Sprintf("ERROR [c.c.a.m.a.i.FirstFitRoutingAllocator] No suitable host found for vm [%s] with tags [%s].", vm, tags)
		}
		return fmt.Sprintf("WARN [c.c.a.m.a.i.FirstFitRoutingAllocator] No suitable host found for VM [%s] with tags %s in zone [%d], pod [%d], cluster [%d].",
			vm, tags, s.Cloud.Zone.ID, e.At.Pod, e.At.Cluster)
	case trace.HostSuitable:
		if e.Verdict == trace.Pass {
			return fmt.Sprintf("DEBUG [c.c.a.m.a.i.FirstFitRoutingAllocator] Found a suitable host, adding to list: %s", s.Host(e.At.Host))
		}
	case trace.HostCPU:
		if e.Verdict == trace.Reject {
			return "DEBUG [c.c.c.CapacityManagerImpl] Host does not have enough CPU available, cannot allocate to this host."
		}
	case trace.HostRAM:
		if e.Verdict == trace.Reject {
			return "DEBUG [c.c.c.CapacityManagerImpl] Host does not have enough RAM available, cannot allocate to this host."
		}
	case trace.LastHostAvoided:
		if e.Verdict == trace.Reject {
			return fmt.Sprintf("WARN [c.c.d.DeploymentPlanningManagerImpl] The last host [%s] of VM [%s] is in the avoid set. Skipping this and trying other available hosts.", s.Host(e.At.Host), vm)
		}
	case trace.ClusterSuitable:
		if e.Verdict == trace.Reject {
			return fmt.Sprintf("DEBUG [c.c.d.DeploymentPlanningManagerImpl] No suitable hosts found under this Cluster: %s", s.Cluster(e.At.Cluster))
		}
	case trace.OrderEnd:
		if e.Verdict == trace.Reject {
			return "DEBUG [c.c.d.FirstFitPlanner] No clusters found after removing disabled clusters and clusters in avoid list, returning."
		}
	case trace.OrderNoTags:
		return fmt.Sprintf("ERROR [c.c.d.FirstFitPlanner] No suitable host found for the following compute offering tags [%s].", strings.Join(words(e.Want, "offering tags"), ","))
	case trace.MoveEnd:
		if r := e.Effect.Result; r.Exception != nil && strings.HasSuffix(r.Exception.Class, "InsufficientServerCapacityException") {
			return fmt.Sprintf("WARN [c.c.v.VirtualMachineManagerImpl] Unable to find destination for migrating the vm %s", vm)
		}
	case trace.MoveRetryHA:
		return fmt.Sprintf("WARN [c.c.v.VirtualMachineManagerImpl] Failed to deploy vm %s with original planner, sending HAPlanner", vm)
	}
	return ""
}
