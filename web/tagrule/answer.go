package tagrule

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"placement-playground/core/cloud"
)

// answered reads what the sandbox says, "outcome\ndetail". The sandbox is not
// trusted: what is no outcome is unmodelled, and the detail is made plain.
func answered(said string) cloud.TagRuleAnswer {
	name, detail, _ := strings.Cut(said, "\n")
	switch outcome := cloud.TagRuleOutcome(name); outcome {
	case cloud.RuleAccepts, cloud.RuleRejects:
		return cloud.TagRuleAnswer{Outcome: outcome}
	case cloud.RuleNotBoolean, cloud.RuleThrows, cloud.RuleUnmodelled:
		return cloud.TagRuleAnswer{Outcome: outcome, Detail: plain(detail)}
	case cloud.RuleTimesOut:
		return timesOut()
	case cloud.RuleExhausts:
		return cloud.TagRuleAnswer{Outcome: outcome, Detail: "it took all memory"}
	}
	return unmodelled("what stopped the engine")
}

// plain is a detail as one short line of text: no control characters, nothing
// that turns the direction of writing, no half characters.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�"))
	if text = strings.Join(strings.Fields(text), " "); len(text) <= detailEnd {
		return text
	}
	end := detailEnd
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
