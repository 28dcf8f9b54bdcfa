package placement

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// leave deals with the VMs of the host, each in the way that suits it
// (doMaintain). An exception ends the request, and the VMs that follow stay as
// they are; the host is in PrepareForMaintenance by then, and nothing takes
// that back.
func (m *maintenance) leave() error {
	for i, vm := range m.vms {
		done, err := m.depart(vm)
		if err != nil {
			return err
		}
		m.out.VMs = append(m.out.VMs, done)
		if aborts := done.Try == 0 && done.Result.Exception != nil; aborts {
			m.note(trace.MaintainAbort, trace.Abort, nil, facts(trace.IDs("vm", vm.ID), trace.IDs("vms that follow", vmIDs(m.vms[i+1:])...)), nil)
			return nil
		}
	}
	return nil
}

// depart moves a VM, stops it, or leaves it alone. Before local storage,
// CloudStack asks for LXC, which a cloud here cannot have.
func (m *maintenance) depart(vm cloud.VM) (MovedVM, error) {
	gpu, local := m.Cloud.Offering(vm.Offering).GPU, m.onLocalStorage(vm)
	if gpu.Type == "" && !local {
		return m.firstTry(vm.ID)
	}
	defer m.forVM(vm.ID)()
	m.note(trace.PhaseMove, trace.Note, nil, facts(trace.IDs("host", m.host.ID)), nil)
	if gpu.Type != "" {
		m.note(trace.MoveGPU, trace.Note, nil, facts(trace.Text("vgpu type", gpu.Type)), nil)
		if system(vm) {
			return MovedVM{}, &Unmodelled{fmt.Sprintf("destroying the system VM %s, which a maintenance does as it has a GPU", vm.Name)}
		}
		return m.stop(vm), nil
	}
	return m.departLocal(vm)
}

// departLocal does what host.maintenance.local.storage.strategy says.
func (m *maintenance) departLocal(vm cloud.VM) (MovedVM, error) {
	strategy := m.Cloud.Settings.LocalStorage
	var avoid []int64
	if strategy == cloud.LocalMigration && m.Release.behaviour.sparesSource {
		avoid = []int64{m.host.ID}
	}
	m.note(trace.MoveLocal, trace.Note, facts(trace.Text("strategy", string(strategy))), facts(trace.IDs("pool", vm.Pool), trace.IDs("hosts left out", avoid...)), nil)
	switch strategy {
	case cloud.LocalMigration:
		return m.moveWithVolume(vm, avoid)
	case cloud.LocalForceStop:
		return m.stop(vm), nil
	}
	// Nothing is scheduled for it. Where the check for local storage does not see
	// the VM, the request goes on all the same.
	left := m.stuck(vm.ID, nil, 0)
	left.Try = 0
	return left, nil
}

// onLocalStorage is isVMUsingLocalStorage.
func (m *maintenance) onLocalStorage(vm cloud.VM) bool {
	return vm.Pool != 0 && m.Cloud.Pool(vm.Pool).Scope == cloud.HostScope
}

// stop is HighAvailabilityManagerImpl.stopVM by force. A worker does it long
// before the host is looked at.
func (m *maintenance) stop(vm cloud.VM) MovedVM {
	kept := m.state.Stop(m.Cloud, vm.ID)
	m.changes++
	o := m.Cloud.Offering(vm.Offering)
	result := trace.Result{Outcome: trace.Halted}
	m.note(trace.MoveEnd, trace.Choose, nil, nil, &trace.Effect{Result: &result,
		Stop: &trace.Stop{VM: vm.ID, Host: m.host.ID, CPU: o.CPU(), RAM: o.RAM(), KeptCPU: kept.CPU, KeptRAM: kept.RAM}})
	return MovedVM{VM: vm.ID, Result: result}
}
