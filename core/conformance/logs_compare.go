package conformance

import (
	"errors"
	"fmt"
	"slices"

	"placement-playground/core/placement"
)

// logComparer compares scenario by scenario into one report.
type logComparer struct {
	report *LogReport
	normal normaliser
	rules  Evaluate
}

func (c *logComparer) compare(release placement.Release, asked, answered []byte, recorded *recordedLog) error {
	s, err := decodeScenario(asked)
	if err != nil {
		return err
	}
	a, err := decodeAnswer(answered)
	if err != nil {
		return err
	}
	got, err := s.logs(release, a, c.rules)
	var u *placement.Unmodelled
	switch {
	case errors.As(err, &u):
		c.report.add(verdict{refused: u.What})
		return nil
	case err != nil:
		return err
	}
	d := c.plans(got, recorded.plans())
	c.report.add(verdict{differences: d})
	if len(d) > 0 {
		c.report.Disagreements = append(c.report.Disagreements, Disagreement{ID: s.ID, Field: d[0].field, Got: d[0].got, Want: d[0].want, Fields: len(d)})
	}
	return nil
}

func (s *scenario) logs(release placement.Release, a *answer, rules Evaluate) (plans, error) {
	built, err := s.build()
	if err != nil {
		return nil, err
	}
	c := named(built)
	results, events, err := s.run(c, release, a, rules)
	if err != nil {
		return nil, err
	}
	return s.produced(c, release, results, events), nil
}

// plans compares line by line; a plan that has not as many lines differs in
// what is too much or missing.
func (c *logComparer) plans(got, want plans) []difference {
	var d []difference
	if len(got) != len(want) {
		return []difference{{"plans", fmt.Sprint(len(got)), fmt.Sprint(len(want))}}
	}
	for i := range want {
		g, w := c.lines(got[i].lines, produced), c.lines(want[i].lines, recorded)
		c.report.Lines += len(w)
		for n := range max(len(g), len(w)) {
			have, expected := at(g, n), at(w, n)
			if have == expected {
				c.report.Agreeing++
				continue
			}
			d = append(d, difference{fmt.Sprintf("%s line %d", want[i].of, n+1), have, expected})
		}
	}
	return d
}

// lines leaves out what is excluded and normalises the rest.
func (c *logComparer) lines(all []string, side side) []string {
	var out []string
	for _, line := range all {
		if i := slices.IndexFunc(c.normal.excluded, func(x exclusion) bool { return x.side == side && x.line.MatchString(line) }); i >= 0 {
			c.report.Excluded[c.normal.excluded[i].why]++
			continue
		}
		out = append(out, c.normal.line(line, side))
	}
	return out
}

func at(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return nothing
}
