package app

import (
	"fmt"

	"placement-playground/core/picture"
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
	Shelf    []Choice // all scenarios, and what can be done with them
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
	Lens     Lens
	Supposed string // that differs from the scenario; Back leaves it
	Draw     Draw
	Script   Script
	Inspect  Inspector
	Settings Settings
	Idle     Idle
	Source   Source
	Notice   Notice
}

// Choice is one entry of a list to choose from.
type Choice struct {
	Value, Text string
	Chosen      bool
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
	s.Shelf = m.shelf()
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
	s.Heading = p.moment.Heading()
	s.Pods, s.Idle = m.held(p.moment.Pods()), p.idle()
	s.Why = p.why()
	s.Time = p.time()
	s.Endings, s.Forecast, s.Lens, s.Supposed = m.everyRelease(), m.everyHost(), m.hostsAndPairs(), m.supposed
	s.Source = m.sourceView()
	s.Draw, s.Script, s.Inspect, s.Notice = m.drawing(), p.script(), p.inspector(), m.notice.Notice
	s.Settings = m.settingList()
	return s
}

// painter holds what all parts of one screen look at.
type painter struct {
	*Model
	words.Speaker
	moment picture.Moment
	lane   *Lane
	event  *trace.Event // nil without steps
}

func (m Model) painter() painter {
	moment := m.moment()
	return painter{Model: &m, Speaker: moment.Speaker, moment: moment, lane: m.lead(), event: moment.Event}
}

// moment is the event that is looked at.
func (m *Model) moment() picture.Moment {
	return m.pair.At(m.runs(), m.Lead, m.Event)
}

func (m *Model) runs() [2]*picture.Run { return [2]*picture.Run{&m.Lanes[0].Run, &m.Lanes[1].Run} }

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
