package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Maintained is how a host's maintenance ended.
type Maintained struct {
	Outcome trace.Outcome // Refused, Maintenance or ErrorInMaintenance
	// Blocked: no host came into question for any VM, so none was tried.
	Blocked bool
	VMs     []MovedVM
	State   cloud.State // afterwards
}

// MovedVM is one VM of the host and what became of it.
type MovedVM struct {
	VM     cloud.ID
	Result trace.Result // Moved, Halted or Stuck
	// Attempt is 1 if the VM's own planner decided, 2 if the HA planner did, and
	// 0 if none was asked.
	Attempt int
	// Try is which try of the VM's move it was, from 1; 0 if it was none's work.
	Try int
}

// Maintain puts a host into maintenance: prepareHostForMaintenance, the moves
// of its VMs with their later tries, and the state where the host ends
// (ResourceManagerImpl).
//
// CloudStack's HA workers move VMs several at a time; here each try takes the
// VMs one by one, in the order of their ids.
func Maintain(run Run, state cloud.State, host cloud.ID, step int) (Maintained, []trace.Event, error) {
	return maintain(run, state, host, step, nil)
}

// maintain writes the events behind those that are there, and returns all.
func maintain(run Run, state cloud.State, host cloud.ID, step int, events []trace.Event) (Maintained, []trace.Event, error) {
	m := begun(run, state, host, step)
	m.events = events
	m.at.Cluster = m.host.Cluster
	m.at.Pod = run.Cloud.Cluster(m.host.Cluster).Pod
	m.note(trace.PhaseMaintain, trace.Note, nil, facts(trace.IDs("vms", vmIDs(m.vms)...)), nil)
	if !m.accepted() {
		result := trace.Result{Outcome: trace.Refused}
		m.note(trace.MaintainEnd, trace.Reject, nil, nil, &trace.Effect{Result: &result})
		return Maintained{Outcome: trace.Refused, State: state}, m.events, nil
	}
	if m.prepare() {
		if err := m.leave(); err != nil {
			return Maintained{}, nil, err
		}
		if err := m.tryAgain(); err != nil {
			return Maintained{}, nil, err
		}
	}
	m.end()
	return m.out, m.events, nil
}

// Drain is one try for each VM once the request is accepted (doMaintain and the
// moves it schedules), wherever the VM's volume is; the host stays in
// PrepareForMaintenance.
func Drain(run Run, state cloud.State, host cloud.ID, step int) (Maintained, []trace.Event, error) {
	m := begun(run, state, host, step)
	if m.prepare() {
		for _, vm := range m.vms {
			moved, err := m.move(vm.ID)
			if err != nil {
				return Maintained{}, nil, err
			}
			m.out.VMs = append(m.out.VMs, moved)
		}
	}
	m.out.State = m.state
	return m.out, m.events, nil
}

func begun(run Run, state cloud.State, host cloud.ID, step int) *maintenance {
	if run.known == nil {
		run.known = &known{}
	}
	m := &maintenance{Run: run, state: state.Clone(), host: run.Cloud.Host(host), at: trace.Place{Step: step, Host: host}}
	m.vms = state.VMsOn(run.Cloud, host)
	m.out.Outcome = trace.ErrorInMaintenance
	return m
}

type maintenance struct {
	Run
	state  cloud.State
	host   cloud.Host
	vms    []cloud.VM
	at     trace.Place
	events []trace.Event
	out    Maintained
	// pending are the VMs whose move is to be tried again.
	pending []*pending
	changes int // of the state, since the first try
}

func (m *maintenance) note(rule trace.Rule, v trace.Verdict, want, have []trace.Fact, effect *trace.Effect) {
	m.events = append(m.events, trace.Event{Rule: rule, At: m.at, Verdict: v, Want: want, Have: have, Effect: effect})
}

func (m *maintenance) ask(rule trace.Rule, ok bool, want, have []trace.Fact) bool {
	v := trace.Pass
	if !ok {
		v = trace.Reject
	}
	m.note(rule, v, want, have, nil)
	return ok
}

// prepare takes the host out of use and reports whether its VMs can be dealt with.
func (m *maintenance) prepare() bool {
	m.setState(trace.MaintainPrepare, trace.Note, cloud.PrepareForMaintenance, nil)
	m.out.Blocked = len(m.vms) > 0 && !m.someHostLeft()
	return !m.out.Blocked
}

// someHostLeft: another host of the cluster is Up and Enabled or, with
// migrate.vm.across.clusters, one of the zone or pod is and no VM is held back
// by its storage (doMaintain, isClusterWideMigrationPossible).
func (m *maintenance) someHostLeft() bool {
	c := m.Cloud.Cluster(m.host.Cluster)
	near := m.upAndEnabled(m.Cloud.HostsOf(c.ID), 0)
	if len(near) > 0 {
		return m.ask(trace.MaintainOthers, true, facts(trace.IDs("cluster", c.ID)), facts(trace.IDs("hosts", near...)))
	}
	if !m.Cloud.Settings.AcrossClusters {
		return m.ask(trace.MaintainOthers, false, facts(trace.IDs("cluster", c.ID)), facts(trace.Text("migrate.vm.across.clusters", "false")))
	}
	scope := trace.IDs("zone", m.Cloud.Zone.ID)
	inPod := false
	var held []int64
	for _, vm := range m.vms {
		inPod = inPod || system(vm)
		if m.onClusterStorage(vm) && c.Hypervisor != cloud.VMware {
			held = append(held, vm.ID)
		}
	}
	if inPod {
		scope = trace.IDs("pod", c.Pod)
	}
	pod := cloud.ID(0)
	if inPod {
		pod = c.Pod
	}
	far := m.upAndEnabled(m.Cloud.Hosts, pod)
	return m.ask(trace.MaintainOthers, len(far) > 0 && len(held) == 0, facts(scope),
		facts(trace.IDs("hosts", far...), trace.IDs("vms on cluster storage", held...)))
}

func system(vm cloud.VM) bool {
	return vm.Type == cloud.ConsoleProxy || vm.Type == cloud.SecondaryStorageVM
}

// upAndEnabled are those of some hosts, of a pod or, with 0, of any.
func (m *maintenance) upAndEnabled(of []cloud.Host, pod cloud.ID) []int64 {
	var up []int64
	for _, h := range of {
		if h.Status == cloud.Up && m.state.ResourceState(m.Cloud, h.ID) == cloud.Enabled && (pod == 0 || m.Cloud.Cluster(h.Cluster).Pod == pod) {
			up = append(up, h.ID)
		}
	}
	return up
}

func (m *maintenance) onClusterStorage(vm cloud.VM) bool {
	return vm.Pool != 0 && m.Cloud.Pool(vm.Pool).Scope == cloud.ClusterScope
}

// end is attemptMaintain with nothing pending: an empty host is in
// Maintenance, one with VMs in ErrorInMaintenance.
func (m *maintenance) end() {
	left := vmIDs(m.state.VMsOn(m.Cloud, m.host.ID))
	state, verdict := cloud.ErrorInMaintenance, trace.Reject
	if len(left) == 0 {
		m.out.Outcome = trace.Maintenance
		state, verdict = cloud.InMaintenance, trace.Choose
	}
	m.setState(trace.MaintainEnd, verdict, state, &trace.Result{Outcome: m.out.Outcome})
	m.events[len(m.events)-1].Have = facts(trace.IDs("vms", left...))
	m.out.State = m.state
}

func (m *maintenance) setState(rule trace.Rule, v trace.Verdict, to cloud.ResourceState, result *trace.Result) {
	from := m.state.ResourceState(m.Cloud, m.host.ID)
	m.state.SetResourceState(m.Cloud, m.host.ID, to)
	m.note(rule, v, nil, nil, &trace.Effect{State: &trace.StateChange{Host: m.host.ID, From: string(from), To: string(to)}, Result: result})
}

func vmIDs(vms []cloud.VM) []int64 {
	out := make([]int64, len(vms))
	for i, vm := range vms {
		out[i] = vm.ID
	}
	return out
}
