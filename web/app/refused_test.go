package app_test

import (
	"strings"
	"testing"

	"placement-playground/web/app"
)

// A release that does not model something leaves the other one to step through.
func TestAReleaseThatRefusesKeepsTheOther(t *testing.T) {
	m := opened(t, "example=tag-rule&release=4.20.0&compare=4.20.1")
	was := m.Event
	for side := range 2 {
		m := after(m, app.SetRelease{Side: side, Name: "4.18"})
		s := m.Screen()
		if s.Problem != "" || m.Lead != 1-side || s.Time.Steps == 0 {
			t.Fatalf("side %d: the lead is %d with %d steps, and the problem %q", side, m.Lead, s.Time.Steps, s.Problem)
		}
		if bar := s.Time.Lanes[side]; bar.End != "not modelled" || bar.Tone != app.Warn || bar.Release != "4.18" {
			t.Errorf("the lane ends as %q, %q", bar.End, bar.Tone)
		}
		for what, text := range map[string]string{"the first difference": s.Time.Difference, "why": s.Why.Other.Text} {
			if !strings.Contains(text, "before 4.19.0 is not modelled yet") {
				t.Errorf("%s says %q", what, text)
			}
		}
		if s.Time.Differs {
			t.Error("a release that has not run differs")
		}
		for _, message := range []app.Msg{app.ToDifference{}, app.SwapLead{}, app.GoTo{Side: side, Event: 0}, app.Step{N: 1}, app.Last{}} {
			if m = after(m, message); m.Lead != 1-side {
				t.Fatalf("%T leads to the release that did not run", message)
			}
		}
		if back := after(m, app.First{}, app.SetRelease{Side: side, Name: []string{"4.20.0", "4.20.1"}[side]}, app.ToDifference{}); back.Event != was || !back.Diff.Differs() {
			t.Errorf("the first difference is at %d, and was at %d", back.Event, was)
		}
	}
}

// The cloud is drawn even if no release can run the steps.
func TestTwoReleasesThatRefuseSayWhy(t *testing.T) {
	m := app.New([]app.Example{{Name: "metal", Text: []byte(`{"title":"Metal","clusters":[{"name":"c","hosts":[{"name":"h"}]}],"offerings":[{"name":"o","planner":"BareMetalPlanner"}],
		"templates":[{"name":"t"}],"vms":[{"name":"v","offering":"o","template":"t"}],"steps":[{"deploy":"v"}]}`)}})
	s := after(m, app.ChooseExample{Name: "metal"}, app.Step{N: 1}, app.Play{}, app.SwapLead{}).Screen()
	if s.Problem != "" || s.Title != "Metal" || len(s.Pods) != 1 {
		t.Errorf("the page says %q and draws %d pods", s.Problem, len(s.Pods))
	}
	if s.Why.Title != "Not modelled" || !strings.Contains(s.Why.Sentence, "the planner BareMetalPlanner is not modelled yet") || s.Heading.Otherwise != "Neither release can run this scenario." {
		t.Errorf("the page says %q, %q, %q", s.Heading.Otherwise, s.Why.Title, s.Why.Sentence)
	}
}
