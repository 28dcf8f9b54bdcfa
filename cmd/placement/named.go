package main

import (
	"fmt"
	"strconv"

	"placement-playground/core/link/step"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// eventOf is the event of a step: by its name (core/link/step), or by the number that
// "trace" prints.
func eventOf(s *scenario.Scenario, t *trace.Trace, at string) (int, error) {
	stops := t.Stops(trace.ByHost)
	if len(stops) == 0 {
		return 0, usageError{fmt.Sprintf("there is no step %q: %s takes none", at, t.Release)}
	}
	if n, err := strconv.Atoi(at); err == nil {
		if n < 1 || n > len(stops) {
			return 0, usageError{fmt.Sprintf("there is no step %q: %s has the steps 1 to %d", at, t.Release, len(stops))}
		}
		return stops[n-1], nil
	}
	event, exact := step.Find(s.Cloud, t, at)
	if !exact {
		return 0, usageError{fmt.Sprintf("there is no step %q in %s; the nearest is %q", at, t.Release, step.At(s.Cloud, t, event))}
	}
	return event, nil
}

// namedStep is a step with its name.
type namedStep struct {
	Step  string `json:"step"`
	N     int    `json:"n"` // of all events, from 1
	Text  string `json:"text"`
	Exact bool   `json:"exact"` // or the nearest around one that is not there
}

func newNamedStep(s *scenario.Scenario, t *trace.Trace, event int, exact bool) *namedStep {
	speaker := words.Speaker{Cloud: s.Cloud}
	e := &t.Events[event]
	return &namedStep{Step: step.At(s.Cloud, t, event), N: event + 1, Text: words.Sign(e.Verdict) + " " + speaker.Sentence(e), Exact: exact}
}

func (n *namedStep) String() string {
	if n.Exact {
		return "The link shows: " + n.Text
	}
	return "The link names a step that is not there; the nearest is: " + n.Text
}
