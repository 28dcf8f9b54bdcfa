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

// LaneBar is one release's run from left to right.
type LaneBar struct {
	Side    int
	Release string
	Lead    bool
	Parts   []LanePart
	End     string
	Tone    Tone
}

// LanePart is a VM's move or a step's frame: folded to one cell, or open to
// its phases.
type LanePart struct {
	Name  string
	Open  bool
	Cells []LaneCell
}

// LaneCell is one phase.
type LaneCell struct {
	Text  string
	Title string // the whole name, for where the text is cut
	Sign  string
	Tone  Tone
	Event int // to go to
	Size  int // 1 to 12, by its number of stops
	Now   bool
	Diff  bool // the first difference is in here
	Blank bool // the other release has a phase here and this one has not
}

func (m *Model) releases(side int) []Choice {
	var out []Choice
	for _, r := range placement.Releases() {
		out = append(out, Choice{r.Name, r.Name, r.Name == m.Lanes[side].Release})
	}
	return out
}

func (m *Model) time() Time {
	lane := m.lead()
	t := Time{Step: lane.stop(m.Event), Steps: len(lane.Stops), Playing: m.Playing, AtEnd: m.atEnd(), Differs: m.Diff.Differs()}
	t.AtStart = len(lane.Stops) == 0 || m.Event <= lane.Stops[0]
	for i, name := range []string{"0.5×", "1×", "2×", "5×"} {
		t.Speeds = append(t.Speeds, Choice{fmt.Sprint(i), name, i == m.Speed})
	}
	for level, name := range []string{"", "Clusters", "Hosts", "Checks"} {
		if level > 0 {
			t.Levels = append(t.Levels, Choice{fmt.Sprint(level), name, trace.Level(level) == m.Level})
		}
	}
	t.Difference = fmt.Sprintf("%s and %s decide alike", m.Lanes[0].Release, m.Lanes[1].Release)
	if m.Lanes[0].Release == m.Lanes[1].Release {
		t.Difference = "choose another release to compare"
	}
	for side := range m.Lanes {
		if lane := m.Lanes[side]; lane.Refused != "" {
			t.Difference = lane.Release + ": " + lane.Refused
		}
	}
	if t.Differs {
		t.Difference = fmt.Sprintf("first difference at step %d", m.Lanes[0].stop(m.Diff.First[0]))
		t.AtDiff = m.at(0) == m.Diff.First[0]
	}
	columns := m.sized()
	for side := range m.Lanes {
		t.Lanes[side] = m.laneBar(side, columns)
	}
	return t
}

// column is a phase that at least one of the two releases has: -1 where it has not.
type column struct {
	phase [2]int
	key   trace.Place
	size  int // 1 to 12, by the stops in the lane that has more
}

// merge puts the phases of both lanes into one order, so that the same phase
// stands under itself.
func merge(a, b []trace.Phase) []column {
	type name struct {
		rule trace.Rule
		at   trace.Place
	}
	inB := map[name]int{}
	for j, p := range b {
		inB[name{p.Rule, p.At}] = j
	}
	var out []column
	next := 0 // of b
	for i, p := range a {
		partner := -1
		if j, ok := inB[name{p.Rule, p.At}]; ok && j >= next {
			for ; next < j; next++ {
				out = append(out, column{[2]int{-1, next}, b[next].At, 0})
			}
			partner, next = j, j+1
		}
		out = append(out, column{[2]int{i, partner}, p.At, 0})
	}
	for ; next < len(b); next++ {
		out = append(out, column{[2]int{-1, next}, b[next].At, 0})
	}
	return out
}

func (m *Model) laneBar(side int, columns []column) LaneBar {
	lane := &m.Lanes[side]
	bar := LaneBar{Side: side, Release: lane.Release, Lead: side == m.Lead}
	bar.End, bar.Tone = m.ending(side)
	p := m.laneWords(side)
	open := m.openVM()
	var last trace.Place
	for n, c := range columns {
		part := trace.Place{Step: c.key.Step, VM: c.key.VM}
		if n == 0 || part != last {
			bar.Parts = append(bar.Parts, LanePart{Name: p.partName(part), Open: part == open})
			last = part
		}
		to := &bar.Parts[len(bar.Parts)-1]
		to.Cells = append(to.Cells, p.cell(c, side))
	}
	for i := range bar.Parts {
		if part := &bar.Parts[i]; !part.Open {
			part.fold()
		}
	}
	return bar
}

// openVM is the part that is looked at.
func (m *Model) openVM() trace.Place {
	if e := m.event(); e != nil {
		return trace.Place{Step: e.At.Step, VM: e.At.VM}
	}
	return trace.Place{}
}

// fold makes one cell of all cells of a part: it ends as the last one does.
func (p *LanePart) fold() {
	var whole LaneCell
	whole.Blank = true
	for _, c := range p.Cells {
		if c.Blank {
			continue
		}
		if whole.Blank {
			whole = c
		}
		whole.Sign, whole.Tone = c.Sign, c.Tone
		whole.Now = whole.Now || c.Now
		whole.Diff = whole.Diff || c.Diff
	}
	if len(p.Cells) > 1 {
		whole.Text, whole.Title = p.Name, p.Name
	}
	whole.Size = 1
	p.Cells = []LaneCell{whole}
}

// ending is how the run ends, in words.
func (m *Model) ending(side int) (string, Tone) {
	if m.Lanes[side].Refused != "" {
		return "not modelled", Warn
	}
	steps := m.Lanes[side].Outcome.Steps
	if len(steps) == 0 {
		return "no step", Plain
	}
	return ended(steps[len(steps)-1].Outcome)
}

func outcomeWord(o trace.Outcome) string {
	switch o {
	case trace.Placed:
		return "placed"
	case trace.Unplaced:
		return "no destination"
	case trace.Threw:
		return "exception"
	case trace.Refused:
		return "refused"
	}
	return string(o)
}
