// Package remedy says of a VM that found no host everything that was in the way,
// and which smallest changes would place it. Both come from the engine: a blocker
// is an answer of one of its rules, asked by the trace or by placement.Survey, and
// a change is told only after a run with it has placed the VM.
//
// It writes no sentences (core/words), decides nothing about placement
// (core/placement), reads no files, and evaluates no tag rules: who has an
// engine for them hands it in.
package remedy

import (
	"cmp"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// Case is one VM that was to be placed: one that a step deploys, or one of the
// host that a step empties. With VM 0 it is a maintenance as a whole: one that
// was refused, or that tried no VM because no host was left for any.
type Case struct {
	Step int      `json:"step"` // from 1
	VM   cloud.ID `json:"vm,omitempty"`
	Host cloud.ID `json:"host,omitempty"` // that is emptied
	// Outcome is how it ended in the release.
	Outcome trace.Outcome `json:"outcome"`
}

// Failed lists the cases that ended without a destination, in their order. A VM
// that was tried more than once in a step is judged by its last try.
func Failed(s *scenario.Scenario, out scenario.Outcome) []Case {
	var all []Case
	judge := func(c Case, failed bool) {
		all = slices.DeleteFunc(all, func(o Case) bool { return o.Step == c.Step && o.VM == c.VM })
		if failed {
			all = append(all, c)
		}
	}
	for i := range out.Trace.Events {
		e := &out.Trace.Events[i]
		c := Case{Step: e.At.Step, VM: e.At.VM, Host: s.Steps[e.At.Step-1].Maintain}
		switch {
		case e.Rule == trace.MaintainOthers && e.Verdict == trace.Reject:
			c.VM, c.Outcome = 0, trace.ErrorInMaintenance
			judge(c, true)
		case e.Effect == nil || e.Effect.Result == nil:
		case e.Rule == trace.DeployEnd, e.Rule == trace.MoveEnd:
			c.Outcome = e.Effect.Result.Outcome
			judge(c, c.Outcome != trace.Placed && c.Outcome != trace.Moved)
		case e.Rule == trace.MaintainEnd && e.Effect.Result.Outcome == trace.Refused:
			c.VM, c.Outcome = 0, trace.Refused
			judge(c, true)
		}
	}
	slices.SortStableFunc(all, func(a, b Case) int { return cmp.Compare(a.Step, b.Step) })
	return all
}

// placed reports whether the case has a destination in a run, and which. Of a
// maintenance as a whole it is enough that one VM has moved, or that the host is
// empty.
func (c Case) placed(s *scenario.Scenario, out scenario.Outcome) (host cloud.ID, ok bool) {
	end := out.Steps[c.Step-1]
	before := s.Cloud.Start()
	if c.Step > 1 {
		before = out.Steps[c.Step-2].State
	}
	switch {
	case c.Host == 0:
		host = end.State.VM(s.Cloud, c.VM).Host
		return host, end.Outcome == trace.Placed
	case c.VM != 0:
		host = end.State.VM(s.Cloud, c.VM).Host
		return host, host != 0 && host != c.Host && before.VM(s.Cloud, c.VM).Host == c.Host
	case end.Outcome == trace.Maintenance:
		return 0, true
	}
	for _, vm := range before.VMsOn(s.Cloud, c.Host) {
		if now := end.State.VM(s.Cloud, vm.ID).Host; now != 0 && now != c.Host {
			return 0, true
		}
	}
	return 0, false
}

// PlacedSince is the first release after the given one, in the order of
// placement.Releases, that places the case with nothing changed; empty if none
// does. Releases that refuse the scenario are passed over.
func PlacedSince(s *scenario.Scenario, release string, c Case) string {
	for _, later := range placement.Releases()[placement.Rank(release)+1:] {
		out, err := s.RunTo(later, c.Step, nil)
		if err != nil {
			continue // not modelled there
		}
		if _, ok := c.placed(s, out); ok {
			return later.Name
		}
	}
	return ""
}
