package remedy

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// builder sorts what a survey says into a table, beside the events of the trace.
type builder struct {
	cloud  *cloud.Cloud
	events []trace.Event
	table  Table
	// asked are the events by what they ask, in their order.
	asked map[question][]int
	taken map[question]int // how many of them stand in the table by now
	scope int              // the event that says where hosts are looked for
	at    map[cloud.ID][2]int
}

// question is a rule of a host, of a cluster, or of the plan. A host is the same
// whatever cluster is being walked: tag rules list hosts of others.
type question struct {
	rule          trace.Rule
	cluster, host cloud.ID
}

func asks(e *trace.Event) question {
	switch e.Rule {
	case trace.OrderImplicit, trace.OrderImplicitStrict, trace.OrderNoTags: // of the plan, though a last host may be the place
		return question{e.Rule, 0, 0}
	case trace.OrderCPUThreshold, trace.OrderRAMThreshold: // asked on the way to a last host, too
		return question{e.Rule, e.At.Cluster, 0}
	}
	rule := e.Rule
	if rule == trace.OrderRule { // the same rule of the same host
		rule = trace.ListRule
	}
	if e.At.Host != 0 {
		return question{rule, 0, e.At.Host}
	}
	return question{rule, e.At.Cluster, 0}
}

func (b *builder) index(from, to int, of func(*trace.Event) bool) {
	b.asked, b.taken = map[question][]int{}, map[question]int{}
	for i := from; i < to; i++ {
		if e := &b.events[i]; of(e) {
			q := asks(e)
			b.asked[q] = append(b.asked[q], i)
		}
	}
}

// ofPlan finds the VM's last plan in the trace, and what ended it.
func (b *builder) ofPlan(c Case) {
	mine := func(e *trace.Event) bool { return e.At.Step == c.Step && e.At.VM == c.VM }
	from, scope := 0, -1
	for i := range b.events {
		switch e := &b.events[i]; {
		case !mine(e):
		case e.Rule == trace.PhasePlan:
			from = i
		case e.Rule == trace.MoveScope:
			scope = i
		}
	}
	if b.scope = scope; scope < 0 {
		b.scope = from // a request that deploys says so itself
	}
	to := from
	for to < len(b.events) && b.events[to].Rule != trace.PlanEnd {
		to++
	}
	b.index(from, to, mine)
	b.table.Needs = b.events[from].Want
	for i := from; i < len(b.events) && mine(&b.events[i]); i++ {
		e := b.events[i]
		noPool := e.Rule == trace.MovePool && e.Verdict == trace.Reject // comes after the plan
		if noPool || i < to && e.Verdict == trace.Abort && e.Rule != trace.OrderEnd {
			b.table.Ended = &Cell{Event: e, Asked: i}
			break
		}
	}
}

// ofNoPlan finds why a maintenance made no plan for a VM: it is on local storage,
// or it has a virtual GPU. No host is asked anything then.
func (b *builder) ofNoPlan(c Case) bool {
	for i, e := range b.events {
		if e.At.Step == c.Step && e.At.VM == c.VM && (e.Rule == trace.MoveLocal || e.Rule == trace.MoveGPU) {
			b.table.Ended = &Cell{Event: e, Asked: i}
		}
	}
	b.build(nil)
	return b.table.Ended != nil
}

func (b *builder) build(survey []trace.Event) {
	b.at = map[cloud.ID][2]int{}
	for i, c := range b.cloud.Clusters {
		group := ClusterCells{Cluster: c.ID}
		for j, h := range b.cloud.HostsOf(c.ID) {
			group.Hosts = append(group.Hosts, HostCells{Host: h.ID})
			b.at[h.ID] = [2]int{i, j}
		}
		b.table.Clusters = append(b.table.Clusters, group)
	}
	for i := range survey {
		b.add(&survey[i])
	}
	for i := range b.table.Clusters {
		for j := range b.table.Clusters[i].Hosts {
			settle(b.table.Clusters[i].Hosts[j].Cells)
		}
	}
}

func (b *builder) add(e *trace.Event) {
	cell := b.cell(e)
	switch {
	case e.At.Host != 0 && e.At.VM != 0:
		h := b.host(e.At.Host)
		to := &h.Cells
		if isLast(e.Rule) || e.Rule == trace.PoolsDisabled && len(h.Last) > 0 {
			cell.Moot = e.Rule == trace.LastHostReserved // what is free may do
			to = &h.Last
		}
		*to = append(*to, cell)
		if e.Rule == trace.ListRule && cell.Verdict == trace.Abort {
			b.table.Plan = append(b.table.Plan, cell) // the exception ends the plan for all
		}
	case e.At.Cluster != 0 && e.At.VM != 0:
		b.cluster(e.At.Cluster, cell)
	case e.Rule == trace.ListUp: // of a maintenance
		h := b.host(e.At.Host)
		h.Cells = append(h.Cells, cell)
	case e.Verdict != trace.Note:
		b.table.Plan = append(b.table.Plan, cell)
	default:
		b.leaves(cell)
	}
}

// cell finds the event that asked first. Of a rule that one plan asks several
// times of the same, such as once for each affinity group, the nth is the nth.
func (b *builder) cell(e *trace.Event) Cell {
	c := Cell{Event: *e, Asked: -1}
	if e.Rule == trace.OrderScope && e.At.Cluster != 0 {
		c.Asked = b.scope
		return c
	}
	q := asks(e)
	if e.Rule == trace.OrderImplicit || e.Rule == trace.OrderImplicitStrict {
		if len(b.asked[q]) > 0 {
			c.Asked = b.asked[q][0]
		}
		return c
	}
	if n := b.taken[q]; n < len(b.asked[q]) {
		c.Asked = b.asked[q][n]
		there := &b.events[c.Asked]
		c.Verdict, c.Want, c.Have = there.Verdict, there.Want, there.Have
	}
	b.taken[q]++
	if c.Verdict != trace.Note {
		c.Effect = nil
	}
	return c
}

func (b *builder) host(id cloud.ID) *HostCells {
	at := b.at[id]
	return &b.table.Clusters[at[0]].Hosts[at[1]]
}

func (b *builder) cluster(id cloud.ID, cell Cell) {
	i := slices.IndexFunc(b.cloud.Clusters, func(c cloud.Cluster) bool { return c.ID == id })
	b.table.Clusters[i].Cells = append(b.table.Clusters[i].Cells, cell)
}

func isLast(r trace.Rule) bool {
	switch r {
	case trace.LastHostAvoided, trace.LastHostState, trace.LastHostCluster, trace.LastHostGuests, trace.LastHostGPU, trace.LastHostUp,
		trace.LastHostTags, trace.LastHostCategory, trace.LastHostCapability, trace.LastHostReserved, trace.LastHostCapacity, trace.LastHostPools:
		return true
	}
	return false
}

// settle: a host with a tag rule is listed by the rule or as other hosts are. If
// one of both holds, what fails of the other is not in the way.
func settle(cells []Cell) {
	rule := slices.IndexFunc(cells, func(c Cell) bool { return c.Rule == trace.ListRule })
	if rule < 0 || cells[rule].Verdict == trace.Abort {
		return
	}
	accepts, listed := cells[rule].Verdict == trace.Pass, true
	for i := range cells {
		switch cells[i].Rule {
		case trace.ListUp, trace.ListHA, trace.ListOffering, trace.ListTemplate, trace.ListNoRule, trace.ListUEFI:
			cells[i].Moot = accepts && cells[i].Verdict != trace.Pass
			listed = listed && cells[i].Verdict == trace.Pass
		}
	}
	cells[rule].Moot = listed && !accepts
}
