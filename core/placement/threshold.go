package placement

import (
	"maps"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// belowThresholds removes, and avoids, the clusters that this VM would take
// above a threshold (removeClustersCrossingThreshold). CloudStack asks it of
// every cluster of the zone, also of those that are no candidates.
func (w *walk) belowThresholds(ranked []trace.Ranked) []trace.Ranked {
	if !w.asksThresholds() {
		return ranked
	}
	ranked = w.belowThreshold(ranked, trace.OrderCPUThreshold)
	return w.belowThreshold(ranked, trace.OrderRAMThreshold)
}

func (w *walk) asksThresholds() bool {
	return !w.skipsThresholds() && (w.Cloud.Settings.ThresholdsOn || w.vm.FirstDeploy)
}

func (w *walk) belowThreshold(ranked []trace.Ranked, rule trace.Rule) []trace.Ranked {
	if len(ranked) == 0 {
		return ranked
	}
	crossing := map[cloud.ID]bool{}
	before := w.at
	for _, c := range w.Cloud.Clusters {
		s := w.threshold(c, rule)
		if s == nil {
			continue
		}
		w.at.Pod, w.at.Cluster = c.Pod, c.ID
		verdict, effect := trace.Pass, (*trace.Effect)(nil)
		if s.crossing {
			crossing[c.ID] = true
			verdict, effect = trace.Reject, w.exclude(trace.Avoid{Clusters: []int64{c.ID}})
		}
		w.note(rule, verdict, s.want, s.have, effect)
	}
	w.at = before
	if len(crossing) > 0 {
		w.note(trace.OrderCrossing, trace.Note, append(w.asks(), trace.Text("rule", string(rule))), facts(trace.IDs("clusters", slices.Sorted(maps.Keys(crossing))...)), nil)
	}
	return slices.DeleteFunc(ranked, func(r trace.Ranked) bool { return crossing[r.Cluster] })
}

// shareWith is the used share of a cluster with this VM on it, and the
// threshold: the cluster's own detail, or the setting
// (CapacityDaoImpl.listClustersCrossingThreshold).
func (w *walk) shareWith(c cloud.Cluster, load *cloud.Load, rule trace.Rule) (share, threshold float64) {
	sum, need, own, threshold := load.CPU, w.offering.CPU(), c.CPUThreshold, w.Cloud.Settings.CPUThreshold
	if rule == trace.OrderRAMThreshold {
		sum, need, own, threshold = load.RAM, w.offering.RAM(), c.RAMThreshold, w.Cloud.Settings.RAMThreshold
	}
	if own != nil {
		threshold = *own
	}
	return (float64(sum.Used) + float64(need)) / sum.Total, threshold
}
