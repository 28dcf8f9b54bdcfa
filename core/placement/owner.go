package placement

import (
	"cmp"
	"math"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// byOwner reorders clusters by where the VM's owner has VMs (reorderClusters).
// UserConcentratedPodPlanner does so only across the pods of a zone.
func (w *walk) byOwner(ranked []trace.Ranked, pod cloud.ID) []trace.Ranked {
	switch {
	case w.planner == userDispersingPlanner:
		owned := w.owned().inCluster
		for _, r := range ranked {
			w.noteOwned(trace.OrderOwner, trace.Place{Pod: w.Cloud.Cluster(r.Cluster).Pod, Cluster: r.Cluster}, owned[r.Cluster])
		}
		ranked = w.dispersed(ranked, owned)
		w.reordered("clusters", ranked)
	case w.planner == userConcentratedPodPlanner && pod == 0:
		order := w.podsOfOwner()
		rank := func(r trace.Ranked) int {
			if i := slices.Index(order, w.Cloud.Cluster(r.Cluster).Pod); i >= 0 {
				return i
			}
			return len(order)
		}
		slices.SortStableFunc(ranked, func(a, b trace.Ranked) int { return cmp.Compare(rank(a), rank(b)) })
		w.reordered("clusters", ranked, trace.IDs("pods of the owner", order...))
	}
	return ranked
}

// podsByOwner reorders pods likewise (reorderPods).
func (w *walk) podsByOwner(ranked []trace.Ranked) []trace.Ranked {
	switch w.planner {
	case userDispersingPlanner:
		owned := w.owned().inPod
		for _, r := range ranked {
			w.noteOwned(trace.OrderOwner, trace.Place{Pod: r.Cluster}, owned[r.Cluster])
		}
		ranked = w.dispersed(ranked, owned)
		w.reordered("pods", ranked)
	case userConcentratedPodPlanner:
		order := w.podsOfOwner()
		rank := func(r trace.Ranked) int {
			if i := slices.Index(order, r.Cluster); i >= 0 {
				return i
			}
			return len(order)
		}
		slices.SortStableFunc(ranked, func(a, b trace.Ranked) int { return cmp.Compare(rank(a), rank(b)) })
		w.reordered("pods", ranked)
	}
	return ranked
}

// reordered writes down what a planner for owners made of the order.
func (w *walk) reordered(what string, ranked []trace.Ranked, more ...trace.Fact) {
	w.note(trace.OrderReorder, trace.Note, append(w.asks(), trace.IDs("account", w.vm.Account)),
		append(facts(trace.IDs(what, clusterIDs(ranked)...), number("vms of the owner", trace.Plain, int64(w.owned().awake))), more...), nil)
}

// dispersed puts what holds fewest of the owner's VMs first. With a
// vm.user.dispersion.weight below 1, the load counts by the rest of the weight
// (UserDispersingPlanner.orderByApplyingWeights).
func (w *walk) dispersed(ranked []trace.Ranked, owned map[cloud.ID]int) []trace.Ranked {
	weight := float32(w.Cloud.Settings.DispersionWeight)
	if weight == 1 {
		tie := w.ties(trace.OrderEnd)
		slices.SortStableFunc(ranked, func(a, b trace.Ranked) int {
			return cmp.Or(cmp.Compare(owned[a.Cluster], owned[b.Cluster]), tie(a.Cluster, b.Cluster))
		})
		return ranked
	}
	all := w.owned().awake
	// Without any VM of the owner Java divides 0 by 0: every weight is NaN, all
	// are equal, and the order by load stays.
	total := func(r trace.Ranked) float64 {
		return r.Ratio*float64(1-weight) + float64(owned[r.Cluster])/float64(all)*float64(weight)
	}
	slices.SortStableFunc(ranked, func(a, b trace.Ranked) int {
		x, y := total(a), total(b)
		if math.IsNaN(x) || math.IsNaN(y) {
			return 0
		}
		return cmp.Compare(x, y)
	})
	return ranked
}

// podsOfOwner lists the pods in which the owner has VMs, those with most first
// (UserVmDaoImpl.listPodIdsHavingVmsforAccount). Stopped VMs count here.
func (w *walk) podsOfOwner() []cloud.ID {
	owned := w.owned().concentrated
	var pods []cloud.ID
	for _, p := range w.Cloud.Pods {
		if owned[p.ID] > 0 {
			pods = append(pods, p.ID)
			w.noteOwned(trace.OrderOwner, trace.Place{Pod: p.ID}, owned[p.ID])
		}
	}
	tie := w.ties(trace.OrderPods)
	slices.SortStableFunc(pods, func(a, b cloud.ID) int { return cmp.Or(cmp.Compare(owned[b], owned[a]), tie(a, b)) })
	return pods
}

// dispersedHosts puts the host with the fewest VMs of the owner first, and
// names each host once (FirstFitAllocator.reorderHostsByNumberOfVms).
func (w *walk) dispersedHosts(c cloud.Cluster, listed []cloud.ID) []cloud.ID {
	ranked := ids(w.Cloud.HostsOf(c.ID))
	in, owned := trace.Avoid{Hosts: trace.Set(listed...)}, map[cloud.ID]int{}
	for _, id := range ranked {
		for _, vm := range w.state.VMsOn(w.Cloud, id) {
			if vm.Account == w.vm.Account && w.counted(vm) {
				owned[id]++
			}
		}
		if in.HasHost(id) {
			w.noteOwned(trace.ListOwner, trace.Place{Pod: c.Pod, Cluster: c.ID, Host: id}, owned[id])
		}
	}
	tie := w.ties(trace.ListOrder)
	slices.SortStableFunc(ranked, func(a, b cloud.ID) int { return cmp.Or(cmp.Compare(owned[a], owned[b]), tie(a, b)) })
	return w.keep(ranked, listed)
}

// noteOwned writes down how many VMs of the owner a pod, cluster or host has.
func (w *walk) noteOwned(rule trace.Rule, at trace.Place, n int) {
	before := w.at
	w.at.Pod, w.at.Cluster, w.at.Host = at.Pod, at.Cluster, at.Host
	w.note(rule, trace.Note, facts(trace.IDs("account", w.vm.Account)), facts(number("vms", trace.Plain, int64(n))), nil)
	w.at = before
}
