package picture

import (
	"maps"
	"slices"

	"placement-playground/core/cloud"
)

// IdleVM is a VM that is on no host at an event.
type IdleVM struct {
	VMChip
	Says string // how it stands, in a word
}

// withoutHost are the VMs that begin without one, by id.
func withoutHost(c *cloud.Cloud) (ids []cloud.ID) {
	for i := range c.VMs {
		if c.VMs[i].Host == 0 {
			ids = append(ids, c.VMs[i].ID)
		}
	}
	return ids
}

// Idle are the VMs on no host at this event, at most max of them, and how many more
// there are: those that began so and have not been placed, and those that were stopped.
func (p Moment) Idle(max int) (list []IdleVM, more int) {
	ids := slices.DeleteFunc(slices.Clone(p.idle), func(id cloud.ID) bool { return p.Frame.Places[id] != 0 })
	for _, id := range slices.Sorted(maps.Keys(p.Frame.Places)) {
		if p.Frame.Places[id] == 0 && p.Cloud.VM(id).Host != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for i, id := range ids {
		if i == max {
			return list, len(ids) - max
		}
		list = append(list, p.idleVM(id))
	}
	return list, 0
}

func (p Moment) idleVM(id cloud.ID) IdleVM {
	vm := p.Cloud.VM(id)
	_, stopped := p.Frame.Places[id]
	one := IdleVM{VMChip: VMChip{ID: id, Name: vm.Name, Now: p.Event != nil && p.Event.At.VM == id, Moved: stopped && vm.Host != 0}}
	switch {
	case one.Now:
		one.Says = "being placed"
	case stopped:
		one.Says = "stopped by the maintenance"
	case vm.State != cloud.Stopped:
		one.Says = string(vm.State)
	case p.deploys(id):
		one.Says = "waits for its step"
	default:
		one.Says = "stopped"
	}
	return one
}

// deploys: a step that has not come yet starts the VM.
func (p Moment) deploys(id cloud.ID) bool {
	for i := range p.Scenario.Steps {
		if d := p.Scenario.Steps[i].Deploy; d != nil && d.VM == id && (p.Event == nil || i+1 > p.Event.At.Step) {
			return true
		}
	}
	return false
}
