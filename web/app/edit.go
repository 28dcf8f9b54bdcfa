package app

import (
	"placement-playground/core/draft"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Edit makes edits as one deed, and the scenario runs anew. Deeds in a row with the
// same key, which is not empty, are undone as one. What is in Then is selected
// afterwards; nil leaves the selection.
type Edit struct {
	Key   string
	Edits []draft.Edit
	Then  []draft.Ref
}

type (
	Undo struct{}
	Redo struct{}
)

func (Edit) msg() {}
func (Undo) msg() {}
func (Redo) msg() {}

// anchor is the event where somebody stood, and where edits since then have led.
// While nobody steps, each edit starts from there: what it takes away, undo gives
// back.
type anchor struct {
	trace      *trace.Trace
	event      int
	lead, land int
}

// edit makes edits. What cannot be is told, and nothing is lost.
func (m Model) edit(msg Edit) Model {
	if m.Embed {
		return m
	}
	if m.source.typed {
		return m.tell(Bad, "The source has an error: mend it there, or take it back, before something is drawn.")
	}
	history, err := m.root().history.Do(msg.Key, msg.Edits...)
	if err != nil {
		return m.tell(Bad, err.Error())
	}
	m = m.put(history)
	if msg.Then == nil {
		return m.prune()
	}
	m.Selected = msg.Then
	return m.inspected()
}

func (m Model) undo() Model {
	if m.source.typed {
		return m.takeBack()
	}
	deed, ok := m.root().history.Undoes()
	if !ok {
		return m.tell(Plain, "There is nothing to undo.")
	}
	return m.put(m.root().history.Undo()).prune().tell(Plain, "Undone: "+words.Deed(deed)+".")
}

func (m Model) redo() Model {
	if m.source.typed {
		return m.tell(Bad, "The source has an error: mend it there, or take it back first.")
	}
	deed, ok := m.root().history.Redoes()
	if !ok {
		return m.tell(Plain, "There is nothing to redo.")
	}
	return m.put(m.root().history.Redo()).prune().tell(Plain, "Done again: "+words.Deed(deed)+".")
}

// Document is what is edited.
func (m *Model) Document() draft.Document { return m.root().history.Now() }

// root is the model whose document is edited: of a WhatIf, the one before.
func (m *Model) root() *Model {
	if m.before != nil {
		return m.before
	}
	return m
}

// put shows a document: the scenario runs anew, the step stays by its meaning, and
// what ends otherwise is told. What cannot run stays as it was.
func (m Model) put(h draft.History) Model {
	if m.before != nil {
		return m.putBehind(h)
	}
	before := m
	if m.rules.cases == nil {
		m.ended = m.ends()
	}
	m.history, m.Scenario = h, h.Now().Scenario()
	m.Playing, m.helps, m.renaming = false, nil, draft.Ref{}
	if m = m.again(); m.Scenario == nil {
		before.rules = m.rules
		return before.tell(Bad, m.Problem)
	}
	return m.changed().compare()
}

// putBehind changes the scenario under a supposition, and supposes the same again.
func (m Model) putBehind(h draft.History) Model {
	host, sheet, panel, at := m.supposedOf, m.Sheet, m.Panel, m.here()
	if m = m.back().put(h); m.Scenario.Cloud.HasHost(host) {
		m = m.suppose(host, 0).staying(at)
	}
	m.Sheet, m.Panel = sheet, panel
	return m
}

// again runs the scenario after its tag rules were answered.
type again struct{}

func (again) msg() {}

// again runs both releases once more and keeps to the event by its meaning.
func (m Model) again() Model {
	at := m.here()
	if m.needsRules(m.Scenario) {
		m.rules.waiting = again{}
	}
	if m = m.run([2]string{m.Lanes[0].Release, m.Lanes[1].Release}); m.Scenario == nil {
		return m
	}
	return m.staying(at)
}

// here is the event that is looked at; of a run that was refused, that before.
func (m *Model) here() anchor {
	lead := m.lead()
	stepped := m.Lead != m.anchor.lead || m.Event != m.anchor.land || m.anchor.trace == nil
	if stepped && lead.Refused == "" && len(lead.Trace.Events) > 0 {
		return anchor{trace: lead.Trace, event: m.Event}
	}
	return m.anchor
}

// staying goes to what an anchor means in the lead's run.
func (m Model) staying(at anchor) Model {
	m = m.landing(at)
	m.anchor = anchor{at.trace, at.event, m.Lead, m.Event}
	return m
}

func (m Model) landing(at anchor) Model {
	lead := m.lead()
	m.Event = 0
	switch {
	case len(lead.Trace.Events) == 0:
	case at.trace != nil:
		m.Event = max(0, trace.NewDiff(at.trace, lead.Trace).Partner(0, at.event))
	case len(lead.Stops) > 0:
		m.Event = lead.Stops[0]
	}
	return m
}

// prune forgets of the selection what is gone.
func (m Model) prune() Model {
	var left []draft.Ref
	for _, r := range m.Selected {
		if m.has(r) {
			left = append(left, r)
		}
	}
	m.Selected = left
	if len(left) == 0 && m.Panel == Inspect {
		m.Panel = Explain
	}
	return m
}

// has: the thing is there.
func (m *Model) has(r draft.Ref) bool {
	switch r.Kind {
	case draft.Step:
		return r.ID >= 1 && r.ID <= int64(len(m.Scenario.Steps))
	case draft.Setting:
		return true
	}
	_, ok := m.named(r)
	return ok
}
