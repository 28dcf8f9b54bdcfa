package placement

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

const (
	invalidParameterValue = "com.cloud.exception.InvalidParameterValueException"
	nullPointerException  = "java.lang.NullPointerException"
)

// moveWithVolume moves a VM and its volume to a host of the same cluster that
// has local storage, too (ResourceManagerImpl.migrateAwayVmWithVolumes). It is
// part of the request: it is tried once, and by the VM's own planner alone.
func (m *maintenance) moveWithVolume(vm cloud.VM, avoid []int64) (MovedVM, error) {
	c := m.Cloud.Cluster(m.host.Cluster)
	q := Request{VM: vm.ID, Plan: Plan{Pod: c.Pod, Cluster: c.ID}, Migration: true, Avoid: trace.Avoid{Hosts: avoid}}
	m.at.Attempt = 1
	result, err := m.plan(q)
	m.at.Attempt = 0
	if err != nil {
		return MovedVM{}, err
	}
	exception := m.noDestination(vm, result)
	if exception == nil {
		result.Pool, exception = m.poolThere(vm, result.Host)
	}
	if exception != nil {
		failed := m.stuck(vm.ID, exception, 1)
		return m.withVolume(failed), nil
	}
	done := m.arrive(vm.ID, result, 1)
	m.state.SetPool(m.Cloud, vm.ID, result.Pool)
	return m.withVolume(done), nil
}

// withVolume says of a move that it was no work item's.
func (m *maintenance) withVolume(done MovedVM) MovedVM {
	m.events[len(m.events)-1].Have = facts(trace.Text("with", "volume"))
	done.Try = 0
	return done
}

// noDestination is the exception of a plan that found no host.
func (m *maintenance) noDestination(vm cloud.VM, result trace.Result) *trace.Exception {
	switch {
	case result.Outcome == trace.Placed:
		return nil
	case result.Exception != nil:
		return result.Exception
	case !m.Release.behaviour.sparesSource: // nobody expected null
		return &trace.Exception{Class: nullPointerException}
	}
	return &trace.Exception{Class: cloudRuntimeException,
		Message: fmt.Sprintf("Maintenance failed, could not find deployment destination for VM [id=%d, name=%s].", vm.ID, vm.Name)}
}

// poolThere is the local pool of the destination that takes the volume
// (createVolumeToStoragePoolMappingIfPossible). CloudStack takes any; here it is
// the first, as nothing tells them apart. If the plan chose the very host that
// is emptied, its volume is there already and there is nothing to move.
func (m *maintenance) poolThere(vm cloud.VM, host cloud.ID) (cloud.ID, *trace.Exception) {
	var there []int64
	for _, p := range m.Cloud.Pools {
		if p.Scope == cloud.HostScope && p.Host == host {
			there = append(there, p.ID)
		}
	}
	moves := len(there) > 0 && host != m.host.ID
	m.ask(trace.MovePool, moves, facts(trace.IDs("host", host)), facts(trace.IDs("pools", there...), trace.IDs("pool", vm.Pool)))
	name := m.Cloud.Host(host).Name
	switch {
	case len(there) == 0:
		return 0, &trace.Exception{Class: cloudRuntimeException,
			Message: fmt.Sprintf("There are no storage pools available at the target host [%s] to migrate volume [ROOT-%d]", name, vm.ID)}
	case !moves:
		return 0, &trace.Exception{Class: invalidParameterValue,
			Message: fmt.Sprintf("Migration of the vm %s from host %s to destination host %s doesn't involve migrating the volumes.", vm.Name, m.host.Name, name)}
	}
	return there[0], nil
}
