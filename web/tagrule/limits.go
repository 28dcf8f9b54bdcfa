package tagrule

import "placement-playground/core/cloud"

// limits bound what one rule may use. The heap and the number of questions are
// counted inside of QuickJS, so that a rule ends alike on every machine; only
// what one built-in function does in one go is ended by the clock.
type limits struct {
	MemoryPages uint32 `json:"memoryPages"` // of 64 KiB, of the whole instance
	Heap        uint32 `json:"heap"`        // bytes of JavaScript values
	Stack       uint32 `json:"stack"`       // bytes of QuickJS's own stack
	Patience    uint32 `json:"patience"`    // times that QuickJS may ask whether to go on, each 10,000 jumps back or calls
}

const (
	longest    = 16 << 10 // bytes of a rule and its tags: a column of CloudStack's has 255, or 64 KiB
	detailEnd  = 240      // bytes of a detail
	clockLimit = 5000     // ms, a case; what counts is ended long before
)

// forRule are the limits of a rule, forCheck those of acorn, which runs no rule.
func forRule() limits {
	return limits{MemoryPages: 1024, Heap: 8 << 20, Stack: 48 << 10, Patience: 200}
}

func forCheck() limits {
	return limits{MemoryPages: 1024, Heap: 48 << 20, Stack: 150 << 10, Patience: 1000}
}

// refused answers what is not even shown to the engine.
func refused(c cloud.TagRuleCase) (cloud.TagRuleAnswer, bool) {
	switch {
	case c.Dialect != cloud.TagArray && c.Dialect != cloud.TagList:
		return unmodelled("the dialect " + string(c.Dialect)), true
	case len(c.Rule)+len(c.Tags) > longest:
		return unmodelled("a rule of more than 16 KiB"), true
	}
	return cloud.TagRuleAnswer{}, false
}

func unmodelled(what string) cloud.TagRuleAnswer {
	return cloud.TagRuleAnswer{Outcome: cloud.RuleUnmodelled, Detail: plain(what)}
}

func timesOut() cloud.TagRuleAnswer {
	return cloud.TagRuleAnswer{Outcome: cloud.RuleTimesOut, Detail: "it did not end"}
}
