package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Forecast answers of any host how its maintenance would end, each from the same
// state. It is Maintain, whose trace is forgotten: only the memory for it, and
// what is known of the clusters, pass on from host to host.
type Forecast struct {
	run    Run
	state  cloud.State
	step   int
	events []trace.Event
}

// NewForecast is for maintenances that would be the given step of a scenario.
func NewForecast(run Run, state cloud.State, step int) *Forecast {
	run.known = &known{}
	return &Forecast{run: run, state: state.Clone(), step: step}
}

// Foreseen is what Maintain would come to. Events are told by their index in
// Maintain's trace.
type Foreseen struct {
	Host    cloud.ID
	Outcome trace.Outcome // Refused, Maintenance or ErrorInMaintenance
	Blocked bool          // as in Maintained
	Moved   int           // VMs that leave the host
	Halted  int           // VMs that are stopped
	Stuck   []StuckVM
	// Why is the rule, and Event the event, that keeps the host out of Maintenance:
	// what refused or blocked it, or the end of the first stuck VM's move. Without
	// a rule nothing does.
	Why    trace.Rule
	Event  int
	Events int // of the whole trace: what there was to ask
}

// StuckVM is a VM that stays on the host, and the event that says so.
type StuckVM struct {
	VM    cloud.ID
	Event int
}

// Host forecasts one host. The error is Maintain's.
func (f *Forecast) Host(host cloud.ID) (Foreseen, error) {
	done, events, err := maintain(f.run, f.state, host, f.step, f.events[:0])
	if err != nil {
		return Foreseen{}, err
	}
	f.events = events
	out := Foreseen{Host: host, Outcome: done.Outcome, Blocked: done.Blocked, Events: len(events)}
	last := map[cloud.ID]int{} // end of a VM's move; a later one is a later try's
	for i := range events {
		switch e := &events[i]; {
		case e.Rule == trace.MoveEnd:
			last[e.At.VM] = i
		case e.Verdict == trace.Reject && e.At.VM == 0 && e.Rule != trace.MaintainEnd:
			out.Why, out.Event = e.Rule, i
		}
	}
	for _, vm := range done.VMs {
		switch vm.Result.Outcome {
		case trace.Moved:
			out.Moved++
		case trace.Halted:
			out.Halted++
		case trace.Stuck:
			out.Stuck = append(out.Stuck, StuckVM{VM: vm.VM, Event: last[vm.VM]})
		}
	}
	if len(out.Stuck) > 0 {
		out.Why, out.Event = trace.MoveEnd, out.Stuck[0].Event
	}
	return out, nil
}

// Event is one of the trace of the host that was forecast last: the next one
// takes its memory.
func (f *Forecast) Event(i int) *trace.Event { return &f.events[i] }
