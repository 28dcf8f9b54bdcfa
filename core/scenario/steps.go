package scenario

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// MaxSteps bounds a scenario's script.
const MaxSteps = 1_000

func (f *file) readSteps(s *Scenario) func(*Node, string) {
	return func(n *Node, path string) {
		f.list(n, path, func(n *Node, path string) {
			s.Steps = append(s.Steps, Step{})
			i := len(s.Steps) - 1
			var host cloud.ID
			q := &placement.Request{}
			planner := ""
			f.object(n, path,
				field{"maintain", f.ref(&host, "hosts", "host")},
				field{"deploy", f.ref(&q.VM, "vms", "vm")},
				field{"pod", f.ref(&q.Plan.Pod, "pods", "pod")},
				field{"cluster", f.ref(&q.Plan.Cluster, "clusters", "cluster")},
				field{"host", f.ref(&q.Plan.Host, "hosts", "host")},
				field{"haTag", f.text(&q.HATag)},
				field{"planner", f.text(&planner)},
				field{"avoidHosts", f.refs(&q.Avoid.Hosts)},
			)
			f.later = append(f.later, func() { s.Steps[i] = f.step(n, path, host, q, planner) })
		})
		if len(s.Steps) > MaxSteps {
			f.fail(n, path, "%d steps are more than %d", len(s.Steps), MaxSteps)
		}
	}
}

func (f *file) step(n *Node, path string, host cloud.ID, q *placement.Request, planner string) Step {
	switch {
	case (host == 0) == (q.VM == 0):
		f.fail(n, path, `a step has either "maintain" or "deploy"`)
	case host != 0 && len(n.Keys) > 1:
		f.fail(n, path, `"maintain" stands alone`)
	case planner != "" && planner != "HA":
		f.fail(n.find("planner"), path, `planner %q: a step knows only "HA"; other planners are set in the offering`, planner)
	}
	if host != 0 {
		return Step{Maintain: host}
	}
	q.HAPlanner = planner == "HA"
	q.Avoid.Hosts = trace.Set(q.Avoid.Hosts...)
	return Step{Deploy: q}
}

func (f *file) refs(to *[]cloud.ID) func(*Node, string) {
	return func(n *Node, path string) {
		f.list(n, path, func(n *Node, path string) {
			f.later = append(f.later, func() { *to = append(*to, f.resolve(n, path, "hosts", "host")) })
		})
	}
}

// checkSteps: what is deployed must not run already, step by step.
func (f *file) checkSteps(n *Node, s *Scenario) error {
	steps := n.find("steps")
	started := map[cloud.ID]bool{}
	for _, vm := range s.Cloud.VMs {
		started[vm.ID] = vm.Host != 0
	}
	for i, step := range s.Steps {
		if step.Deploy == nil {
			continue
		}
		if started[step.Deploy.VM] {
			at := steps.Items[i]
			return &Error{Path: path("steps", i), Line: at.Line, Col: at.Col, Text: "the VM has a host already"}
		}
		started[step.Deploy.VM] = true
	}
	return nil
}

// outcomes are the words for how a step ends.
func outcomes() []trace.Outcome {
	return []trace.Outcome{trace.Placed, trace.Unplaced, trace.Threw, trace.Refused, trace.Maintenance, trace.ErrorInMaintenance}
}

func (f *file) readExpect(s *Scenario) func(*Node, string) {
	return func(n *Node, path string) {
		if !f.is(n, path, Object) {
			return
		}
		for i, key := range n.Keys {
			if _, err := placement.Find(key.Text); err != nil {
				f.fail(key, path, "%v", err)
				return
			}
			if slices.ContainsFunc(s.Expect, func(e Expectation) bool { return e.Release == key.Text }) {
				f.fail(key, path, "release %s stands twice", key.Text)
			}
			s.Expect = append(s.Expect, Expectation{Release: key.Text})
			f.readReleaseExpect(n.Items[i], join(path, key.Text), s, i)
		}
		f.later = append(f.later, func() { f.orderExpect(n, path, s) })
	}
}

func (f *file) readReleaseExpect(n *Node, path string, s *Scenario, i int) {
	f.list(n, path, func(n *Node, path string) {
		e := StepExpectation{}
		f.object(n, path,
			field{"outcome", textOf(f.decoder, &e.Outcome)},
			field{"vms", func(n *Node, path string) {
				if !f.is(n, path, Object) {
					return
				}
				e.VMs = make([]VMAt, len(n.Keys))
				for j, key := range n.Keys {
					f.ref(&e.VMs[j].VM, "vms", "vm")(key, path)
					if n.Items[j].Text != none {
						f.ref(&e.VMs[j].Host, "hosts", "host")(n.Items[j], join(path, key.Text))
					}
				}
			}},
		)
		if !slices.Contains(outcomes(), e.Outcome) {
			f.fail(n, path, "outcome %q is none of %v", e.Outcome, outcomes())
		}
		s.Expect[i].Steps = append(s.Expect[i].Steps, e)
	})
}

// orderExpect checks that each release says something of each step, and puts
// the releases in their order.
func (f *file) orderExpect(n *Node, path string, s *Scenario) {
	for i, e := range s.Expect {
		if len(e.Steps) != len(s.Steps) {
			f.fail(n.Items[i], join(path, e.Release), "%d outcomes for %d steps", len(e.Steps), len(s.Steps))
		}
	}
	var ordered []Expectation
	for _, r := range placement.Releases() {
		if i := slices.IndexFunc(s.Expect, func(e Expectation) bool { return e.Release == r.Name }); i >= 0 {
			ordered = append(ordered, s.Expect[i])
		}
	}
	s.Expect = ordered
}
