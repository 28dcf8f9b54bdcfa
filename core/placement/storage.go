package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// pools are the storage pools that the ROOT volume could use in a cluster
// (findSuitablePoolsForVolumes): its own, if the plan says that it is ready
// there and the pool serves the cluster, otherwise those that the storage
// allocators offer.
func (w *walk) pools(rule trace.Rule, c cloud.Cluster) []cloud.Pool {
	pools := w.findPools(c)
	w.ask(rule, len(pools) > 0, facts(trace.IDs("plan pool", nonZero(w.request.Plan.Pool)...)), facts(trace.IDs("pools", poolIDs(pools)...)))
	return pools
}

func (w *walk) findPools(c cloud.Cluster) []cloud.Pool {
	if w.request.Plan.Pool != 0 {
		id := w.request.Plan.Pool
		if w.vm.Pool != 0 {
			id = w.vm.Pool
		}
		if p := w.Cloud.Pool(id); w.serves(p, c) {
			return []cloud.Pool{p}
		}
	}
	local := w.vm.Pool != 0 && w.Cloud.Pool(w.vm.Pool).Scope == cloud.HostScope
	var offered []cloud.Pool
	for _, p := range w.Cloud.Pools {
		if w.serves(p, c) && (p.Scope == cloud.HostScope) == local {
			offered = append(offered, p)
		}
	}
	return offered
}

// serves reports whether a pool fits a plan for the cluster (canReusePool).
func (w *walk) serves(p cloud.Pool, c cloud.Cluster) bool {
	switch p.Scope {
	case cloud.ClusterScope:
		return p.Cluster == c.ID
	case cloud.HostScope:
		return w.Cloud.Host(p.Host).Cluster == c.ID
	}
	return true
}

// usable takes the first suitable host that reaches a pool and is not kept by
// another kind of planner (findPotentialDeploymentResources).
func (w *walk) usable(c cloud.Cluster, suitable []cloud.ID) (cloud.ID, bool) {
	if len(suitable) == 0 {
		return 0, false
	}
	pools := w.pools(trace.ClusterPools, c)
	if len(pools) == 0 {
		return 0, false
	}
	for _, id := range suitable {
		if w.canUse(w.Cloud.Host(id), pools) {
			return id, true
		}
	}
	return 0, false
}

// canUse asks both rules in any case and avoids the host if one fails.
func (w *walk) canUse(h cloud.Host, pools []cloud.Pool) bool {
	defer w.onHost(h.ID)()
	var reached []int64
	for _, p := range pools {
		if w.Cloud.Reaches(h, p) {
			reached = append(reached, p.ID)
		}
	}
	access := w.ask(trace.HostPools, len(reached) > 0, facts(trace.IDs("pools", poolIDs(pools)...)), facts(trace.IDs("pools", reached...)))
	usage := h.Usage != cloud.Dedicated // a host kept by nobody yet becomes Shared
	verdict, effect := trace.Pass, (*trace.Effect)(nil)
	if !usage {
		verdict = trace.Reject
	}
	if !access || !usage {
		effect = w.exclude(trace.Avoid{Hosts: []int64{h.ID}})
	}
	w.note(trace.HostUsage, verdict, facts(trace.Text("usage", string(cloud.Shared))), facts(trace.Text("usage", string(h.Usage))), effect)
	return access && usage
}

func poolIDs(pools []cloud.Pool) []int64 {
	out := make([]int64, len(pools))
	for i, p := range pools {
		out[i] = p.ID
	}
	return out
}

func nonZero(id cloud.ID) []int64 {
	if id == 0 {
		return nil
	}
	return []int64{id}
}
