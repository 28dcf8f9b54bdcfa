package placement

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// accepted asks what prepareHostForMaintenance asks before it changes anything
// (ResourceManagerImpl.maintain, then doMaintain).
func (m *maintenance) accepted() bool {
	for _, holds := range m.requirements() {
		if !holds() {
			return false
		}
	}
	return true
}

// requirements are the questions in CloudStack's order.
func (m *maintenance) requirements() []func() bool {
	all := []func() bool{
		m.ableState,
		m.noPeerEmptied,
		m.noLocalStorage,
		func() bool {
			return m.noVM(trace.MaintainIncoming, in(cloud.Migrating, cloud.Starting, cloud.Stopping))
		},
		func() bool { return m.noVM(trace.MaintainFailed, in(cloud.VMError, cloud.Unknown)) },
	}
	if m.Release.behaviour.asksHA {
		all = append(all, func() bool {
			return m.ask(trace.MaintainHA, len(m.vms) == 0 || m.Cloud.Settings.HAEnabled, facts(trace.Text("vm.ha.enabled", "true")), facts(trace.IDs("vms", vmIDs(m.vms)...)))
		})
	}
	return append(all, func() bool {
		return m.ask(trace.MaintainAgent, m.host.Status == cloud.Up, facts(trace.Text("status", string(cloud.Up))), facts(trace.Text("status", string(m.host.Status))))
	})
}

// ableState: a Disabled host passes CloudStack's first check, but the state
// machine has no way from Disabled to PrepareForMaintenance.
func (m *maintenance) ableState() bool {
	state := m.state.ResourceState(m.Cloud, m.host.ID)
	able := state == cloud.Enabled || state == cloud.ErrorInMaintenance
	return m.ask(trace.MaintainState, able, facts(trace.Text("state", string(cloud.Enabled), string(cloud.ErrorInMaintenance))), facts(trace.Text("state", string(state))))
}

func (m *maintenance) noPeerEmptied() bool {
	var busy []int64
	for _, h := range m.Cloud.HostsOf(m.host.Cluster) {
		switch m.state.ResourceState(m.Cloud, h.ID) {
		case cloud.PrepareForMaintenance, cloud.ErrorInPrepareMaintenance:
			busy = append(busy, h.ID)
		}
	}
	return m.ask(trace.MaintainPeers, len(busy) == 0, nil, facts(trace.IDs("hosts", busy...)))
}

// noLocalStorage: unless the strategy deals with them, no VM may use the host's
// own storage. CloudStack looks only at pools of type LVM and EXT, which are
// XenServer's: on KVM, where they are of type Filesystem, and on VMware, it sees
// none (StorageManagerImpl.isLocalStorageActiveOnHost).
func (m *maintenance) noLocalStorage() bool {
	var seen, unseen []int64
	for _, vm := range m.vms {
		if !m.onLocalStorage(vm) || m.Cloud.Pool(vm.Pool).Host != m.host.ID || !vm.State.TakesCapacity() {
			continue
		}
		if m.Cloud.Cluster(m.host.Cluster).Hypervisor == cloud.XenServer {
			seen = append(seen, vm.ID)
		} else {
			unseen = append(unseen, vm.ID)
		}
	}
	strategy := m.Cloud.Settings.LocalStorage
	return m.ask(trace.MaintainLocal, len(seen) == 0 || strategy != cloud.LocalError, facts(trace.Text("strategy", string(strategy))),
		facts(trace.IDs("vms", seen...), trace.IDs("vms not seen", unseen...)))
}

func (m *maintenance) noVM(rule trace.Rule, is func(cloud.VM) bool) bool {
	var found []int64
	for _, vm := range m.vms {
		if is(vm) {
			found = append(found, vm.ID)
		}
	}
	return m.ask(rule, len(found) == 0, nil, facts(trace.IDs("vms", found...)))
}

func in(states ...cloud.VMState) func(cloud.VM) bool {
	return func(vm cloud.VM) bool { return slices.Contains(states, vm.State) }
}
