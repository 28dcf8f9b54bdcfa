package words

import "placement-playground/core/trace"

// order: FirstFitPlanner writes as the class that it is in, and so do the
// planners that inherit from it.
func (l *logger) order() {
	e, planner := l.e, word(l.e.Want, "planner")
	switch e.Rule {
	case trace.OrderScope:
		if planner != "" {
			l.scope(planner)
		}
	case trace.OrderPods:
		l.pods(planner)
	case trace.OrderCandidates:
		if l.rejected() {
			l.debug(planner, "No clusters found having a host with enough capacity, returning.")
			return
		}
		l.debug(planner, "Removing from the clusterId list these clusters from avoid set: %s", javaList(hashed(ids(e.Have, "clusters avoided"))))
		l.heuristics(planner)
	case trace.OrderAvoided:
		l.onlyCluster(planner)
	case trace.OrderCrossing:
		l.crossing(planner)
	case trace.OrderNoTags:
		l.write("ERROR", planner, "No suitable host found for the following compute offering tags [%s].", l.offering().HostTag)
	case trace.OrderLeft:
		if l.offering().HostTag != "" {
			l.debug(planner, "The clusterId list for the given offering tag: %s", javaList(ids(e.Have, "clusters")))
		}
		if l.rejected() {
			l.debug(planner, "No clusters found after removing disabled clusters and clusters in avoid list, returning.")
		}
	}
}

func (l *logger) scope(planner string) {
	pod, only := ids(l.e.Have, "pod"), ids(l.e.Have, "one pod")
	under, id := "Pod", l.c.Zone.ID
	switch {
	case len(pod) > 0:
		l.debug(planner, "Searching resources only under specified Pod: %s", l.printPod(pod[0]))
		id = pod[0]
	case len(only) > 0:
		l.debug(planner, "Checking resources under Pod: %d", only[0])
		id = only[0]
	default:
		under = "Zone"
		l.debug(planner, "Searching all possible resources under this Zone: %s", l.printZone())
	}
	if l.rejected() {
		l.debug(planner, "The specified pod is in avoid set, returning.")
		return
	}
	l.debug(planner, "Listing clusters in order of aggregate capacity, that have (at least one host with) enough CPU and RAM capacity under this %s: %d", under, id)
	l.capacityType(planner, "Cluster")
}

func (l *logger) pods(planner string) {
	e := l.e
	l.debug(planner, "Searching all possible resources under this Zone: %s", l.printZone())
	l.debug(planner, "Listing pods in order of aggregate capacity, that have (at least one host with) enough CPU and RAM capacity under this Zone: %d", l.c.Zone.ID)
	l.capacityType(planner, "Pod")
	if len(ids(e.Have, "pods with room")) == 0 {
		l.debug(planner, "No pods found having a host with enough capacity, returning.")
		return
	}
	l.debug(planner, "Removing from the podId list these pods from avoid set: %s", javaList(hashed(ids(e.Have, "pods avoided"))))
	if len(ids(e.Have, "pods")) == 0 {
		l.debug(planner, "No Pods found after removing disabled pods and pods in avoid list, returning.")
	}
}

func (l *logger) capacityType(planner, orders string) {
	if l.saysCapacityType {
		l.debug(planner, "CapacityType: %s is used for %s ordering", word(l.e.Want, "by"), orders)
	}
}

func (l *logger) onlyCluster(planner string) {
	only := ids(l.e.Want, "cluster of the plan")
	if len(only) == 0 {
		return // one of many, which leaves silently
	}
	l.debug(planner, "Searching resources only under specified Cluster: %s", l.printCluster(only[0]))
	if l.rejected() {
		l.debug(planner, "The specified cluster is in avoid set, returning.")
		return
	}
	l.heuristics(planner)
}

// heuristics: the HA planner says that it asks no threshold.
func (l *logger) heuristics(planner string) {
	if planner == "SkipHeuresticsPlanner" {
		l.debug(planner, "Deploying vm during HA process, so skipping disable threshold check")
	}
}

func (l *logger) crossing(planner string) {
	setting, value, kind := "cluster.cpu.allocated.capacity.disablethreshold", l.c.Settings.CPUThreshold, "CPU"
	if trace.Rule(word(l.e.Want, "rule")) == trace.OrderRAMThreshold {
		setting, value, kind = "cluster.memory.allocated.capacity.disablethreshold", l.c.Settings.RAMThreshold, "MEMORY"
	}
	l.warn(planner, "Cannot allocate cluster list %s for VM creation since their allocated percentage crosses the disable capacity threshold defined at each cluster at Global Settings Configuration [name: %s, value: %s] for capacity Type : %s, skipping these clusters",
		javaList(ids(l.e.Have, "clusters")), setting, float(value), kind)
}

// byOwner: the planners that look at the owner's VMs.
func (l *logger) byOwner() {
	e := l.e
	if e.Rule != trace.OrderReorder {
		return
	}
	planner, account := word(e.Want, "planner"), ids(e.Want, "account")[0]
	_, pods := trace.Find(e.Have, "pods")
	if planner == "UserConcentratedPodPlanner" {
		l.debug(planner, "Applying UserConcentratedPod heuristic for account: %d", account)
		if !pods && len(ids(e.Have, "pods of the owner")) > 0 {
			l.debug(planner, "Reordering cluster list as per pods ordered by user concentration")
		}
		return
	}
	l.debug(planner, "Applying Userdispersion heuristic to %s for account: %d", since(pods, "pods", "clusters"), account)
	if weight := l.c.Settings.DispersionWeight; weight != 1 {
		l.debug(planner, "Applying userDispersionWeight: %s", float(weight))
		l.debug(planner, "Total VMs for account: %d", int64(number(e.Have, "vms of the owner")))
	}
}
