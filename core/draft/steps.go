package draft

import (
	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// AddStep puts a step before the step of that number; 0 is at the end. What is
// expected of it is left open.
type AddStep struct {
	Before int
	Field  string // maintain, cancel or deploy
	ID     cloud.ID
}

func (o AddStep) apply(e *edit) error {
	at := Ref{Step, cloud.ID(o.Before)}
	f, known := fieldOf(Step, o.Field)
	if !known || o.Field != "maintain" && o.Field != "cancel" && o.Field != "deploy" {
		return at.fail("a step is maintain, cancel or deploy, not %q", o.Field)
	}
	x, err := e.look(Ref{f.to, o.ID})
	if err != nil {
		return err
	}
	steps, there := e.field(e.top(), "steps")
	n := object(o.Field, e.scalar(x.name, true))
	if !there || len(steps.Items) == 0 {
		if o.Before != 0 && o.Before != 1 {
			return at.fail("there is no such step")
		}
		e.put(e.top(), "steps", &node{Kind: scenario.List, Items: []*node{n}}, Fields(File), 2)
		e.outcomes(func(p place) { e.expectAt(p, 0, &node{Kind: scenario.Object}) })
		return nil
	}
	i := o.Before - 1
	if o.Before == 0 {
		i = len(steps.Items)
	}
	if i < 0 || i > len(steps.Items) {
		return at.fail("there is no such step")
	}
	e.place(steps, i, n, true)
	e.outcomes(func(p place) { e.expectAt(p, i, &node{Kind: scenario.Object}) })
	return nil
}

// MoveStep takes a step to another number, with what is expected of it.
type MoveStep struct{ From, To int }

func (o MoveStep) apply(e *edit) error {
	for _, n := range []int{o.From, o.To} {
		if _, err := e.look(Ref{Step, cloud.ID(n)}); err != nil {
			return err
		}
	}
	if o.From == o.To {
		return nil
	}
	steps, _ := e.field(e.top(), "steps")
	e.shift(steps, o.From-1, o.To-1)
	e.outcomes(func(p place) {
		if o.From <= len(p.Items) && o.To <= len(p.Items) {
			e.shift(p, o.From-1, o.To-1)
		}
	})
	return nil
}

func (e *edit) shift(p place, from, to int) {
	n := e.item(p.node, from)
	e.remove(p, from)
	e.place(p, to, n, false)
}

// dropStep takes a step away, with what is expected of it.
func (e *edit) dropStep(i int) {
	steps, _ := e.field(e.top(), "steps")
	if e.remove(steps, i); len(steps.Items) > 0 {
		e.outcomes(func(p place) {
			if i < len(p.Items) {
				e.remove(p, i)
			}
		})
		return
	}
	e.remove(e.top(), find(e.root, "steps"))
	if i := find(e.root, "expect"); i >= 0 {
		e.remove(e.top(), i)
	}
}

// outcomes visits what is expected of each release.
func (e *edit) outcomes(visit func(place)) {
	expect, ok := e.field(e.top(), "expect")
	if !ok {
		return
	}
	for i, list := range expect.Items {
		if list.Kind == scenario.List {
			visit(e.in(expect, i))
		}
	}
}

// expectAt puts an outcome into a release's list, which may be empty.
func (e *edit) expectAt(p place, i int, n *node) {
	if e.lay(n, 0, 0); len(p.Items) > 0 {
		e.place(p, i, n, false)
		return
	}
	e.insert(p, 0, n)
}
