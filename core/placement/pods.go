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
		ranked, exception := w.scan(pod)
		if exception != nil {
			return nil, exception
		}
		all = append(all, ranked...)
	}
	return all, nil
}

// rankPods lists the pods with room, emptiest first. Unlike for clusters,
// hosts whose capacity does not count are counted, too
// (CapacityDaoImpl.orderPodsByAggregateCapacity).
func (w *walk) rankPods() []cloud.ID {
	var ranked []trace.Ranked
	for _, p := range w.Cloud.Pods {
		cpu, ram, used, total := false, false, 0.0, 0.0
		for _, c := range w.Cloud.Clusters {
			if c.Pod != p.ID {
				continue
			}
			for _, h := range w.Cloud.HostsOf(c.ID) {
				l := w.state.Ledger(w.Cloud, h.ID)
				cpu = cpu || l.CPU.LooksFree(w.offering.CPU(), c.CPUOvercommit)
				ram = ram || l.RAM.LooksFree(w.offering.RAM(), c.RAMOvercommit)
				row, overcommit := l.CPU, c.CPUOvercommit
				if w.Cloud.Settings.OrderBy == cloud.ByRAM {
					row, overcommit = l.RAM, c.RAMOvercommit
				}
				used += float64(row.Used + row.Reserved)
				total += float64(row.Total) * overcommit
			}
		}
		if cpu && ram && !w.avoid.HasPod(p.ID) {
			ranked = append(ranked, trace.Ranked{Cluster: p.ID, Ratio: used / total})
		}
	}
	w.sortRanked(trace.OrderPods, ranked)
	ids := make([]cloud.ID, len(ranked))
	for i, r := range ranked {
		ids[i] = r.Cluster
	}
	w.note(trace.OrderPods, trace.Note, facts(trace.Text("by", string(w.Cloud.Settings.OrderBy))), facts(trace.IDs("pods", ids...)), nil)
	return ids
}
