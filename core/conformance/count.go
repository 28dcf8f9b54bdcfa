package conformance

import (
	"cmp"
	"slices"
)

// verdict is what became of one scenario: it agrees if both are empty.
type verdict struct {
	refused     string // the cause
	differences []difference
}

// counter makes a report of verdicts.
type counter struct {
	report   Report
	features []feature
	causes   map[string]int
}

func newCounter(release string) *counter {
	c := &counter{report: Report{Release: release, Refusals: []Refusal{}}, features: features(), causes: map[string]int{}}
	for _, f := range c.features {
		c.report.Features = append(c.report.Features, Feature{Name: f.name})
	}
	return c
}

func (c *counter) add(s *scenario, v verdict) {
	c.report.Tally.add(v)
	for i, f := range c.features {
		if f.uses(s) {
			c.report.Features[i].Tally.add(v)
		}
	}
	if v.refused != "" {
		c.causes[v.refused]++
	}
	if n := len(v.differences); n > 0 {
		d := v.differences[0]
		c.report.Disagreements = append(c.report.Disagreements, Disagreement{ID: s.ID, Field: d.field, Got: d.got, Want: d.want, Fields: n})
	}
}

func (t *Tally) add(v verdict) {
	t.Scenarios++
	switch {
	case v.refused != "":
		t.Refused++
	case len(v.differences) > 0:
		t.Disagree++
	default:
		t.Agree++
	}
}

// finish drops the features that nothing uses, and puts the causes into order.
func (c *counter) finish() Report {
	r := c.report
	r.Features = slices.DeleteFunc(r.Features, func(f Feature) bool { return f.Scenarios == 0 })
	for cause, n := range c.causes {
		r.Refusals = append(r.Refusals, Refusal{cause, n})
	}
	slices.SortFunc(r.Refusals, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(b.Scenarios, a.Scenarios), cmp.Compare(a.Cause, b.Cause))
	})
	return r
}
