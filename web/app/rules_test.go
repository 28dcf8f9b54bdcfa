package app

import (
	"strings"
	"testing"

	"placement-playground/core/cloud"
)

const ruled = `{"title":"ruled","settings":{"vm.allocation.algorithm":"firstfit"},
	"clusters":[{"name":"c","hosts":[{"name":"picky","tagRule":"true"}]}],"offerings":[{"name":"o"}],"templates":[{"name":"t"}],
	"vms":[{"name":"web","offering":"o","template":"t"}],"steps":[{"deploy":"web"}]}`

// asking is a page on which a scenario with a tag rule has been chosen.
func asking(t *testing.T) (Model, AskRules) {
	t.Helper()
	m := New([]Example{{Name: "ruled", Title: "ruled", Text: []byte(ruled)}, {Name: "plain", Title: "plain", Text: []byte(strings.Replace(ruled, `,"tagRule":"true"`, "", 1))}})
	m, effects := Update(m, ChooseExample{"ruled"})
	for _, e := range effects {
		if ask, ok := e.(AskRules); ok {
			return m, ask
		}
	}
	t.Fatal("nothing is asked")
	return m, AskRules{}
}

func accepting(ask AskRules) RulesAnswered {
	answers := cloud.TagRuleAnswers{}
	for _, c := range ask.Cases {
		answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
	}
	return RulesAnswered{Number: ask.Number, Answers: answers}
}

func TestAScenarioWaitsForItsTagRules(t *testing.T) {
	m, ask := asking(t)
	if m.Scenario != nil || m.Screen().Busy == "" || len(ask.Cases) == 0 {
		t.Fatalf("the scenario is open before its rules are answered; %d cases are asked, %q", len(ask.Cases), m.Screen().Busy)
	}
	m, _ = Update(m, accepting(ask))
	if m.Scenario == nil || m.Screen().Busy != "" || m.Lanes[0].Outcome.Steps[0].Outcome != "placed" {
		t.Fatalf("with the answers the scenario is not open, or its rule not asked: %q", m.Problem)
	}
	if _, effects := Update(m, ChooseExample{"ruled"}); len(effects) > 0 {
		if _, again := effects[0].(AskRules); again {
			t.Error("what is known is asked again")
		}
	}
}

func TestRulesThatCannotBeAskedAreSaid(t *testing.T) {
	m, ask := asking(t)
	m, _ = Update(m, RulesAnswered{Number: ask.Number, Problem: "workers are denied"})
	if s := m.Screen(); !strings.Contains(s.Problem, "workers are denied") || s.Busy != "" {
		t.Errorf("it says %q, and waits for %q", s.Problem, s.Busy)
	}
}

func TestLateAnswersToWhatWasGivenUpChangeNothing(t *testing.T) {
	m, ask := asking(t)
	m, effects := Update(m, ChooseExample{"plain"})
	if stop, ok := effects[0].(AskRules); !ok || len(stop.Cases) > 0 {
		t.Errorf("the first effect is %+v, want that asking ends", effects[0])
	}
	name := m.Name
	if m, _ = Update(m, accepting(ask)); m.Name != name || m.Scenario == nil {
		t.Errorf("the late answer opened %q", m.Name)
	}
}
