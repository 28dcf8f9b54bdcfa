package remedy

import (
	"errors"
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

// Hunt is a search that can pause between two sets of changes.
type Hunt struct {
	Search
	s       *scenario.Scenario
	release placement.Release
	c       Case
	failed  map[cloud.ID]bool // in the run without a change
	found   Found
	kinds   map[string]*tally
	sets    [][]option // not tried yet, those that seem smaller first
	double  func() [][]option
}

// Hunt begins a search; Next goes on with it.
func (t *Table) Hunt(s *scenario.Scenario, release placement.Release, how Search) (*Hunt, error) {
	out, err := s.RunTo(release, t.Case.Step, nil)
	if err != nil {
		return nil, fmt.Errorf("remedy: %w", err)
	}
	r := &Hunt{Search: how, s: s, release: release, c: t.Case, failed: failing(s, out), found: Found{Remedies: []Remedy{}}}
	if r.Reruns == 0 {
		r.Reruns = MaxReruns
	}
	o := newOffers(s, t)
	rows, ending := o.rows(), o.ending()
	var single [][]option
	for _, row := range rows {
		for _, way := range covering(row) {
			single = append(single, []option{way})
		}
	}
	for _, way := range ending {
		single = append(single, []option{way})
	}
	r.double = func() [][]option {
		var double [][]option
		for _, row := range rows {
			double = append(double, pairs(row)...)
			for _, way := range covering(row) {
				for _, round := range ending {
					double = append(double, []option{way, round})
				}
			}
		}
		return double
	}
	r.begin(single)
	return r, nil
}

// Done reports whether all was tried, or as much as the bounds allow.
func (r *Hunt) Done() bool { return len(r.sets) == 0 }

// Found is what was found so far; it is in order once the search is done.
func (r *Hunt) Found() Found { return r.found }

// begin sets out to try sets, and where there is none, ends with them.
func (r *Hunt) begin(sets [][]option) {
	r.sets, r.kinds = r.sorted(sets), map[string]*tally{}
	r.end()
}

// end, once all sets were tried, goes on to pairs if no single change was found.
func (r *Hunt) end() {
	if len(r.sets) > 0 {
		return
	}
	slices.SortStableFunc(r.found.Remedies, func(a, b Remedy) int { return bySize(r.s, a.Changes, b.Changes) })
	if len(r.found.Remedies) == 0 && !r.found.Pairs {
		r.found.Pairs = true
		r.begin(r.double())
	}
}

// Next tries the next set of changes; all that are left, once a bound is reached.
func (r *Hunt) Next() error {
	if r.found.Reruns >= r.Reruns {
		r.found.Left += len(r.sets)
		r.sets = nil
		r.end()
		return nil
	}
	set := r.sets[0]
	r.sets = r.sets[1:]
	if err := r.try(set); err != nil {
		return err
	}
	r.end()
	return nil
}

func (r *Hunt) try(set []option) error {
	kind := kindOf(set)
	if r.kinds[kind] == nil {
		r.kinds[kind] = &tally{}
	}
	t := r.kinds[kind]
	if t.told >= MaxAlike || t.tried >= MaxTried {
		r.found.Left++
		return nil
	}
	t.tried++
	found, err := r.measure(set)
	switch {
	case errors.Is(err, errBound):
		r.found.Left++
	case errors.Is(err, errUnanswered):
		r.found.Unanswered++
	case err != nil && unmodelled(err):
		r.found.Unmodelled++
	case err != nil:
		return err
	case found != nil:
		t.told++
		r.found.Remedies = append(r.found.Remedies, *found)
	}
	return nil
}
