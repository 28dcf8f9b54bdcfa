package core_test

import (
	"reflect"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// A forecast says of every host, before the first step and after the last, what
// its maintenance comes to; the hosts that were forecast before it change nothing.
func TestAForecastIsWhatMaintainDoes(t *testing.T) {
	ends := map[trace.Rule]int{}
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		release, err := placement.Find(out.Release)
		if err != nil {
			t.Fatal(err)
		}
		run := placement.Run{Cloud: s.Cloud, Release: release, Seed: s.Seed, Rules: s.Rules}
		states := []cloud.State{s.Cloud.Start()}
		if n := len(out.Steps); n > 0 {
			states = append(states, out.Steps[n-1].State)
		}
		for _, state := range states {
			f := placement.NewForecast(run, state, 7)
			for i := range s.Cloud.Hosts {
				host := s.Cloud.Hosts[len(s.Cloud.Hosts)-1-i].ID
				have, err := f.Host(host)
				want, wantErr := foreseen(run, state, host)
				if tooOld(err) && tooOld(wantErr) {
					continue
				}
				if err != nil || wantErr != nil {
					t.Fatalf("host %d: %v, and Maintain: %v", host, err, wantErr)
				}
				if !reflect.DeepEqual(have, want) {
					t.Errorf("host %d: forecast is\n%+v, Maintain gives\n%+v", host, have, want)
				}
				ends[have.Why]++
			}
		}
	})
	for _, rule := range []trace.Rule{"", trace.MoveEnd, trace.MaintainOthers, trace.MaintainState, trace.MaintainPeers, trace.MaintainAgent} {
		if ends[rule] < 20 {
			t.Errorf("only %d hosts end for the rule %q", ends[rule], rule)
		}
	}
}

// foreseen reads a forecast off a maintenance and its trace, from the end.
func foreseen(run placement.Run, state cloud.State, host cloud.ID) (placement.Foreseen, error) {
	done, events, err := placement.Maintain(run, state, host, 7)
	out := placement.Foreseen{Host: host, Outcome: done.Outcome, Blocked: done.Blocked, Events: len(events)}
	for _, vm := range done.VMs {
		switch vm.Result.Outcome {
		case trace.Moved:
			out.Moved++
			continue
		case trace.Halted:
			out.Halted++
			continue
		}
		for i := len(events) - 1; i >= 0; i-- {
			if events[i].Rule == trace.MoveEnd && events[i].At.VM == vm.VM {
				out.Stuck = append(out.Stuck, placement.StuckVM{VM: vm.VM, Event: i})
				break
			}
		}
	}
	switch {
	case done.Outcome == trace.Refused, done.Blocked:
		out.Event = len(events) - 2
	case len(out.Stuck) > 0:
		out.Event = out.Stuck[0].Event
	default:
		return out, err
	}
	out.Why = events[out.Event].Rule
	return out, err
}
