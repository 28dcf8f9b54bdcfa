package tagrule

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"placement-playground/core/cloud"
)

// stage is a browser that does what a test tells it, step by step.
type stage struct {
	started  []string       // what was posted to each worker
	ended    int            // workers that were stopped
	received func(string)   // of the last worker
	failed   func(error)    // of the last worker
	clocks   map[int]func() // that run, by their number
	patience []int          // ms of each clock
	refuses  error
}

func (s *stage) Worker(name string, received func(string), failed func(error)) (func(string) error, func(), error) {
	if s.refuses != nil || name != "rules/worker.js" {
		return nil, nil, errors.Join(s.refuses, errors.New(name))
	}
	s.received, s.failed = received, failed
	post := func(text string) error { s.started = append(s.started, text); return nil }
	return post, func() { s.ended++ }, nil
}

func (s *stage) After(milliseconds int, f func()) (func(), error) {
	if s.clocks == nil {
		s.clocks = map[int]func(){}
	}
	n := len(s.patience)
	s.patience = append(s.patience, milliseconds)
	s.clocks[n] = f
	return func() { delete(s.clocks, n) }, nil
}

// strike lets the one clock strike that runs.
func (s *stage) strike(t *testing.T) {
	t.Helper()
	if len(s.clocks) != 1 {
		t.Fatalf("%d clocks run", len(s.clocks))
	}
	for n, f := range s.clocks {
		delete(s.clocks, n)
		f()
	}
}

// ending is how done was called.
type ending struct {
	calls   int
	answers cloud.TagRuleAnswers
	err     error
}

func (e *ending) done(answers cloud.TagRuleAnswers, err error) {
	e.calls, e.answers, e.err = e.calls+1, answers, err
}

func named(rules ...string) (cases []cloud.TagRuleCase) {
	for _, rule := range rules {
		cases = append(cases, cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: rule})
	}
	return cases
}

func TestAsk(t *testing.T) {
	var s stage
	var e ending
	cases := named("one", "two", "one", strings.Repeat("long", 9999))
	if _, err := Ask(&s, cases, e.done); err != nil {
		t.Fatal(err)
	}
	var posted question
	if err := json.Unmarshal([]byte(s.started[0]), &posted); err != nil {
		t.Fatal(err)
	}
	if len(posted.Cases) != 2 || posted.Cases[1].Rule != "two" || posted.ForRule != forRule() || posted.ForCheck != forCheck() {
		t.Errorf("posted is %+v", posted)
	}
	late := s.received
	s.received(`{"ready":true}`)
	s.received(`{"said":"accepts\n"}`)
	if e.calls != 0 {
		t.Fatal("it ends before the last answer")
	}
	s.received(`{"said":"throws\nbad"}`)
	late(`{"said":"accepts\n"}`) // too many
	if e.calls != 1 || e.err != nil || len(e.answers) != 3 {
		t.Fatalf("it ends as %+v", e)
	}
	if e.answers[cases[0]].Outcome != cloud.RuleAccepts || e.answers[cases[1]].Detail != "bad" || e.answers[cases[3]].Outcome != cloud.RuleUnmodelled {
		t.Errorf("the answers are %v", e.answers)
	}
	if s.ended != 1 || len(s.clocks) != 0 {
		t.Errorf("%d workers are ended, %d clocks run", s.ended, len(s.clocks))
	}
	if s.patience[0] != loading || s.patience[1] != clockLimit {
		t.Errorf("the patience is %v", s.patience)
	}
}

// A case that is not answered in time ends its worker, and no other case.
func TestAskGoesOn(t *testing.T) {
	var s stage
	var e ending
	cases := named("a", "endless", "c")
	if _, err := Ask(&s, cases, e.done); err != nil {
		t.Fatal(err)
	}
	old := s.received
	s.received(`{"ready":true}`)
	s.received(`{"said":"accepts\n"}`)
	s.strike(t)
	if s.ended != 1 || len(s.started) != 2 || strings.Contains(s.started[1], "endless") || !strings.Contains(s.started[1], `"c"`) {
		t.Fatalf("%d are ended; posted is %q", s.ended, s.started)
	}
	old(`{"said":"throws\nlate"}`) // of the worker that was ended
	s.received(`{"ready":true}`)
	s.received(`{"said":"rejects\n"}`)
	want := []cloud.TagRuleOutcome{cloud.RuleAccepts, cloud.RuleTimesOut, cloud.RuleRejects}
	for i, c := range cases {
		if e.answers[c].Outcome != want[i] {
			t.Errorf("%s is %v, want %s", c.Rule, e.answers[c], want[i])
		}
	}
}

// After three workers that were lost, what is left times out.
func TestAskGivesUp(t *testing.T) {
	var s stage
	var e ending
	cases := named("a", "b", "c", "d", "e")
	if _, err := Ask(&s, cases, e.done); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		s.received(`{"ready":true}`)
		s.strike(t)
	}
	if e.calls != 1 || e.err != nil || len(s.started) != 3 || s.ended != 3 {
		t.Fatalf("it ends as %+v, after %d workers, of which %d are ended", e, len(s.started), s.ended)
	}
	for _, c := range cases {
		if e.answers[c] != timesOut() {
			t.Errorf("%s is %v", c.Rule, e.answers[c])
		}
	}
}

func TestAskFails(t *testing.T) {
	for name, test := range map[string]struct {
		happens func(*stage)
		want    string
	}{
		"a file is missing":      {func(s *stage) { s.received(`{"failed":"realm.js cannot be loaded: the server answers 404"}`) }, "realm.js cannot be loaded"},
		"the worker is missing":  {func(s *stage) { s.failed(errors.New("no worker.js")) }, "no worker.js"},
		"the engine loads never": {func(s *stage) { s.strike(t) }, "the engine does not load"},
		"it says nonsense":       {func(s *stage) { s.received("nonsense") }, "nonsense"},
	} {
		var s stage
		var e ending
		if _, err := Ask(&s, named("a"), e.done); err != nil {
			t.Fatal(err)
		}
		test.happens(&s)
		if e.calls != 1 || e.answers != nil || e.err == nil || !strings.Contains(e.err.Error(), test.want) {
			t.Errorf("%s: it ends as %+v", name, e)
		}
		if s.ended != 1 || len(s.clocks) != 0 {
			t.Errorf("%s: %d workers are ended, %d clocks run", name, s.ended, len(s.clocks))
		}
	}
	s := stage{refuses: errors.New("of no origin")}
	if _, err := Ask(&s, named("a"), nil); err == nil || !strings.Contains(err.Error(), "of no origin") {
		t.Errorf("no worker is told as %v", err)
	}
}

func TestAskIsStopped(t *testing.T) {
	var s stage
	var e ending
	stop, err := Ask(&s, named("a"), e.done)
	if err != nil {
		t.Fatal(err)
	}
	stop()
	s.received(`{"said":"accepts\n"}`)
	s.failed(errors.New("late"))
	if e.calls != 0 || s.ended != 1 || len(s.clocks) != 0 {
		t.Errorf("it ends as %+v; %d workers are ended, %d clocks run", e, s.ended, len(s.clocks))
	}
}

// Nothing to ask needs no worker, and ends later all the same.
func TestAskNothing(t *testing.T) {
	s := stage{refuses: errors.New("no worker is needed")}
	var e ending
	if _, err := Ask(&s, nil, e.done); err != nil {
		t.Fatal(err)
	}
	if e.calls != 0 {
		t.Error("it ends at once")
	}
	s.strike(t)
	if e.calls != 1 || e.err != nil || e.answers == nil {
		t.Errorf("it ends as %+v", e)
	}
}
