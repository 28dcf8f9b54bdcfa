package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// walk is one planDeployment on its way: what it looks at, what it avoids by
// now, and what it has written down.
type walk struct {
	Run
	state    cloud.State
	vm       cloud.VM
	offering cloud.Offering
	template cloud.Template
	request  Request
	// plannerName is as asked for; planner is the one CloudStack finds for it.
	plannerName, planner string
	// usage is how the planner keeps hosts, and reserved which it keeps by now.
	usage    cloud.PlannerUsage
	reserved map[cloud.ID]cloud.PlannerUsage
	// preferred and priorities are what affinity groups ask for.
	preferred  []cloud.ID
	priorities map[cloud.ID]int
	ownersVMs  *owned // nil until asked for
	at         trace.Place
	avoid      trace.Avoid
	events     []trace.Event
	unmodelled error // what stopped the walk, if anything
}

// fail stops the walk at what is not modelled. The first reason is kept.
func (w *walk) fail(err error) {
	if w.unmodelled == nil {
		w.unmodelled = err
	}
}

// note writes an event at the walk's place. The cluster's pod is filled in.
func (w *walk) note(rule trace.Rule, v trace.Verdict, want, have []trace.Fact, effect *trace.Effect) {
	w.events = append(w.events, trace.Event{Rule: rule, At: w.at, Verdict: v, Want: want, Have: have, Effect: effect})
}

// ask writes down the answer to a yes-or-no rule and returns it.
func (w *walk) ask(rule trace.Rule, ok bool, want, have []trace.Fact) bool {
	v := trace.Pass
	if !ok {
		v = trace.Reject
	}
	w.note(rule, v, want, have, nil)
	return ok
}

// exclude adds to the avoid set and returns the effect to write down.
func (w *walk) exclude(a trace.Avoid) *trace.Effect {
	fresh := w.avoid.Add(a)
	if fresh.IsZero() {
		return nil
	}
	return &trace.Effect{Avoid: fresh}
}

// inCluster and onHost move the walk's place; the returned function moves it back.
func (w *walk) inCluster(c cloud.Cluster) (back func()) {
	before := w.at
	w.at.Pod, w.at.Cluster, w.at.Host = c.Pod, c.ID, 0
	return func() { w.at = before }
}

func (w *walk) onHost(id cloud.ID) (back func()) {
	before := w.at
	w.at.Host = id
	return func() { w.at = before }
}

// avoids reports whether a host is avoided by itself, its cluster, pod or zone
// (ExcludeList.shouldAvoid).
func (w *walk) avoids(h cloud.Host) bool {
	return w.avoid.HasHost(h.ID) || w.avoidsCluster(w.Cloud.Cluster(h.Cluster))
}

func (w *walk) avoidsCluster(c cloud.Cluster) bool {
	return w.avoid.HasCluster(c.ID) || w.avoidsPod(c.Pod)
}

func (w *walk) avoidsPod(pod cloud.ID) bool {
	return w.avoid.HasPod(pod) || w.avoid.HasZone(w.Cloud.Zone.ID)
}

// upAndEnabled is what every listing of hosts asks for first.
func (w *walk) upAndEnabled(h cloud.Host) bool {
	return h.Status == cloud.Up && w.state.ResourceState(w.Cloud, h.ID) == cloud.Enabled
}

func number(name string, unit trace.Unit, n int64) trace.Fact { return trace.Number(name, unit, n) }

func facts(f ...trace.Fact) []trace.Fact { return f }
