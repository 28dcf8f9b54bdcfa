package scenario_test

import (
	"os"
	"slices"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// The story of apache/cloudstack#10598: broken by flexible tags, mended, lost in
// a merge forward, and mended again.
func TestBisectTellsTheStoryOfIssue10598(t *testing.T) {
	turns := bisect(t, example(t, "issue-10598"))
	var got []string
	for _, turn := range turns {
		got = append(got, turn.Parent+" > "+turn.Release+" "+turn.Change.Name)
	}
	want := []string{"4.18 > 4.19.0 empty-list-throws", "4.19.0 > 4.19.1 empty-list-goes-on", "4.19.1 > 4.20.0 empty-list-throws", "4.20.0 > 4.20.1 empty-list-goes-on"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Of several changes in one release only the one that turns the outcome is named.
func TestBisectNamesTheOneChange(t *testing.T) {
	turns := bisect(t, parse(t, `
settings: {vm.allocation.algorithm: firstfit}
clusters: [{name: c, hosts: [{name: last, resourceState: Maintenance}, {name: other}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian, lastHost: last}]
steps: [{deploy: web}]`))
	for i, release := range []string{"4.20.3", "4.22.1"} {
		if len(turns) != 2 || turns[i].Release != release || turns[i].Change.PR != 12062 {
			t.Fatalf("%d turns, want #12062 in 4.20.3 and in 4.22.1", len(turns))
		}
	}
}

func TestBisectPassesOverReleasesThatRefuse(t *testing.T) {
	s := parse(t, `
clusters: [{name: c, hosts: [{name: picky, tagRule: "false"}, {name: plain}]}]
offerings: [{name: small}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}]
steps: [{deploy: web}]`)
	if _, err := s.Run(placement.Releases()[0]); err == nil {
		t.Fatal("the oldest release takes tag rules: this test says nothing")
	}
	if turns := bisect(t, s); len(turns) != 0 {
		t.Errorf("%d turns, want none", len(turns))
	}
}

func bisect(t *testing.T, s *scenario.Scenario) []scenario.Turn {
	t.Helper()
	s.Rules = rejecting(s)
	turns, err := s.Bisect()
	if err != nil {
		t.Fatal(err)
	}
	return turns
}

func parse(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	n, err := yamltree.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(n)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func example(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	text, err := os.ReadFile("../../examples/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(text))
}

// rejecting lets every tag rule reject.
func rejecting(s *scenario.Scenario) cloud.TagRuleAnswers {
	answers := cloud.TagRuleAnswers{}
	for _, c := range s.TagRuleCases() {
		answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
	}
	return answers
}
