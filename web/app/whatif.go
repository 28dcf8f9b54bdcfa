package app

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// WhatIf opens the maintenance of a host that was forecast, at what decides it.
type WhatIf struct{ Host cloud.ID }

// Back goes back to what was open before WhatIf.
type Back struct{}

func (WhatIf) msg() {}
func (Back) msg()   {}

// whatIf opens what was forecast of a host.
func (m Model) whatIf(host cloud.ID) Model {
	row := m.forecast.found(host)
	if m.Sheet != ForecastSheet || row == nil || row.Tone == Warn {
		return m
	}
	return m.suppose(host, row.event)
}

// suppose runs a copy of the scenario in which the host goes into maintenance:
// after all steps, or instead of them. It is shown from that event of it on.
func (m Model) suppose(host cloud.ID, event int) Model {
	before := m
	s := *m.Scenario
	s.Steps, s.Expect = []scenario.Step{{Maintain: host}}, nil
	m.supposed = "What if " + words.Speaker{Cloud: s.Cloud}.Host(host) + " goes into maintenance"
	offset := 0
	if n := len(m.Scenario.Steps); m.After && n > 0 {
		s.Steps = append(slices.Clone(m.Scenario.Steps), s.Steps...)
		offset = len(m.lead().Trace.Events)
		m.supposed += ", after the scenario's steps?"
	} else {
		m.supposed += " as the scenario begins?"
	}
	m.Scenario, m.before, m.Sheet, m.Playing, m.helps, m.supposedOf = &s, &before, NoSheet, false, nil, host
	m = m.run([2]string{m.Lanes[0].Release, m.Lanes[1].Release})
	if m.Scenario == nil {
		before.Problem = m.Problem
		return before
	}
	m.Event = max(0, min(offset+event, len(m.lead().Trace.Events)-1))
	return m
}

// found is the row of a host that was forecast, nil if it was not.
func (f forecast) found(host cloud.ID) *ForecastRow {
	for _, c := range f.says.Clusters {
		for i := range c.Rows {
			if c.Rows[i].Host == host {
				return &c.Rows[i]
			}
		}
	}
	return nil
}

// back shows what was open before, as it was; how the page is looked at stays.
func (m Model) back() Model {
	if m.before == nil {
		return m
	}
	was := *m.before
	was.Theme, was.Speed, was.Embed, was.rules, was.due, was.Playing = m.Theme, m.Speed, m.Embed, m.rules, m.due, false
	return was.atLevel(m.Level)
}

// atLevel stops at what a level stops at.
func (m Model) atLevel(level trace.Level) Model {
	m.Level = level
	for side := range m.Lanes {
		m.Lanes[side].Stops = m.Lanes[side].Trace.Stops(level)
	}
	return m
}
