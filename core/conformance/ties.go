package conformance

import (
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// ties are the orders that a recording shows, each at its place. CloudStack
// leaves the order of equal pods, clusters and hosts to the database, which may
// answer differently each time it is asked: so there is one for every call.
type ties map[tieKey][]int64

type tieKey struct {
	rule trace.Rule
	at   trace.Place
}

// order is placement.Run.Ties.
func (t ties) order(rule trace.Rule, at trace.Place) []cloud.ID {
	at.Pod = 0 // the cluster says it
	return t[tieKey{rule, at}]
}

// recordedTies reads the orders off an answer.
func (s *scenario) recordedTies(c *cloud.Cloud, a *answer) ties {
	t := ties{}
	for i, r := range a.Results {
		if i == len(s.Requests) {
			break
		}
		t.plan(c, trace.Place{Step: i + 1, VM: s.Requests[i].VMID}, r.Calls)
		for _, vm := range r.VMs {
			t.plan(c, trace.Place{Step: i + 1, VM: vm.VMID}, vm.Calls)
		}
	}
	return t
}

// plan follows the calls for one VM as the walk counts its places.
func (t ties) plan(c *cloud.Cloud, at trace.Place, calls []call) {
	if !c.HasVM(at.VM) {
		return
	}
	at.Attempt = 1
	for _, call := range calls {
		switch call.Call {
		case "retryWithHAPlanner":
			at.Attempt++
			at.Round = 0
		case "orderClusters":
			at.Round++
			clusters := deref(call.Clusters, nil)
			t[tieKey{trace.OrderEnd, at}] = clusters
			t[tieKey{trace.OrderPods, at}] = podsOf(c, clusters)
		case "allocateTo":
			in := at
			in.Cluster = call.ClusterID
			t[tieKey{trace.ListOrder, in}] = listed(c, at.VM, call.HostChecks)
		}
	}
}

// podsOf are the pods of ordered clusters: with pods first, a pod's clusters
// stand together.
func podsOf(c *cloud.Cloud, clusters []int64) []int64 {
	var pods []int64
	for _, id := range clusters {
		if c.HasCluster(id) && !slices.Contains(pods, c.Cluster(id).Pod) {
			pods = append(pods, c.Cluster(id).Pod)
		}
	}
	return pods
}

// listed is the order in which the database listed the hosts that were checked.
// Where the template does without HVM, the allocator puts each host without it
// before those it has seen so far (prioritizeHosts): these come out reversed.
func listed(c *cloud.Cloud, vm cloud.ID, checks []hostCheck) []int64 {
	requiresHVM := c.Template(c.VM(vm).Template).RequiresHVM
	var kept, reversed []int64
	for _, check := range checks {
		if !c.HasHost(check.Host) {
			continue
		}
		h := c.Host(check.Host)
		_, category := c.CategoryName(h.Category)
		hvm := !c.Settings.CheckHVM || strings.Contains(h.Capabilities, "hvm")
		if requiresHVM || category || hvm {
			kept = append(kept, h.ID)
		} else {
			reversed = append(reversed, h.ID)
		}
	}
	slices.Reverse(reversed)
	return append(kept, reversed...)
}
