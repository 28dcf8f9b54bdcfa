package placement

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// implicit narrows ordered clusters to hosts on which only the owner's VMs of
// such planning run, else to empty ones; in Preferred mode, else to any
// (ImplicitDedicationPlanner.orderClusters).
func (w *walk) implicit(ranked []trace.Ranked) []trace.Ranked {
	if w.planner != implicitPlanner || len(ranked) == 0 {
		return ranked
	}
	kinds := w.kinds(ranked)
	w.leaveOut(trace.OrderImplicitStrict, kinds.strictOfOthers)
	usage, out, ok := w.implicitUse(kinds)
	if !ok {
		return nil
	}
	w.usage = usage
	if usage == cloud.Dedicated {
		w.leaveOut(trace.OrderImplicit, out)
	}
	return slices.DeleteFunc(ranked, func(r trace.Ranked) bool {
		defer w.inCluster(w.Cloud.Cluster(r.Cluster))()
		left := slices.ContainsFunc(w.Cloud.HostsOf(r.Cluster), func(h cloud.Host) bool { return !w.avoid.HasHost(h.ID) })
		return !w.ask(trace.OrderImplicitCluster, left, nil, nil)
	})
}

// implicitUse is which kind of planning the hosts that are left allow, and which
// hosts it leaves out; not ok if it allows none.
func (w *walk) implicitUse(kinds hostKinds) (usage cloud.PlannerUsage, out []cloud.ID, ok bool) {
	switch {
	case w.someLeft(kinds.own):
		return cloud.Dedicated, slices.Concat(kinds.empty, kinds.other), true
	case w.someLeft(kinds.empty):
		return cloud.Dedicated, kinds.other, true
	case w.offering.ImplicitPreferred && w.someLeft(kinds.other):
		return cloud.Shared, nil, true
	}
	return w.usage, kinds.other, false
}

// hostKinds are the hosts of some clusters by whose VMs run on them.
type hostKinds struct {
	own            []cloud.ID // only the owner's, all placed by this planner
	empty          []cloud.ID
	strictOfOthers []cloud.ID // all placed by this planner in Strict mode
	other          []cloud.ID
}

func (w *walk) kinds(ranked []trace.Ranked) hostKinds {
	all := func(vms []cloud.VM, is func(cloud.VM) bool) bool {
		return !slices.ContainsFunc(vms, func(vm cloud.VM) bool { return !is(vm) })
	}
	var k hostKinds
	for _, r := range ranked {
		for _, h := range w.Cloud.HostsOf(r.Cluster) {
			vms, to := w.keptBy(h.ID), &k.other
			switch {
			case len(vms) == 0:
				to = &k.empty
			case all(vms, func(vm cloud.VM) bool { return vm.Account == w.vm.Account && w.isImplicit(vm) }):
				to = &k.own
			case all(vms, func(vm cloud.VM) bool { return w.isImplicit(vm) && !w.Cloud.Offering(vm.Offering).ImplicitPreferred }):
				to = &k.strictOfOthers
			}
			*to = append(*to, h.ID)
		}
	}
	return k
}

// keptBy are the VMs for which a host counts as in use: those on it, and those
// that stopped there of late.
func (w *walk) keptBy(host cloud.ID) []cloud.VM {
	on := slices.DeleteFunc(w.state.VMsOn(w.Cloud, host), func(vm cloud.VM) bool { return !vm.State.TakesCapacity() })
	gone := slices.DeleteFunc(w.state.StoppedOn(w.Cloud, host), func(vm cloud.VM) bool { return !vm.RecentlyStopped })
	return append(on, gone...)
}

// isImplicit: the VM's offering, or the setting, names ImplicitDedicationPlanner.
func (w *walk) isImplicit(vm cloud.VM) bool {
	name := w.Cloud.Offering(vm.Offering).Planner
	if name == "" {
		name = w.Cloud.Settings.Planner
	}
	return name == implicitPlanner
}

func (w *walk) someLeft(hosts []cloud.ID) bool {
	return slices.ContainsFunc(hosts, func(id cloud.ID) bool { return !w.avoid.HasHost(id) })
}

func (w *walk) leaveOut(rule trace.Rule, kinds ...[]cloud.ID) {
	hosts := trace.Set(slices.Concat(kinds...)...)
	w.note(rule, trace.Note, facts(trace.IDs("account", w.vm.Account)), facts(trace.IDs("hosts", hosts...)), w.exclude(trace.Avoid{Hosts: hosts}))
}

// askUsage finds out whether a planner in Preferred mode would share hosts: it
// orders the clusters for it, as it does again later (getResourceUsage). Only a
// last host is tried before.
func (w *walk) askUsage() *trace.Exception {
	if w.planner != implicitPlanner || !w.offering.ImplicitPreferred {
		return nil
	}
	ranked, exception := w.rankClusters()
	if exception != nil {
		return exception
	}
	kinds := w.kinds(ranked)
	w.leaveOut(trace.OrderImplicitStrict, kinds.strictOfOthers)
	if w.someLeft(kinds.own) || w.someLeft(kinds.empty) {
		w.usage = cloud.Dedicated
	}
	return nil
}
