package conformance_test

import (
	"sync"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/conformance"
	"placement-playground/web/tagrule"
)

// asked evaluates tag rules in the real engine, each case once in all tests.
func asked(t testing.TB) conformance.Evaluate {
	t.Helper()
	return func(cases []cloud.TagRuleCase) (cloud.TagRuleAnswers, error) {
		engine.Lock()
		defer engine.Unlock()
		return engine.Evaluate(cases)
	}
}

var engine struct {
	sync.Mutex
	tagrule.Evaluator
}
