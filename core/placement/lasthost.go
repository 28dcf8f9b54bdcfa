package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// lastHost tries the host that the VM ran on last (deployInVmLastHost). It is
// taken or passed over; it never joins the avoid set, but for its pools.
func (w *walk) lastHost() (trace.Result, bool) {
	before := w.at
	defer func() { w.at = before }()
	h := w.Cloud.Host(w.vm.LastHost)
	c := w.Cloud.Cluster(h.Cluster)
	w.at.Pod, w.at.Cluster, w.at.Host = c.Pod, c.ID, h.ID
	w.note(trace.PhaseLastHost, trace.Note, nil, nil, nil)
	may, exception := w.mayUseLastHost(h)
	if exception != nil {
		return threw(exception), true
	}
	if !may || !w.lastHostHasRoom(h, c) {
		return trace.Result{}, false
	}
	pools := w.pools(trace.LastHostPools, c)
	if len(pools) == 0 {
		return trace.Result{}, false
	}
	if exception := w.askUsage(); exception != nil {
		return threw(exception), true
	}
	pool, ok := w.canUse(h, pools, 0)
	if !ok {
		w.note(trace.LastHostEnd, trace.Reject, nil, nil, nil)
		return trace.Result{}, false
	}
	w.note(trace.ClusterDestination, trace.Choose, nil, facts(trace.IDs("host", h.ID)), nil)
	return trace.Result{Outcome: trace.Placed, Host: h.ID, Cluster: c.ID, Pool: w.moveTo(c, pool)}, true
}

// mayUseLastHost is canUseLastHost and checkVmProfileAndHost.
func (w *walk) mayUseLastHost(h cloud.Host) (bool, *trace.Exception) {
	plan := w.request.Plan
	if !w.ask(trace.LastHostAvoided, !w.avoids(h), nil, nil) {
		return false, nil
	}
	if plan.Cluster != 0 && !w.lastHostInPlan(h) {
		return false, nil
	}
	if w.Release.behaviour.sparesMaintenance && !w.outOfMaintenance(h) {
		return false, nil
	}
	if !w.belowGuestLimit(trace.LastHostGuests, h) || !w.hasGPU(trace.LastHostGPU, h) {
		return false, nil
	}
	if !w.lastHostUp(h) {
		return false, nil
	}
	if ok, exception := w.lastHostTags(h); !ok {
		return false, exception
	}
	return w.lastHostCategory(h), nil
}

func (w *walk) lastHostInPlan(h cloud.Host) bool {
	plan := w.request.Plan.Cluster
	return w.ask(trace.LastHostCluster, plan == h.Cluster, facts(trace.IDs("cluster", plan)), facts(trace.IDs("cluster", h.Cluster)))
}

func (w *walk) lastHostUp(h cloud.Host) bool {
	return w.ask(trace.LastHostUp, h.Status == cloud.Up, facts(trace.Text("status", string(cloud.Up))),
		facts(trace.Text("status", string(h.Status)), trace.Text("resource state", string(w.state.ResourceState(w.Cloud, h.ID)))))
}

func (w *walk) outOfMaintenance(h cloud.Host) bool {
	state := w.state.ResourceState(w.Cloud, h.ID)
	return w.ask(trace.LastHostState, state == cloud.Enabled || state == cloud.Disabled, nil, facts(trace.Text("state", string(state))))
}

// lastHostCategory: before apache/cloudstack#10098 the Java code compares two
// strings with !=, which is true for every host that has a category: even the
// template's own is refused.
func (w *walk) lastHostCategory(h cloud.Host) bool {
	if w.template.Category == 0 {
		return true
	}
	if !w.Release.behaviour.comparesCategory {
		return w.ask(trace.LastHostCategory, h.Category == 0, nil, facts(number("category", trace.Plain, h.Category)))
	}
	return w.ask(trace.LastHostCategory, h.Category == 0 || h.Category == w.template.Category,
		facts(number("category", trace.Plain, w.template.Category)), facts(number("category", trace.Plain, h.Category)))
}

// lastHostTags compares in Java, exactly: unlike in the database, upper and
// lower case differ.
func (w *walk) lastHostTags(h cloud.Host) (bool, *trace.Exception) {
	have := h.Tags
	if !w.Release.behaviour.strictTags {
		if h.TagRule != "" && w.offering.HostTag != "" {
			return w.asksRule(trace.LastHostTags, h.ID)
		}
		wanted := split(w.offering.HostTag)
		lacks := exactlyMissing(have, wanted)
		return w.ask(trace.LastHostTags, len(lacks) == 0, facts(trace.Text("offering tags", wanted...)),
			facts(trace.Text("host tags", have...), trace.Text("missing", lacks...))), nil
	}
	if h.TagRule != "" {
		have = []string{h.TagRule} // the rule is stored as the host's one tag, and compared as one here
	}
	strict := w.Cloud.Settings.StrictTags
	lacks := strictlyMissing(have, w.offering.HostTag, w.template.Tag, strict)
	return w.ask(trace.LastHostTags, len(lacks) == 0, facts(trace.Text("strict tags", strict...)),
		facts(trace.Text("host tags", have...), trace.Text("missing", lacks...))), nil
}

// lastHostHasRoom tries what is reserved on the host first, then what is free.
func (w *walk) lastHostHasRoom(h cloud.Host, c cloud.Cluster) bool {
	return w.capable(trace.LastHostCapability, h) && w.lastHostRoom(h, c)
}

func (w *walk) lastHostRoom(h cloud.Host, c cloud.Cluster) bool {
	l := w.state.Ledger(w.Cloud, h.ID)
	need := facts(number("cpu", trace.MHz, w.offering.CPU()), number("ram", trace.Bytes, w.offering.RAM()))
	rows := append(row("cpu ", trace.MHz, l.CPU, c.CPUOvercommit), row("ram ", trace.Bytes, l.RAM, c.RAMOvercommit)...)
	if w.ask(trace.LastHostReserved, l.CPU.Reserved >= w.offering.CPU() && l.RAM.Reserved >= w.offering.RAM(), need,
		append(facts(number("cpu", trace.MHz, l.CPU.Reserved), number("ram", trace.Bytes, l.RAM.Reserved)), rows...)) {
		return true
	}
	free := l.CPU.Room(w.offering.CPU(), c.CPUOvercommit) && l.RAM.Room(w.offering.RAM(), c.RAMOvercommit)
	return w.ask(trace.LastHostCapacity, free, need,
		append(facts(number("cpu", trace.MHz, l.CPU.WithOvercommit(c.CPUOvercommit)-l.CPU.Used-l.CPU.Reserved),
			number("ram", trace.Bytes, l.RAM.WithOvercommit(c.RAMOvercommit)-l.RAM.Used-l.RAM.Reserved)), rows...))
}

// namedHost takes the host that the plan names if it is not avoided and has
// pools. Tags and capacity are not asked (deployInSpecifiedHostWithoutHA).
func (w *walk) namedHost() trace.Result {
	h := w.Cloud.Host(w.request.Plan.Host)
	c := w.Cloud.Cluster(h.Cluster)
	w.at.Pod, w.at.Cluster, w.at.Host = c.Pod, c.ID, h.ID
	w.note(trace.PhaseHost, trace.Note, nil, nil, nil)
	if w.vm.UEFI && !w.allowsUEFI(h) {
		return unplaced()
	}
	if !w.ask(trace.HostNamedAvoided, !w.avoids(h), nil, nil) {
		return unplaced()
	}
	w.usage = cloud.Shared // no planner has been found yet
	pools := w.pools(trace.HostNamedPools, c)
	if len(pools) == 0 {
		return unplaced()
	}
	pool, ok := w.canUse(h, pools, 0)
	if !ok {
		w.note(trace.HostNamedEnd, trace.Reject, nil, nil, nil)
		return unplaced()
	}
	w.note(trace.ClusterDestination, trace.Choose, nil, facts(trace.IDs("host", h.ID)), nil)
	return trace.Result{Outcome: trace.Placed, Host: h.ID, Cluster: c.ID, Pool: w.moveTo(c, pool)}
}

func (w *walk) allowsUEFI(h cloud.Host) bool {
	return w.ask(trace.HostNamedUEFI, h.UEFI != cloud.Unsupported, nil, facts(trace.Text("uefi", string(h.UEFI))))
}
