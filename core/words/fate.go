package words

import (
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Fate is a VM's host before and after a step; empty for none.
type Fate struct {
	VM   string `json:"vm"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// FatesOf lists, of a step counted from 0, the VM that is deployed or those of
// the host.
func FatesOf(s *scenario.Scenario, out scenario.Outcome, step int) []Fate {
	before := s.Cloud.Start()
	if step > 0 {
		before = out.Steps[step-1].State
	}
	var vms []cloud.VM
	switch at := s.Steps[step]; {
	case at.Deploy != nil:
		vms = []cloud.VM{before.VM(s.Cloud, at.Deploy.VM)}
	case at.Cancel != 0:
		vms = before.VMsOn(s.Cloud, at.Cancel)
	default:
		vms = before.VMsOn(s.Cloud, at.Maintain)
	}
	host := func(id cloud.ID) string {
		if id == 0 {
			return ""
		}
		return s.Cloud.Host(id).Name
	}
	fates := []Fate{}
	for _, vm := range vms {
		after := out.Steps[step].State.VM(s.Cloud, vm.ID)
		fates = append(fates, Fate{vm.Name, host(vm.Host), host(after.Host)})
	}
	return fates
}

// Fates says where VMs are, those with the same fate together.
func Fates(all []Fate) string {
	var fates []Fate // without the VM
	names := map[Fate][]string{}
	for _, vm := range all {
		fate := Fate{From: vm.From, To: vm.To}
		if names[fate] == nil {
			fates = append(fates, fate)
		}
		names[fate] = append(names[fate], vm.VM)
	}
	parts := []string{}
	for _, fate := range fates {
		parts = append(parts, List(names[fate], listed)+" "+fate.words(len(names[fate])))
	}
	if len(parts) == 0 {
		return "no VM"
	}
	return strings.Join(parts, "; ")
}

// words says the fate of n VMs.
func (f Fate) words(n int) string {
	switch {
	case f.To == "" && n == 1:
		return "has no host"
	case f.To == "":
		return "have no host"
	case f.To != f.From:
		return "→ " + f.To
	case n == 1:
		return "stays on " + f.To
	}
	return "stay on " + f.To
}
