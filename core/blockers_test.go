package core_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// eachTable hands the table of each placement of each run to a test, also of
// those that found a host.
func eachTable(t *testing.T, check func(s *scenario.Scenario, out scenario.Outcome, table remedy.Table, end trace.Event)) {
	t.Helper()
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		release, err := placement.Find(out.Release)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains([]string{"4.18", "4.19.0", "4.20.0", "4.21", "4.23"}, out.Release) {
			return // each behaviour that the tables depend on is in one of these
		}
		for _, e := range out.Trace.Events {
			if e.Rule != trace.DeployEnd && e.Rule != trace.MoveEnd {
				continue
			}
			table, err := remedy.Blockers(s, release, remedy.Case{Step: e.At.Step, VM: e.At.VM, Host: s.Steps[e.At.Step-1].Maintain})
			if err != nil {
				t.Fatal(err)
			}
			check(s, out, table, e)
		}
	})
}

func cellsOf(t remedy.Table) []remedy.Cell {
	all := slices.Clone(t.Plan)
	for _, c := range t.Clusters {
		all = append(all, c.Cells...)
		for _, h := range c.Hosts {
			all = slices.Concat(all, h.Cells, h.Last)
		}
	}
	return all
}

// What CloudStack asked, the survey answers alike: verdict, wanted and found. Two
// kinds depend on the way that led there: the avoid set, and, for
// ImplicitDedicationPlanner, how it will use a host.
func TestTheTableAgreesWithTheTrace(t *testing.T) {
	asked, unasked := 0, 0
	eachTable(t, func(s *scenario.Scenario, out scenario.Outcome, table remedy.Table, end trace.Event) {
		for _, cell := range cellsOf(table) {
			if cell.Asked < 0 {
				unasked++
				continue
			}
			asked++
			e := out.Trace.Events[cell.Asked]
			if e.At.Step != table.Case.Step || e.At.VM != table.Case.VM || e.At.Attempt != table.Attempt && e.Rule != trace.MoveScope {
				t.Errorf("the cell %+v stands for an event of another plan: %+v", cell, e)
			}
		}
	})
	everyPlan(t, func(s *scenario.Scenario, events, survey []trace.Event) {
		first := map[question]*trace.Event{}
		for i := range events {
			if q := asks(&events[i]); first[q] == nil {
				first[q] = &events[i]
			}
		}
		for i := range survey {
			e := &survey[i]
			there := first[asks(e)]
			if there == nil || e.Verdict == trace.Note || e.At.Cluster == 0 {
				continue
			}
			switch e.Rule {
			case trace.HostAvoided, trace.OrderAvoided, trace.LastHostAvoided, trace.HostUsage, trace.OrderScope, trace.OrderImplicit, trace.OrderImplicitStrict:
				continue
			case trace.HostPools:
				// A tag rule's host may have been asked for the pools of another cluster.
				if e.At.Host != 0 && s.Cloud.Host(e.At.Host).TagRule != "" {
					continue
				}
			}
			if e.Verdict != there.Verdict || !reflect.DeepEqual(e.Want, there.Want) || !reflect.DeepEqual(e.Have, there.Have) {
				t.Errorf("the survey says %+v, the trace %+v", e, there)
			}
		}
	})
	if asked < 10_000 || unasked < 10_000 {
		t.Errorf("only %d cells were asked and %d not", asked, unasked)
	}
}

type question struct {
	rule          trace.Rule
	cluster, host int64
}

func asks(e *trace.Event) question {
	if e.Rule == trace.OrderCPUThreshold || e.Rule == trace.OrderRAMThreshold {
		return question{e.Rule, e.At.Cluster, 0} // asked on the way to a last host, too
	}
	if e.At.Host != 0 {
		return question{e.Rule, 0, e.At.Host}
	}
	return question{e.Rule, e.At.Cluster, 0}
}

// everyPlan hands the events of each plan and a survey of the same moment to a test.
func everyPlan(t *testing.T, check func(s *scenario.Scenario, events, survey []trace.Event)) {
	t.Helper()
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		release, err := placement.Find(out.Release)
		if err != nil {
			t.Fatal(err)
		}
		surveys := map[trace.Place][]trace.Event{}
		run := placement.Run{Cloud: s.Cloud, Release: release, Seed: s.Seed, Rules: s.Rules}
		_, err = s.RunTo(release, len(s.Steps), func(at trace.Place, q placement.Request, state cloud.State) {
			survey, err := placement.Survey(run, state, q, at)
			if err != nil {
				t.Fatal(err)
			}
			surveys[at] = survey
		})
		if err != nil {
			t.Fatal(err)
		}
		events := map[trace.Place][]trace.Event{}
		for _, e := range out.Trace.Events {
			at := e.At
			at.Pod, at.Cluster, at.Host, at.Round = 0, 0, 0, 0
			events[at] = append(events[at], e)
		}
		for at, survey := range surveys {
			check(s, events[at], survey)
		}
	})
}

// Every question of the trace about a host or cluster that fails stands in the table.
func TestEveryRejectionStandsInTheTable(t *testing.T) {
	eachTable(t, func(s *scenario.Scenario, out scenario.Outcome, table remedy.Table, end trace.Event) {
		told := map[question]bool{}
		for _, c := range cellsOf(table) {
			if c.Verdict != trace.Pass {
				told[question{c.Rule, c.At.Cluster, c.At.Host}] = true
				told[question{c.Rule, 0, c.At.Host}] = c.At.Host != 0
			}
		}
		for _, e := range out.Trace.Events {
			if e.At.VM != table.Case.VM || e.At.Step != table.Case.Step || e.At.Attempt != table.Attempt || e.At.Round > 1 {
				continue
			}
			if e.At.Host == 0 && e.At.Cluster == 0 || e.Verdict != trace.Reject && e.Verdict != trace.Abort {
				continue
			}
			switch e.Rule {
			case trace.HostSuitable, trace.ClusterSuitable, trace.ClusterExhausted, trace.ListEmpty, trace.ListNoTags, trace.OrderImplicitCluster, trace.HostNamedEnd, trace.LastHostEnd, trace.OrderRule,
				trace.PlanEnd, trace.PoolsDisabled, trace.OrderScope, trace.OrderNoTags:
				continue // what follows from other answers
			}
			if q := asks(&e); !told[question{q.rule, q.cluster, q.host}] {
				t.Errorf("the table does not tell %+v", e)
			}
		}
	})
}

// A VM without a destination has something in its way on every host, or the
// planning was ended; a host that was chosen has nothing in the way.
func TestEveryHostHasABlockerOrIsTaken(t *testing.T) {
	eachTable(t, func(s *scenario.Scenario, out scenario.Outcome, table remedy.Table, end trace.Event) {
		for _, h := range s.Cloud.Hosts {
			against := table.Against(h.ID)
			chosen := end.Effect.Result.Host == h.ID
			byLast := slices.ContainsFunc(out.Trace.Events, func(e trace.Event) bool {
				return e.Rule == trace.ClusterDestination && e.At.Step == end.At.Step && e.At.VM == end.At.VM && e.At.Round == 0
			})
			// ImplicitDedicationPlanner leaves out other hosts in each round.
			implicit := slices.ContainsFunc(against, func(c remedy.Cell) bool { return c.Rule == trace.OrderImplicit })
			// A host with a tag rule may have been listed in another cluster, but listed
			// it was, by one of two ways.
			if h.TagRule != "" && chosen {
				for _, c := range against {
					if c.At.Host != 0 && strings.HasPrefix(string(c.Rule), "list.") && !byLast {
						t.Errorf("%s was chosen, and this is in the way of listing it: %+v", h.Name, c)
					}
				}
				continue
			}
			switch {
			case chosen && len(against) > 0 && !byLast && !implicit:
				t.Errorf("%s was chosen, and this is in the way: %+v", h.Name, against)
			case end.Effect.Result.Host == 0 && table.Ended == nil && len(against) == 0:
				t.Errorf("nothing is in the way of %s, and it was not taken", h.Name)
			}
		}
	})
}

func TestTablesAreTheSameEachTime(t *testing.T) {
	for seed := range uint64(20) {
		s := randomScenario(t, seed)
		out, err := s.Run(newest())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range remedy.Failed(s, out) {
			first, err := remedy.Blockers(s, newest(), c)
			if err != nil {
				t.Fatal(err)
			}
			again, err := remedy.Blockers(s, newest(), c)
			if err != nil || !reflect.DeepEqual(first, again) {
				t.Fatalf("seed %d: the table of %+v differs: %v", seed, c, err)
			}
		}
	}
}
