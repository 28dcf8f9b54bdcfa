package words

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
)

// These are functions and no methods of Speaker, so that who does not call them
// does not carry them.

// Tags lists tags; one with spaces at its ends is quoted.
func Tags(tags []string) string { return quoted(tags) }

// Obstacle says a blocker in a few words.
func Obstacle(s Speaker, c *remedy.Cell) string {
	e := &c.Event
	switch e.Rule {
	case trace.PlanDisabled:
		if e.At.Cluster == 0 {
			return "the zone is disabled"
		}
		return "disabled"
	case trace.PlanArch:
		return "not of the template's architecture, " + word(e.Want, "architecture")
	case trace.ClusterHypervisor:
		return fmt.Sprintf("runs %s, the VM needs %s", word(e.Have, "hypervisor"), word(e.Want, "hypervisor"))
	case trace.PlanDedicated:
		return "dedicated to others"
	case trace.PlanAffinity:
		group := names(ids(e.Want, "group"), s.Group)
		if cloud.AffinityType(word(e.Want, "type")) == cloud.ExplicitDedication {
			return "not dedicated to " + group
		}
		return "has another VM of " + group
	case trace.PlanOtherClusters:
		return "the volume would have to move along"
	case trace.OrderScope:
		return "not where the plan looks"
	case trace.OrderImplicit, trace.OrderImplicitStrict:
		return "has VMs of others"
	case trace.PhaseHost:
		return "not the host that is named"
	case trace.ListOffering:
		if lacks := words(e.Have, "missing"); len(lacks) > 0 {
			return "no tag " + quoted(lacks) + " (offering)"
		}
	case trace.ListTemplate:
		if lacks := words(e.Have, "missing"); len(lacks) > 0 {
			return "no tag " + quoted(lacks) + " (template)"
		}
	case trace.LastHostTags:
		if lacks := words(e.Have, "missing"); len(lacks) > 0 {
			kind := "tag "
			if _, strict := trace.Find(e.Want, "strict tags"); strict {
				kind = "strict tag "
			}
			return "no " + kind + quoted(lacks)
		}
	case trace.HostCPU:
		return fmt.Sprintf("CPU full: %s needed, %s free", amount(e.Want, "cpu"), amount(e.Have, "free"))
	case trace.HostRAM:
		return fmt.Sprintf("RAM full: %s needed, %s free", amount(e.Want, "ram"), amount(e.Have, "free"))
	case trace.LastHostCapacity:
		return fmt.Sprintf("%s and %s needed, %s and %s free", amount(e.Want, "cpu"), amount(e.Want, "ram"), amount(e.Have, "cpu"), amount(e.Have, "ram"))
	case trace.HostCapability, trace.LastHostCapability:
		return fmt.Sprintf("%s of %s needed, has %s of %s", amount(e.Want, "cores"), amount(e.Want, "speed"), amount(e.Have, "cores"), amount(e.Have, "speed"))
	case trace.OrderCPUThreshold:
		return fmt.Sprintf("CPU threshold: %s with this VM, at most %s", amount(e.Have, "load"), amount(e.Want, "threshold"))
	case trace.OrderRAMThreshold:
		return fmt.Sprintf("memory threshold: %s with this VM, at most %s", amount(e.Have, "load"), amount(e.Want, "threshold"))
	case trace.OrderCPU:
		return "no host with room for the CPU"
	case trace.OrderRAM:
		return "no host with room for the RAM"
	case trace.OrderCounted:
		return "no Enabled host that counts"
	case trace.ClusterPod:
		return "its pod is avoided"
	case trace.ClusterPools, trace.LastHostPools, trace.HostNamedPools:
		return "no storage pool"
	case trace.PoolsDisabled:
		return "no new pool in what is disabled"
	case trace.LastHostUp:
		return word(e.Have, "status")
	case trace.LastHostState:
		return spaced(word(e.Have, "state"))
	case trace.LastHostCluster:
		return "not in the cluster of the plan"
	case trace.LastHostCategory:
		return "its guest-OS category"
	}
	if e.At.Cluster == 0 || e.At.VM == 0 && e.Rule != trace.ListUp {
		return s.Sentence(e)
	}
	return s.Brief(e)
}

// Change says what is to be done, as one would say it to an operator.
func Change(s Speaker, c remedy.Change) string {
	name := named(s, c)
	added, removed := c.Tags()
	left := strings.Split(c.To, ",")
	switch c.Field {
	case "tags":
		return tagged(name, left, added, removed)
	case "hostTag":
		return tagged("the offering "+name, left, added, removed)
	case "templateTag":
		return tagged("the template "+name, left, added, removed)
	case "disabled":
		if c.To == "true" {
			return "disable " + name
		}
		return "enable " + name
	case "resourceState":
		return fmt.Sprintf("enable %s (it is %s)", name, c.From)
	case "status":
		return fmt.Sprintf("bring %s up (it is %s)", name, c.From)
	case "usedMHz":
		return fmt.Sprintf("free %s MHz on %s", less(c), name)
	case "usedMiB":
		return fmt.Sprintf("free %s MiB on %s", less(c), name)
	case "reservedMHz":
		return fmt.Sprintf("release %s reserved MHz on %s", less(c), name)
	case "reservedMiB":
		return fmt.Sprintf("release %s reserved MiB on %s", less(c), name)
	case "dedicatedTo":
		return "end the dedication of " + name
	case "plannerUsage":
		return fmt.Sprintf("release %s from %s planning", name, c.From)
	case "tagRule":
		return "remove the tag rule of " + name
	case "guestOSCategory":
		return "remove the guest-OS category of " + name
	case "host":
		return "stop " + name
	case "affinityGroups":
		return "take " + name + " out of " + names(gone(c), s.Group)
	case "scope":
		return "make " + name + " a pool of the whole zone"
	}
	of := c.Field
	if c.Kind != remedy.Setting {
		of += " of " + name
	}
	switch {
	case c.To == "":
		return fmt.Sprintf("clear %s (it is %s)", of, c.From)
	case c.From == "":
		return fmt.Sprintf("set %s to %s (it is not set)", of, c.To)
	}
	return fmt.Sprintf("set %s to %s (it is %s)", of, c.To, c.From)
}

func tagged(name string, left, added, removed []string) string {
	once := len(removed) > 0
	for _, tag := range removed {
		once = once && slices.Contains(left, tag)
	}
	switch {
	case len(added) > 0 && len(removed) > 0:
		return "write the tags of " + name + " as " + quoted(left)
	case len(added) > 0:
		return "give " + name + " the tag " + quoted(added)
	case once:
		return "name the tag " + quoted(removed) + " only once in " + name
	}
	return "take the tag " + quoted(removed) + " from " + name
}

// quoted shows tags with spaces at their ends as they are.
func quoted(tags []string) string {
	out := make([]string, len(tags))
	for i, tag := range tags {
		out[i] = tag
		if strings.TrimSpace(tag) != tag || tag == "" {
			out[i] = fmt.Sprintf("%q", tag)
		}
	}
	return List(out, len(out))
}
