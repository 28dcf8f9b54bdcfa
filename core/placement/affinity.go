package placement

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// affinity lets each of the VM's affinity groups leave out hosts, prefer some or
// put them into an order (AffinityGroupProcessor.process).
func (w *walk) affinity() *trace.Exception {
	for _, id := range w.vm.Groups {
		group := w.Cloud.Group(id)
		hosts := w.hostsOfOthers(group)
		want := facts(trace.Text("type", string(group.Type)), trace.IDs("group", id))
		switch group.Type {
		case cloud.HostAntiAffinity:
			w.note(trace.PlanAffinity, trace.Note, want, facts(trace.IDs("hosts", trace.Set(hosts...)...)), w.exclude(trace.Avoid{Hosts: trace.Set(hosts...)}))
		case cloud.HostAffinity:
			w.preferred = trace.Set(hosts...)
			w.note(trace.PlanAffinity, trace.Note, want, facts(trace.IDs("hosts", w.preferred...)), nil)
		case cloud.NonStrictHostAffinity, cloud.NonStrictHostAntiAffinity:
			w.prioritiseHosts(group, hosts)
			w.note(trace.PlanAffinity, trace.Note, want, facts(trace.IDs("hosts", trace.Set(hosts...)...)), nil)
		case cloud.ExplicitDedication:
			avoid, exception := w.keepToDedicated(id)
			verdict := trace.Note
			if exception != nil {
				verdict = trace.Abort
			}
			w.note(trace.PlanAffinity, verdict, want, facts(trace.IDs("zones", avoid.Zones...), trace.IDs("pods", avoid.Pods...),
				trace.IDs("clusters", avoid.Clusters...), trace.IDs("hosts", avoid.Hosts...)), w.exclude(avoid))
			if exception != nil {
				return exception
			}
		}
	}
	return nil
}

// hostsOfOthers are the hosts of the group's other VMs, in whatever state, one
// for each VM. The non-strict kinds also take the last host of a VM that is
// stopped for less than capacity.skipcounting.hours; of the strict anti-affinity
// the same lines are there and never reached.
func (w *walk) hostsOfOthers(group cloud.AffinityGroup) []cloud.ID {
	lenient := group.Type == cloud.NonStrictHostAffinity || group.Type == cloud.NonStrictHostAntiAffinity
	var hosts []cloud.ID
	for _, id := range w.Cloud.VMsIn(group.ID) {
		if id == w.vm.ID {
			continue
		}
		vm := w.state.VM(w.Cloud, id)
		switch {
		case vm.Host != 0:
			hosts = append(hosts, vm.Host)
		case lenient && vm.RecentlyStopped && vm.LastHost != 0 && (vm.State == cloud.Starting || vm.State == cloud.Stopped):
			hosts = append(hosts, vm.LastHost)
		}
	}
	return hosts
}

// prioritiseHosts moves a host up, or down, by one for each of the group's VMs.
func (w *walk) prioritiseHosts(group cloud.AffinityGroup, hosts []cloud.ID) {
	by := 1
	if group.Type == cloud.NonStrictHostAntiAffinity {
		by = -1
	}
	if w.priorities == nil {
		w.priorities = map[cloud.ID]int{}
	}
	for _, id := range hosts {
		w.priorities[id] += by
	}
}

// byPriority puts suitable hosts into the order of their priorities; equals stay
// as the allocator has them (reorderHostsByPriority).
func (w *walk) byPriority(suitable []cloud.ID) []cloud.ID {
	if len(w.priorities) == 0 || len(suitable) == 0 {
		return suitable
	}
	ordered := slices.Clone(suitable)
	slices.SortStableFunc(ordered, func(a, b cloud.ID) int { return w.priorities[b] - w.priorities[a] })
	w.note(trace.ClusterPriority, trace.Note, nil, facts(trace.IDs("hosts", ordered...)), nil)
	return ordered
}

// isPreferred: with host affinity, only the hosts of the group's other VMs can
// be used (checkAffinity).
func (w *walk) isPreferred(h cloud.Host) bool {
	if len(w.preferred) == 0 {
		return true
	}
	return w.ask(trace.HostAffine, slices.Contains(w.preferred, h.ID), facts(trace.IDs("hosts", w.preferred...)), nil)
}
