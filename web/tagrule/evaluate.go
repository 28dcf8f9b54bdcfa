//go:build !js

package tagrule

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"placement-playground/core/cloud"
	"placement-playground/web/tagrule/sandbox"
)

// Evaluate answers cases, each one once. The error is of the engine; a rule
// cannot cause one. It takes half a second for the engine, some milliseconds a
// case, and two seconds at most for a hostile one.
func Evaluate(cases []cloud.TagRuleCase) (answers cloud.TagRuleAnswers, err error) {
	var e Evaluator
	defer func() { err = errors.Join(err, e.Close()) }()
	return e.Evaluate(cases)
}

// Evaluator keeps the engine, and what it has answered, from one call to the
// next. The zero value is ready; it is for one goroutine.
type Evaluator struct {
	known  cloud.TagRuleAnswers
	engine *evaluator
}

// Evaluate answers cases, and returns with them all that was answered before.
// The map is a new one.
func (v *Evaluator) Evaluate(cases []cloud.TagRuleCase) (cloud.TagRuleAnswers, error) {
	if v.known == nil {
		v.known = cloud.TagRuleAnswers{}
	}
	for _, c := range cases {
		if _, known := v.known[c]; known {
			continue
		}
		answer, err := v.answer(c)
		if err != nil {
			return nil, err
		}
		v.known[c] = answer
	}
	return maps.Clone(v.known), nil
}

func (v *Evaluator) answer(c cloud.TagRuleCase) (answer cloud.TagRuleAnswer, err error) {
	if answer, ok := refused(c); ok {
		return answer, nil
	}
	if v.engine == nil {
		if v.engine, err = newEvaluator(); err != nil {
			return answer, err
		}
	}
	return v.engine.answer(c)
}

// Close lets go of the engine.
func (v *Evaluator) Close() error {
	if v.engine == nil {
		return nil
	}
	return v.engine.close()
}

// evaluator answers cases one after the other. The syntax is checked in one
// instance for all of them; each rule runs in a new one.
type evaluator struct {
	ctx    context.Context
	engine *engine
	checks *instance
	realm  string
}

func newEvaluator() (*evaluator, error) {
	ctx := context.Background()
	engine, err := newEngine(ctx)
	if err != nil {
		return nil, err
	}
	realm, err := sandbox.Files.ReadFile("realm.js")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("tagrule: %w", err), engine.runtime.Close(ctx))
	}
	return &evaluator{ctx: ctx, engine: engine, realm: strings.TrimSpace(string(realm))}, nil
}

func (e *evaluator) close() error { return e.engine.runtime.Close(e.ctx) }

// checked is what syntax.js says: code that may be run, or an answer.
type checked struct {
	Code            string `json:"code"`
	Throws          bool   `json:"throws"` // a throw is in it
	Outcome, Detail string
}

func (e *evaluator) answer(c cloud.TagRuleCase) (cloud.TagRuleAnswer, error) {
	check, err := e.check(c)
	if err != nil {
		return cloud.TagRuleAnswer{}, err
	}
	if check.Outcome != "" {
		return answered(check.Outcome + "\n" + check.Detail), nil
	}
	// Strings always marshal, here and below.
	question, _ := json.Marshal(map[string]any{"dialect": c.Dialect, "tags": c.Tags, "code": check.Code, "throws": check.Throws})
	i, err := e.engine.instantiate(e.ctx, forRule())
	if err != nil {
		return cloud.TagRuleAnswer{}, err
	}
	ctx, stop := context.WithTimeout(e.ctx, clockLimit*time.Millisecond)
	defer stop()
	said, failed := i.evaluate(ctx, e.realm+"("+string(question)+")")
	late := ctx.Err() != nil
	if err := i.close(e.ctx); err != nil {
		return cloud.TagRuleAnswer{}, fmt.Errorf("tagrule: %w", err)
	}
	return answered(ended(said, failed, late)), nil
}

// ended is what became of a rule, as realm.js says it, or for it where it could
// not say any more.
func ended(said string, failed error, late bool) string {
	switch {
	case failed == nil:
		return said
	case late || errors.Is(failed, errEndless):
		return string(cloud.RuleTimesOut)
	case errors.Is(failed, errExhausted):
		return string(cloud.RuleExhausts)
	case strings.Contains(failed.Error(), "stack overflow"): // QuickJS's, or wazero's
		return string(cloud.RuleUnmodelled) + "\nrecursion as deep as this"
	}
	return ""
}

// check looks at the text of a rule. A text that stops the checks is left out
// of what is modelled, and the next one gets new checks.
func (e *evaluator) check(c cloud.TagRuleCase) (checked, error) {
	if e.checks == nil {
		if err := e.openChecks(); err != nil {
			return checked{}, err
		}
	}
	question, _ := json.Marshal(map[string]string{"dialect": string(c.Dialect), "rule": c.Rule})
	ctx, stop := context.WithTimeout(e.ctx, clockLimit*time.Millisecond)
	defer stop()
	e.checks.asked = 0
	said, failed := e.checks.evaluate(ctx, "JSON.stringify(check("+string(question)+"))")
	var out checked
	if failed == nil {
		failed = json.Unmarshal([]byte(said), &out)
	}
	if failed == nil {
		return out, nil
	}
	err := e.checks.close(e.ctx)
	e.checks = nil
	return checked{Outcome: string(cloud.RuleUnmodelled), Detail: "a text that is too much for the check of its syntax"}, err
}

func (e *evaluator) openChecks() error {
	i, err := e.engine.instantiate(e.ctx, forCheck())
	if err != nil {
		return err
	}
	for _, name := range []string{"acorn.js", "syntax.js"} {
		text, err := sandbox.Files.ReadFile(name)
		if err == nil {
			_, err = i.evaluate(e.ctx, string(text)+"\n;0")
		}
		if err != nil {
			return errors.Join(fmt.Errorf("tagrule: %s: %w", name, err), i.close(e.ctx))
		}
	}
	e.checks = i
	return nil
}
