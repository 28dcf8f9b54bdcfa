// Package picture is what is seen of a scenario at one event of a run, beside
// the run in another release: the boxes and cards of the cloud, the lanes, what is
// being placed and why, all as words and numbers.
//
// It reads the trace and computes no decision of its own. It draws nothing: the
// page (web/view) and the poster (core/diagram) do, and add no word.
package picture

import (
	"errors"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Run is a scenario's run in one release, ready to be looked at.
type Run struct {
	Release string
	Refused string // why the release cannot run it; the trace is empty then
	Outcome scenario.Outcome
	Trace   *trace.Trace
	Reel    *trace.Reel
	Stops   []int // at a level
	phases  []trace.Phase
}

// Compared are the releases that a scenario is seen in first: those that it names, and
// else those between which an empty list of hosts ceased to be an exception.
func Compared(s *scenario.Scenario) [2]string {
	two := [2]string{"4.20.0", "4.20.1"}
	copy(two[:], s.Compare)
	return two
}

// NewRun runs one release. That the release does not model something is no
// error, and no reason to lose the other one.
func NewRun(s *scenario.Scenario, name string, level trace.Level) (Run, error) {
	release, err := placement.Find(name)
	if err != nil {
		return Run{}, err
	}
	run := Run{Release: name}
	out, err := s.Run(release)
	if refused := (*placement.Unmodelled)(nil); errors.As(err, &refused) {
		run.Refused, out = err.Error(), scenario.Outcome{}
	} else if err != nil {
		return Run{}, err
	}
	run.Outcome, run.Trace = out, &out.Trace
	run.Reel, run.Stops, run.phases = trace.NewReel(run.Trace), run.Trace.Stops(level), run.Trace.Phases()
	return run, nil
}

// Stop is the number of stops up to an event, from 1.
func (r *Run) Stop(event int) int {
	n := 0
	for _, at := range r.Stops {
		if at <= event {
			n++
		}
	}
	return n
}

// Pair is what two runs of a scenario, side by side, have in common at every event.
type Pair struct {
	Scenario *scenario.Scenario
	Diff     *trace.Diff
	Start    cloud.State // before anything ran
	Order    []int64     // of the clusters, as they are drawn
	columns  []column    // the phases of both runs, merged
	idle     []int64     // the VMs that begin without a host
}

// Beside puts two runs of a scenario side by side.
func Beside(s *scenario.Scenario, a, b *Run) *Pair {
	return &Pair{
		Scenario: s, Diff: trace.NewDiff(a.Trace, b.Trace), Start: s.Cloud.Start(),
		Order: drawn(s.Cloud, a.Trace), columns: merge(a.phases, b.phases), idle: withoutHost(s.Cloud),
	}
}

// First is where a reader begins: the first difference, or the first stop of a run
// that its release does not refuse.
func (p *Pair) First(runs [2]*Run) (lead, event int) {
	if runs[0].Refused != "" {
		lead = 1
	}
	if p.Diff.Differs() {
		return lead, p.Diff.First[0]
	}
	if stops := runs[lead].Stops; len(stops) > 0 {
		event = stops[0]
	}
	return lead, event
}

// Moment is one event of one of the two runs.
type Moment struct {
	*Pair
	words.Speaker
	Runs  [2]*Run
	Lead  int          // the run that is looked at
	Index int          // of the event
	Event *trace.Event // nil without steps
	Frame trace.Frame  // with the event
}

// At is an event of the run of one side.
func (p *Pair) At(runs [2]*Run, lead, event int) Moment {
	m := Moment{Pair: p, Speaker: words.Speaker{Cloud: p.Scenario.Cloud}, Runs: runs, Lead: lead, Index: event,
		Frame: runs[lead].Reel.Frame(event + 1)}
	if events := runs[lead].Trace.Events; event < len(events) {
		m.Event = &events[event]
	}
	return m
}

func (p Moment) run() *Run { return p.Runs[p.Lead] }

// Beside is the event that a run shows: of the lead the moment's own, and of the
// other the one beside it. -1: the other has not begun.
func (p Moment) Beside(side int) int {
	if side == p.Lead {
		return p.Index
	}
	return p.Diff.Partner(p.Lead, p.Index)
}

// Tone colours a verdict; a word or a sign always says the same.
type Tone string

const (
	Plain Tone = ""
	Good  Tone = "ok"
	Bad   Tone = "no"
	Warn  Tone = "warn"
	Later Tone = "later"
)

func tone(v trace.Verdict) Tone {
	switch v {
	case trace.Pass, trace.Choose:
		return Good
	case trace.Reject, trace.Abort:
		return Bad
	case trace.Skip:
		return Later
	}
	return Plain
}
