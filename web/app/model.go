// Package app is what the page does, without a browser: a Model, the messages
// that change it, and the effects it asks for. Screen says what is to be seen.
//
// It reads the trace and computes no decision of its own. It knows neither
// go-app nor the DOM (web/view) nor Web APIs (web/browser).
package app

import (
	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/picture"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// Model is the state of the page. Update copies it; nothing else changes it.
type Model struct {
	Examples []Example
	Name     string // of the example that is open
	Scenario *scenario.Scenario
	Problem  string // why there is no scenario, or what could not be opened
	Lanes    [2]Lane
	Diff     *trace.Diff
	pair     *picture.Pair // what both lanes have in common
	given    Facts         // what the scenario gives
	things   things
	Lead     int // the lane that is stepped: 0 or 1
	Event    int // the event of the lead that is looked at
	Level    trace.Level
	Playing  bool
	Speed    int // index into speeds
	Theme    Theme
	Sheet    Sheet
	Embed    bool
	rules    rules
	endings  endings
	helps    []help // of this scenario, in the order in which they were asked for
	forecast forecast
	look     look
	After    bool   // the forecast is from the state after all steps
	before   *Model // what Back shows; nil outside of a WhatIf
	supposed string // what a WhatIf supposes
	due      bool   // Work is under way

	history    draft.History // of the document that the scenario is read from
	anchor     anchor
	Tool       Tool
	Brush      string // the tag that BrushTool paints
	Selected   []draft.Ref
	Panel      Panel
	renaming   draft.Ref // whose name is being typed
	wrong      wrong     // what was typed into a field and cannot be
	more       bool      // all fields are shown
	settings   settings
	bare       *scenario.Scenario // whose values are the defaults
	supposedOf cloud.ID           // the host of a WhatIf
	notice     notice
	source     source
	keep       keeping
	link       string       // that was opened
	ended      [2][2]string // the releases before the last edit, and how they ended
}

// Lane is one release's run of the scenario.
type Lane struct {
	picture.Run
	failed []remedy.Case
}

// Example is a scenario that comes with the page.
type Example struct {
	Name  string // the file's, without its ending
	Title string
	Text  []byte // Document reads it
}

// Theme of the page. Auto follows the system.
type Theme string

const (
	Auto  Theme = "auto"
	Light Theme = "light"
	Dark  Theme = "dark"
)

// Sheet is what was opened: the first two cover the cloud on a narrow screen and
// are there anyway on a wide one.
type Sheet string

const (
	NoSheet       Sheet = ""
	WhySheet      Sheet = "why"
	ScenarioSheet Sheet = "scenario"
	KeysSheet     Sheet = "keys"
	ReleasesSheet Sheet = "releases"
	ForecastSheet Sheet = "forecast"
	LensSheet     Sheet = "lens"
)

// New is the page before anything is opened.
func New(examples []Example) Model {
	return Model{Examples: examples, Level: trace.ByHost, Theme: Auto, Speed: 1, Tool: SelectTool, bare: draft.Bare()}
}

// open runs a document's scenario in two releases and goes to their first
// difference.
func (m Model) open(name string, d draft.Document) Model {
	s := d.Scenario()
	m.Name, m.Scenario, m.Problem, m.Playing, m.helps = name, s, "", false, nil
	m.before, m.supposed, m.history, m.anchor = nil, "", draft.Begin(d), anchor{}
	m.keep.own, m.keep.was, m.link = "", "", ""
	m.Tool, m.Selected, m.Panel, m.renaming, m.notice.Notice, m.source, m.wrong = SelectTool, nil, Explain, draft.Ref{}, Notice{}, source{}, wrong{}
	if m = m.run(picture.Compared(s)); m.Scenario == nil {
		return m
	}
	return m.toDifference()
}

// run runs the scenario in two releases. What it cannot run it says.
func (m Model) run(releases [2]string) Model {
	for side, name := range releases {
		lane, err := runLane(m.Scenario, name, m.Level)
		if err != nil {
			m.Problem, m.Scenario = err.Error(), nil
			return m
		}
		m.Lanes[side] = lane
	}
	if m.lead().Refused != "" && m.Lanes[1-m.Lead].Refused == "" {
		m.Lead = 1 - m.Lead
	}
	m.pair = picture.Beside(m.Scenario, &m.Lanes[0].Run, &m.Lanes[1].Run)
	m.Diff, m.given, m.things = m.pair.Diff, m.facts(), m.allThings()
	return m
}

// runLane runs one release, and lists what found no host.
func runLane(s *scenario.Scenario, name string, level trace.Level) (Lane, error) {
	run, err := picture.NewRun(s, name, level)
	lane := Lane{Run: run}
	if err == nil && run.Refused == "" {
		lane.failed = remedy.Failed(s, run.Outcome)
	}
	return lane, err
}

// toDifference goes to the first difference, or to the first step.
func (m Model) toDifference() Model {
	m.Lead, m.Event = m.pair.First(m.runs())
	return m
}

// lead is the lane that is stepped.
func (m *Model) lead() *Lane { return &m.Lanes[m.Lead] }

// event is the event that is looked at; nil if the scenario has no step.
func (m *Model) event() *trace.Event {
	if events := m.lead().Trace.Events; m.Event < len(events) {
		return &events[m.Event]
	}
	return nil
}
