package placement

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Place finds a host for a VM as DeploymentPlanningManagerImpl.planDeployment
// does, and tells how. The state is read, not changed. The error is for what is
// not modelled; finding no host is a Result.
func Place(run Run, state cloud.State, q Request, at trace.Place) (trace.Result, []trace.Event, error) {
	return place(run, state, q, at, nil)
}

// place writes the plan's events behind those that are there, and returns all.
func place(run Run, state cloud.State, q Request, at trace.Place, events []trace.Event) (trace.Result, []trace.Event, error) {
	if run.Watch != nil {
		run.Watch(at, q, state)
	}
	w, err := begin(run, state, q, at, events)
	if err != nil {
		return trace.Result{}, nil, err
	}
	result := w.plan()
	if w.unmodelled != nil {
		return trace.Result{}, nil, w.unmodelled
	}
	w.at = trace.Place{Step: w.at.Step, VM: w.at.VM, Try: w.at.Try, Attempt: w.at.Attempt}
	verdict := trace.Reject
	switch result.Outcome {
	case trace.Placed:
		verdict = trace.Choose
	case trace.Threw, trace.Endless:
		verdict = trace.Abort
	}
	w.note(trace.PlanEnd, verdict, nil, nil, &trace.Effect{Result: &result})
	return result, w.events, nil
}

func begin(run Run, state cloud.State, q Request, at trace.Place, events []trace.Event) (*walk, error) {
	if rules := run.Cloud.RuleHosts(); len(rules) > 0 && !run.Release.behaviour.tagRules {
		return nil, &Unmodelled{fmt.Sprintf("a host with a tag rule (%s) in a release before 4.19.0", run.Cloud.Host(rules[0]).Name)}
	}
	if run.known == nil {
		run.known = &known{}
	}
	w := &walk{Run: run, state: state, request: q, at: at, avoid: q.Avoid.Clone(), events: events}
	w.vm = state.VM(run.Cloud, q.VM)
	w.offering = run.Cloud.Offering(w.vm.Offering)
	w.template = run.Cloud.Template(w.vm.Template)
	w.at.VM = w.vm.ID
	if err := w.findPlanner(); err != nil {
		return nil, err
	}
	w.note(trace.PhasePlan, trace.Note,
		facts(number("cpu", trace.MHz, w.offering.CPU()), number("ram", trace.Bytes, w.offering.RAM()),
			number("cores", trace.Cores, w.offering.Cores), number("speed", trace.MHz, w.offering.MHz),
			trace.Text("offering tags", split(w.offering.HostTag)...), trace.Text("template tags", split(w.template.Tag)...)),
		append(q.facts(), trace.Text("planner", w.plannerName)),
		&trace.Effect{Avoid: w.avoid.Clone(), Ratios: w.loads()})
	return w, nil
}

// plan is planDeployment from top to bottom.
func (w *walk) plan() trace.Result {
	if exception := w.avoidDedicated(); exception != nil {
		return threw(exception)
	}
	w.avoidDisabled()
	w.avoidOtherArchitectures()
	if w.request.Plan.Host != 0 && w.request.HATag == "" {
		return w.namedHost()
	}
	if exception := w.affinity(); exception != nil {
		return threw(exception)
	}
	w.note(trace.PlanAvoids, trace.Note, nil,
		facts(trace.IDs("pods", w.avoid.Pods...), trace.IDs("clusters", w.avoid.Clusters...), trace.IDs("hosts", w.avoid.Hosts...)), nil)
	if w.avoid.HasZone(w.Cloud.Zone.ID) {
		w.note(trace.PlanDisabled, trace.Reject, nil, facts(trace.IDs("zone", w.Cloud.Zone.ID)), nil)
		return unplaced()
	}
	handled := w.plannerHandles()
	if w.vm.LastHost != 0 && w.request.HATag == "" {
		if result, ok := w.lastHost(); ok {
			return result
		}
	}
	w.avoidOtherClusters()
	if !handled {
		return unplaced()
	}
	// A round depends on the avoid set alone: one that begins like the round before
	// ends like it, and CloudStack goes on for ever. Without storage pools in the
	// avoid set that cannot be: each cluster that is walked in vain joins it.
	for round := 1; ; round++ {
		w.at.Round = round
		before := w.avoid.Clone()
		clusters, exception := w.orderClusters()
		if exception != nil {
			return threw(exception)
		}
		if len(clusters) == 0 {
			return unplaced()
		}
		byPlanner := w.avoid.Minus(before)
		if result, ok := w.checkClusters(clusters); ok {
			return result
		}
		w.lift(byPlanner)
		if w.avoid.Equal(before) {
			w.note(trace.PlanEndless, trace.Abort, nil, facts(trace.IDs("clusters", clusters...), trace.IDs("pools", w.avoid.Pools...)), nil)
			return trace.Result{Outcome: trace.Endless}
		}
	}
}

// lift takes back what the planner itself avoided, so that the next round asks
// it again (resetAvoidSet).
func (w *walk) lift(byPlanner trace.Avoid) {
	w.avoid = w.avoid.Minus(byPlanner)
	w.note(trace.PlanLift, trace.Note, nil, nil, &trace.Effect{Lift: byPlanner})
}

func unplaced() trace.Result { return trace.Result{Outcome: trace.Unplaced} }

func threw(e *trace.Exception) trace.Result {
	return trace.Result{Outcome: trace.Threw, Exception: e}
}

// avoidDisabled leaves out what an operator has disabled (avoidDisabledResources).
func (w *walk) avoidDisabled() {
	if w.mayUseDisabled() {
		return
	}
	var off trace.Avoid
	if w.Cloud.Zone.Disabled {
		off.Zones = append(off.Zones, w.Cloud.Zone.ID)
	}
	for _, p := range w.Cloud.Pods {
		if p.Disabled {
			off.Pods = append(off.Pods, p.ID)
		}
	}
	for _, c := range w.Cloud.Clusters {
		if c.Disabled {
			off.Clusters = append(off.Clusters, c.ID)
		}
	}
	off.Hosts = w.disabledHosts()
	w.note(trace.PlanDisabled, trace.Note, w.request.facts(),
		facts(trace.IDs("zones", off.Zones...), trace.IDs("pods", off.Pods...), trace.IDs("clusters", off.Clusters...), trace.IDs("hosts", off.Hosts...)),
		w.exclude(off))
}

// mayUseDisabled: a setting lets the VMs of the system, or of admins, use what is
// disabled. A disabled host is not listed all the same.
func (w *walk) mayUseDisabled() bool {
	s := w.Cloud.Settings
	switch {
	case w.vm.Type != cloud.User && s.RouterOnDisabled:
		w.note(trace.PlanDisabledUsed, trace.Note, w.request.facts(), facts(trace.Text("setting", "allow.router.on.disabled.resources")), nil)
		return true
	case w.Cloud.Account(w.vm.Account).AdminRole && s.AdminOnDisabled:
		w.note(trace.PlanDisabledUsed, trace.Note, w.request.facts(), facts(trace.Text("setting", "allow.admin.vm.on.disabled.resources")), nil)
		return true
	}
	return false
}

// avoidOtherArchitectures leaves out clusters of another CPU architecture than
// the template's (avoidDifferentArchResources).
func (w *walk) avoidOtherArchitectures() {
	if !w.Release.behaviour.architectures {
		return
	}
	var other trace.Avoid
	for _, c := range w.Cloud.Clusters {
		if c.Arch != w.template.Arch {
			other.Clusters = append(other.Clusters, c.ID)
		}
	}
	w.note(trace.PlanArch, trace.Note, facts(trace.Text("architecture", string(w.template.Arch))),
		facts(trace.IDs("clusters", other.Clusters...)), w.exclude(other))
}

// avoidOtherClusters keeps a VM in its last host's cluster if its volume would
// have to move along and migrate.vm.across.clusters is off
// (avoidOtherClustersForDeploymentIfMigrationDisabled).
func (w *walk) avoidOtherClusters() {
	if !w.Release.behaviour.staysWithStorage || w.vm.LastHost == 0 || w.Cloud.Settings.AcrossClusters || w.vm.Pool == 0 {
		return
	}
	if w.Cloud.Pool(w.vm.Pool).Scope == cloud.ZoneScope || w.request.HATag != "" && !w.Release.behaviour.staysUnderHA {
		return
	}
	home := w.Cloud.Host(w.vm.LastHost).Cluster
	var other trace.Avoid
	for _, c := range w.Cloud.Clusters {
		if c.ID != home {
			other.Clusters = append(other.Clusters, c.ID)
		}
	}
	w.note(trace.PlanOtherClusters, trace.Note, facts(trace.IDs("cluster", home)),
		facts(trace.IDs("pool", w.vm.Pool), trace.IDs("host before", w.vm.LastHost)), w.exclude(other))
}
