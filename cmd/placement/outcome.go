package main

import (
	"errors"
	"fmt"
	"io"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// releaseRun is what one release does with a scenario.
type releaseRun struct {
	Release string    `json:"release"`
	Steps   []stepRun `json:"steps"`
	// Refused is what the release is not modelled for; there are no steps then.
	Refused string `json:"refused,omitempty"`
}

// stepRun is how one step ends: Deploy, Maintain or Cancel is set.
type stepRun struct {
	Step     int           `json:"step"` // from 1
	Deploy   string        `json:"deploy,omitempty"`
	Maintain string        `json:"maintain,omitempty"`
	Cancel   string        `json:"cancel,omitempty"`
	Outcome  trace.Outcome `json:"outcome"`
	VMs      []words.Fate  `json:"vms"`
}

// summary tells of each step the VM that is deployed, or those of the host.
func summary(s *scenario.Scenario, out scenario.Outcome) releaseRun {
	r := releaseRun{Release: out.Release}
	for i, step := range s.Steps {
		sr := stepRun{Step: i + 1, Outcome: out.Steps[i].Outcome, VMs: words.FatesOf(s, out, i)}
		switch {
		case step.Deploy != nil:
			sr.Deploy = s.Cloud.VM(step.Deploy.VM).Name
		case step.Cancel != 0:
			sr.Cancel = s.Cloud.Host(step.Cancel).Name
		default:
			sr.Maintain = s.Cloud.Host(step.Maintain).Name
		}
		r.Steps = append(r.Steps, sr)
	}
	return r
}

// summaryIn is the summary of a run in one release, or why that is refused.
func summaryIn(name string, s *scenario.Scenario, release placement.Release) (releaseRun, error) {
	out, err := s.Run(release)
	var refused *placement.Unmodelled
	switch {
	case errors.As(err, &refused):
		return releaseRun{Release: release.Name, Steps: []stepRun{}, Refused: refused.Error()}, nil
	case err != nil:
		return releaseRun{}, located(name, err)
	}
	return summary(s, out), nil
}

// name is the step in two words.
func (s stepRun) name() string {
	switch {
	case s.Deploy != "":
		return "deploy " + s.Deploy
	case s.Cancel != "":
		return "cancel " + s.Cancel
	}
	return "maintain " + s.Maintain
}

func (s stepRun) sign() string {
	switch s.Outcome {
	case trace.Placed, trace.Maintenance, trace.Enabled:
		return words.Sign(trace.Choose)
	case trace.Threw, trace.Endless:
		return words.Sign(trace.Abort)
	}
	return words.Sign(trace.Reject)
}

func (s stepRun) moves() string { return words.Fates(s.VMs) }

// table shows runs side by side, one line for each step.
func table(runs []releaseRun) string {
	return aligned(func(w io.Writer) {
		fmt.Fprintln(w, "RELEASE\tSTEP\tEND\tVMS")
		for _, r := range runs {
			release := r.Release
			if r.Refused != "" {
				fmt.Fprintf(w, "%s\t\t· refused\t%s\n", release, r.Refused)
			}
			for _, s := range r.Steps {
				fmt.Fprintf(w, "%s\t%s\t%s %s\t%s\n", release, s.name(), s.sign(), s.Outcome, s.moves())
				release = ""
			}
		}
	})
}
