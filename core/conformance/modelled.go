package conformance

import "slices"

// Words of the recordings.
const (
	disabled     = "Disabled"
	cpuThreshold = "cluster.cpu.allocated.capacity.disablethreshold"
	ramThreshold = "cluster.memory.allocated.capacity.disablethreshold"
	firstDeploy  = "deployvm" // the VM detail
	deployType   = "deploy"
	maintainType = "maintenance"
	haPlanner    = "HA"
	owner        = 2 // of a VM that names no account
)

// modelled refuses what the format can say and core/cloud cannot.
func (s *scenario) modelled() error {
	if s.refused != nil {
		return s.refused
	}
	for _, p := range s.Pods {
		if !oneOf(p.AllocationState, "", "Enabled", disabled) {
			return unmodelled("the allocation state %s", p.AllocationState)
		}
	}
	for _, c := range s.Clusters {
		if !oneOf(c.AllocationState, "", "Enabled", disabled) {
			return unmodelled("the allocation state %s", c.AllocationState)
		}
	}
	for _, t := range s.Templates {
		if t.Hypervisor != "" {
			return unmodelled("a template with a hypervisor")
		}
	}
	for _, p := range s.Pools {
		if !oneOf(p.Status, "", "Up") {
			return unmodelled("a storage pool in the status %s", p.Status)
		}
	}
	for _, a := range s.Accounts {
		if a.RootAdmin { // may use storage in disabled clusters
			return unmodelled("a root-admin account")
		}
	}
	for _, vm := range s.VMs {
		for detail := range vm.Details {
			if detail != firstDeploy {
				return unmodelled("the VM detail %s", detail)
			}
		}
	}
	for _, q := range s.Requests {
		switch {
		case !oneOf(q.Type, deployType, maintainType):
			return unmodelled("the request %s", q.Type)
		case !oneOf(q.Planner, "", haPlanner):
			return unmodelled("a request with the planner %s", q.Planner)
		}
	}
	return nil
}

func oneOf(word string, known ...string) bool { return slices.Contains(known, word) }
