package words

import (
	"strings"

	"placement-playground/core/trace"
)

// Brief says how a host or a cluster stands in two or three words, for where
// there is no room for a sentence. The verdict's sign is not part of it.
func (s Speaker) Brief(e *trace.Event) string {
	switch e.Rule {
	case trace.ListUp:
		if e.Verdict == trace.Pass {
			return "Up"
		}
		if state := words(e.Have, "state"); len(state) == 2 && state[0] == "Up" {
			return spaced(state[1])
		}
		return word(e.Have, "state")
	case trace.ListOffering, trace.ListTemplate:
		if lacks := words(e.Have, "missing"); len(lacks) > 0 {
			return "no tag " + strings.Join(lacks, ", ")
		}
		return pick(e, "tags match", "tag asked twice")
	case trace.ListRule, trace.OrderRule:
		return pick(e, "tag rule accepts", "tag rule rejects")
	case trace.ListNoRule:
		return "has a tag rule"
	case trace.ListHA:
		return pick(e, "HA tag fits", "HA tag")
	case trace.ListNoTags:
		return "no host anywhere"
	case trace.ListEmpty:
		return pick(e, "", "no host listed")
	case trace.HostHVM:
		return pick(e, "HVM", "no HVM")
	case trace.HostAvoided, trace.LastHostAvoided, trace.HostNamedAvoided:
		return pick(e, "not avoided", "avoided")
	case trace.HostGuests, trace.LastHostGuests:
		return pick(e, "below guest limit", "guest limit")
	case trace.HostCapability, trace.LastHostCapability:
		return pick(e, "fast enough", "too few cores or too slow")
	case trace.HostCPU:
		return pick(e, "CPU fits", "CPU full")
	case trace.HostRAM:
		return pick(e, "RAM fits", "RAM full")
	case trace.HostSuitable:
		return pick(e, "suitable", "not suitable")
	case trace.HostPools:
		return pick(e, "storage reached", "no storage")
	case trace.ListUEFI, trace.HostNamedUEFI:
		return pick(e, "UEFI", "no UEFI")
	case trace.HostGPU, trace.LastHostGPU:
		return pick(e, "has the GPU", "no GPU")
	case trace.HostAffine:
		return pick(e, "with its group", "not with its group")
	case trace.HostUsage:
		return pick(e, "usable", "kept by a planner")
	case trace.ClusterDestination:
		return "destination"
	case trace.PhaseCancel, trace.CancelEnd:
		return pick(e, "maintenance cancelled", "not cancelled")
	case trace.MaintainPrepare, trace.PhaseMaintain:
		return "maintenance"
	case trace.OrderCPUThreshold, trace.OrderRAMThreshold:
		return pick(e, "below threshold", "above threshold")
	case trace.OrderTags:
		return pick(e, "has the offering's tag", "no host with the offering's tag")
	case trace.OrderCPU, trace.OrderRAM:
		return pick(e, "has room", "no host with room")
	case trace.OrderAvoided:
		return pick(e, "not avoided", "avoided")
	case trace.ClusterHypervisor:
		return pick(e, "hypervisor fits", "other hypervisor")
	case trace.ClusterSuitable:
		return pick(e, "suitable hosts", "no suitable host")
	case trace.ClusterExhausted:
		return "walked in vain"
	}
	return strings.ToLower(Title(e.Rule))
}

func pick(e *trace.Event, holds, fails string) string {
	if e.Verdict == trace.Reject || e.Verdict == trace.Skip || e.Verdict == trace.Abort {
		return fails
	}
	return holds
}

// spaced cuts CloudStack's state names into words: "PrepareForMaintenance"
// becomes "prepare for maintenance".
func spaced(state string) string {
	var b strings.Builder
	for i, r := range state {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}
