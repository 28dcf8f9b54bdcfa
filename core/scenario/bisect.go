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

// Bisect finds the changes at which the outcome of a scenario changes: how its
// steps end, and where the VMs are. A release that refuses the scenario is
// passed over, and those after it are compared with the last that does not.
func (s *Scenario) Bisect() ([]Turn, error) {
	ran := map[string]Outcome{}
	var turns []Turn
	for _, r := range placement.Releases() {
		after, err := s.Run(r)
		var refused *placement.Unmodelled
		if errors.As(err, &refused) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("release %s: %w", r.Name, err)
		}
		ran[r.Name] = after
		before, compared := ran[r.Parent]
		if !compared || s.same(before, after) {
			continue
		}
		found, err := s.turns(r, before)
		if err != nil {
			return nil, err
		}
		turns = append(turns, found...)
	}
	return turns, nil
}

// turns makes a release's changes one after the other.
func (s *Scenario) turns(r placement.Release, before Outcome) ([]Turn, error) {
	var turns []Turn
	for _, step := range r.Upto() {
		after, err := s.Run(step)
		if err != nil {
			return nil, fmt.Errorf("release %s: %w", r.Name, err)
		}
		if !s.same(before, after) {
			turns = append(turns, Turn{Release: r.Name, Parent: r.Parent, Change: step.Changes[len(step.Changes)-1], Before: before, After: after})
		}
		before = after
	}
	return turns, nil
}

// same: every step ends alike and leaves every VM on the same host.
func (s *Scenario) same(a, b Outcome) bool {
	return slices.EqualFunc(a.Steps, b.Steps, func(x, y StepOutcome) bool {
		return x.Outcome == y.Outcome && !slices.ContainsFunc(s.Cloud.VMs, func(vm cloud.VM) bool {
			return x.State.VM(s.Cloud, vm.ID).Host != y.State.VM(s.Cloud, vm.ID).Host
		})
	})
}
