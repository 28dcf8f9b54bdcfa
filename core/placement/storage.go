package placement

import (
	"cmp"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// pools are the storage pools that the ROOT volume could use in a cluster
// (findSuitablePoolsForVolumes): its own, if the plan says that it is ready
// there and the pool serves the cluster, otherwise those that the storage
// allocators offer.
func (w *walk) pools(rule trace.Rule, c cloud.Cluster) []cloud.Pool {
	pools := w.findPools(c)
	have := facts(trace.IDs("pools", poolIDs(pools)...))
	if len(w.avoid.Pools) > 0 {
		have = append(have, trace.IDs("pools avoided", w.avoid.Pools...))
	}
	if len(pools) == 0 {
		have = append(have, flag("new pools", w.enabled(c)))
	}
	w.ask(rule, len(pools) > 0, facts(trace.IDs("plan pool", nonZero(w.request.Plan.Pool)...)), have)
	return pools
}

func (w *walk) findPools(c cloud.Cluster) []cloud.Pool {
	if p, ok := w.reused(c); ok {
		return []cloud.Pool{p}
	}
	if !w.mayAllocate(c) {
		return nil
	}
	var offered []cloud.Pool
	for _, p := range w.Cloud.Pools {
		if !w.avoid.HasPool(p.ID) && w.serves(p, c) && (p.Scope == cloud.HostScope) == w.wantsLocal() {
			offered = append(offered, p)
		}
	}
	return offered
}

// mayAllocate: only the root admin's volumes get a new pool in what is disabled
// (isEnabledForAllocation). It matters where a setting lets the VM get there.
func (w *walk) mayAllocate(c cloud.Cluster) bool {
	return w.enabled(c) || w.ask(trace.PoolsDisabled, false, nil, nil)
}

func (w *walk) enabled(c cloud.Cluster) bool {
	off := w.Cloud.Zone.Disabled || w.Cloud.Pod(c.Pod).Disabled || c.Disabled
	return !off || w.Cloud.Account(w.vm.Account).RootAdmin
}

// wantsLocal: a new volume has to be on a host's own storage. A user VM's offering
// is not modelled with its storage: its volume stays on the kind of pool it is on.
func (w *walk) wantsLocal() bool {
	if w.vm.Type != cloud.User {
		return w.Cloud.Settings.SystemLocalStorage
	}
	return w.onLocal()
}

func (w *walk) onLocal() bool {
	return w.vm.Pool != 0 && w.Cloud.Pool(w.vm.Pool).Scope == cloud.HostScope
}

// reused is the pool that the volume is ready on, if it fits a plan for the cluster.
func (w *walk) reused(c cloud.Cluster) (cloud.Pool, bool) {
	if w.request.Plan.Pool == 0 {
		return cloud.Pool{}, false
	}
	p := w.Cloud.Pool(cmp.Or(w.vm.Pool, w.request.Plan.Pool))
	return p, !w.avoid.HasPool(p.ID) && w.serves(p, c)
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
// another kind of planner (findPotentialDeploymentResources), and the pool
// that the volume goes to.
func (w *walk) usable(c cloud.Cluster, suitable []cloud.ID) (host, pool cloud.ID, ok bool) {
	if len(suitable) == 0 {
		return 0, 0, false
	}
	pools := w.pools(trace.ClusterPools, c)
	if len(pools) == 0 {
		return 0, 0, false
	}
	ordered := w.byPriority(suitable)
	for i, id := range ordered {
		if pool, ok := w.canUse(w.Cloud.Host(id), pools, len(ordered)-1-i); ok {
			return id, w.moveTo(c, pool), true
		}
	}
	return 0, 0, false
}

// canUse asks all rules in any case and avoids the host if one fails. The pool
// is the first that the host reaches; left says how many hosts can still be asked.
func (w *walk) canUse(h cloud.Host, pools []cloud.Pool, left int) (pool cloud.ID, ok bool) {
	defer w.onHost(h.ID)()
	reached, access := w.reaches(h, pools)
	affine := w.isPreferred(h)
	kept := w.state.Usage(w.Cloud, h.ID)
	usage, change := w.fitsUsage(h)
	verdict, effect := trace.Pass, (*trace.Effect)(nil)
	if !usage {
		verdict = trace.Reject
	}
	if !access || !affine || !usage {
		effect = w.exclude(trace.Avoid{Hosts: []int64{h.ID}})
	}
	if change != nil {
		if effect == nil {
			effect = &trace.Effect{}
		}
		effect.Usage = change
	}
	w.note(trace.HostUsage, verdict, facts(trace.Text("usage", string(w.usage))),
		facts(trace.Text("usage", string(kept)), flag("pool reached", access), flag("affinity", affine), number("hosts left", trace.Plain, int64(left))), effect)
	if !access || !affine || !usage {
		return 0, false
	}
	return reached[0], true
}

func (w *walk) reaches(h cloud.Host, pools []cloud.Pool) (reached []int64, some bool) {
	for _, p := range pools {
		if w.Cloud.Reaches(h, p) {
			reached = append(reached, p.ID)
		}
	}
	return reached, w.ask(trace.HostPools, len(reached) > 0, facts(trace.IDs("pools", poolIDs(pools)...)), facts(trace.IDs("pools", reached...)))
}

// moveTo is 0 for a volume that stays on the pool that it is ready on.
func (w *walk) moveTo(c cloud.Cluster, pool cloud.ID) cloud.ID {
	if p, ok := w.reused(c); ok && p.ID == pool {
		return 0
	}
	return pool
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
