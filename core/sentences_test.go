package core_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// rulesOf lists the constants of type Rule as core/trace/rule.go declares them.
func rulesOf(t *testing.T) []trace.Rule {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "trace/rule.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var rules []trace.Rule
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != "Rule" {
			t.Errorf("%s is not declared as a Rule", spec.Names[0])
		}
		text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		rules = append(rules, trace.Rule(text))
		return false
	})
	if len(rules) < 60 {
		t.Fatalf("only %d rules were found", len(rules))
	}
	return rules
}

func TestEveryRuleHasATitleAndASource(t *testing.T) {
	seen := map[trace.Rule]bool{}
	for _, rule := range rulesOf(t) {
		if seen[rule] {
			t.Errorf("two rules are called %q", rule)
		}
		seen[rule] = true
		if title := words.Title(rule); title == string(rule) || title == "" {
			t.Errorf("the rule %s has no title", rule)
		}
		if class, method, ok := strings.Cut(words.Source(rule), "."); !ok || class == "" || method == "" {
			t.Errorf("the rule %s has the source %q, want Class.method", rule, words.Source(rule))
		}
	}
	if title, source := words.Title("no.such.rule"), words.Source("no.such.rule"); title != "no.such.rule" || source != "" {
		t.Errorf("an unknown rule is titled %q and decided in %q", title, source)
	}
}

func TestEveryEventIsSaidInASentence(t *testing.T) {
	said := 0
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		speaker := words.Speaker{Cloud: s.Cloud}
		for i := range out.Trace.Events {
			e := &out.Trace.Events[i]
			said++
			if wrong := clumsy(speaker.Sentence(e), e); wrong != "" {
				t.Errorf("%s %s: %q %s", e.Rule, e.Verdict, speaker.Sentence(e), wrong)
			}
			if words.Sign(e.Verdict) == "" || words.Depth(e) < 0 || words.Depth(e) > 4 {
				t.Errorf("%s %s: sign %q, depth %d", e.Rule, e.Verdict, words.Sign(e.Verdict), words.Depth(e))
			}
			if text := speaker.Brief(e); strings.Contains(text, "%!") || strings.Contains(text, "[]") {
				t.Errorf("%s %s: %q is broken", e.Rule, e.Verdict, text)
			}
			if text := words.Text(speaker.Log(out.Release, e)); strings.Contains(text, "%!") || strings.Contains(text, `""`) {
				t.Errorf("%s %s: %q is broken", e.Rule, e.Verdict, text)
			}
			for _, f := range append(append([]trace.Fact{}, e.Want...), e.Have...) {
				if text := speaker.Value(f); text == "" && len(f.Words) == 0 || strings.Contains(text, "%!") {
					t.Errorf("%s: the fact %+v is said as %q", e.Rule, f, text)
				}
			}
		}
	})
	if said < 100_000 {
		t.Errorf("only %d events were said", said)
	}
}

// clumsy says what is wrong with a sentence.
func clumsy(text string, e *trace.Event) string {
	switch {
	case text == words.Title(e.Rule):
		return "is only the title"
	case strings.Contains(text, "%!"):
		return "has a broken format"
	case strings.Contains(text, `""`) || strings.Contains(text, "''"):
		return "quotes nothing"
	case strings.Contains(text, "  ") && !strings.Contains(strings.Join(texts(e), " "), " "):
		return "has a gap"
	case strings.HasPrefix(text, " ") || strings.HasPrefix(text, ":"):
		return "begins with nothing"
	case !strings.HasSuffix(text, "."):
		return "does not end in a period"
	case strings.HasSuffix(text, ".."):
		return "ends in two periods"
	}
	return ""
}

// texts are the words in an event's facts: tags may well hold spaces.
func texts(e *trace.Event) []string {
	var all []string
	for _, facts := range [][]trace.Fact{e.Want, e.Have} {
		for _, f := range facts {
			all = append(all, f.Words...)
		}
	}
	return all
}

func TestPrintHasALineForEachStop(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		text := words.Speaker{Cloud: s.Cloud}.Print(&out.Trace, trace.ByHost)
		if lines, stops := strings.Count(text, "\n"), len(out.Trace.Stops(trace.ByHost)); lines != stops {
			t.Errorf("%d lines for %d stops", lines, stops)
		}
	})
}
