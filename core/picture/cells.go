package picture

import (
	"fmt"
	"slices"

	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// laneWords says the phases of one run.
type laneWords struct {
	Moment
	run *Run
	at  int // the event that the lane shows
}

// partName is the VM that a part moves, or the step that frames it.
func (p laneWords) partName(at trace.Place) string {
	if at.VM != 0 {
		return p.VM(at.VM)
	}
	return fmt.Sprintf("step %d", at.Step)
}

func (p laneWords) cell(col column, side int) LaneCell {
	if col.phase[side] < 0 {
		return LaneCell{Blank: true, Size: col.size}
	}
	ph := p.run.phases[col.phase[side]]
	c := LaneCell{Text: p.phaseName(ph), Sign: p.sign(ph), Tone: Plain, Size: col.size, Event: p.target(ph)}
	c.Title = c.Text
	if c.Sign != "" && (ph.Verdict == trace.Reject || ph.Verdict == trace.Abort) {
		c.Tone = Bad
	}
	if ph.Verdict == trace.Choose {
		c.Tone = Good
	}
	c.Now = p.at >= ph.Start && p.at < ph.End
	first := p.Diff.First[side]
	c.Diff = first >= ph.Start && first < ph.End
	return c
}

func (p laneWords) phaseName(ph trace.Phase) string {
	switch ph.Rule {
	case trace.PhaseMaintain, trace.PhaseCancel:
		return "begin"
	case trace.PhaseAgain:
		return "again"
	case trace.PhaseMove, trace.PhaseDeploy, trace.PhasePlan:
		switch {
		case ph.Verdict == trace.Choose:
			return p.chosen(ph)
		case ph.At.Attempt > 1:
			return "HA planner"
		case ph.At.Try > 1:
			return fmt.Sprintf("try %d", ph.At.Try)
		}
		return "prepare"
	case trace.PhaseOrder:
		if ph.At.Round > 1 {
			return fmt.Sprintf("order %d", ph.At.Round)
		}
		return "order"
	case trace.PhaseCluster:
		return p.Cluster(ph.At.Cluster)
	}
	return "end"
}

// chosen names a destination that was found before any cluster was walked.
func (p laneWords) chosen(ph trace.Phase) string {
	for _, e := range p.run.Trace.Events[ph.Start:ph.End] {
		if e.Rule == trace.PhaseHost {
			return "named host"
		}
	}
	return "last host"
}

// sign marks what a phase ended in; one that only prepares has none.
func (p laneWords) sign(ph trace.Phase) string {
	switch {
	case ph.Verdict == trace.Note, ph.Rule == trace.PhaseOrder && ph.Verdict == trace.Pass:
		return ""
	case ph.Rule == trace.PhaseCluster && ph.Verdict == trace.Reject:
		return "∅"
	}
	return words.Sign(ph.Verdict)
}

// Signs are the signs of phases, each with what it says.
func Signs() [][2]string {
	return [][2]string{
		{"★", "chosen, or done"},
		{"✗", "rejected, or failed"},
		{"∅", "a cluster walked in vain"},
		{"‼", "an exception"},
	}
}

// Marks are what else marks a cell, each with what it says.
func Marks() [][2]string {
	return [][2]string{
		{"underlined", "the releases first differ here"},
		{"hatched", "only the other release does this"},
	}
}

// Says is the whole cell in words: its name, and what its marks mean.
func (c LaneCell) Says() string {
	marks := Marks()
	if c.Blank {
		return marks[1][1]
	}
	says := c.Title
	for _, sign := range Signs() {
		if c.Sign == sign[0] {
			says += ": " + sign[1]
		}
	}
	if c.Diff {
		says += " (" + marks[0][1] + ")"
	}
	return says
}

// target is the event to go to: the one that decided the phase.
func (p laneWords) target(ph trace.Phase) int {
	for i := ph.End - 1; i >= ph.Start; i-- {
		switch e := &p.run.Trace.Events[i]; {
		case e.Rule == trace.ClusterDestination, e.Rule == trace.ListEmpty, e.Rule == trace.OrderNoTags, e.Rule == trace.OrderEnd && e.Verdict != trace.Abort, e.Rule == trace.ClusterSuitable && e.Verdict == trace.Reject:
			return i
		}
	}
	return ph.Start
}

// sized gives each column the width of the run that stops more often in it, so
// that both lanes stay aligned.
func (p Moment) sized() []column {
	columns := slices.Clone(p.columns)
	for i := range columns {
		for side, phase := range columns[i].phase {
			if phase >= 0 {
				run := p.Runs[side]
				columns[i].size = max(columns[i].size, min(12, 1+between(run.Stops, run.phases[phase])))
			}
		}
	}
	return columns
}

// between counts the stops in a phase.
func between(stops []int, ph trace.Phase) int {
	from, _ := slices.BinarySearch(stops, ph.Start)
	to, _ := slices.BinarySearch(stops, ph.End)
	return to - from
}
