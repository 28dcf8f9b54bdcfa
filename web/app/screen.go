package app

import (
	"fmt"
	"strings"

	"placement-playground/core/draft"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Screen is all that is to be seen, as words and numbers. The view lays it out
// and adds nothing.
type Screen struct {
	Title    string // of the scenario
	Problem  string
	Busy     string // what the page waits for
	Examples []Choice
	Theme    Theme
	Sheet    Sheet
	Embed    bool
	Fragment string // of the address, outside of an embed
	Releases [2][]Choice
	Facts    Facts
	Heading  Heading
	Pods     []PodBox
	Why      Why
	Time     Time
	Endings  Endings
	Forecast Forecast
	Supposed string // that differs from the scenario; Back leaves it
	Draw     Draw
	Script   Script
	Inspect  Inspector
	Source   Source
	Notice   Notice
}

// Choice is one entry of a list to choose from.
type Choice struct {
	Value, Text string
	Chosen      bool
}

// Tone colours a verdict; a word or a sign always says the same.
type Tone string

const (
	Plain Tone = ""
	Good  Tone = "ok"
	Bad   Tone = "no"
	Warn  Tone = "warn"
	Later Tone = "later"
)

func tone(v trace.Verdict) Tone {
	switch v {
	case trace.Pass, trace.Choose:
		return Good
	case trace.Reject, trace.Abort:
		return Bad
	case trace.Skip:
		return Later
	}
	return Plain
}

// Screen says what the model shows.
func (m Model) Screen() Screen {
	s := Screen{Problem: m.Problem, Theme: m.Theme, Sheet: m.Sheet, Embed: m.Embed}
	if m.rules.cases != nil {
		s.Busy = "The tag rules of its hosts are being asked, apart from the page…"
	}
	for _, e := range m.Examples {
		s.Examples = append(s.Examples, Choice{Value: e.Name, Text: e.Title})
	}
	if m.Scenario == nil {
		return s
	}
	s.Title = m.Scenario.Title
	s.Fragment = m.outside()
	for side := range m.Lanes {
		s.Releases[side] = m.releases(side)
	}
	p := m.painter()
	s.Facts = m.given
	s.Heading = p.heading()
	s.Pods = p.pods()
	s.Why = p.why()
	s.Time = m.time()
	s.Endings, s.Forecast, s.Supposed = m.everyRelease(), m.everyHost(), m.supposed
	s.Source = m.sourceView()
	s.Draw, s.Script, s.Inspect, s.Notice = m.drawing(), p.script(), p.inspector(), m.notice.Notice
	return s
}

// painter holds what all parts of one screen look at.
type painter struct {
	*Model
	words.Speaker
	lane  *Lane
	frame trace.Frame
	event *trace.Event // nil without steps
}

func (m Model) painter() painter {
	return painter{
		Model: &m, Speaker: words.Speaker{Cloud: m.Scenario.Cloud}, lane: m.lead(), frame: m.frame(), event: m.event(),
	}
}

// frame is the frame with the event that is looked at.
func (m *Model) frame() trace.Frame { return m.lead().Reel.Frame(m.Event + 1) }

// focus is the id of the element that stands for what is looked at.
func (m *Model) focus() string {
	e := m.event()
	switch {
	case e == nil:
		return ""
	case e.At.Host != 0:
		return fmt.Sprintf("host-%d", e.At.Host)
	case e.At.Cluster != 0:
		return fmt.Sprintf("cluster-%d", e.At.Cluster)
	}
	return ""
}

// Heading says where we are and what is being placed.
type Heading struct {
	Zone      string
	VM        string // being placed; empty between VMs
	From      string // the host that it leaves
	Needs     string
	Tags      []string
	Attempt   string // of the HA planner
	Otherwise string // with no VM
}

func (p painter) heading() Heading {
	h := Heading{Zone: p.Cloud.Zone.Name}
	e := p.event
	if e == nil {
		h.Otherwise = "This scenario has no step."
		if p.lane.Refused != "" {
			h.Otherwise = "Neither release can run this scenario."
		}
		return h
	}
	if e.At.VM == 0 {
		h.Otherwise = p.Sentence(&p.lane.Trace.Events[p.stepBegin()])
		return h
	}
	vm := p.Cloud.VM(e.At.VM)
	o := p.Cloud.Offering(vm.Offering)
	h.VM = vm.Name
	if vm.Host != 0 && p.Scenario.Steps[e.At.Step-1].Deploy == nil {
		h.From = p.Host(p.Scenario.Steps[e.At.Step-1].Maintain)
	}
	h.Needs = words.Amount(trace.MHz, float64(o.CPU())) + ", " + words.Bytes(o.RAM())
	h.Tags = p.wanted()
	if e.At.Try > 1 {
		h.Attempt = fmt.Sprintf("try %d", e.At.Try)
	}
	if e.At.Attempt == 2 {
		h.Attempt = strings.TrimPrefix(h.Attempt+", second attempt, with the HA planner", ", ")
	}
	return h
}

// stepBegin is the event that opened the step that is looked at.
func (p painter) stepBegin() int {
	i := p.Event
	for i > 0 && p.lane.Trace.Events[i-1].At.Step == p.event.At.Step {
		i--
	}
	return i
}

// wanted are the tags of the plan that goes on, as its first event says.
func (p painter) wanted() []string {
	events := p.lane.Trace.Events
	for i := p.Event; i >= 0 && events[i].At.VM == p.event.At.VM; i-- {
		if events[i].Rule == trace.PhasePlan {
			offering, _ := trace.Find(events[i].Want, "offering tags")
			template, _ := trace.Find(events[i].Want, "template tags")
			return append(append([]string{}, offering.Words...), template.Words...)
		}
	}
	return nil
}

// Facts are what the scenario gives.
type Facts struct {
	About     string
	Links     []string
	Tags      []TagCount
	Offerings []Entry
	Templates []Entry
	Settings  []Entry
}

// Entry is a name with a detail and tags.
type Entry struct {
	Of           draft.Ref // of a setting nothing
	Name, Detail string
	Tags         []string
}
