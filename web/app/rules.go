package app

import (
	"maps"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// RulesAnswered brings what the tag rules answered, or why they could not be
// asked. Number is that of AskRules.
type RulesAnswered struct {
	Number  int
	Answers cloud.TagRuleAnswers
	Problem string
}

func (RulesAnswered) msg() {}

// AskRules has tag rules answered where they cannot do harm; RulesAnswered
// follows. It ends what was asked before, and without cases it only does that.
type AskRules struct {
	Number int
	Cases  []cloud.TagRuleCase
}

func (AskRules) effect() {}

// rules is what the page knows of tag rules, and what waits for them.
type rules struct {
	answers cloud.TagRuleAnswers
	asking  int                 // counts what was asked
	cases   []cloud.TagRuleCase // being asked; none: nothing waits
	waiting Msg                 // comes again with the answers
}

// needsRules gives a scenario the answers that are known. If some are missing,
// they are asked, and the message that opens it comes again later; until then
// what is open stays.
func (m *Model) needsRules(s *scenario.Scenario) bool {
	var missing []cloud.TagRuleCase
	for _, c := range s.TagRuleCases() {
		if _, known := m.rules.answers[c]; !known {
			missing = append(missing, c)
		}
	}
	s.Rules = m.rules.answers
	if len(missing) == 0 {
		return false
	}
	m.rules.asking++
	m.rules.cases = missing
	m.Playing = false
	if m.Scenario == nil {
		m.Problem = ""
	}
	return true
}

// forgetRules gives up what is being asked: something else is opened.
func (m Model) forgetRules() Model {
	if m.rules.cases != nil {
		m.rules.asking++
		m.rules.cases, m.rules.waiting = nil, nil
	}
	return m
}

// wait keeps the message that opens what needs rules.
func (m Model) wait(msg Msg) Model {
	if m.rules.cases != nil {
		m.rules.waiting = msg
	}
	return m
}

func (m Model) answered(msg RulesAnswered) Model {
	if msg.Number != m.rules.asking || m.rules.cases == nil {
		return m // the answer to a question that was given up
	}
	waiting := m.rules.waiting
	m.rules.cases, m.rules.waiting = nil, nil
	if _, edited := waiting.(again); edited && msg.Problem != "" {
		return m.tell(Bad, "The tag rules cannot be asked here: "+msg.Problem)
	}
	if msg.Problem != "" {
		m.Problem, m.Scenario = "the tag rules of its hosts cannot be asked here: "+msg.Problem, nil
		return m
	}
	known := maps.Clone(m.rules.answers)
	if known == nil {
		known = cloud.TagRuleAnswers{}
	}
	maps.Copy(known, msg.Answers)
	m.rules.answers = known
	return m.update(waiting)
}
