package conformance

import "placement-playground/core/trace"

// read finds the recorded calls in a trace. Only the trace is read, so
// agreement also says that the trace tells everything.
func read(events []trace.Event) (result, avoid) {
	var r reader
	for _, e := range events {
		r.event(e)
	}
	return r.result, toAvoid(r.avoid)
}

type reader struct {
	result result
	avoid  trace.Avoid
	open   *call // the one that is going on
}

func (r *reader) event(e trace.Event) {
	if e.Rule == trace.PhasePlan {
		r.avoid = e.Effect.Avoid.Clone()
		if r.result.ClusterRatios == nil {
			r.result.ClusterRatios = shares(e.Effect.Ratios)
		}
		return
	}
	if e.Effect != nil {
		r.avoid.Add(e.Effect.Avoid)
		r.avoid = r.avoid.Minus(e.Effect.Lift)
	}
	switch e.Rule {
	case trace.PhaseOrder:
		planner, _ := trace.Find(e.Have, "planner")
		r.begin(call{Call: "orderClusters", Planner: planner.Words[0]})
	case trace.OrderEnd:
		if e.Effect.Order != nil {
			clusters := make([]int64, len(e.Effect.Order))
			for i, ranked := range e.Effect.Order {
				clusters[i] = ranked.Cluster
			}
			r.open.Clusters = &clusters
		}
		r.end()
	case trace.ClusterPod:
		if e.Verdict == trace.Pass {
			r.begin(call{Call: "allocateTo", PodID: e.At.Pod, ClusterID: e.At.Cluster})
		}
	case trace.ListEmpty:
		r.end()
	case trace.HostGuests, trace.HostCapability, trace.HostCPU, trace.HostRAM:
		r.check(e)
	case trace.ClusterSuitable:
		hosts, _ := trace.Find(e.Have, "hosts")
		r.open.SuitableHosts = &hosts.IDs
		r.end()
	case trace.LastHostCapability:
		ok := e.Verdict == trace.Pass
		r.result.Calls = append(r.result.Calls, call{Call: "checkIfHostHasCpuCapability", Host: e.At.Host, Capability: &ok})
	case trace.LastHostReserved, trace.LastHostCapacity:
		ok := e.Verdict == trace.Pass
		r.result.Calls = append(r.result.Calls, call{Call: "checkIfHostHasCapacity", Host: e.At.Host, Capacity: &ok})
	case trace.MoveRetryHA:
		r.result.Calls = append(r.result.Calls, call{Call: "retryWithHAPlanner"})
	case trace.PlanEnd:
		x, last := e.Effect.Result.Exception, len(r.result.Calls)-1
		if x != nil && last >= 0 { // the last call threw it
			r.result.Calls[last].Exception = &exception{x.Class, x.Message}
		}
	}
}

func (r *reader) begin(c call) {
	before := toAvoid(r.avoid)
	c.AvoidBefore = &before
	r.open = &c
}

func (r *reader) end() {
	after := toAvoid(r.avoid)
	r.open.AvoidAfter = &after
	r.result.Calls = append(r.result.Calls, *r.open)
	r.open = nil
}

// check adds one rule's answer to the host's entry; a host that is listed
// twice is checked twice.
func (r *reader) check(e trace.Event) {
	ok := e.Verdict == trace.Pass
	checks := &r.open.HostChecks
	switch e.Rule {
	case trace.HostGuests:
		if reached := !ok; reached {
			*checks = append(*checks, hostCheck{Host: e.At.Host, MaxGuestLimit: &reached})
		}
	case trace.HostCapability:
		*checks = append(*checks, hostCheck{Host: e.At.Host, CPUCapability: &ok})
	case trace.HostCPU:
		(*checks)[len(*checks)-1].Capacity = &ok
	case trace.HostRAM:
		(*checks)[len(*checks)-1].Capacity = &ok
	}
}

func shares(loads []trace.ClusterLoad) *ratios {
	out := &ratios{CPU: map[int64]float64{}, RAM: map[int64]float64{}}
	for _, l := range loads {
		out.CPU[l.Cluster], out.RAM[l.Cluster] = l.CPU, l.RAM
	}
	return out
}

func toAvoid(a trace.Avoid) avoid {
	return avoid{Zones: a.Zones, Pods: a.Pods, Clusters: a.Clusters, Hosts: a.Hosts, Pools: a.Pools}
}
