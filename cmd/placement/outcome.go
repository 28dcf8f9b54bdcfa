package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"placement-playground/core/cloud"
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
	VMs      []vmRun       `json:"vms"`
}

// vmRun is a VM's host before and after a step; empty for none.
type vmRun struct {
	VM   string `json:"vm"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// summary tells of each step the VM that is deployed, or those of the host.
func summary(s *scenario.Scenario, out scenario.Outcome) releaseRun {
	r := releaseRun{Release: out.Release}
	before := s.Cloud.Start()
	for i, step := range s.Steps {
		end := out.Steps[i]
		sr := stepRun{Step: i + 1, Outcome: end.Outcome, VMs: []vmRun{}}
		var vms []cloud.VM
		switch {
		case step.Deploy != nil:
			vms = []cloud.VM{before.VM(s.Cloud, step.Deploy.VM)}
			sr.Deploy = vms[0].Name
		case step.Cancel != 0:
			vms = before.VMsOn(s.Cloud, step.Cancel)
			sr.Cancel = s.Cloud.Host(step.Cancel).Name
		default:
			vms = before.VMsOn(s.Cloud, step.Maintain)
			sr.Maintain = s.Cloud.Host(step.Maintain).Name
		}
		for _, vm := range vms {
			after := end.State.VM(s.Cloud, vm.ID)
			sr.VMs = append(sr.VMs, vmRun{vm.Name, hostName(s.Cloud, vm.Host), hostName(s.Cloud, after.Host)})
		}
		r.Steps = append(r.Steps, sr)
		before = end.State
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

func hostName(c *cloud.Cloud, id cloud.ID) string {
	if id == 0 {
		return ""
	}
	return c.Host(id).Name
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

// moves says where the VMs are, those with the same fate together.
func (s stepRun) moves() string {
	var fates []vmRun // without the VM
	names := map[vmRun][]string{}
	for _, vm := range s.VMs {
		fate := vmRun{From: vm.From, To: vm.To}
		if names[fate] == nil {
			fates = append(fates, fate)
		}
		names[fate] = append(names[fate], vm.VM)
	}
	const shown = 6
	parts := []string{}
	for _, fate := range fates {
		parts = append(parts, words.List(names[fate], shown)+" "+fate.words(len(names[fate])))
	}
	if len(parts) == 0 {
		return "no VM"
	}
	return strings.Join(parts, "; ")
}

// words says the fate of n VMs.
func (v vmRun) words(n int) string {
	switch {
	case v.To == "" && n == 1:
		return "has no host"
	case v.To == "":
		return "have no host"
	case v.To != v.From:
		return "→ " + v.To
	case n == 1:
		return "stays on " + v.To
	}
	return "stay on " + v.To
}

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
