package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// scanPods ranks pods first and clusters inside each
// (FirstFitPlanner.scanPodsForDestination, apply.allocation.algorithm.to.pods).
func (w *walk) scanPods() ([]trace.Ranked, *trace.Exception) {
	pods := w.rankPods()
	if len(pods) == 0 {
		return nil, nil
	}
	all := []trace.Ranked{}
	for _, pod := range pods {
		w.note(trace.OrderScope, trace.Pass, w.asks(), facts(trace.IDs("one pod", pod)), nil)
		ranked, exception := w.scan(pod)
		if exception != nil {
			return nil, exception
		}
		all = append(all, ranked...)
	}
	return all, nil
}

// rankPods lists the pods with room, emptiest first. Unlike for clusters,
// hosts whose capacity does not count are counted, too, but for COMBINED
// (CapacityDaoImpl.orderPodsByAggregateCapacity).
func (w *walk) rankPods() []cloud.ID {
	var ranked []trace.Ranked
	var room []int64
	for _, p := range w.Cloud.Pods {
		r, ok := w.podCandidate(p.ID)
		if !ok {
			continue
		}
		room = append(room, p.ID)
		if !w.avoid.HasPod(p.ID) {
			ranked = append(ranked, r)
		}
	}
	w.sortRanked(trace.OrderPods, ranked)
	ranked = w.podsByOwner(ranked)
	ids := clusterIDs(ranked)
	w.note(trace.OrderPods, trace.Note, w.asks(),
		facts(trace.IDs("pods", ids...), trace.IDs("pods with room", room...), trace.IDs("pods avoided", w.avoid.Pods...)), nil)
	return ids
}

// podCandidate reports whether some host of the pod has room for the CPU and
// some for the RAM, and how much of the pod is in use.
func (w *walk) podCandidate(pod cloud.ID) (trace.Ranked, bool) {
	cpu, ram, counted, used, total, combined := false, false, false, 0.0, 0.0, 0.0
	by := w.orderBy()
	for _, c := range w.Cloud.Clusters {
		if c.Pod != pod {
			continue
		}
		hosts := w.Cloud.HostsOf(c.ID)
		if by == cloud.Combined {
			combined += w.combined(hosts)
		}
		for _, h := range hosts {
			l := w.state.Ledger(w.Cloud, h.ID)
			cpu = cpu || l.CPU.LooksFree(w.offering.CPU(), c.CPUOvercommit)
			ram = ram || l.RAM.LooksFree(w.offering.RAM(), c.RAMOvercommit)
			counted = counted || l.Counts
			row, overcommit := l.CPU, c.CPUOvercommit
			if by == cloud.ByRAM {
				row, overcommit = l.RAM, c.RAMOvercommit
			}
			used += float64(row.Used + row.Reserved)
			total += float64(row.Total) * overcommit
		}
	}
	if by == cloud.Combined {
		return trace.Ranked{Cluster: pod, Ratio: combined}, cpu && ram && counted
	}
	return trace.Ranked{Cluster: pod, Ratio: used / total}, cpu && ram
}
