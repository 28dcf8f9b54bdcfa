package tagrule

import (
	"errors"
	"fmt"

	"placement-playground/core/cloud"
)

// A Browser starts workers and clocks: web/browser does.
type Browser interface {
	// Worker starts a worker. What it posts comes to received, why it cannot go
	// on to failed; stop ends it at once, whatever it does.
	Worker(name string, received func(text string), failed func(error)) (post func(text string) error, stop func(), err error)
	// After calls f once, unless stop comes first.
	After(milliseconds int, f func()) (stop func(), err error)
}

const (
	workerName = "rules/worker.js"
	loading    = 60_000 // ms for the engine to be loaded, which may be slow
	workers    = 3      // at most, one after the other: two may be lost to rules that do not end
)

// Ask answers cases in a worker, and tells done, later and once. It is for the
// browser's one thread: nothing in it may run at the same time as something
// else in it.
//
// A worker that does not answer a case in time is ended, the case times out,
// and another worker goes on. After the last one, all cases that are left time
// out. The error is of the browser: no worker, a file that is missing. stop
// gives up, and done is not called.
func Ask(b Browser, cases []cloud.TagRuleCase, done func(cloud.TagRuleAnswers, error)) (stop func(), err error) {
	a := &asking{browser: b, answers: cloud.TagRuleAnswers{}, done: done, left: workers}
	for _, c := range cases {
		if _, known := a.answers[c]; known {
			continue
		}
		answer, ok := refused(c)
		a.answers[c] = answer
		if !ok {
			a.open = append(a.open, c)
		}
	}
	return a.stop, a.start()
}

type asking struct {
	browser Browser
	answers cloud.TagRuleAnswers
	open    []cloud.TagRuleCase // without an answer yet, in the order of the worker
	done    func(cloud.TagRuleAnswers, error)
	left    int    // workers, with the one that is there
	worker  func() // ends it
	clock   func() // stops it
	over    bool
}

type asked struct {
	Dialect cloud.TagRuleDialect `json:"dialect"`
	Rule    string               `json:"rule"`
	Tags    string               `json:"tags"`
}

// start posts what is open to a new worker.
func (a *asking) start() error {
	if len(a.open) == 0 {
		return a.wait(0, func() { a.finish(nil) })
	}
	q := question{ForCheck: forCheck(), ForRule: forRule()}
	for _, c := range a.open {
		q.Cases = append(q.Cases, asked(c))
	}
	mine := a.left // a message of a worker that was ended may still come
	post, stop, err := a.browser.Worker(workerName,
		func(text string) {
			if mine == a.left && !a.over {
				a.receive(text)
			}
		}, func(err error) {
			if mine == a.left && !a.over {
				a.finish(fmt.Errorf("tagrule: %w", err))
			}
		})
	if err != nil {
		return fmt.Errorf("tagrule: %w", err)
	}
	a.worker = stop
	if err = a.wait(loading, func() { a.finish(errors.New("tagrule: the engine does not load")) }); err == nil {
		err = post(q.text())
	}
	if err != nil {
		a.stop()
		return fmt.Errorf("tagrule: %w", err)
	}
	return nil
}

func (a *asking) receive(text string) {
	switch r, err := readReply(text); {
	case err != nil:
		a.finish(fmt.Errorf("tagrule: the worker says %.80q: %w", text, err))
		return
	case r.Failed != "":
		a.finish(fmt.Errorf("tagrule: %s", r.Failed))
		return
	case !r.Ready:
		a.answers[a.open[0]] = answered(r.Said)
		a.open = a.open[1:]
	}
	if len(a.open) == 0 {
		a.finish(nil)
		return
	}
	if err := a.wait(clockLimit, a.late); err != nil {
		a.finish(err)
	}
}

// late gives up the case that the worker is at, and the worker with it.
func (a *asking) late() {
	a.answers[a.open[0]] = timesOut()
	a.open = a.open[1:]
	if a.left--; a.left == 0 {
		for _, c := range a.open {
			a.answers[c] = timesOut()
		}
		a.open = nil
	}
	if len(a.open) == 0 {
		a.finish(nil)
		return
	}
	a.end()
	if err := a.start(); err != nil {
		a.finish(err)
	}
}

// wait sets the one clock anew.
func (a *asking) wait(milliseconds int, f func()) error {
	if a.clock != nil {
		a.clock()
	}
	stop, err := a.browser.After(milliseconds, func() {
		if !a.over {
			f()
		}
	})
	a.clock = stop
	return err
}

// end takes back what is under way.
func (a *asking) end() {
	for _, end := range []func(){a.clock, a.worker} {
		if end != nil {
			end()
		}
	}
	a.clock, a.worker = nil, nil
}

func (a *asking) stop() {
	a.over = true
	a.end()
}

func (a *asking) finish(err error) {
	a.stop()
	if err != nil {
		a.done(nil, err)
		return
	}
	a.done(a.answers, nil)
}
