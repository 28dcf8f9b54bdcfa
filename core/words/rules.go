package words

import "placement-playground/core/trace"

// Title is a rule in a few words.
func Title(r trace.Rule) string {
	if about, ok := table(r); ok {
		return about.title
	}
	return string(r)
}

// Source is where CloudStack decides a rule: class and method.
func Source(r trace.Rule) string {
	about, _ := table(r)
	return about.source
}

type about struct{ title, source string }

const (
	resource   = "ResourceManagerImpl."
	machine    = "VirtualMachineManagerImpl."
	deployment = "DeploymentPlanningManagerImpl."
	planner    = "FirstFitPlanner."
	allocator  = "FirstFitAllocator."
	capacity   = "CapacityManagerImpl."
)

func table(r trace.Rule) (about, bool) {
	for _, part := range []func(trace.Rule) (about, bool){before, ordering, hosts} {
		if a, ok := part(r); ok {
			return a, true
		}
	}
	return about{}, false
}
