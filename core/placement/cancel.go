package placement

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Cancel takes a host out of maintenance, or off its way into it
// (ResourceManagerImpl.cancelMaintenance): it is Enabled again, and its capacity
// counts. The VMs stay where they are. The given state is not changed.
func Cancel(run Run, state cloud.State, host cloud.ID, step int) (trace.Outcome, cloud.State, []trace.Event, error) {
	m := begun(run, state, host, step)
	m.at.Cluster = m.host.Cluster
	m.at.Pod = run.Cloud.Cluster(m.host.Cluster).Pod
	m.note(trace.PhaseCancel, trace.Note, nil, nil, nil)
	may, err := m.mayCancel()
	switch {
	case err != nil:
		return "", state, nil, err
	case !may:
		result := trace.Result{Outcome: trace.Refused}
		m.note(trace.CancelEnd, trace.Reject, nil, nil, &trace.Effect{Result: &result})
		return trace.Refused, state, m.events, nil
	}
	m.setState(trace.CancelEnd, trace.Choose, cloud.Enabled, &trace.Result{Outcome: trace.Enabled})
	return trace.Enabled, m.state, m.events, nil
}

func (m *maintenance) mayCancel() (bool, error) {
	state := m.state.ResourceState(m.Cloud, m.host.ID)
	in := []string{string(cloud.InMaintenance), string(cloud.ErrorInMaintenance), string(cloud.PrepareForMaintenance), string(cloud.ErrorInPrepareMaintenance)}
	if !m.ask(trace.CancelState, slices.Contains(in, string(state)), facts(trace.Text("states", in...)), facts(trace.Text("state", string(state)))) {
		return false, nil
	}
	return m.agentAnswers()
}

// agentAnswers: a KVM host that is not Up has its agent started again over SSH
// (handleAgentIfNotConnected). Whether that works, no cloud here says.
func (m *maintenance) agentAnswers() (bool, error) {
	hypervisor := m.Cloud.Cluster(m.host.Cluster).Hypervisor
	asked := hypervisor == cloud.KVM && m.host.Status != cloud.Up
	if asked && m.Cloud.Settings.SSHToAgent {
		return false, &Unmodelled{fmt.Sprintf("starting the agent of %s, which is %s, over SSH (kvm.ssh.to.agent is true)", m.host.Name, m.host.Status)}
	}
	return m.ask(trace.CancelAgent, !asked, facts(trace.Text("status", string(cloud.Up))),
		facts(trace.Text("status", string(m.host.Status)), trace.Text("hypervisor", string(hypervisor)))), nil
}
