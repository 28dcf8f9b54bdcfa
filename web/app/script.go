package app

import (
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Record writes down what both releases do as what is expected of them; with all
// releases run (Releases), what each of them does.
type Record struct{}

func (Record) msg() {}

// Script is what happens in the scenario, step by step.
type Script struct {
	Steps []ScriptStep
	Hosts []Choice
	VMs   []Choice
	// Maintained are hosts that go into maintenance in some step.
	Maintained []Choice
	// Expected says whether the releases do what is expected of them; empty
	// where nothing is.
	Expected []Pair
	Kept     bool   // they do
	Record   string // what Record would write down; empty: nothing
}

// ScriptStep is one step.
type ScriptStep struct {
	Number int
	Text   string
	Event  int // of the lead, where it begins; -1 if it did not run
	Side   int // the lead
	Now    bool
	Unlike []string // what is otherwise than expected
}

func (p painter) script() Script {
	var s Script
	for i, step := range p.Scenario.Steps {
		one := ScriptStep{Number: i + 1, Text: words.Step(p.Speaker, step), Event: p.begins(i + 1), Side: p.Lead}
		one.Now = p.event != nil && p.event.At.Step == one.Number
		s.Steps = append(s.Steps, one)
		if host := (Choice{Value: id(step.Maintain), Text: p.Host(step.Maintain)}); step.Maintain != 0 && !slices.Contains(s.Maintained, host) {
			s.Maintained = append(s.Maintained, host)
		}
	}
	s.Hosts, s.VMs = p.selectedFirst(draft.Host, p.things.hosts), p.selectedFirst(draft.VM, p.things.vms)
	s.Kept = true
	for side := range p.Lanes {
		p.expected(&s, side)
	}
	if len(s.Steps) > 0 && !p.Embed {
		s.Record = p.recorded()
	}
	return s
}

// begins is the lead's first event of a step.
func (p painter) begins(step int) int {
	events := p.lane.Trace.Events
	at, found := slices.BinarySearchFunc(events, step, func(e trace.Event, step int) int { return e.At.Step - step })
	if !found {
		return -1
	}
	return at
}

// expected says whether a lane does what is expected of its release.
func (p painter) expected(s *Script, side int) {
	lane := &p.Lanes[side]
	i := slices.IndexFunc(p.Scenario.Expect, func(e scenario.Expectation) bool { return e.Release == lane.Release })
	if i < 0 || lane.Refused != "" || side == 1 && lane.Release == p.Lanes[0].Release {
		return
	}
	unlike := p.Scenario.Check(p.Scenario.Expect[i], lane.Outcome)
	if len(unlike) == 0 {
		s.Expected = append(s.Expected, Pair{lane.Release, "✓ as expected"})
		return
	}
	s.Kept = false
	s.Expected = append(s.Expected, Pair{lane.Release, "✗ the result has changed"})
	for _, m := range unlike {
		step := &s.Steps[m.Step-1]
		step.Unlike = append(step.Unlike, lane.Release+": "+words.Unlike(p.Speaker, m))
	}
}

// outcomes are what can be recorded: of every release if all have run.
func (m *Model) outcomes() (all []scenario.Outcome) {
	if m.endings.of == m.Scenario && m.endings.run.Done() {
		for _, ran := range m.endings.run.Ran {
			if ran.Refused == nil {
				all = append(all, ran.Outcome)
			}
		}
		return all
	}
	for side := range m.Lanes {
		if lane := &m.Lanes[side]; lane.Refused == "" && (side == 0 || lane.Release != m.Lanes[0].Release) {
			all = append(all, lane.Outcome)
		}
	}
	return all
}

func (m *Model) recorded() string {
	if m.before != nil {
		return ""
	}
	var names []string
	for _, out := range m.outcomes() {
		names = append(names, out.Release)
	}
	return words.List(names, 2)
}

func (m Model) record() Model {
	outcomes := m.outcomes()
	if len(outcomes) == 0 || m.before != nil {
		return m
	}
	m = m.edit(Edit{Edits: []draft.Edit{draft.Record{Outcomes: outcomes}}})
	if m.notice.Tone == Bad {
		return m
	}
	return m.tell(Good, "From now on it is said when this ends otherwise.")
}

// things are hosts and VMs to choose from.
type things struct{ hosts, vms []Choice }

// maxThings bounds a list of things: in a larger cloud what is selected comes first.
const maxThings = 100

func (m *Model) allThings() things {
	var t things
	for _, h := range m.Scenario.Cloud.Hosts[:min(maxThings, len(m.Scenario.Cloud.Hosts))] {
		t.hosts = append(t.hosts, Choice{Value: id(h.ID), Text: h.Name})
	}
	for _, vm := range m.Scenario.Cloud.VMs[:min(maxThings, len(m.Scenario.Cloud.VMs))] {
		t.vms = append(t.vms, Choice{Value: id(vm.ID), Text: vm.Name})
	}
	return t
}

// selectedFirst are what is selected of a kind, before the other things of it.
func (m *Model) selectedFirst(k draft.Kind, others []Choice) []Choice {
	var all []Choice
	for _, r := range m.Selected {
		if name, ok := m.named(r); ok && r.Kind == k && len(all) < maxThings {
			all = append(all, Choice{Value: id(r.ID), Text: name + " (selected)"})
		}
	}
	return append(all, others...)
}

func id(n cloud.ID) string { return strconv.FormatInt(n, 10) }

// AddStep adds a step at the end: maintain or cancel a host, or deploy a VM. It is
// shown from its beginning.
type AddStep struct {
	Field string
	ID    cloud.ID
}

func (AddStep) msg() {}

func (m Model) addStep(msg AddStep) Model {
	if msg.ID == 0 {
		return m // the list's own title was chosen
	}
	steps := len(m.root().Scenario.Steps)
	m = m.edit(Edit{Edits: []draft.Edit{draft.AddStep{Field: msg.Field, ID: msg.ID}}})
	if len(m.Scenario.Steps) == steps || m.before != nil {
		return m
	}
	if at := m.painter().begins(steps + 1); at >= 0 {
		m.Event = at
	}
	if m.Panel == Inspect {
		m.Panel = Explain
	}
	return m
}
