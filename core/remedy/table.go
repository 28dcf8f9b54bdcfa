package remedy

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// Table is every rule that could keep a host from being the destination, of
// every host, at the moment when the last plan for the VM began.
type Table struct {
	Case    Case         `json:"case"`
	Release string       `json:"release"`
	Attempt int          `json:"attempt,omitempty"` // the last one, 2 is the HA planner's
	Needs   []trace.Fact `json:"needs,omitempty"`   // what the VM asks for
	// Leaves is what the request itself leaves out, such as the host that is emptied.
	Leaves trace.Avoid `json:"leaves,omitzero"`
	// Ended is the question at which CloudStack gave the planning up, if an
	// exception or a loop without end did: it is in the way of all hosts that were
	// not asked by then.
	Ended    *Cell          `json:"ended,omitempty"`
	Plan     []Cell         `json:"plan,omitempty"` // what is in the way of all hosts
	Clusters []ClusterCells `json:"clusters,omitempty"`
}

// ClusterCells is what is asked of a cluster, and so of all its hosts.
type ClusterCells struct {
	Cluster cloud.ID    `json:"cluster"`
	Cells   []Cell      `json:"cells,omitempty"`
	Hosts   []HostCells `json:"hosts"`
}

// HostCells is what is asked of a host. Last is what is asked of it as the VM's
// last host, which is another way in: there nothing of its cluster is asked.
type HostCells struct {
	Host  cloud.ID `json:"host"`
	Cells []Cell   `json:"cells"`
	Last  []Cell   `json:"last,omitempty"`
}

// Cell is one rule and its answer.
type Cell struct {
	trace.Event
	// Asked is the event of the trace at which CloudStack asked it first, -1 if it
	// never did. The answer is then that event's, else the survey's.
	Asked int `json:"asked"`
	// Moot: it does not hold, and need not, as the host has another way in.
	Moot bool `json:"moot,omitempty"`
}

// Blocks reports whether the rule is in the way.
func (c *Cell) Blocks() bool {
	return !c.Moot && (c.Verdict == trace.Reject || c.Verdict == trace.Skip || c.Verdict == trace.Abort)
}

// Blockers makes the table of a case.
func Blockers(s *scenario.Scenario, release placement.Release, c Case) (Table, error) {
	var (
		q     placement.Request
		at    trace.Place
		state cloud.State
	)
	if c.Step < 1 || c.Step > len(s.Steps) {
		return Table{}, fmt.Errorf("remedy: there is no step %d", c.Step)
	}
	out, err := s.RunTo(release, c.Step, func(here trace.Place, asked placement.Request, now cloud.State) {
		if here.Step == c.Step && here.VM == c.VM {
			at, q, state = here, asked, now.Clone()
		}
	})
	if err != nil {
		return Table{}, fmt.Errorf("remedy: %w", err)
	}
	run := placement.Run{Cloud: s.Cloud, Release: release, Seed: s.Seed, Rules: s.Rules}
	b := builder{cloud: s.Cloud, events: out.Trace.Events, table: Table{Case: c, Release: release.Name, Attempt: at.Attempt, Leaves: q.Avoid}}
	if c.VM == 0 {
		before := s.Cloud.Start()
		if c.Step > 1 {
			before = out.Steps[c.Step-2].State
		}
		b.index(0, len(b.events), func(e *trace.Event) bool { return e.At.Step == c.Step && e.At.VM == 0 })
		b.build(placement.SurveyMaintenance(run, before, c.Host, c.Step))
		return b.table, nil
	}
	if at.VM == 0 && b.ofNoPlan(c) {
		return b.table, nil
	}
	if at.VM == 0 {
		return Table{}, fmt.Errorf("remedy: step %d makes no plan for VM %d", c.Step, c.VM)
	}
	asked, err := placement.Survey(run, state, q, at)
	if err != nil {
		return Table{}, fmt.Errorf("remedy: %w", err)
	}
	b.ofPlan(c)
	b.build(asked)
	return b.table, nil
}

// Surveyed makes a table of a survey alone: of no plan, and nothing of it was asked
// by a run.
func Surveyed(c *cloud.Cloud, asked []trace.Event) Table {
	b := builder{cloud: c}
	b.index(0, 0, nil)
	b.build(asked)
	return b.table
}

// Against lists what is in the way of a host: of the plan, of its cluster and of
// itself.
func (t *Table) Against(host cloud.ID) []Cell {
	var all []Cell
	add := func(cells []Cell) {
		for i := range cells {
			if cells[i].Blocks() {
				all = append(all, cells[i])
			}
		}
	}
	for i := range t.Clusters {
		for j := range t.Clusters[i].Hosts {
			if h := &t.Clusters[i].Hosts[j]; h.Host == host {
				add(t.Plan)
				add(t.Clusters[i].Cells)
				add(h.Cells)
			}
		}
	}
	return all
}
