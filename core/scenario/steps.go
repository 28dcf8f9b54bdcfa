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
			var host, cancel cloud.ID
			q := &placement.Request{}
			planner := ""
			f.object(n, path,
				field{"maintain", f.ref(&host, "hosts", "host")},
				field{"cancel", f.ref(&cancel, "hosts", "host")},
				field{"deploy", f.ref(&q.VM, "vms", "vm")},
				field{"pod", f.ref(&q.Plan.Pod, "pods", "pod")},
				field{"cluster", f.ref(&q.Plan.Cluster, "clusters", "cluster")},
				field{"host", f.ref(&q.Plan.Host, "hosts", "host")},
				field{"haTag", f.text(&q.HATag)},
				field{"planner", f.text(&planner)},
				field{"avoidHosts", f.refsTo(&q.Avoid.Hosts, "hosts", "host")},
				field{"avoidPools", f.refsTo(&q.Avoid.Pools, "pools", "pool")},
			)
			f.later = append(f.later, func() { s.Steps[i] = f.step(n, path, Step{Deploy: q, Maintain: host, Cancel: cancel}, planner) })
		})
		if len(s.Steps) > MaxSteps {
			f.fail(n, path, "%d steps are more than %d", len(s.Steps), MaxSteps)
		}
	}
}

// step takes what stands in a step's fields: the request is there in any case,
// without a VM if none is to be deployed.
func (f *file) step(n *Node, path string, s Step, planner string) Step {
	kinds := 0
	for _, id := range []cloud.ID{s.Maintain, s.Cancel, s.Deploy.VM} {
		if id != 0 {
			kinds++
		}
	}
	switch {
	case kinds != 1:
		f.fail(n, path, `a step has either "maintain", "cancel" or "deploy"`)
	case s.Deploy.VM == 0 && len(n.Keys) > 1:
		f.fail(n, path, `%q stands alone`, n.Keys[0].Text)
	case planner != "" && planner != "HA":
		f.fail(n.find("planner"), path, `planner %q: a step knows only "HA"; other planners are set in the offering`, planner)
	}
	if s.Deploy.VM == 0 {
		return Step{Maintain: s.Maintain, Cancel: s.Cancel}
	}
	s.Deploy.HAPlanner = planner == "HA"
	s.Deploy.Avoid.Hosts, s.Deploy.Avoid.Pools = trace.Set(s.Deploy.Avoid.Hosts...), trace.Set(s.Deploy.Avoid.Pools...)
	return s
}

func (f *file) refsTo(to *[]cloud.ID, list, singular string) func(*Node, string) {
	return func(n *Node, path string) {
		f.list(n, path, func(n *Node, path string) {
			f.later = append(f.later, func() { *to = append(*to, f.resolve(n, path, list, singular)) })
		})
	}
}

// checkSteps: what is deployed must not run already, step by step. A maintenance
// before may have stopped the VM; where it did not, Run tells.
func (f *file) checkSteps(n *Node, s *Scenario) error {
	steps := n.find("steps")
	started := map[cloud.ID]bool{}
	for _, vm := range s.Cloud.VMs {
		started[vm.ID] = vm.Host != 0
	}
	for i, step := range s.Steps {
		for _, vm := range s.Cloud.VMs {
			if step.Maintain != 0 && s.mayStop(vm) {
				started[vm.ID] = false
			}
		}
		if step.Deploy == nil {
			continue
		}
		if started[step.Deploy.VM] {
			at := steps.Items[i]
			return &Error{Path: nth("steps", i), Line: at.Line, Col: at.Col, Text: "the VM has a host already"}
		}
		started[step.Deploy.VM] = true
	}
	return nil
}

// mayStop: a maintenance may stop the VM instead of moving it.
func (s *Scenario) mayStop(vm cloud.VM) bool {
	local := vm.Pool != 0 && s.Cloud.Pool(vm.Pool).Scope == cloud.HostScope
	return s.Cloud.Offering(vm.Offering).GPU.Type != "" || local && s.Cloud.Settings.LocalStorage == cloud.LocalForceStop
}
