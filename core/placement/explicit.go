package placement

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// keepToDedicated is what a VM of an ExplicitDedication group leaves out: all
// that is not dedicated to its group, within the plan
// (ExplicitDedicationProcessor.process).
func (w *walk) keepToDedicated(group cloud.ID) (trace.Avoid, *trace.Exception) {
	own := w.dedicatedTo(func(id cloud.ID) bool { return id == group })
	zone := w.Cloud.Zone.Dedicated == group
	plan := w.request.Plan
	switch {
	case plan.Host != 0:
		h := w.Cloud.Host(plan.Host)
		c := w.Cloud.Cluster(h.Cluster)
		if !zone && !own.HasHost(h.ID) && !own.HasCluster(c.ID) && !own.HasPod(c.Pod) {
			return trace.Avoid{}, notForDedication("host", h.Name)
		}
		return trace.Avoid{}, nil
	case plan.Cluster != 0:
		return w.keepInCluster(w.Cloud.Cluster(plan.Cluster), own, zone)
	case plan.Pod != 0:
		return w.keepInPod(w.Cloud.Pod(plan.Pod), own, zone)
	case !zone && own.IsZero():
		return trace.Avoid{Zones: []int64{w.Cloud.Zone.ID}}, nil
	}
	return w.keepInZone(group, own, zone), nil
}

func notForDedication(noun, name string) *trace.Exception {
	return &trace.Exception{Class: cloudRuntimeException, Message: "Cannot use this " + noun + " " + name + " for explicit dedication"}
}

func (w *walk) keepInCluster(c cloud.Cluster, own trace.Avoid, zone bool) (trace.Avoid, *trace.Exception) {
	if zone || own.HasCluster(c.ID) || own.HasPod(c.Pod) {
		return trace.Avoid{}, nil
	}
	return w.keepToHosts(w.Cloud.HostsOf(c.ID), own, notForDedication("cluster", c.Name))
}

// keepToHosts leaves out the hosts that are not the group's own.
func (w *walk) keepToHosts(hosts []cloud.Host, own trace.Avoid, none *trace.Exception) (trace.Avoid, *trace.Exception) {
	var others trace.Avoid
	for _, h := range hosts {
		if !own.HasHost(h.ID) {
			others.Hosts = append(others.Hosts, h.ID)
		}
	}
	if len(others.Hosts) == len(hosts) {
		return trace.Avoid{}, none
	}
	others.Hosts = trace.Set(others.Hosts...)
	return others, nil
}

// keepInPod: dedicated clusters leave out the pod's other clusters, and
// dedicated hosts all other hosts, even those of the dedicated clusters.
func (w *walk) keepInPod(p cloud.Pod, own trace.Avoid, zone bool) (trace.Avoid, *trace.Exception) {
	if zone || own.HasPod(p.ID) {
		return trace.Avoid{}, nil
	}
	var clusters []cloud.Cluster
	var hosts []cloud.Host
	for _, c := range w.Cloud.Clusters {
		if c.Pod == p.ID {
			clusters = append(clusters, c)
			hosts = append(hosts, w.Cloud.HostsOf(c.ID)...)
		}
	}
	mine := slices.ContainsFunc(clusters, func(c cloud.Cluster) bool { return own.HasCluster(c.ID) })
	others, none := w.keepToHosts(hosts, own, notForDedication("pod", p.Name))
	if !mine {
		return others, none
	}
	for _, c := range clusters {
		if !own.HasCluster(c.ID) {
			others.Clusters = append(others.Clusters, c.ID)
		}
	}
	return others, nil
}

// keepInZone leaves out every pod, cluster and Enabled host that is not the
// group's own, nor above or within what is. A kind of which nothing is the
// group's own is not asked.
func (w *walk) keepInZone(group cloud.ID, own trace.Avoid, zone bool) trace.Avoid {
	var avoid, keep trace.Avoid
	others := func(dedicated cloud.ID) bool { return dedicated != 0 && dedicated != group }
	add := func(to *[]int64, id cloud.ID) { *to = append(*to, id) }
	for _, p := range w.Cloud.Pods {
		switch {
		case own.HasPod(p.ID), zone && !others(p.Dedicated):
			add(&keep.Pods, p.ID)
		case zone:
			add(&avoid.Pods, p.ID)
		}
	}
	for _, c := range w.Cloud.Clusters {
		within := zone || own.HasPod(c.Pod)
		switch {
		case own.HasCluster(c.ID):
			add(&keep.Clusters, c.ID)
			add(&keep.Pods, c.Pod)
		case within && others(c.Dedicated):
			add(&avoid.Clusters, c.ID)
		case within:
			add(&keep.Clusters, c.ID)
		}
	}
	for _, h := range w.Cloud.Hosts {
		c := w.Cloud.Cluster(h.Cluster)
		within := own.HasCluster(c.ID) || own.HasPod(c.Pod) || zone && w.upAndEnabled(h)
		switch {
		case own.HasHost(h.ID):
			add(&keep.Hosts, h.ID)
			add(&keep.Clusters, c.ID)
			add(&keep.Pods, c.Pod)
		case within && others(h.Dedicated):
			add(&avoid.Hosts, h.ID)
		case within:
			add(&keep.Hosts, h.ID)
		}
	}
	w.leaveOutRest(&avoid, keep)
	return trace.Avoid{Pods: trace.Set(avoid.Pods...), Clusters: trace.Set(avoid.Clusters...), Hosts: trace.Set(avoid.Hosts...)}
}

func (w *walk) leaveOutRest(avoid *trace.Avoid, keep trace.Avoid) {
	keep = trace.Avoid{Pods: trace.Set(keep.Pods...), Clusters: trace.Set(keep.Clusters...), Hosts: trace.Set(keep.Hosts...)}
	for _, p := range w.Cloud.Pods {
		if len(keep.Pods) > 0 && !keep.HasPod(p.ID) {
			avoid.Pods = append(avoid.Pods, p.ID)
		}
	}
	for _, c := range w.Cloud.Clusters {
		if len(keep.Clusters) > 0 && !keep.HasCluster(c.ID) {
			avoid.Clusters = append(avoid.Clusters, c.ID)
		}
	}
	for _, h := range w.Cloud.Hosts {
		if len(keep.Hosts) > 0 && w.upAndEnabled(h) && !keep.HasHost(h.ID) {
			avoid.Hosts = append(avoid.Hosts, h.ID)
		}
	}
}
