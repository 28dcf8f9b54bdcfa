package placement

import (
	"cmp"

	"placement-playground/core/cloud"
)

// orderBy is the capacity that orders pods, clusters and hosts
// (getHostCapacityTypeToOrderCluster). What a release does not know is CPU to
// it, and COMBINED with all of the weight on one side is that side.
func (w *walk) orderBy() cloud.OrderBy {
	s := w.Cloud.Settings
	switch {
	case s.OrderBy != cloud.Combined:
		return s.OrderBy
	case !w.Release.behaviour.combinesCapacity || s.CPUWeight == 1:
		return cloud.ByCPU
	case s.CPUWeight == 0:
		return cloud.ByRAM
	}
	return cloud.Combined
}

// combined adds up, host by host, the weighted shares in use of CPU and RAM
// (FirstFitPlanner.getClusterByCombinedCapacities). It is a sum and no mean: of
// two clusters equally full, the one with more hosts comes last.
func (w *walk) combined(hosts []cloud.Host) float64 {
	total, weight := 0.0, w.Cloud.Settings.CPUWeight
	for _, h := range hosts {
		c, l := w.Cloud.Cluster(h.Cluster), w.state.Ledger(w.Cloud, h.ID)
		if l.Counts {
			total += weighted(weight, l.CPU, c.CPUOvercommit) + weighted(1-weight, l.RAM, c.RAMOvercommit)
		}
	}
	return total
}

// weighted divides by a total in single precision, as the Java code does.
func weighted(weight float64, row cloud.Capacity, overcommit float64) float64 {
	return weight * float64(row.Used+row.Reserved) / float64(float32(row.Total)*float32(overcommit))
}

// combinedFree is the weighted free share of a host, without overcommit
// (FirstFitAllocator.getHostByCombinedCapacities).
func (w *walk) combinedFree(l cloud.Ledger) float64 {
	free := func(weight float64, row cloud.Capacity) float64 {
		return weight * float64(row.Total-(row.Used+row.Reserved)) / float64(row.Total)
	}
	weight := w.Cloud.Settings.CPUWeight
	return free(weight, l.CPU) + free(1-weight, l.RAM)
}

// hashOrder is the order in which a java.util.HashMap goes through ids: it
// decides between equals where the Java code sorts what is in one.
func hashOrder(ids []cloud.ID) func(a, b cloud.ID) int {
	buckets := 16
	for len(ids)*4 > buckets*3 {
		buckets *= 2
	}
	bucket := func(id cloud.ID) int {
		h := uint32(id) ^ uint32(id>>32)
		return int(h^h>>16) & (buckets - 1)
	}
	return func(a, b cloud.ID) int { return cmp.Or(cmp.Compare(bucket(a), bucket(b)), cmp.Compare(a, b)) }
}
