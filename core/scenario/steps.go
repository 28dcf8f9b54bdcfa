package scenario

import (
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
				field{"avoidHosts", f.refsTo(&q.Avoid.Hosts, "hosts", "host")},
				field{"avoidPools", f.refsTo(&q.Avoid.Pools, "pools", "pool")},
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
	q.Avoid.Hosts, q.Avoid.Pools = trace.Set(q.Avoid.Hosts...), trace.Set(q.Avoid.Pools...)
	return Step{Deploy: q}
}

func (f *file) refsTo(to *[]cloud.ID, list, singular string) func(*Node, string) {
	return func(n *Node, path string) {
		f.list(n, path, func(n *Node, path string) {
			f.later = append(f.later, func() { *to = append(*to, f.resolve(n, path, list, singular)) })
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
