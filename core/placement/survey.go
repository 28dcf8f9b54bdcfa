package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Survey asks every rule that could keep a host from being the destination, of
// every cluster and host, and lets no answer end it: what planDeployment never
// came to is asked as well. The functions that ask are those of Place.
//
// The avoid set is the one that planDeployment has before it orders clusters.
// What joins it later does so because of an answer that is told here by itself.
// What is said is no trace: nothing is chosen, and there are no rounds.
func Survey(run Run, state cloud.State, q Request, at trace.Place) ([]trace.Event, error) {
	w, err := begin(run, state, q, at, nil)
	if err != nil {
		return nil, err
	}
	// An exception ends the planning and not the survey; its event says it.
	_ = w.avoidDedicated()
	w.avoidDisabled()
	w.avoidOtherArchitectures()
	if q.Plan.Host != 0 && q.HATag == "" {
		w.surveyNamed()
		return w.events, nil
	}
	_ = w.affinity()
	if w.avoid.HasZone(w.Cloud.Zone.ID) {
		w.note(trace.PlanDisabled, trace.Reject, nil, facts(trace.IDs("zone", w.Cloud.Zone.ID)), nil)
	}
	w.plannerHandles()
	if w.vm.LastHost != 0 && q.HATag == "" {
		w.surveyLast(w.Cloud.Host(w.vm.LastHost))
	}
	w.avoidOtherClusters()
	left := w.surveyOrder()
	matching := w.scratch().anyMatching()
	for _, c := range w.Cloud.Clusters {
		w.surveyCluster(c, matching, left)
	}
	return w.events, nil
}

// scratch is a walk from here on whose events and avoid set are its own.
func (w *walk) scratch() *walk {
	s := *w
	s.avoid, s.events, s.reserved = w.avoid.Clone(), nil, nil
	return &s
}

// anyMatching is matching with what could be found where a tag rule throws.
func (w *walk) anyMatching() matching {
	if w.offering.HostTag == "" {
		return matching{}
	}
	m, _ := w.matching()
	return m
}

// surveyOrder tells what ends the planning while clusters are ordered, and
// returns the rule by which ImplicitDedicationPlanner leaves out a host.
func (w *walk) surveyOrder() map[cloud.ID]trace.Rule {
	s := w.scratch()
	s.at.Round = 1
	ranked, _ := s.rankClusters()
	for _, e := range s.events {
		if e.Rule == trace.OrderNoTags || e.Rule == trace.OrderScope && e.Verdict == trace.Reject && e.At.Cluster == 0 {
			w.events = append(w.events, e)
		}
	}
	if w.planner != implicitPlanner {
		return nil
	}
	kinds := s.kinds(s.gpuClustersLast(ranked))
	s.leaveOut(trace.OrderImplicitStrict, kinds.strictOfOthers)
	out := map[cloud.ID]trace.Rule{}
	for _, id := range kinds.strictOfOthers {
		out[id] = trace.OrderImplicitStrict
	}
	usage, rest, _ := s.implicitUse(kinds)
	w.usage = usage
	for _, id := range rest {
		out[id] = trace.OrderImplicit
	}
	return out
}

func (w *walk) surveyCluster(c cloud.Cluster, m matching, left map[cloud.ID]trace.Rule) {
	defer w.inCluster(c)()
	plan := w.request.Plan
	w.ask(trace.OrderScope, (plan.Pod == 0 || plan.Pod == c.Pod) && (plan.Cluster == 0 || plan.Cluster == c.ID),
		w.request.facts(), facts(trace.IDs("cluster", c.ID), trace.IDs("pod", c.Pod)))
	if plan.Cluster != 0 {
		w.ask(trace.OrderAvoided, !w.avoidsCluster(c), nil, nil)
	} else {
		r := w.roomIn(c)
		w.someCPU(r)
		w.someRAM(r)
		w.inOrder(r)
		w.ask(trace.OrderAvoided, !w.avoid.HasCluster(c.ID), nil, nil)
		if w.offering.HostTag != "" {
			w.hasMatching(c.ID, m)
		}
	}
	if w.asksThresholds() {
		w.surveyThreshold(c, trace.OrderCPUThreshold)
		w.surveyThreshold(c, trace.OrderRAMThreshold)
	}
	w.hypervisorFits(c)
	w.ask(trace.ClusterPod, !w.avoid.HasPod(c.Pod), nil, facts(trace.IDs("pod", c.Pod)))
	pools := w.pools(trace.ClusterPools, c)
	for _, h := range w.Cloud.HostsOf(c.ID) {
		if rule, out := left[h.ID]; out {
			back := w.onHost(h.ID)
			w.ask(rule, false, facts(trace.IDs("account", w.vm.Account)), nil)
			back()
		}
		w.surveyHost(h, pools)
	}
}

// hypervisorFits asks what checkCluster asks first.
func (w *walk) hypervisorFits(c cloud.Cluster) bool {
	return w.ask(trace.ClusterHypervisor, c.Hypervisor == w.vm.Hypervisor, facts(trace.Text("hypervisor", string(w.vm.Hypervisor))), facts(trace.Text("hypervisor", string(c.Hypervisor))))
}

// SurveyFit asks only what a host needs to be listed and large enough for a VM, and
// what it is in: nothing of who owns the VM, of other VMs but for what the state says
// is in use, and of storage. The events are put behind those given.
func SurveyFit(run Run, state cloud.State, vm cloud.ID, events []trace.Event) ([]trace.Event, error) {
	w, err := begin(run, state, Request{VM: vm}, trace.Place{}, events)
	if err != nil {
		return events, err
	}
	w.avoidDisabled()
	w.avoidOtherArchitectures()
	w.plannerHandles()
	for _, c := range w.Cloud.Clusters {
		back := w.inCluster(c)
		w.hypervisorFits(c)
		for _, h := range w.Cloud.HostsOf(c.ID) {
			w.at.Host = h.ID
			w.surveyListing(h)
			w.surveyRoom(h)
		}
		back()
	}
	return w.events, nil
}

func (w *walk) surveyThreshold(c cloud.Cluster, rule trace.Rule) {
	if s := w.threshold(c, rule); s != nil {
		w.ask(rule, !s.crossing, s.want, s.have)
	}
}

// SurveyMaintenance asks likewise all that could keep a maintenance from
// beginning, whether its VMs have anywhere to go, and of each host whether it is
// Up and Enabled once this one is not.
func SurveyMaintenance(run Run, state cloud.State, host cloud.ID, step int) []trace.Event {
	m := &maintenance{Run: run, state: state.Clone(), host: run.Cloud.Host(host), at: trace.Place{Step: step, Host: host}}
	m.vms = state.VMsOn(run.Cloud, host)
	for _, asks := range m.requirements() {
		asks()
	}
	if len(m.vms) > 0 {
		m.state.SetResourceState(m.Cloud, host, cloud.PrepareForMaintenance)
		m.someHostLeft()
	}
	for _, h := range m.Cloud.Hosts {
		c := m.Cloud.Cluster(h.Cluster)
		m.at = trace.Place{Step: step, Pod: c.Pod, Cluster: c.ID, Host: h.ID}
		state := m.state.ResourceState(m.Cloud, h.ID)
		m.ask(trace.ListUp, h.Status == cloud.Up && state == cloud.Enabled, facts(trace.Text("state", string(cloud.Up), string(cloud.Enabled))), facts(trace.Text("state", string(h.Status), string(state))))
	}
	return m.events
}
