package placement

import (
	"cmp"
	"maps"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// orderClusters lists the clusters to walk, emptiest first
// (FirstFitPlanner.orderClusters). An empty list ends the planning; nil is
// Java's null and ends it just the same.
func (w *walk) orderClusters() ([]cloud.ID, *trace.Exception) {
	w.note(trace.PhaseOrder, trace.Note, nil, facts(trace.Text("planner", w.planner)), nil)
	ranked, exception := w.rankClusters()
	if exception == nil {
		ranked = w.implicit(w.gpuClustersLast(ranked))
	}
	verdict := trace.Pass
	switch {
	case exception != nil:
		verdict = trace.Abort
	case len(ranked) == 0:
		verdict = trace.Reject
	}
	ids := clusterIDs(ranked)
	effect := &trace.Effect{Order: ranked}
	w.note(trace.OrderEnd, verdict, nil, facts(trace.IDs("clusters", ids...)), effect)
	return ids, exception
}

func (w *walk) rankClusters() ([]trace.Ranked, *trace.Exception) {
	plan := w.request.Plan
	switch {
	case plan.Cluster != 0:
		return w.onlyCluster(w.Cloud.Cluster(plan.Cluster)), nil
	case plan.Pod != 0:
		if !w.ask(trace.OrderScope, !w.avoidsPod(plan.Pod), w.asks(), facts(trace.IDs("pod", plan.Pod))) {
			return []trace.Ranked{}, nil
		}
		ranked, exception := w.scan(plan.Pod)
		if exception == nil && ranked == nil {
			w.note(trace.OrderScope, trace.Reject, nil, facts(trace.IDs("pod", plan.Pod)), w.exclude(trace.Avoid{Pods: []int64{plan.Pod}}))
		}
		return ranked, exception
	case w.Cloud.Settings.PodsFirst:
		return w.scanPods()
	}
	w.note(trace.OrderScope, trace.Pass, w.asks(), facts(trace.IDs("zone", w.Cloud.Zone.ID)), nil)
	return w.scan(0)
}

// onlyCluster is the plan's cluster, if it is not avoided and below its
// thresholds. Whether a host has room, and tags, is not asked here.
func (w *walk) onlyCluster(c cloud.Cluster) []trace.Ranked {
	defer w.inCluster(c)()
	if !w.ask(trace.OrderAvoided, !w.avoidsCluster(c), append(w.asks(), trace.IDs("cluster of the plan", c.ID)), nil) {
		return []trace.Ranked{}
	}
	load := w.load(c)
	return w.belowThresholds([]trace.Ranked{{Cluster: c.ID, Ratio: w.ratio(c, load)}})
}

// scan ranks the clusters of a pod, or of the zone with pod 0
// (scanClustersForDestinationInZoneOrPod).
func (w *walk) scan(pod cloud.ID) ([]trace.Ranked, *trace.Exception) {
	in := facts(trace.IDs("zone", w.Cloud.Zone.ID))
	if pod != 0 {
		in = facts(trace.IDs("pod", pod))
	}
	ranked := w.withRoom(pod)
	if !w.ask(trace.OrderCandidates, len(ranked) > 0, append(w.asks(), in...), facts(trace.IDs("clusters", clusterIDs(ranked)...), trace.IDs("clusters avoided", w.avoid.Clusters...))) {
		return nil, nil
	}
	ranked = slices.DeleteFunc(ranked, func(r trace.Ranked) bool {
		defer w.inCluster(w.Cloud.Cluster(r.Cluster))()
		return !w.ask(trace.OrderAvoided, !w.avoid.HasCluster(r.Cluster), nil, nil)
	})
	ranked, exception := w.withTags(w.belowThresholds(ranked))
	if exception != nil {
		return nil, exception
	}
	if !w.ask(trace.OrderLeft, len(ranked) > 0, append(w.asks(), in...), facts(trace.IDs("clusters", clusterIDs(ranked)...))) {
		return nil, nil
	}
	return w.byOwner(ranked, pod), nil
}

// withRoom ranks the clusters that have a host with room for the CPU and one,
// perhaps another, with room for the RAM (listClustersByCapacity). States,
// tags and what else is in the way are not looked at.
func (w *walk) withRoom(pod cloud.ID) []trace.Ranked {
	var ranked []trace.Ranked
	for _, c := range w.Cloud.Clusters {
		if pod != 0 && c.Pod != pod {
			continue
		}
		if r, ok := w.candidate(c); ok {
			ranked = append(ranked, r)
		}
	}
	w.sortRanked(trace.OrderEnd, ranked)
	return ranked
}

func (w *walk) candidate(c cloud.Cluster) (trace.Ranked, bool) {
	defer w.inCluster(c)()
	r := w.roomIn(c)
	if !w.someCPU(r) || !w.someRAM(r) {
		return trace.Ranked{}, false
	}
	return trace.Ranked{Cluster: c.ID, Ratio: r.ratio}, w.inOrder(r)
}

func (w *walk) someCPU(r *room) bool { return w.ask(trace.OrderCPU, r.cpu, r.cpuWant, r.cpuHave) }
func (w *walk) someRAM(r *room) bool { return w.ask(trace.OrderRAM, r.ram, r.ramWant, r.ramHave) }

// inOrder asks whether a host's capacity counts, and says how full the cluster is.
func (w *walk) inOrder(r *room) bool {
	return w.ask(trace.OrderCounted, r.counted, r.countedWant, r.countedHave)
}

// sortRanked puts the emptiest first; the database orders equals as it likes,
// and a HashMap those that are ordered by both capacities.
func (w *walk) sortRanked(rule trace.Rule, ranked []trace.Ranked) {
	tie := w.ties(rule)
	if w.orderBy() == cloud.Combined {
		ids := make([]cloud.ID, len(ranked))
		for i, r := range ranked {
			ids[i] = r.Cluster
		}
		tie = hashOrder(ids)
	}
	slices.SortStableFunc(ranked, func(a, b trace.Ranked) int {
		return cmp.Or(cmp.Compare(a.Ratio, b.Ratio), tie(a.Cluster, b.Cluster))
	})
}

// ties orders ids that the database takes for equal at the walk's place.
func (w *walk) ties(rule trace.Rule) func(a, b cloud.ID) int {
	if w.Ties == nil {
		return cmp.Compare[cloud.ID]
	}
	rank := map[cloud.ID]int{} // from below 0 up, so that those not named come last
	order := w.Ties(rule, w.at)
	for i, id := range order {
		rank[id] = i - len(order)
	}
	return func(a, b cloud.ID) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) }
}

// withTags keeps the clusters with a host that has every tag of the offering, or
// whose tag rule accepts them, in whatever state that host is (removeClustersWithoutMatchingTag). The
// template's tag is not looked at here. If no cluster of the whole
// installation has such a host, an exception ends the planning.
func (w *walk) withTags(ranked []trace.Ranked) ([]trace.Ranked, *trace.Exception) {
	if w.offering.HostTag == "" {
		return ranked, nil
	}
	m, exception := w.matching()
	if exception != nil {
		return nil, exception
	}
	return slices.DeleteFunc(ranked, func(r trace.Ranked) bool {
		defer w.inCluster(w.Cloud.Cluster(r.Cluster))()
		return !w.hasMatching(r.Cluster, m)
	}), nil
}

// matching are the hosts of each cluster that have every tag of the offering,
// or whose tag rule accepts them.
type matching struct {
	want []trace.Fact
	by   map[cloud.ID]tagged
}

func (w *walk) matching() (matching, *trace.Exception) {
	m := matching{want: facts(trace.Text("offering tags", split(w.offering.HostTag)...)), by: w.hostsTagged(w.offering.HostTag)}
	accepting, exception := w.byRule(trace.OrderRule)
	if exception != nil {
		return matching{want: m.want}, exception
	}
	if len(accepting) > 0 {
		m.by = maps.Clone(m.by)
	}
	for _, id := range accepting {
		cluster := w.Cloud.Host(id).Cluster
		hosts := append(slices.Clip(m.by[cluster].hosts), id)
		m.by[cluster] = tagged{hosts: hosts, have: facts(trace.IDs("hosts", hosts...))}
	}
	if len(m.by) == 0 {
		w.note(trace.OrderNoTags, trace.Abort, append(w.asks(), m.want...), nil, nil)
		return matching{want: m.want}, w.noSuitableHost(w.offering.HostTag)
	}
	return m, nil
}

func (w *walk) hasMatching(cluster cloud.ID, m matching) bool {
	in := m.by[cluster]
	if in.hosts == nil {
		in.have = facts(trace.IDs("hosts"))
	}
	return w.ask(trace.OrderTags, in.hosts != nil, m.want, in.have)
}

// asks names the planner that asks, for CloudStack's planners share these
// rules, and the capacity that orders.
func (w *walk) asks() []trace.Fact {
	return facts(trace.Text("planner", w.planner), trace.Text("by", string(w.orderBy())))
}

func clusterIDs(ranked []trace.Ranked) []cloud.ID {
	out := make([]cloud.ID, len(ranked))
	for i, r := range ranked {
		out[i] = r.Cluster
	}
	return out
}
