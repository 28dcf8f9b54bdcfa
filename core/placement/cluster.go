package placement

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// checkClusters walks the clusters and takes the first host that can be used
// (DeploymentPlanningManagerImpl.checkClustersforDestination). It reports
// whether the planning ends here: with a destination, or with an exception.
func (w *walk) checkClusters(clusters []cloud.ID) (trace.Result, bool) {
	for _, id := range clusters {
		if result, ended := w.checkCluster(w.Cloud.Cluster(id)); ended {
			return result, true
		}
	}
	return trace.Result{}, false
}

func (w *walk) checkCluster(c cloud.Cluster) (trace.Result, bool) {
	defer w.inCluster(c)()
	w.note(trace.PhaseCluster, trace.Note, nil, nil, nil)
	if c.Hypervisor != w.vm.Hypervisor {
		w.note(trace.ClusterHypervisor, trace.Reject, facts(trace.Text("hypervisor", string(w.vm.Hypervisor))),
			facts(trace.Text("hypervisor", string(c.Hypervisor))), w.exclude(trace.Avoid{Clusters: []int64{c.ID}}))
		return trace.Result{}, false
	}
	w.note(trace.ClusterHypervisor, trace.Pass, facts(trace.Text("hypervisor", string(w.vm.Hypervisor))),
		facts(trace.Text("hypervisor", string(c.Hypervisor))), nil)

	if w.ask(trace.ClusterPod, !w.avoid.HasPod(c.Pod), nil, facts(trace.IDs("pod", c.Pod))) {
		suitable, exception := w.allocate(c)
		if exception != nil {
			return threw(exception), true
		}
		if host, pool, ok := w.usable(c, suitable); ok {
			result := trace.Result{Outcome: trace.Placed, Host: host, Cluster: c.ID, Pool: pool}
			w.note(trace.ClusterDestination, trace.Choose, nil, facts(trace.IDs("host", host)), nil)
			return result, true
		}
	}
	w.exhausted(c)
	return trace.Result{}, false
}

// exhausted puts a cluster that was walked in vain into the avoid set
// (canAvoidCluster). CloudStack does so if all its hosts are avoided by now, if
// no storage pool is avoided, or if all are that the VM could use. Otherwise the
// cluster is walked again.
func (w *walk) exhausted(c cloud.Cluster) {
	var left []int64
	for _, h := range w.Cloud.HostsOf(c.ID) {
		if w.upAndEnabled(h) && !w.avoids(h) && h.TagRule == "" {
			left = append(left, h.ID)
		}
	}
	have := facts(trace.IDs("hosts not avoided", left...))
	if pools := w.poolsLeft(c); len(left) > 0 && len(pools) > 0 {
		w.note(trace.ClusterExhausted, trace.Note, nil, append(have, trace.IDs("pools not avoided", pools...)), nil)
		return
	}
	w.note(trace.ClusterExhausted, trace.Reject, nil, have, w.exclude(trace.Avoid{Clusters: []int64{c.ID}}))
}

// poolsLeft are the pools that keep a cluster from being exhausted: once any
// pool is avoided, those of the cluster, or of its hosts for a VM on local
// storage, that are not. Pools of the zone are not among them.
func (w *walk) poolsLeft(c cloud.Cluster) []int64 {
	if len(w.avoid.Pools) == 0 {
		return nil
	}
	var left []int64
	for _, p := range w.Cloud.Pools {
		of := p.Scope == cloud.ClusterScope && p.Cluster == c.ID
		if w.onLocal() {
			of = p.Scope == cloud.HostScope && w.Cloud.Host(p.Host).Cluster == c.ID
		}
		if of && !w.avoid.HasPool(p.ID) {
			left = append(left, p.ID)
		}
	}
	return left
}

// allocate is FirstFitAllocator.allocateTo: list the hosts, put them in order,
// check them one by one. All suitable ones are returned; one can stand twice.
func (w *walk) allocate(c cloud.Cluster) ([]cloud.ID, *trace.Exception) {
	listed, byRule, exception := w.list(c)
	if exception != nil {
		return nil, exception
	}
	if len(listed) == 0 {
		verdict, exception := trace.Reject, (*trace.Exception)(nil)
		if w.Release.behaviour.emptyListThrows {
			verdict, exception = trace.Abort, w.noSuitableHostForVM()
		}
		w.note(trace.ListEmpty, verdict, facts(trace.Text("offering tags", split(w.offering.HostTag)...),
			trace.Text("template tags", split(w.template.Tag)...)), nil, nil)
		if !w.Release.behaviour.flexibleTags {
			w.avoidUnlisted(c, nil, nil)
		}
		return nil, exception
	}
	w.avoidUnlisted(c, listed, byRule)
	sequence := w.sequence(c, listed)
	ordered := w.prioritise(sequence)
	w.note(trace.ListOrder, trace.Note, facts(trace.Text("algorithm", string(w.Cloud.Settings.Algorithm))),
		facts(trace.IDs("hosts", ordered...), trace.IDs("hosts as listed", sequence...)), &trace.Effect{Hosts: ordered})

	var suitable []cloud.ID
	for _, id := range ordered {
		if w.suits(w.Cloud.Host(id)) {
			suitable = append(suitable, id)
		}
	}
	w.ask(trace.ClusterSuitable, len(suitable) > 0, nil, facts(trace.IDs("hosts", suitable...)))
	return suitable, nil
}

// avoidUnlisted avoids every other host of the cluster that is Up and Enabled.
func (w *walk) avoidUnlisted(c cloud.Cluster, listed, byRule []cloud.ID) {
	in := map[cloud.ID]bool{}
	for _, id := range listed {
		in[id] = true
	}
	var rest trace.Avoid
	for _, h := range w.Cloud.HostsOf(c.ID) {
		// A host with a tag rule stays out of it, even one whose rule rejects.
		if w.upAndEnabled(h) && !in[h.ID] && h.TagRule == "" {
			rest.Hosts = append(rest.Hosts, h.ID)
		}
	}
	w.note(trace.ListUnmatched, trace.Note, nil, facts(trace.IDs("hosts", rest.Hosts...), trace.IDs("hosts listed", listed...), trace.IDs("hosts by rule", byRule...)), w.exclude(rest))
}

const cloudRuntimeException = "com.cloud.utils.exception.CloudRuntimeException"

// noSuitableHost is thrown for tags that no host of the whole installation has:
// by removeClustersWithoutMatchingTag or, before flexible tags, by HostDaoImpl.
func (w *walk) noSuitableHost(tags string) *trace.Exception {
	message := "No suitable host found."
	if !w.Release.behaviour.flexibleTags {
		message = "No suitable host found for follow compute offering tags: " + tags
	}
	return &trace.Exception{Class: cloudRuntimeException, Message: message}
}

// noSuitableHostForVM is what allocateTo throws in some releases. It is no
// InsufficientServerCapacityException: so nothing tries again with the HA planner.
func (w *walk) noSuitableHostForVM() *trace.Exception {
	return &trace.Exception{Class: cloudRuntimeException, Message: fmt.Sprintf("No suitable host found for vm [%s].", w.vm.Name)}
}
