package core_test

import (
	"reflect"
	"slices"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// usedBy sums up what all hosts use.
func usedBy(s *scenario.Scenario, ledger func(*cloud.Cloud, cloud.ID) cloud.Ledger) (cpu, ram int64) {
	for _, h := range s.Cloud.Hosts {
		l := ledger(s.Cloud, h.ID)
		cpu, ram = cpu+l.CPU.Used, ram+l.RAM.Used
	}
	return cpu, ram
}

// What the last frame shows is what the engine decided.
func TestTheLastFrameAgreesWithTheState(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		last := trace.NewReel(&out.Trace).Frame(len(out.Trace.Events))
		start, end := s.Cloud.Start(), out.Steps[len(out.Steps)-1].State
		for _, vm := range s.Cloud.VMs {
			host := vm.Host
			if to, moved := last.Places[vm.ID]; moved {
				host = to
			}
			if now := end.VM(s.Cloud, vm.ID).Host; now != host {
				t.Errorf("the last frame shows VM %d on %d, the state on %d", vm.ID, host, now)
			}
		}
		for _, h := range s.Cloud.Hosts {
			state := string(h.ResourceState)
			if to, changed := last.States[h.ID]; changed {
				state = to
			}
			if now := string(end.ResourceState(s.Cloud, h.ID)); now != state {
				t.Errorf("the last frame shows host %d in %s, the state in %s", h.ID, state, now)
			}
			before, now, load := start.Ledger(s.Cloud, h.ID), end.Ledger(s.Cloud, h.ID), last.Loads[h.ID]
			if now.CPU.Used-before.CPU.Used != load.CPU || now.RAM.Used-before.RAM.Used != load.RAM ||
				now.CPU.Reserved-before.CPU.Reserved != load.ReservedCPU || now.RAM.Reserved-before.RAM.Reserved != load.ReservedRAM {
				t.Errorf("host %d: the last frame shows %+v more, the state goes from %+v to %+v", h.ID, load, before, now)
			}
		}
	})
}

func TestFramesOfStepsAgreeWithTheirOutcomes(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		ended := map[int]trace.Outcome{}
		for _, e := range out.Trace.Events {
			if e.Rule == trace.MaintainEnd || e.Rule == trace.DeployEnd || e.Rule == trace.CancelEnd {
				ended[e.At.Step] = e.Effect.Result.Outcome
			}
		}
		for i, step := range out.Steps {
			if ended[i+1] != step.Outcome {
				t.Errorf("step %d ends in %s, its last event says %q", i+1, step.Outcome, ended[i+1])
			}
		}
		if len(ended) != len(out.Steps) {
			t.Errorf("%d steps ended, want %d", len(ended), len(out.Steps))
		}
	})
}

// Phases cut a trace without a gap. A step, a move, an order of clusters and a
// cluster always begin one, and an end is one by itself.
func TestPhasesAreTheTrace(t *testing.T) {
	begins := []trace.Rule{trace.PhaseMaintain, trace.PhaseCancel, trace.PhaseAgain, trace.PhaseDeploy, trace.PhaseMove, trace.PhaseOrder, trace.PhaseCluster}
	ends := []trace.Rule{trace.MoveEnd, trace.DeployEnd, trace.MaintainEnd, trace.MaintainAbort, trace.CancelEnd}
	everyRun(t, func(t *testing.T, _ *scenario.Scenario, out scenario.Outcome) {
		next := 0
		for _, p := range out.Trace.Phases() {
			first := out.Trace.Events[p.Start]
			if p.Start != next || p.End <= p.Start || p.Rule != first.Rule || p.At != first.At {
				t.Fatalf("phase %+v does not follow event %d", p, next)
			}
			for _, e := range out.Trace.Events[p.Start+1 : p.End] {
				if slices.Contains(begins, e.Rule) || slices.Contains(ends, e.Rule) || slices.Contains(ends, p.Rule) {
					t.Fatalf("%s stands inside the phase %+v", e.Rule, p)
				}
			}
			next = p.End
		}
		if next != len(out.Trace.Events) {
			t.Errorf("the phases end at event %d of %d", next, len(out.Trace.Events))
		}
	})
}

func TestATraceDoesNotDifferFromItself(t *testing.T) {
	everyRun(t, func(t *testing.T, _ *scenario.Scenario, out scenario.Outcome) {
		d := trace.NewDiff(&out.Trace, &out.Trace)
		if d.Differs() || d.First != [2]int{-1, -1} {
			t.Errorf("differs from itself at %v", d.First)
		}
		for i := range out.Trace.Events {
			if d.Partner(0, i) != i || d.Partner(1, i) != i {
				t.Fatalf("event %d stands beside %d and %d", i, d.Partner(0, i), d.Partner(1, i))
			}
		}
	})
}

func TestStopsOfACoarserLevelAreStopsOfTheFiner(t *testing.T) {
	everyRun(t, func(t *testing.T, _ *scenario.Scenario, out scenario.Outcome) {
		fine := map[int]bool{}
		for _, i := range out.Trace.Stops(trace.ByCheck) {
			fine[i] = true
		}
		if len(fine) != len(out.Trace.Events) {
			t.Errorf("%d of %d events are stops of the finest level", len(fine), len(out.Trace.Events))
		}
		for _, level := range []trace.Level{trace.ByHost, trace.ByCluster} {
			coarse := map[int]bool{}
			for _, i := range out.Trace.Stops(level) {
				if !fine[i] {
					t.Errorf("event %d is a stop of level %d and not of the next finer", i, level)
				}
				coarse[i] = true
			}
			fine = coarse
		}
		if last := len(out.Trace.Events) - 1; !fine[last] {
			t.Error("the last event is no stop of the coarsest level")
		}
	})
}

// Frames are the same whichever way they are reached, and they share nothing.
func TestFramesForwardsAndBackwards(t *testing.T) {
	for seed := range uint64(40) {
		out, err := randomScenario(t, seed).Run(newest())
		if err != nil {
			t.Fatal(err)
		}
		n := len(out.Trace.Events)
		reel := trace.NewReel(&out.Trace)
		forwards := make([]trace.Frame, n+1)
		for i := range forwards {
			forwards[i] = reel.Frame(i)
		}
		for i := n; i >= 0; i-- {
			if !reflect.DeepEqual(reel.Frame(i), forwards[i]) {
				t.Fatalf("seed %d: frame %d differs on the way back", seed, i)
			}
		}
		if !reflect.DeepEqual(reel.Frame(n+5), forwards[n]) || !reflect.DeepEqual(reel.Frame(-5), forwards[0]) {
			t.Errorf("seed %d: a number outside is not taken for the nearest", seed)
		}
	}
}
