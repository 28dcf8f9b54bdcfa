package scenario

import (
	"errors"
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
)

// Turn is a change of a release at which the outcome of a scenario changes.
type Turn struct {
	Release, Parent string
	Change          placement.Change
	Before, After   Outcome
}

// Ran is what one release did with a scenario, without the trace, or why it
// refuses to.
type Ran struct {
	Release string
	Outcome Outcome
	Refused *placement.Unmodelled
}

// Bisection runs a scenario in one release after the other, and compares each
// with its parent. So who must not wait long can pause between two.
type Bisection struct {
	Ran   []Ran // so far, the oldest release first
	Turns []Turn
	s     *Scenario
}

// Bisection begins one; Next goes on with it.
func (s *Scenario) Bisection() *Bisection { return &Bisection{s: s} }

// Done reports whether every release has run.
func (b *Bisection) Done() bool { return len(b.Ran) == len(placement.Releases()) }

// Next runs the next release. One that refuses the scenario is passed over, and
// so are those whose parent refused.
func (b *Bisection) Next() error {
	r := placement.Releases()[len(b.Ran)]
	after, err := b.s.Run(r)
	if refused := (*placement.Unmodelled)(nil); errors.As(err, &refused) {
		b.Ran = append(b.Ran, Ran{Release: r.Name, Refused: refused})
		return nil
	}
	if err != nil {
		return fmt.Errorf("release %s: %w", r.Name, err)
	}
	after.Trace.Events = nil
	parent := slices.IndexFunc(b.Ran, func(p Ran) bool { return p.Release == r.Parent && p.Refused == nil })
	if parent >= 0 && !b.s.Same(b.Ran[parent].Outcome, after) {
		found, err := b.s.turns(r, b.Ran[parent].Outcome)
		if err != nil {
			return err
		}
		b.Turns = append(b.Turns, found...)
	}
	b.Ran = append(b.Ran, Ran{Release: r.Name, Outcome: after})
	return nil
}

// Bisect finds the changes at which the outcome of a scenario changes: how its
// steps end, and where the VMs are.
func (s *Scenario) Bisect() ([]Turn, error) {
	b := s.Bisection()
	for !b.Done() {
		if err := b.Next(); err != nil {
			return nil, err
		}
	}
	return b.Turns, nil
}

// turns makes a release's changes one after the other.
func (s *Scenario) turns(r placement.Release, before Outcome) ([]Turn, error) {
	var turns []Turn
	for _, step := range r.Upto() {
		after, err := s.Run(step)
		if err != nil {
			return nil, fmt.Errorf("release %s: %w", r.Name, err)
		}
		if !s.Same(before, after) {
			turns = append(turns, Turn{Release: r.Name, Parent: r.Parent, Change: step.Changes[len(step.Changes)-1], Before: before, After: after})
		}
		before = after
	}
	return turns, nil
}

// Same: every step ends alike and leaves every VM on the same host.
func (s *Scenario) Same(a, b Outcome) bool {
	return slices.EqualFunc(a.Steps, b.Steps, func(x, y StepOutcome) bool {
		return x.Outcome == y.Outcome && !slices.ContainsFunc(s.Cloud.VMs, func(vm cloud.VM) bool {
			return x.State.VM(s.Cloud, vm.ID).Host != y.State.VM(s.Cloud, vm.ID).Host
		})
	})
}
