package scenario

import (
	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// MaxSteps bounds a scenario's script.
const MaxSteps = 1_000

func (f *file) readSteps(s *Scenario, n *Node) {
	fields := f.fieldsOfStep()
	f.list(n, func(n *Node) {
		s.Steps = append(s.Steps, Step{})
		i := len(s.Steps) - 1
		q := &stepEntry{}
		object(f.decoder, n, q, fields)
		f.later(func() { s.Steps[i] = f.step(n, q) })
	})
	if len(s.Steps) > MaxSteps {
		f.fail(n, "%d steps are more than %d", len(s.Steps), MaxSteps)
	}
}

// stepEntry is what stands in a step's fields.
type stepEntry struct {
	maintain, cancel cloud.ID
	request          placement.Request
	planner          string
}

func (f *file) fieldsOfStep() []field[*stepEntry] {
	return []field[*stepEntry]{
		{"maintain", func(q *stepEntry, n *Node) { f.ref(n, &q.maintain, hosts) }},
		{"cancel", func(q *stepEntry, n *Node) { f.ref(n, &q.cancel, hosts) }},
		{"deploy", func(q *stepEntry, n *Node) { f.ref(n, &q.request.VM, vms) }},
		{"pod", func(q *stepEntry, n *Node) { f.ref(n, &q.request.Plan.Pod, pods) }},
		{"cluster", func(q *stepEntry, n *Node) { f.ref(n, &q.request.Plan.Cluster, clusters) }},
		{"host", func(q *stepEntry, n *Node) { f.ref(n, &q.request.Plan.Host, hosts) }},
		{"haTag", func(q *stepEntry, n *Node) { text(f.decoder, n, &q.request.HATag) }},
		{"planner", func(q *stepEntry, n *Node) { text(f.decoder, n, &q.planner) }},
		{"avoidHosts", func(q *stepEntry, n *Node) { f.refsTo(n, &q.request.Avoid.Hosts, hosts) }},
		{"avoidPools", func(q *stepEntry, n *Node) { f.refsTo(n, &q.request.Avoid.Pools, pools) }},
	}
}

// step takes what stands in a step's fields.
func (f *file) step(n *Node, q *stepEntry) Step {
	given := 0
	for _, id := range []cloud.ID{q.maintain, q.cancel, q.request.VM} {
		if id != 0 {
			given++
		}
	}
	switch {
	case given != 1:
		f.fail(n, `a step has either "maintain", "cancel" or "deploy"`)
	case q.request.VM == 0 && len(n.Keys) > 1:
		f.fail(n, `%q stands alone`, n.Keys[0].Text)
	case q.planner != "" && q.planner != "HA":
		f.failAt(n.find("planner"), n, `planner %q: a step knows only "HA"; other planners are set in the offering`, q.planner)
	}
	if q.request.VM == 0 {
		return Step{Maintain: q.maintain, Cancel: q.cancel}
	}
	q.request.HAPlanner = q.planner == "HA"
	q.request.Avoid.Hosts, q.request.Avoid.Pools = trace.Set(q.request.Avoid.Hosts...), trace.Set(q.request.Avoid.Pools...)
	return Step{Deploy: &q.request}
}

// checkSteps: what is deployed must not run already, step by step. A maintenance
// before may have stopped the VM; where it did not, Run tells.
func (f *file) checkSteps(n *Node, s *Scenario) error {
	started, maintained := map[cloud.ID]int{}, 0 // in which step, from 1; 0 is before
	for i, step := range s.Steps {
		if step.Maintain != 0 {
			maintained = i + 1
		}
		if step.Deploy == nil {
			continue
		}
		vm := s.Cloud.VM(step.Deploy.VM)
		since, runs := started[vm.ID]
		if (runs || vm.Host != 0) && (maintained <= since || !s.mayStop(vm)) {
			at := n.find("steps").Items[i]
			return &Error{Path: nth("steps", i), Line: at.Line, Col: at.Col, Text: "the VM has a host already"}
		}
		started[vm.ID] = i + 1
	}
	return nil
}

// mayStop: a maintenance may stop the VM instead of moving it.
func (s *Scenario) mayStop(vm cloud.VM) bool {
	local := vm.Pool != 0 && s.Cloud.Pool(vm.Pool).Scope == cloud.HostScope
	return s.Cloud.Offering(vm.Offering).GPU.Type != "" || local && s.Cloud.Settings.LocalStorage == cloud.LocalForceStop
}
