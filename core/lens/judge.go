package lens

import (
	"cmp"
	"math"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
)

// rank is the place of a rule among those that a lens looks at, as CloudStack asks
// them of a host; 0 for one that it does not look at. A tag rule stands before
// tags: a host with one is listed by it, and by tags only besides.
func rank(r trace.Rule) int {
	switch r {
	case trace.PlanDisabled:
		return 1
	case trace.PlanArch:
		return 2
	case trace.PlanPlanner:
		return 3
	case trace.ClusterHypervisor:
		return 4
	case trace.ListUp:
		return 5
	case trace.ListRule:
		return 6
	case trace.ListHA:
		return 7
	case trace.ListNoRule:
		return 8
	case trace.ListOffering:
		return 9
	case trace.ListTemplate:
		return 10
	case trace.ListUEFI:
		return 11
	case trace.HostHVM:
		return 12
	case trace.HostGPU:
		return 13
	case trace.HostCapability:
		return 14
	case trace.HostCPU:
		return 15
	case trace.HostRAM:
		return 16
	}
	return 0
}

// passing rules are about what an operator turns off and on: where they do not hold
// now they may hold tomorrow.
func passing(r trace.Rule) bool { return r == trace.PlanDisabled || r == trace.ListUp }

// tagging rules list a host by its state and tags, besides its tag rule.
func tagging(r trace.Rule) bool {
	switch r {
	case trace.ListUp, trace.ListHA, trace.ListNoRule, trace.ListOffering, trace.ListTemplate, trace.ListUEFI:
		return true
	}
	return false
}

// judge answers for one host, and says what decides; nil where all holds.
func judge(t *remedy.Table, cluster, host int, any bool) (Answer, *remedy.Cell) {
	cl := &t.Clusters[cluster]
	h := &cl.Hosts[host]
	up, byTags, unknown := true, true, (*remedy.Cell)(nil)
	for i := range h.Cells {
		switch c := &h.Cells[i]; {
		case c.Rule == trace.ListUp:
			up = c.Verdict == trace.Pass
		case tagging(c.Rule):
			byTags = byTags && c.Verdict == trace.Pass
		case notKnown(c):
			unknown = c
		}
	}
	var no, later *remedy.Cell
	for _, cells := range [][]remedy.Cell{t.Plan, cl.Cells, h.Cells} {
		for i := range cells {
			c := &cells[i]
			to := &no
			switch {
			case rank(c.Rule) == 0, !c.Blocks(), notKnown(c), unknown != nil && tagging(c.Rule), c.Rule == trace.ClusterHypervisor && any:
				continue
			case c.Rule == trace.ListRule && c.Verdict == trace.Reject && byTags:
				continue // listed by tags, as soon as it is up
			case passing(c.Rule):
				to = &later
			}
			if *to == nil || before(c, *to) < 0 {
				*to = c
			}
		}
	}
	switch {
	case no != nil:
		return No, no
	case unknown != nil && !(byTags && (up || later != nil)):
		return Unknown, unknown
	case later != nil:
		return Later, later
	}
	return Yes, nil
}

// about is everything that is asked of a host, of its cluster and of the plan, in
// CloudStack's order.
func about(t *remedy.Table, cluster, host int) []remedy.Cell {
	cl := &t.Clusters[cluster]
	h := &cl.Hosts[host]
	var asked []remedy.Cell
	for _, cells := range [][]remedy.Cell{t.Plan, cl.Cells, h.Cells} {
		for _, c := range cells {
			i := len(asked)
			for i > 0 && before(&c, &asked[i-1]) < 0 {
				i--
			}
			again := i > 0 && asked[i-1].Rule == c.Rule && asked[i-1].At == c.At // it stands among the plan's, too
			if rank(c.Rule) > 0 && !again {
				asked = slices.Insert(asked, i, c)
			}
		}
	}
	return asked
}

// before compares by what CloudStack asks first. Of several tag rules that end the
// plan, the first host's does.
func before(a, b *remedy.Cell) int {
	return cmp.Or(cmp.Compare(rank(a.Rule), rank(b.Rule)), cmp.Compare(ends(a), ends(b)))
}

// ends is the host whose tag rule ends the plan, above every id for what does not.
func ends(c *remedy.Cell) cloud.ID {
	if c.Rule == trace.ListRule && c.Verdict == trace.Abort && !notKnown(c) {
		return c.At.Host
	}
	return math.MaxInt64
}

// notKnown: what the tag rule answers is not known, so whether it ends the plan for
// all hosts is not either.
func notKnown(c *remedy.Cell) bool {
	if c.Rule != trace.ListRule || c.Verdict != trace.Abort {
		return false
	}
	f, _ := trace.Find(c.Have, "outcome")
	return !slices.Equal(f.Words, []string{string(cloud.RuleThrows)}) && !slices.Equal(f.Words, []string{string(cloud.RuleTimesOut)})
}
