package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// load is that of all counting hosts of a cluster, loadInOrder that of those
// whose capacity counts in the order of clusters.
func (w *walk) load(c cloud.Cluster) cloud.Load { return *w.state.Load(w.Cloud, c.ID) }

func (w *walk) loadInOrder(c cloud.Cluster) cloud.Load {
	var l cloud.Load
	switch {
	case w.Cloud.HasDedicated(c.ID):
		for _, h := range w.Cloud.HostsOf(c.ID) {
			if row := w.state.Ledger(w.Cloud, h.ID); w.ordersBy(h, row) {
				l.Add(c, row)
			}
		}
	case w.explicitGroup() == 0:
		l = w.load(c)
	}
	return l
}

// share is the used share of the capacity that orders clusters; 0 if no host counts.
func (w *walk) share(l cloud.Load) float64 {
	switch {
	case l.Hosts == 0:
		return 0
	case w.orderBy() == cloud.ByRAM:
		return l.RAM.Share()
	}
	return l.CPU.Share()
}

// ratio is what a cluster is ordered by.
func (w *walk) ratio(c cloud.Cluster, l cloud.Load) float64 {
	if w.orderBy() == cloud.Combined {
		return w.combined(w.Cloud.HostsOf(c.ID))
	}
	return w.share(l)
}

// loads are the shares of all clusters that have a counting host.
func (w *walk) loads() []trace.ClusterLoad {
	all := make([]trace.ClusterLoad, 0, len(w.Cloud.Clusters))
	for _, c := range w.Cloud.Clusters {
		if l := w.loadInOrder(c); l.Hosts > 0 {
			all = append(all, trace.ClusterLoad{Cluster: c.ID, CPU: l.CPU.Share(), RAM: l.RAM.Share()})
		}
	}
	return all
}
