package picture

import (
	"fmt"

	"placement-playground/core/trace"
	"placement-playground/core/words"
)

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

// Lanes are both runs from left to right, phase under phase.
func (p Moment) Lanes() [2]LaneBar {
	var lanes [2]LaneBar
	columns := p.sized()
	for side := range lanes {
		lanes[side] = p.laneBar(side, columns)
	}
	return lanes
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

func (p Moment) laneBar(side int, columns []column) LaneBar {
	run := p.Runs[side]
	bar := LaneBar{Side: side, Release: run.Release, Lead: side == p.Lead}
	bar.End, bar.Tone = run.Ending()
	says := laneWords{p, run, p.Beside(side)}
	open := p.openVM()
	var last trace.Place
	for n, c := range columns {
		part := trace.Place{Step: c.key.Step, VM: c.key.VM}
		if n == 0 || part != last {
			bar.Parts = append(bar.Parts, LanePart{Name: says.partName(part), Open: part == open})
			last = part
		}
		to := &bar.Parts[len(bar.Parts)-1]
		to.Cells = append(to.Cells, says.cell(c, side))
	}
	for i := range bar.Parts {
		if part := &bar.Parts[i]; !part.Open {
			part.fold()
		}
	}
	return bar
}

// openVM is the part that is looked at.
func (p Moment) openVM() trace.Place {
	if e := p.Event; e != nil {
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

// Difference says where the two releases first differ, or that they do not.
func (p Moment) Difference() string {
	a, b := p.Runs[0], p.Runs[1]
	switch {
	case p.Diff.Differs():
		return fmt.Sprintf("first difference at step %d", a.Stop(p.Diff.First[0]))
	case b.Refused != "":
		return b.Release + ": " + b.Refused
	case a.Refused != "":
		return a.Release + ": " + a.Refused
	case a.Release == b.Release:
		return "choose another release to compare"
	}
	return fmt.Sprintf("%s and %s decide alike", a.Release, b.Release)
}

// Ending is how the run ends, in words.
func (r *Run) Ending() (string, Tone) {
	if r.Refused != "" {
		return "not modelled", Warn
	}
	steps := r.Outcome.Steps
	if len(steps) == 0 {
		return "no step", Plain
	}
	return Ended(steps[len(steps)-1].Outcome)
}

// Ended is how a step ends, in words.
func Ended(o trace.Outcome) (string, Tone) {
	switch o {
	case trace.Placed, trace.Maintenance, trace.Enabled:
		return words.Sign(trace.Pass) + " " + outcomeWord(o), Good
	}
	return words.Sign(trace.Reject) + " " + outcomeWord(o), Bad
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
