package scenario

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// Outcome is what one release did with a scenario.
type Outcome struct {
	Release string
	Steps   []StepOutcome
	Trace   trace.Trace
}

// StepOutcome is how one step ended, and where every VM is afterwards.
type StepOutcome struct {
	Outcome trace.Outcome
	State   cloud.State
}

// TagRuleCases are the questions that the hosts' tag rules may be asked in any
// release; none if no host has a rule.
func (s *Scenario) TagRuleCases() []cloud.TagRuleCase {
	var cases []cloud.TagRuleCase
	for _, release := range placement.Releases() {
		for _, c := range placement.TagRuleCases(s.Cloud, release) {
			if !slices.Contains(cases, c) {
				cases = append(cases, c)
			}
		}
	}
	return cases
}

// Run takes all steps in one release.
func (s *Scenario) Run(release placement.Release) (Outcome, error) {
	return s.RunTo(release, len(s.Steps), nil)
}

// RunTo takes the first steps in one release. watch may be nil (placement.Run).
func (s *Scenario) RunTo(release placement.Release, steps int, watch func(trace.Place, placement.Request, cloud.State)) (Outcome, error) {
	run := placement.Run{Cloud: s.Cloud, Release: release, Seed: s.Seed, Rules: s.Rules, Watch: watch}
	out := Outcome{Release: release.Name, Trace: trace.Trace{Release: release.Name}}
	state := s.Cloud.Start()
	for i, step := range s.Steps[:steps] {
		end, events, err := take(run, state, step, i+1)
		if err != nil {
			return Outcome{}, &Error{Path: nth("steps", i), Text: err.Error(), Cause: err}
		}
		out.Steps = append(out.Steps, end)
		state = end.State
		out.Trace.Events = append(out.Trace.Events, events...)
	}
	return out, nil
}

// take takes one step. A VM that runs can be named to start only where a
// maintenance may have stopped it before; if it did not, CloudStack refuses in
// ways that are not modelled.
func take(run placement.Run, state cloud.State, step Step, number int) (StepOutcome, []trace.Event, error) {
	switch {
	case step.Cancel != 0:
		outcome, after, events, err := placement.Cancel(run, state, step.Cancel, number)
		return StepOutcome{outcome, after}, events, err
	case step.Maintain != 0:
		done, events, err := placement.Maintain(run, state, step.Maintain, number)
		return StepOutcome{done.Outcome, done.State}, events, err
	}
	if vm := state.VM(run.Cloud, step.Deploy.VM); vm.Host != 0 {
		return StepOutcome{}, nil, &placement.Unmodelled{What: "starting " + vm.Name + ", which has a host already"}
	}
	result, after, events, err := placement.Deploy(run, state, *step.Deploy, number)
	return StepOutcome{result.Outcome, after}, events, err
}

// Mismatch is one expectation that does not hold.
type Mismatch struct {
	Release  string
	Step     int // from 1
	VM       cloud.ID
	Want     string // an outcome, or a host's name
	Have     string
	WantHost cloud.ID // with VM set: 0 is none
	HaveHost cloud.ID
}

// Check compares a release's outcome with what is expected of it.
func (s *Scenario) Check(e Expectation, out Outcome) []Mismatch {
	var bad []Mismatch
	for i, want := range e.Steps {
		have := out.Steps[i]
		if want.Outcome != "" && have.Outcome != want.Outcome {
			bad = append(bad, Mismatch{Release: e.Release, Step: i + 1, Want: string(want.Outcome), Have: string(have.Outcome)})
		}
		for _, at := range want.VMs {
			host := have.State.VM(s.Cloud, at.VM).Host
			if host != at.Host {
				bad = append(bad, Mismatch{Release: e.Release, Step: i + 1, VM: at.VM, WantHost: at.Host, HaveHost: host,
					Want: s.hostName(at.Host), Have: s.hostName(host)})
			}
		}
	}
	return bad
}

func (s *Scenario) hostName(id cloud.ID) string {
	if id == 0 {
		return "none"
	}
	return s.Cloud.Host(id).Name
}
