package tagrule

import (
	"strings"
	"testing"

	"placement-playground/core/cloud"
)

// The sandbox is not trusted: neither what it says happened nor its words.
func TestAnswered(t *testing.T) {
	for said, want := range map[string]cloud.TagRuleAnswer{
		"accepts\n":                   {Outcome: cloud.RuleAccepts},
		"rejects\nwith words":         {Outcome: cloud.RuleRejects},
		"throws\nTypeError: x\n y":    {Outcome: cloud.RuleThrows, Detail: "TypeError: x y"},
		"not-boolean\n\x1b[31m\x00\t": {Outcome: cloud.RuleNotBoolean, Detail: "[31m"},
		"unmodelled\na\u202eb\u2066":  {Outcome: cloud.RuleUnmodelled, Detail: "ab"},
		"unmodelled\n\xff\xfe":        {Outcome: cloud.RuleUnmodelled, Detail: "�"},
		"times-out":                   timesOut(),
		"out-of-memory\nlots":         {Outcome: cloud.RuleExhausts, Detail: "it took all memory"},
		"":                            unmodelled("what stopped the engine"),
		"hacked\nx":                   unmodelled("what stopped the engine"),
		"ACCEPTS\n":                   unmodelled("what stopped the engine"),
	} {
		if got := answered(said); got != want {
			t.Errorf("%q is %+v, want %+v", said, got, want)
		}
	}
	long := answered("throws\n" + strings.Repeat("ä", 4000)).Detail
	if want := strings.Repeat("ä", detailEnd/2) + "…"; long != want {
		t.Errorf("a long detail is %q", long)
	}
	if odd := answered("throws\nx" + strings.Repeat("ä", 4000)).Detail; odd != "x"+strings.Repeat("ä", detailEnd/2-1)+"…" {
		t.Errorf("a detail is cut within a character: %q", odd)
	}
}
