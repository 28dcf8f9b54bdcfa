package scenario

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// outcomes are the words for how a step ends.
func outcomes() []trace.Outcome {
	return []trace.Outcome{trace.Placed, trace.Unplaced, trace.Threw, trace.Endless, trace.Refused, trace.Maintenance, trace.ErrorInMaintenance, trace.Enabled}
}

func (f *file) readExpect(s *Scenario, n *Node) {
	if !f.is(n, Object) {
		return
	}
	for i, key := range n.Keys {
		first := len(s.Expect)
		releases, err := span(key.Text)
		if err != nil {
			f.fail(key, "%v", err)
			return
		}
		for _, name := range releases {
			if slices.ContainsFunc(s.Expect, func(e Expectation) bool { return e.Release == name }) {
				f.fail(key, "release %s stands twice", name)
			}
			s.Expect = append(s.Expect, Expectation{Release: name})
		}
		f.readReleaseExpect(n.Items[i], s, s.Expect[first:])
	}
	slices.SortStableFunc(s.Expect, func(a, b Expectation) int { return placement.Rank(a.Release) - placement.Rank(b.Release) })
}

// span reads the releases that an expectation is for: "4.18", or "4.20.1 to
// 4.23" for both and all between.
func span(text string) ([]string, error) {
	from, to, several := strings.Cut(text, " to ")
	if !several {
		to = from
	}
	first, err := placement.Find(from)
	if err != nil {
		return nil, err
	}
	last, err := placement.Find(to)
	if err != nil {
		return nil, err
	}
	low, high := placement.Rank(first.Name), placement.Rank(last.Name)
	if low > high {
		return nil, fmt.Errorf("release %s comes after %s", from, to)
	}
	var names []string
	for _, r := range placement.Releases()[low : high+1] {
		names = append(names, r.Name)
	}
	return names, nil
}

// readReleaseExpect reads what is expected alike of some releases.
func (f *file) readReleaseExpect(n *Node, s *Scenario, of []Expectation) {
	var steps []StepExpectation
	f.list(n, func(n *Node) {
		e := &StepExpectation{}
		object(f.decoder, n, e, []field[*StepExpectation]{
			{"outcome", func(e *StepExpectation, n *Node) { text(f.decoder, n, &e.Outcome) }},
			{"vms", f.readWhere},
		})
		// {} expects nothing: a step can come before anybody knows how it ends.
		if len(n.Keys) > 0 && !slices.Contains(outcomes(), e.Outcome) {
			f.fail(n, "outcome %q is none of %v", e.Outcome, outcomes())
		}
		steps = append(steps, *e)
	})
	f.later(func() {
		if len(steps) != len(s.Steps) {
			f.fail(n, "%d outcomes for %d steps", len(steps), len(s.Steps))
		}
	})
	for i := range of {
		of[i].Steps = steps
	}
}

func (f *file) readWhere(e *StepExpectation, n *Node) {
	if !f.is(n, Object) {
		return
	}
	e.VMs = make([]VMAt, len(n.Keys))
	for i, key := range n.Keys {
		f.ref(key, &e.VMs[i].VM, vms)
		if n.Items[i].Text != none {
			f.ref(n.Items[i], &e.VMs[i].Host, hosts)
		}
	}
}
