package app

import (
	"fmt"

	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// Time is the transport and the lanes.
type Time struct {
	Step, Steps int // of the lead, by the level
	Playing     bool
	AtStart     bool
	AtEnd       bool
	Speeds      []Choice
	Levels      []Choice
	Difference  string // where the releases first differ, or that they do not
	Differs     bool
	AtDiff      bool
	Lanes       [2]LaneBar
}

func (m *Model) releases(side int) []Choice {
	var out []Choice
	for _, r := range placement.Releases() {
		out = append(out, Choice{r.Name, r.Name, r.Name == m.Lanes[side].Release})
	}
	return out
}

func (p painter) time() Time {
	m, lane := p.Model, p.lane
	t := Time{Step: lane.Stop(m.Event), Steps: len(lane.Stops), Playing: m.Playing, AtEnd: m.atEnd(), Differs: m.Diff.Differs()}
	t.AtStart = len(lane.Stops) == 0 || m.Event <= lane.Stops[0]
	for i, name := range []string{"0.5×", "1×", "2×", "5×"} {
		t.Speeds = append(t.Speeds, Choice{fmt.Sprint(i), name, i == m.Speed})
	}
	for level, name := range []string{"", "Clusters", "Hosts", "Checks"} {
		if level > 0 {
			t.Levels = append(t.Levels, Choice{fmt.Sprint(level), name, trace.Level(level) == m.Level})
		}
	}
	t.Difference = p.moment.Difference()
	t.AtDiff = t.Differs && p.moment.Beside(0) == m.Diff.First[0]
	t.Lanes = p.moment.Lanes()
	return t
}
