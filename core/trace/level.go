package trace

// Level is how closely a reader follows a trace. The trace is always whole.
type Level int

const (
	ByCluster Level = 1 // what each phase and cluster ended in
	ByHost    Level = 2 // also each host's end, and everything that was rejected
	ByCheck   Level = 3 // every event
)

// Level is the level from which on a reader stops at this event.
func (e *Event) Level() Level {
	switch e.Rule {
	case OrderEnd:
		if e.Verdict == Abort {
			return ByCheck // OrderNoTags has said why
		}
		return ByCluster
	case PhaseMaintain, PhaseCancel, PhaseDeploy, PhaseMove, ListEmpty, ListNoTags, OrderNoTags, ClusterDestination,
		MoveEnd, DeployEnd, MaintainEnd, CancelEnd, PhaseAgain, MaintainAbort, MoveLocal, MoveGPU:
		return ByCluster
	case ClusterHypervisor, ClusterPod, ClusterSuitable, ClusterPools, MaintainOthers:
		if e.Verdict == Reject {
			return ByCluster
		}
	case ListRule, OrderRule, HostSuitable, MaintainPrepare, MovePool, MoveRetryHA, PlanPlanner, PlanOtherClusters:
		return ByHost
	case ClusterExhausted, PlanEnd, HostCapability, HostCPU, HostRAM, HostGuests, OrderCandidates, OrderLeft, LastHostEnd, HostNamedEnd:
		return ByCheck // said again by the event that ends the host, cluster or move
	}
	if e.Verdict == Reject || e.Verdict == Skip || e.Verdict == Abort {
		return ByHost
	}
	return ByCheck
}

// Stops are the indices of the events to stop at, ascending.
func (t *Trace) Stops(level Level) []int {
	var stops []int
	for i := range t.Events {
		if t.Events[i].Level() <= level {
			stops = append(stops, i)
		}
	}
	return stops
}

// OpensPhase reports whether an event of this rule begins a phase.
func (r Rule) OpensPhase() bool {
	switch r {
	case PhaseMaintain, PhaseCancel, PhaseAgain, PhaseDeploy, PhaseMove, PhasePlan, PhaseOrder, PhaseCluster, PhaseLastHost, PhaseHost:
		return true
	}
	return false
}

// Phase is a stretch of events between two openings.
type Phase struct {
	Rule       Rule
	At         Place
	Start, End int // events [Start, End)
	Verdict    Verdict
}

// Phases cuts a trace into its phases, in order; together they are the trace.
func (t *Trace) Phases() []Phase {
	var phases []Phase
	for i := range t.Events {
		e := &t.Events[i]
		if len(phases) == 0 || opens(phases[len(phases)-1].Rule, e) {
			phases = append(phases, Phase{Rule: e.Rule, At: e.At, Start: i, Verdict: Note})
		}
		p := &phases[len(phases)-1]
		p.End = i + 1
		if settles(p.Rule, e) {
			p.Verdict = e.Verdict
		}
	}
	return phases
}

// opens: what prepares a move or a deployment is one phase with its first plan
// and with the last host, which is only tried first. Ends stand alone.
func opens(open Rule, e *Event) bool {
	preparing := open == PhaseMove || open == PhaseDeploy || open == PhasePlan
	switch e.Rule {
	case PhasePlan:
		return !preparing
	case PhaseLastHost, PhaseHost:
		return false
	case MoveEnd, DeployEnd, MaintainEnd, MaintainAbort, CancelEnd:
		return true
	}
	return e.Rule.OpensPhase()
}

// settles: the event says how the phase ended.
func settles(phase Rule, e *Event) bool {
	switch e.Rule {
	case MoveEnd, DeployEnd, MaintainEnd, MaintainAbort, CancelEnd, OrderEnd, ListEmpty, ListNoTags, ClusterDestination, ClusterExhausted:
		return true
	case PlanPlanner, HostNamedAvoided, HostNamedPools, MaintainOthers, MovePool:
		return e.Verdict == Reject
	}
	return false
}
