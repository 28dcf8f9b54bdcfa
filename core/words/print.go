package words

import (
	"fmt"
	"strings"

	"placement-playground/core/trace"
)

// Print is a trace as indented text, one line for each stop of the level.
func (s Speaker) Print(t *trace.Trace, level trace.Level) string {
	var b strings.Builder
	for n, i := range t.Stops(level) {
		e := &t.Events[i]
		fmt.Fprintf(&b, "%3d %s%s %s\n", n+1, strings.Repeat("  ", Depth(e)), Sign(e.Verdict), s.Sentence(e))
	}
	return b.String()
}

// Depth is how far an event stands in: a step, a VM's move, a cluster, a host.
func Depth(e *trace.Event) int {
	switch {
	case e.Rule == trace.PhaseMaintain || e.Rule == trace.PhaseDeploy || e.Rule == trace.PhaseCancel || e.Rule == trace.MaintainEnd || e.Rule == trace.DeployEnd || e.Rule == trace.CancelEnd:
		return 0
	case e.At.VM == 0 || e.Rule == trace.PhaseMove || e.Rule == trace.MoveEnd:
		return 1
	case e.At.Cluster == 0 || e.Rule == trace.OrderEnd:
		return 2
	case e.At.Host == 0:
		return 3
	}
	return 4
}

// Sign marks a verdict with one character, for where there is no colour.
func Sign(v trace.Verdict) string {
	switch v {
	case trace.Pass:
		return "✓"
	case trace.Reject:
		return "✗"
	case trace.Abort:
		return "‼"
	case trace.Choose:
		return "★"
	case trace.Skip:
		return "–"
	}
	return "·"
}
