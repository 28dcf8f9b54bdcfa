package core_test

import (
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Each blocker and each change is said in words: none with a rule's name, a
// number in place of a name, or a hole.
func TestBlockersAndChangesAreSaid(t *testing.T) {
	said := func(t *testing.T, about any, text string) {
		if strings.TrimSpace(text) == "" || strings.Contains(text, "%!") || strings.HasSuffix(text, " ") || strings.Contains(text, "none") {
			t.Errorf("%+v is said as %q", about, text)
		}
	}
	rules := map[trace.Rule]bool{}
	eachTable(t, func(s *scenario.Scenario, _ scenario.Outcome, table remedy.Table, _ trace.Event) {
		speaker := words.Speaker{Cloud: s.Cloud}
		for _, c := range cellsOf(table) {
			if c.Blocks() {
				rules[c.Rule] = true
				said(t, c, words.Obstacle(speaker, &c))
			}
		}
	})
	if len(rules) < 35 {
		t.Errorf("only %d rules were in the way", len(rules))
	}
	eachSearch(t, func(s *scenario.Scenario, _ placement.Release, _ remedy.Case, found remedy.Found) {
		for _, r := range found.Remedies {
			for _, c := range r.Changes {
				said(t, c, words.Change(words.Speaker{Cloud: s.Cloud}, c))
			}
		}
	})
}
