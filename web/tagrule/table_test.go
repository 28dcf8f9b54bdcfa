//go:build !js

package tagrule

import (
	_ "embed"
	"encoding/json"
	"testing"

	"placement-playground/core/cloud"
)

// table are the cases that both sides are asked, this one and the worker in
// web/e2e; sandbox/README.md says where their outcomes are from.
//
//go:embed testdata/cases.json
var table []byte

type row struct {
	Dialect cloud.TagRuleDialect
	Rule    string
	Tags    string
	Outcome cloud.TagRuleOutcome
	Detail  string
}

func (r row) asked() cloud.TagRuleCase {
	return cloud.TagRuleCase{Dialect: r.Dialect, Rule: r.Rule, Tags: r.Tags}
}

func rows(t testing.TB) []row {
	t.Helper()
	var list []row
	if err := json.Unmarshal(table, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func compare(t *testing.T, r row, got cloud.TagRuleAnswer) {
	t.Helper()
	want := cloud.TagRuleAnswer{Outcome: r.Outcome, Detail: r.Detail}
	if ends := got.Outcome == cloud.RuleTimesOut || got.Outcome == cloud.RuleExhausts; ends && got.Detail != "" {
		got.Detail = ""
	}
	if got != want {
		t.Errorf("%s, %q, of tags %q: %s %q, want %s %q", r.Dialect, r.Rule, r.Tags, got.Outcome, got.Detail, want.Outcome, want.Detail)
	}
}
