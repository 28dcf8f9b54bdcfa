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
	if !w.mayUseLastHost(h) || !w.lastHostHasRoom(h, c) {
		return trace.Result{}, false
	}
	pools := w.pools(trace.LastHostPools, c)
	if len(pools) == 0 || !w.canUse(h, pools) {
		return trace.Result{}, false
	}
	w.note(trace.ClusterDestination, trace.Choose, nil, facts(trace.IDs("host", h.ID)), nil)
	return trace.Result{Outcome: trace.Placed, Host: h.ID, Cluster: c.ID}, true
}

// mayUseLastHost is canUseLastHost and checkVmProfileAndHost.
func (w *walk) mayUseLastHost(h cloud.Host) bool {
	plan := w.request.Plan
	if !w.ask(trace.LastHostAvoided, !w.avoids(h), nil, nil) {
		return false
	}
	if plan.Cluster != 0 && !w.ask(trace.LastHostCluster, plan.Cluster == h.Cluster, facts(trace.IDs("cluster", plan.Cluster)), facts(trace.IDs("cluster", h.Cluster))) {
		return false
	}
	if !w.belowGuestLimit(trace.LastHostGuests, h) {
		return false
	}
	// Only the status is asked: before apache/cloudstack#12062 a last host in
	// maintenance can be taken.
	if !w.ask(trace.LastHostUp, h.Status == cloud.Up, facts(trace.Text("status", string(cloud.Up))), facts(trace.Text("status", string(h.Status)))) {
		return false
	}
	if !w.lastHostTags(h) {
		return false
	}
	// The Java code compares two strings with !=, which is true for every host
	// that has a category: even the template's own is refused.
	return w.template.Category == 0 || w.ask(trace.LastHostCategory, h.Category == 0, nil, facts(number("category", trace.Plain, h.Category)))
}

// lastHostTags compares in Java, exactly: unlike in the database, upper and
// lower case differ.
func (w *walk) lastHostTags(h cloud.Host) bool {
	if !w.Release.behaviour.strictTags {
		wanted := split(w.offering.HostTag)
		lacks := exactlyMissing(h.Tags, wanted)
		return w.ask(trace.LastHostTags, len(lacks) == 0, facts(trace.Text("offering tags", wanted...)),
			facts(trace.Text("host tags", h.Tags...), trace.Text("missing", lacks...)))
	}
	strict := w.Cloud.Settings.StrictTags
	lacks := strictlyMissing(h.Tags, w.offering.HostTag, w.template.Tag, strict)
	return w.ask(trace.LastHostTags, len(lacks) == 0, facts(trace.Text("strict tags", strict...)),
		facts(trace.Text("host tags", h.Tags...), trace.Text("missing", lacks...)))
}

// lastHostHasRoom tries what is reserved on the host first, then what is free.
func (w *walk) lastHostHasRoom(h cloud.Host, c cloud.Cluster) bool {
	if !w.capable(trace.LastHostCapability, h) {
		return false
	}
	l := w.state.Ledger(w.Cloud, h.ID)
	need := facts(number("cpu", trace.MHz, w.offering.CPU()), number("ram", trace.Bytes, w.offering.RAM()))
	if w.ask(trace.LastHostReserved, l.CPU.Reserved >= w.offering.CPU() && l.RAM.Reserved >= w.offering.RAM(), need,
		facts(number("cpu", trace.MHz, l.CPU.Reserved), number("ram", trace.Bytes, l.RAM.Reserved))) {
		return true
	}
	free := l.CPU.Room(w.offering.CPU(), c.CPUOvercommit) && l.RAM.Room(w.offering.RAM(), c.RAMOvercommit)
	return w.ask(trace.LastHostCapacity, free, need,
		facts(number("cpu", trace.MHz, l.CPU.WithOvercommit(c.CPUOvercommit)-l.CPU.Used-l.CPU.Reserved),
			number("ram", trace.Bytes, l.RAM.WithOvercommit(c.RAMOvercommit)-l.RAM.Used-l.RAM.Reserved)))
}

// namedHost takes the host that the plan names if it is not avoided and has
// pools. Tags and capacity are not asked (deployInSpecifiedHostWithoutHA).
func (w *walk) namedHost() trace.Result {
	h := w.Cloud.Host(w.request.Plan.Host)
	c := w.Cloud.Cluster(h.Cluster)
	w.at.Pod, w.at.Cluster, w.at.Host = c.Pod, c.ID, h.ID
	w.note(trace.PhaseHost, trace.Note, nil, nil, nil)
	if !w.ask(trace.HostNamedAvoided, !w.avoids(h), nil, nil) {
		return unplaced()
	}
	pools := w.pools(trace.HostNamedPools, c)
	if len(pools) == 0 || !w.canUse(h, pools) {
		return unplaced()
	}
	w.note(trace.ClusterDestination, trace.Choose, nil, facts(trace.IDs("host", h.ID)), nil)
	return trace.Result{Outcome: trace.Placed, Host: h.ID, Cluster: c.ID}
}
