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
		owned := map[cloud.ID]int{}
		w.eachOwned(func(vm cloud.VM) {
			if vm.Host != 0 && w.counted(vm) {
				owned[w.Cloud.Host(vm.Host).Cluster]++
			}
		})
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
		owned := map[cloud.ID]int{}
		w.eachOwned(func(vm cloud.VM) {
			if pod, ok := w.podOf(vm); ok && w.counted(vm) {
				owned[pod]++
			}
		})
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
	all := 0
	w.eachOwned(func(vm cloud.VM) {
		if awake(vm) {
			all++
		}
	})
	w.note(trace.OrderReorder, trace.Note, append(w.asks(), trace.IDs("account", w.vm.Account)),
		append(facts(trace.IDs(what, clusterIDs(ranked)...), number("vms of the owner", trace.Plain, int64(all))), more...), nil)
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
	all := 0
	w.eachOwned(func(vm cloud.VM) {
		if awake(vm) {
			all++
		}
	})
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
	owned := map[cloud.ID]int{}
	w.eachOwned(func(vm cloud.VM) {
		if pod, ok := w.podOf(vm); ok && (vm.State == cloud.Running || vm.State == cloud.Stopped || w.Release.behaviour.concentratedStarting && vm.State == cloud.Starting) {
			owned[pod]++
		}
	})
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
	owned := map[cloud.ID]int{}
	w.eachOwned(func(vm cloud.VM) {
		if w.counted(vm) {
			owned[vm.Host]++
		}
	})
	for _, id := range ranked {
		if slices.Contains(listed, id) {
			w.noteOwned(trace.ListOwner, trace.Place{Pod: c.Pod, Cluster: c.ID, Host: id}, owned[id])
		}
	}
	tie := w.ties(trace.ListOrder)
	slices.SortStableFunc(ranked, func(a, b cloud.ID) int { return cmp.Or(cmp.Compare(owned[a], owned[b]), tie(a, b)) })
	return w.keep(ranked, listed)
}

// eachOwned goes through the VMs of the owner. The one being placed, if it has no
// host, is starting by now.
func (w *walk) eachOwned(see func(cloud.VM)) {
	for _, given := range w.Cloud.VMs {
		if given.Account != w.vm.Account {
			continue
		}
		vm := w.state.VM(w.Cloud, given.ID)
		if vm.ID == w.vm.ID && vm.Host == 0 {
			vm.State = cloud.Starting
		}
		see(vm)
	}
}

// noteOwned writes down how many VMs of the owner a pod, cluster or host has.
func (w *walk) noteOwned(rule trace.Rule, at trace.Place, n int) {
	before := w.at
	w.at.Pod, w.at.Cluster, w.at.Host = at.Pod, at.Cluster, at.Host
	w.note(rule, trace.Note, facts(trace.IDs("account", w.vm.Account)), facts(number("vms", trace.Plain, int64(n))), nil)
	w.at = before
}

// podOf is the pod that a VM is in, or was in when it stopped. One that is
// starting and has no host yet has none, as the recordings have it.
func (w *walk) podOf(vm cloud.VM) (cloud.ID, bool) {
	host := cmp.Or(vm.Host, vm.LastHost)
	if host == 0 || vm.Host == 0 && vm.State != cloud.Stopped {
		return 0, false
	}
	return w.Cloud.Cluster(w.Cloud.Host(host).Cluster).Pod, true
}

// counted is what counts as a VM of the owner.
func (w *walk) counted(vm cloud.VM) bool {
	return vm.State == cloud.Running || w.Release.behaviour.countsStarting && vm.State == cloud.Starting
}

// awake is what counts in the total of the owner's VMs, in every release.
func awake(vm cloud.VM) bool { return vm.State == cloud.Running || vm.State == cloud.Starting }
