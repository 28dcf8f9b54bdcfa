package app_test

import (
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
	"placement-playground/examples"
	"placement-playground/web/app"
)

// opened is the page after it was opened at an address.
func opened(t *testing.T, fragment string) app.Model {
	t.Helper()
	text, err := examples.JSON()
	if err != nil {
		t.Fatal(err)
	}
	list, err := app.ReadExamples(text)
	if err != nil {
		t.Fatal(err)
	}
	return after(app.New(list), app.Arrive{Fragment: fragment})
}

func after(m app.Model, messages ...app.Msg) app.Model {
	for _, msg := range messages {
		var effects []app.Effect
		m, effects = app.Update(m, msg)
		for _, e := range effects {
			if ask, ok := e.(app.AskRules); ok && len(ask.Cases) > 0 {
				m = after(m, rejecting(ask))
			}
		}
	}
	return m
}

// rejecting stands in for the worker: every tag rule rejects.
func rejecting(ask app.AskRules) app.RulesAnswered {
	answers := cloud.TagRuleAnswers{}
	for _, c := range ask.Cases {
		answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
	}
	return app.RulesAnswered{Number: ask.Number, Answers: answers}
}

func TestOpensAtTheFirstDifference(t *testing.T) {
	s := opened(t, "").Screen()
	if s.Why.Title != "The allocator gives up on the whole zone." || !s.Time.AtDiff {
		t.Errorf("the page opens at %q", s.Why.Title)
	}
	if s.Why.Other.Release != "4.20.1" || s.Why.Other.Same || !strings.Contains(s.Why.Other.Text, "goes on") {
		t.Errorf("the other release: %+v", s.Why.Other)
	}
	if len(s.Why.Changes) == 0 || s.Why.Changes[0].Text != "PR #10603" {
		t.Errorf("the pull request: %+v", s.Why.Changes)
	}
	want := []app.TagRow{}
	for _, host := range []string{"win-01", "win-02"} {
		hit, miss := app.Cell{Sign: "✓", Text: "has it", Tone: app.Good}, app.Cell{Sign: "✗", Text: "lacks it", Tone: app.Bad}
		want = append(want, app.TagRow{Host: host, Offering: hit, Template: miss, Both: miss})
	}
	if !reflect.DeepEqual(s.Why.Table.Rows, want) {
		t.Errorf("the tag table:\n%+v\nwant\n%+v", s.Why.Table.Rows, want)
	}
}

// Forwards and backwards through every example, every level and both lanes:
// the way back shows the same screens as the way there.
func TestBackIsAsGoodAsForth(t *testing.T) {
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range names {
		for _, level := range []trace.Level{trace.ByCluster, trace.ByHost, trace.ByCheck} {
			m := after(opened(t, "example="+strings.TrimSuffix(file, ".yaml")), app.SetLevel{Level: level}, app.SwapLead{}, app.First{})
			var there []app.Screen
			for !m.Screen().Time.AtEnd {
				there = append(there, m.Screen())
				m = after(m, app.Step{N: 1})
			}
			for n := len(there) - 1; n >= 0; n-- {
				m = after(m, app.Step{N: -1})
				if s := m.Screen(); !reflect.DeepEqual(s, there[n]) {
					t.Fatalf("%s: step %d reads %q on the way back, %q on the way there", file, n+1, s.Why.Sentence, there[n].Why.Sentence)
				}
			}
			if !m.Screen().Time.AtStart {
				t.Errorf("%s: the way back does not end at the start", file)
			}
		}
	}
}

// Both lanes are cut into the same columns, so that a phase stands under itself.
func TestLanesStayAligned(t *testing.T) {
	m := after(opened(t, ""), app.First{})
	for !m.Screen().Time.AtEnd {
		lanes := m.Screen().Time.Lanes
		for i, part := range lanes[0].Parts {
			other := lanes[1].Parts[i]
			if part.Name != other.Name || part.Open != other.Open || len(part.Cells) != len(other.Cells) {
				t.Fatalf("part %d: %+v beside %+v", i, part, other)
			}
			for j := range part.Cells {
				if part.Cells[j].Size != other.Cells[j].Size {
					t.Fatalf("part %d, cell %d: sizes %d and %d", i, j, part.Cells[j].Size, other.Cells[j].Size)
				}
			}
		}
		m = after(m, app.Step{N: 1})
	}
}

func TestEffects(t *testing.T) {
	m := opened(t, "")
	for name, test := range map[string]struct {
		msg  app.Msg
		want []app.Effect
	}{
		"a step reveals what it looks at": {app.Step{N: -1}, []app.Effect{app.Reveal{ID: "host-902"}}},
		"play starts the clock":           {app.Play{}, []app.Effect{app.StartClock{Milliseconds: 800}}},
		"a theme is applied":              {app.SetTheme{Theme: app.Dark}, []app.Effect{app.ApplyTheme{Theme: app.Dark}}},
		"a release is in the address":     {app.SetRelease{Side: 0, Name: "4.19.0"}, []app.Effect{app.WriteAddress{Fragment: "example=issue-10598&release=4.19.0&compare=4.20.1"}, app.Reveal{ID: "cluster-19"}}},
		"an unknown release is none":      {app.SetRelease{Side: 0, Name: "9.9"}, nil},
		"a host that was not looked at":   {app.GoToHost{ID: 984}, nil},
		"an event that is not there":      {app.GoTo{Side: 0, Event: 1 << 30}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := app.Update(m, test.msg); !reflect.DeepEqual(got, test.want) {
				t.Errorf("effects %#v, want %#v", got, test.want)
			}
		})
	}
}

// The player goes to the end, stops its clock there, and begins anew from there.
func TestPlayer(t *testing.T) {
	m := after(opened(t, ""), app.First{}, app.Play{})
	var effects []app.Effect
	for n := 0; m.Playing; n++ {
		if n > 1000 {
			t.Fatal("the player never ends")
		}
		m, effects = app.Update(m, app.Tick{})
	}
	if !m.Screen().Time.AtEnd || !reflect.DeepEqual(effects[0], app.StartClock{}) {
		t.Errorf("the player stopped at step %d with %#v", m.Screen().Time.Step, effects)
	}
	if m = after(m, app.Play{}); !m.Screen().Time.AtStart {
		t.Error("played again, it does not begin at the start")
	}
}

// Another release is run at the question that is looked at.
func TestAnotherReleaseStaysAtTheQuestion(t *testing.T) {
	m := after(opened(t, ""), app.SetRelease{Side: 0, Name: "4.19.1"})
	s := m.Screen()
	if s.Why.Title != "No host comes into question here." || s.Time.Differs {
		t.Errorf("4.19.1 is at %q, differs: %v", s.Why.Title, s.Time.Differs)
	}
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	for name, want := range map[string]string{
		"no such example": "there is no example",
		"broken":          `unknown field "clutsers"`,
	} {
		t.Run(name, func(t *testing.T) {
			m := app.New([]app.Example{
				{Name: "broken", Text: []byte(`{"clutsers": []}`)},
			})
			s := after(m, app.ChooseExample{Name: name}, app.Step{N: 1}, app.Play{}).Screen()
			if !strings.Contains(s.Problem, want) || s.Title != "" {
				t.Errorf("it says %q, want %q", s.Problem, want)
			}
		})
	}
}

func TestAnAddressWithAnUnknownReleaseIsSaid(t *testing.T) {
	if s := opened(t, "example=issue-10598&release=3.0").Screen(); !strings.Contains(s.Problem, `release "3.0" is not modelled`) || s.Title != "" {
		t.Errorf("it says %q", s.Problem)
	}
}

// A scenario without steps has a screen, too.
func TestNoStep(t *testing.T) {
	m := app.New([]app.Example{{Name: "still", Text: []byte(`{"title":"Still","clusters":[{"name":"c","hosts":[{"name":"h"}]}]}`)}})
	s := after(m, app.ChooseExample{Name: "still"}, app.Step{N: 1}, app.Last{}, app.ToDifference{}, app.SwapLead{}, app.StepCluster{N: 1}, app.Play{}, app.Tick{}).Screen()
	if s.Title != "Still" || s.Heading.Otherwise == "" || len(s.Pods) != 1 {
		t.Errorf("the screen: %+v", s)
	}
}

// What a lane shows can be looked up: each sign has its words.
func TestEverySignIsExplained(t *testing.T) {
	explained := map[string]bool{"": true}
	for _, sign := range app.Signs() {
		explained[sign[0]] = sign[1] != ""
	}
	for _, e := range opened(t, "").Examples {
		for _, pair := range []string{"release=4.18&compare=4.19.1", "release=4.20.0&compare=4.20.1"} {
			for _, lane := range opened(t, "example="+e.Name+"&"+pair).Screen().Time.Lanes {
				for _, part := range lane.Parts {
					for _, c := range part.Cells {
						if !explained[c.Sign] {
							t.Errorf("%s, %s: the sign %q of %q is not explained", e.Name, lane.Release, c.Sign, c.Title)
						}
					}
				}
			}
		}
	}
}

// An example is the file that it comes from, comments and all, and can be edited.
func TestExamplesAreDocuments(t *testing.T) {
	list := opened(t, "").Examples
	for _, e := range list {
		want, err := examples.Files.ReadFile(e.Name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		d, err := e.Document()
		if err != nil {
			t.Fatalf("%s: %v", e.Name, err)
		}
		if string(d.Text()) != string(want) {
			t.Errorf("%s comes as\n%s", e.Name, d.Text())
		}
		if d.Scenario().Title != e.Title {
			t.Errorf("%s is called %q and %q", e.Name, e.Title, d.Scenario().Title)
		}
	}
	typed, err := app.Example{Text: []byte(`{"title": "x"}`)}.Document()
	if err != nil || string(typed.Text()) != `{"title": "x"}` {
		t.Errorf("JSON comes as %s, %v", typed.Text(), err)
	}
	for _, text := range []string{"", "[", `[["{"],1]`, `{"titel": "x"}`} {
		if d, err := (app.Example{Text: []byte(text)}).Document(); err == nil {
			t.Errorf("%q is a document: %s", text, d.Text())
		}
	}
}
