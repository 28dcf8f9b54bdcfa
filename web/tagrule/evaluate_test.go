//go:build !js

package tagrule

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"placement-playground/core/cloud"
)

func TestTable(t *testing.T) {
	for half := range slices.Chunk(rows(t), len(rows(t))/2+1) {
		t.Run(half[0].Rule, func(t *testing.T) {
			t.Parallel()
			var cases []cloud.TagRuleCase
			for _, r := range half {
				cases = append(cases, r.asked())
			}
			answers, err := Evaluate(cases)
			if err != nil {
				t.Fatal(err)
			}
			if len(answers) != len(half) {
				t.Errorf("%d answers to %d cases", len(answers), len(half))
			}
			for _, r := range half {
				compare(t, r, answers[r.asked()])
			}
		})
	}
}

// One built-in function can loop for minutes without asking whether to go on;
// the clock ends it. The cases after it are answered all the same.
func TestClock(t *testing.T) {
	t.Parallel()
	endless := cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: "new Array(4294967295).join('')"}
	next := cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: "true"}
	answers, err := Evaluate([]cloud.TagRuleCase{endless, next})
	if err != nil {
		t.Fatal(err)
	}
	if got := answers[endless].Outcome; got != cloud.RuleTimesOut {
		t.Errorf("the endless one is %s", got)
	}
	if got := answers[next].Outcome; got != cloud.RuleAccepts {
		t.Errorf("the next one is %s", got)
	}
}

// Where QuickJS asks whether to go on, a rule ends by what it did, not by the
// clock: it ends alike on every machine.
func TestBudget(t *testing.T) {
	e, err := newEvaluator()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := e.close(); err != nil {
			t.Error(err)
		}
	}()
	for _, script := range []string{"for (;;) {}", "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')"} {
		i, err := e.engine.instantiate(e.ctx, forRule())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := i.evaluate(e.ctx, script); !errors.Is(err, errEndless) || i.asked != forRule().Patience+1 {
			t.Errorf("%s ends with %v, after %d questions", script, err, i.asked)
		}
		if err := i.close(e.ctx); err != nil {
			t.Fatal(err)
		}
	}
}

// What a rule leaves behind is gone when the next one runs.
func TestFreshRealm(t *testing.T) {
	spoils := cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: "left = 1; Array.prototype.indexOf = function () { return 7 }; tags.indexOf('x') == 7", Tags: "a"}
	looks := cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: "typeof left == 'undefined' && tags.indexOf('x') == -1", Tags: "a"}
	answers, err := Evaluate([]cloud.TagRuleCase{spoils, looks, spoils})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []cloud.TagRuleCase{spoils, looks} {
		if got := answers[c].Outcome; got != cloud.RuleAccepts {
			t.Errorf("%s is %s", c.Rule, got)
		}
	}
}

// Text that is hostile to the parser is answered, and the next one, too.
func TestTextsThatAreTooMuch(t *testing.T) {
	t.Parallel()
	var cases []cloud.TagRuleCase
	for _, part := range []string{"(", "[", "{", "!", "a=", "new ", "1+", "a?", "new a ", "/*", "function f(){", "\"", "\\", "\x00", "\xff", "é"} {
		cases = append(cases, cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: strings.Repeat(part, 12_000/len(part)) + "1"})
	}
	huge := cloud.TagRuleCase{Dialect: cloud.TagList, Rule: "true", Tags: strings.Repeat("a,", 1<<20)}
	plain := cloud.TagRuleCase{Dialect: cloud.TagList, Rule: "true"}
	other := cloud.TagRuleCase{Dialect: "python", Rule: "True"}
	answers, err := Evaluate(append(cases, huge, other, plain))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []cloud.TagRuleCase{huge, other} {
		if got := answers[c]; got.Outcome != cloud.RuleUnmodelled || got.Detail == "" {
			t.Errorf("%s %.20q is %v", c.Dialect, c.Rule, got)
		}
	}
	for _, c := range cases {
		if got := answers[c]; got.Outcome != cloud.RuleUnmodelled && got.Outcome != cloud.RuleThrows || got.Detail == "" {
			t.Errorf("%.20q… is %v", c.Rule, got)
		}
	}
	if got := answers[plain].Outcome; got != cloud.RuleAccepts {
		t.Errorf("the next one is %s", got)
	}
}

// Without a case for the engine, none is made.
func TestNothingToAsk(t *testing.T) {
	if answers, err := Evaluate(nil); err != nil || answers == nil || len(answers) != 0 {
		t.Errorf("nothing is answered as %v, %v", answers, err)
	}
}

// FuzzEvaluate: whatever is asked, there is an outcome, in time, in plain words.
func FuzzEvaluate(f *testing.F) {
	for i, r := range rows(f) {
		if i%9 == 0 { // TestTable asks them all
			f.Add(r.Rule, r.Tags, r.Dialect == cloud.TagList)
		}
	}
	e, err := newEvaluator()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() {
		if err := e.close(); err != nil {
			f.Error(err)
		}
	})
	f.Fuzz(func(t *testing.T, rule, tags string, list bool) {
		c := cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: rule, Tags: tags}
		if list {
			c.Dialect = cloud.TagList
		}
		answer, ok := refused(c)
		if !ok {
			start := time.Now()
			if answer, err = e.answer(c); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 3*clockLimit*time.Millisecond {
				t.Errorf("it took %v", took)
			}
		}
		sure := answer.Outcome == cloud.RuleAccepts || answer.Outcome == cloud.RuleRejects
		if answer.Outcome == "" || sure != (answer.Detail == "") && answer.Outcome != cloud.RuleThrows {
			t.Errorf("the answer is %+v", answer)
		}
		if len(answer.Detail) > detailEnd+len("…") || !utf8.ValidString(answer.Detail) || strings.ContainsFunc(answer.Detail, unicode.IsControl) {
			t.Errorf("the detail is %q", answer.Detail)
		}
	})
}
