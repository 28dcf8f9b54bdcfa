package words

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
)

// Unfit says in a few words why an empty host does not do for a pair. It names no
// host or cluster but for one whose tag rule ends the plan: the cell may stand for
// many.
func Unfit(s Speaker, c *remedy.Cell) string {
	e := &c.Event
	switch e.Rule {
	case trace.PlanPlanner:
		return fmt.Sprintf("no planner is called %q", word(e.Want, "planner"))
	case trace.HostCPU:
		return fmt.Sprintf("too small: %s needed, %s in all", amount(e.Want, "cpu"), amount(e.Have, "free"))
	case trace.HostRAM:
		return fmt.Sprintf("too small: %s needed, %s in all", amount(e.Want, "ram"), amount(e.Have, "free"))
	case trace.PlanDisabled:
		return disabled(e, "", "its cluster is ", "its pod is ", "the zone is ") + "disabled"
	case trace.ListHA, trace.ListNoRule, trace.ListUEFI, trace.HostHVM, trace.HostGPU:
		return s.Brief(e)
	case trace.ListOffering, trace.ListTemplate:
		if len(words(e.Have, "missing")) == 0 {
			return s.Brief(e)
		}
	case trace.ListRule:
		switch cloud.TagRuleOutcome(word(e.Have, "outcome")) {
		case cloud.RuleThrows:
			return "the tag rule of " + s.Host(e.At.Host) + " fails"
		case cloud.RuleTimesOut:
			return "the tag rule of " + s.Host(e.At.Host) + " does not end"
		case cloud.RuleUnmodelled, cloud.RuleExhausts:
			return "what its tag rule answers is not known"
		}
		return s.Brief(e)
	}
	return Obstacle(s, c)
}

// UnfitSentence says the same in one or two sentences; for what holds, that it does.
func UnfitSentence(s Speaker, c *remedy.Cell) string {
	e := &c.Event
	fails := c.Blocks()
	switch e.Rule {
	case trace.HostCPU, trace.HostRAM:
		of, what := "cpu", "CPU"
		if e.Rule == trace.HostRAM {
			of, what = "ram", "RAM"
		}
		if fails {
			return fmt.Sprintf("%s has %s of %s in all, and a VM needs %s: not even an empty host is large enough.", s.Host(e.At.Host), amount(e.Have, "free"), what, amount(e.Want, of))
		}
	case trace.PlanDisabled:
		if fails {
			return disabled(e, s.Host(e.At.Host)+" is ", s.Cluster(e.At.Cluster)+" is ", s.Pod(e.At.Pod)+" is ", s.Cloud.Zone.Name+" is ") + "disabled."
		}
		if e.At.Host != 0 {
			return s.Host(e.At.Host) + " is not disabled."
		}
		return "Neither the zone, nor the pod, nor the cluster is disabled."
	case trace.PlanPlanner:
		if fails {
			return fmt.Sprintf("No planner is called %q, so CloudStack finds no host for such a VM.", word(e.Want, "planner"))
		}
	}
	return s.Sentence(e)
}

// disabled picks what it is of a host, and of what the host is in, that is disabled.
func disabled(e *trace.Event, host, cluster, pod, zone string) string {
	switch {
	case e.At.Host != 0:
		return host
	case slices.Contains(ids(e.Have, "clusters"), e.At.Cluster):
		return cluster
	case slices.Contains(ids(e.Have, "pods"), e.At.Pod):
		return pod
	}
	return zone
}

// Elsewhere says of a host of another hypervisor that its tag rule has it listed all
// the same; empty where that is not so. asked is all that is asked of it.
func Elsewhere(s Speaker, asked []remedy.Cell, decides int) string {
	if decides < 0 || asked[decides].Rule != trace.ClusterHypervisor {
		return ""
	}
	accepts := slices.ContainsFunc(asked, func(c remedy.Cell) bool { return c.Rule == trace.ListRule && c.Verdict == trace.Pass })
	if !accepts {
		return ""
	}
	return fmt.Sprintf("Its tag rule accepts, and so CloudStack may list it while it walks a cluster of %s.", word(asked[decides].Want, "hypervisor"))
}
