package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

const insufficientServerCapacity = "com.cloud.exception.InsufficientServerCapacityException"

// move places one VM of the host anew (VirtualMachineManagerImpl.migrateAway):
// with its own planner and, if that finds no destination, once more with the HA
// planner. Any exception but that one ends the attempt, and there is no second.
func (m *maintenance) move(id cloud.ID) (MovedVM, error) {
	defer m.forVM(id)()
	m.note(trace.PhaseMove, trace.Note, nil, facts(trace.IDs("host", m.host.ID)), nil)
	q := m.migrationRequest(id)
	for attempt := 1; ; attempt++ {
		m.at.Attempt = attempt
		q.HAPlanner = attempt == 2
		result, err := m.plan(q)
		if err != nil {
			return MovedVM{}, err
		}
		switch {
		case result.Outcome == trace.Placed:
			return m.arrive(id, result, attempt), nil
		case result.Outcome == trace.Unplaced && attempt == 1:
			m.note(trace.MoveRetryHA, trace.Note, nil, facts(trace.Text("planner", haPlanner)), nil)
			continue
		case result.Outcome == trace.Unplaced:
			result.Exception = &trace.Exception{Class: insufficientServerCapacity, Message: "Unable to find a server to migrate to."}
		}
		m.at.Attempt = 0
		return m.stuck(id, result.Exception, attempt), nil
	}
}

// forVM moves the place to a VM; the returned function moves it back.
func (m *maintenance) forVM(id cloud.ID) (back func()) {
	home := m.at
	m.at = trace.Place{Step: home.Step, VM: id, Try: home.Try}
	return func() { m.at = home }
}

// plan looks for a destination. Hosts that the planner keeps, stay kept.
func (m *maintenance) plan(q Request) (trace.Result, error) {
	result, events, err := place(m.Run, m.state, q, m.at, m.events)
	if err != nil {
		return trace.Result{}, err
	}
	if reserve(m.Cloud, m.state, events[len(m.events):]) {
		m.changes++
	}
	m.events = events
	return result, nil
}

// stuck ends a VM's move: it stays on the host.
func (m *maintenance) stuck(id cloud.ID, exception *trace.Exception, attempt int) MovedVM {
	result := trace.Result{Outcome: trace.Stuck, Exception: exception}
	m.note(trace.MoveEnd, trace.Reject, nil, nil, &trace.Effect{Result: &result})
	return MovedVM{VM: id, Result: result, Attempt: attempt, Try: max(1, m.at.Try)}
}

func (m *maintenance) arrive(id cloud.ID, result trace.Result, attempt int) MovedVM {
	result.Outcome = trace.Moved
	m.at.Attempt = 0
	m.note(trace.MoveEnd, trace.Choose, nil, nil, &trace.Effect{Result: &result, Move: moved(m.Run, m.state, id, result.Host)})
	m.state.Run(m.Cloud, id, result.Host)
	m.changes++
	return MovedVM{VM: id, Result: result, Attempt: attempt, Try: max(1, m.at.Try)}
}

// migrationRequest says where a new host may be looked for
// (getMigrationDeployment): in the zone without clusters of other hypervisors,
// for a system VM in the pod, otherwise in the host's own cluster.
func (m *maintenance) migrationRequest(id cloud.ID) Request {
	vm := m.state.VM(m.Cloud, id)
	c := m.Cloud.Cluster(m.host.Cluster)
	q := Request{VM: id, Plan: Plan{Pool: vm.Pool}, Migration: true, Avoid: trace.Avoid{Hosts: []int64{m.host.ID}}}
	if !m.Cloud.Settings.AcrossClusters || (c.Hypervisor != cloud.VMware && m.onClusterStorage(vm)) {
		q.Plan.Pod, q.Plan.Cluster = c.Pod, c.ID
		m.note(trace.MoveScope, trace.Note, m.scopeWants(vm), facts(trace.IDs("cluster", c.ID)), nil)
		return q
	}
	for _, other := range m.Cloud.Clusters {
		if other.Hypervisor != c.Hypervisor {
			q.Avoid.Clusters = append(q.Avoid.Clusters, other.ID)
		}
	}
	scope := trace.IDs("zone", m.Cloud.Zone.ID)
	if system(vm) {
		q.Plan.Pod = c.Pod
		scope = trace.IDs("pod", c.Pod)
	}
	m.note(trace.MoveScope, trace.Note, m.scopeWants(vm), facts(scope), nil)
	m.note(trace.MoveHypervisors, trace.Note, facts(trace.Text("hypervisor", string(c.Hypervisor))),
		facts(trace.IDs("clusters", q.Avoid.Clusters...)), nil)
	return q
}

// scopeWants are the facts that decide the scope.
func (m *maintenance) scopeWants(vm cloud.VM) []trace.Fact {
	across, storage := "false", "none"
	if m.Cloud.Settings.AcrossClusters {
		across = "true"
	}
	if vm.Pool != 0 {
		storage = string(m.Cloud.Pool(vm.Pool).Scope)
	}
	return facts(trace.Text("migrate.vm.across.clusters", across), trace.Text("storage scope", storage))
}
