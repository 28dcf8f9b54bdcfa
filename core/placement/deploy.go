package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Deploy places a VM and starts it there. The state that is returned is a new
// one; without a destination it equals the old.
func Deploy(run Run, state cloud.State, q Request, step int) (trace.Result, cloud.State, []trace.Event, error) {
	at := trace.Place{Step: step, VM: q.VM}
	events := []trace.Event{{Rule: trace.PhaseDeploy, At: at, Verdict: trace.Note}}
	attempt := at
	attempt.Attempt = 1
	result, placed, err := Place(run, state, q, attempt)
	if err != nil {
		return trace.Result{}, state, nil, err
	}
	events = append(events, placed...)
	end := trace.Event{Rule: trace.DeployEnd, At: at, Verdict: trace.Reject, Effect: &trace.Effect{Result: &result}}
	state = Reserved(run.Cloud, state, placed)
	if result.Outcome == trace.Placed {
		state = state.Clone()
		end.Verdict = trace.Choose
		end.Effect.Move = moved(run, state, q.VM, result.Host)
		state.Run(run.Cloud, q.VM, result.Host)
	}
	return result, state, append(events, end), nil
}

// moved describes a VM's arrival, before it happens.
func moved(run Run, state cloud.State, vm, to cloud.ID) *trace.Move {
	v := state.VM(run.Cloud, vm)
	o := run.Cloud.Offering(v.Offering)
	return &trace.Move{VM: vm, From: v.Host, To: to, CPU: o.CPU(), RAM: o.RAM()}
}
