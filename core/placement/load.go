package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// load is what a cluster's hosts with counting capacity use together.
type load struct {
	hosts    int
	cpu, ram sum
}

// sum adds up rows as SQL does: whole numbers for what is used, doubles for
// totals times overcommit.
type sum struct {
	used  int64 // used and reserved
	total float64
}

func (s *sum) add(c cloud.Capacity, overcommit float64) {
	s.used += c.Used + c.Reserved
	s.total += float64(c.Total) * overcommit
}

func (s sum) share() float64 { return float64(s.used) / s.total }

// load is that of all its hosts, loadInOrder that of those whose capacity counts
// in the order of clusters.
func (w *walk) load(c cloud.Cluster) load {
	return w.sum(c, func(_ cloud.Host, l cloud.Ledger) bool { return l.Counts })
}

func (w *walk) loadInOrder(c cloud.Cluster) load { return w.sum(c, w.ordersBy) }

func (w *walk) sum(c cloud.Cluster, counts func(cloud.Host, cloud.Ledger) bool) load {
	var l load
	for _, h := range w.Cloud.HostsOf(c.ID) {
		row := w.state.Ledger(w.Cloud, h.ID)
		if !counts(h, row) {
			continue
		}
		l.hosts++
		l.cpu.add(row.CPU, c.CPUOvercommit)
		l.ram.add(row.RAM, c.RAMOvercommit)
	}
	return l
}

// share is the used share of the capacity that orders clusters; 0 if no host counts.
func (w *walk) share(l load) float64 {
	switch {
	case l.hosts == 0:
		return 0
	case w.orderBy() == cloud.ByRAM:
		return l.ram.share()
	}
	return l.cpu.share()
}

// ratio is what a cluster is ordered by.
func (w *walk) ratio(c cloud.Cluster, l load) float64 {
	if w.orderBy() == cloud.Combined {
		return w.combined(w.Cloud.HostsOf(c.ID))
	}
	return w.share(l)
}

// loads are the shares of all clusters that have a counting host.
func (w *walk) loads() []trace.ClusterLoad {
	var all []trace.ClusterLoad
	for _, c := range w.Cloud.Clusters {
		if l := w.loadInOrder(c); l.hosts > 0 {
			all = append(all, trace.ClusterLoad{Cluster: c.ID, CPU: l.cpu.share(), RAM: l.ram.share()})
		}
	}
	return all
}
