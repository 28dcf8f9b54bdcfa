package conformance

import (
	"bytes"
	"errors"
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// Evaluate answers questions to tag rules: a JavaScript engine, which the core
// has not.
type Evaluate func([]cloud.TagRuleCase) (cloud.TagRuleAnswers, error)

// Compare replays recorded scenarios in a release and compares with the
// recorded answers. Both are JSON, one object a line, with the same ids in the
// same order. The error is for text that cannot be read.
func Compare(release placement.Release, scenarios, answers []byte, rules Evaluate) (Report, error) {
	asked, recorded := lines(scenarios), lines(answers)
	if len(asked) != len(recorded) {
		return Report{}, fmt.Errorf("conformance: release %s: %d answers to %d scenarios", release.Name, len(recorded), len(asked))
	}
	c := newCounter(release.Name)
	for i := range asked {
		if err := c.compare(release, asked[i], recorded[i], rules); err != nil {
			return Report{}, fmt.Errorf("conformance: release %s, line %d: %w", release.Name, i+1, err)
		}
	}
	return c.finish(), nil
}

func lines(text []byte) [][]byte {
	var out [][]byte
	for line := range bytes.Lines(text) {
		if len(bytes.TrimSpace(line)) > 0 {
			out = append(out, line)
		}
	}
	return out
}

func (c *counter) compare(release placement.Release, asked, recorded []byte, rules Evaluate) error {
	s, err := decodeScenario(asked)
	if err != nil {
		return fmt.Errorf("scenario: %w", err)
	}
	a, err := decodeAnswer(recorded)
	switch {
	case err != nil:
		return fmt.Errorf("answer: %w", err)
	case a.ID != s.ID:
		return fmt.Errorf("the scenario is %q and the answer is to %q", s.ID, a.ID)
	case a.Release != release.Name:
		return fmt.Errorf("the answer is of release %q", a.Release)
	}
	different, err := s.differences(release, a, rules)
	var u *placement.Unmodelled
	switch {
	case errors.As(err, &u):
		c.add(s, verdict{refused: u.What})
	case err != nil: // CloudStack answered and the core cannot
		c.add(s, verdict{differences: []difference{{"results", err.Error(), "an answer"}}})
	default:
		c.add(s, verdict{differences: different})
	}
	return nil
}

func (s *scenario) differences(release placement.Release, a *answer, rules Evaluate) ([]difference, error) {
	c, err := s.build()
	if err != nil {
		return nil, err
	}
	results, _, err := s.run(c, release, a, rules)
	if err != nil {
		return nil, err
	}
	d := differ("results", results, a.Results)
	if a.unread != "" {
		d = append(d, difference{"results", nothing, a.unread})
	}
	return d, nil
}

// run replays in the order in which the recording lists equals.
func (s *scenario) run(c *cloud.Cloud, release placement.Release, a *answer, rules Evaluate) ([]result, [][]trace.Event, error) {
	evaluated, err := rules(placement.TagRuleCases(c, release))
	if err != nil {
		return nil, nil, err
	}
	return s.replay(placement.Run{Cloud: c, Release: release, Rules: evaluated, Ties: s.recordedTies(c, a).order})
}
