package placement

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// avoidDedicated leaves out what is dedicated to others
// (checkForNonDedicatedResources). It is asked for user VMs and virtual routers.
func (w *walk) avoidDedicated() *trace.Exception {
	if len(w.Cloud.AffinityGroups) == 0 || w.vm.Type != cloud.User && w.vm.Type != cloud.DomainRouter {
		return nil
	}
	ended, exception := w.zoneDedicated()
	if ended || exception != nil {
		return exception
	}
	var off trace.Avoid
	switch {
	case w.vm.Type == cloud.DomainRouter:
		off = w.dedicatedTo(anyone).Minus(w.routersShare())
	case w.explicitGroup() == 0:
		off = w.dedicatedTo(anyone)
	}
	w.note(trace.PlanDedicated, trace.Note, facts(trace.IDs("account", w.vm.Account)),
		facts(trace.IDs("pods", off.Pods...), trace.IDs("clusters", off.Clusters...), trace.IDs("hosts", off.Hosts...)), w.exclude(off))
	return nil
}

// zoneDedicated: a dedicated zone throws unless it is dedicated to the owner's
// account, or to its domain or one above. Dedicated to the account itself,
// nothing more is asked: not even pods dedicated to others are left out.
func (w *walk) zoneDedicated() (ended bool, exception *trace.Exception) {
	owner := w.Cloud.Account(w.vm.Account)
	if w.Cloud.Zone.Dedicated == 0 || owner.RootAdmin {
		return false, nil
	}
	group := w.Cloud.Group(w.Cloud.Zone.Dedicated)
	want, have := facts(trace.IDs("account", owner.ID), trace.IDs("domain", owner.Domain)), facts(trace.IDs("group", group.ID))
	switch {
	case group.Account == owner.ID:
		w.note(trace.PlanDedicatedZone, trace.Pass, want, have, nil)
		return true, nil
	case group.Account != 0:
		w.note(trace.PlanDedicatedZone, trace.Abort, want, have, nil)
		return false, w.zoneClosed("account", owner)
	case !slices.Contains(w.Cloud.Ancestry(owner.Domain), group.Domain):
		w.note(trace.PlanDedicatedZone, trace.Abort, want, have, nil)
		return false, w.zoneClosed("domain", owner)
	}
	w.note(trace.PlanDedicatedZone, trace.Pass, want, have, nil)
	return false, nil
}

func (w *walk) zoneClosed(to string, owner cloud.Account) *trace.Exception {
	return &trace.Exception{Class: cloudRuntimeException,
		Message: fmt.Sprintf("Failed to deploy VM, Zone %s not available for the user %s %s", w.Cloud.Zone.Name, to, owner.Name)}
}

func anyone(cloud.ID) bool { return true }

// dedicatedTo lists the pods, clusters and hosts that are dedicated to such a group.
func (w *walk) dedicatedTo(is func(group cloud.ID) bool) trace.Avoid {
	var a trace.Avoid
	for _, p := range w.Cloud.Pods {
		if p.Dedicated != 0 && is(p.Dedicated) {
			a.Pods = append(a.Pods, p.ID)
		}
	}
	for _, c := range w.Cloud.Clusters {
		if c.Dedicated != 0 && is(c.Dedicated) {
			a.Clusters = append(a.Clusters, c.ID)
		}
	}
	for i := range w.Cloud.Hosts { // not by value: they are large, and many
		if h := &w.Cloud.Hosts[i]; h.Dedicated != 0 && is(h.Dedicated) {
			a.Hosts = append(a.Hosts, h.ID)
		}
	}
	return a
}

// routersShare is what a virtual router may use: what is dedicated to its
// owner's domain if any group is of that domain, else to its owner. CloudStack
// reads only one page of one entry of each kind: the first pod, cluster and host.
func (w *walk) routersShare() trace.Avoid {
	owner := w.Cloud.Account(w.vm.Account)
	account := owner.ID
	if slices.ContainsFunc(w.Cloud.AffinityGroups, func(g cloud.AffinityGroup) bool { return g.Account == 0 && g.Domain == owner.Domain }) {
		account = 0
	}
	share := w.dedicatedTo(func(id cloud.ID) bool {
		g := w.Cloud.Group(id)
		return g.Domain == owner.Domain && g.Account == account
	})
	return trace.Avoid{Pods: share.Pods[:min(1, len(share.Pods))], Clusters: share.Clusters[:min(1, len(share.Clusters))], Hosts: share.Hosts[:min(1, len(share.Hosts))]}
}

// explicitGroup is the VM's group of type ExplicitDedication, 0 for none.
func (w *walk) explicitGroup() cloud.ID {
	for _, id := range w.vm.Groups {
		if w.Cloud.Group(id).Type == cloud.ExplicitDedication {
			return id
		}
	}
	return 0
}

// ordersBy reports whether a host's capacity counts in the order of clusters: of
// hosts dedicated to others, or by their pod or cluster, it does not
// (CapacityDaoImpl.orderClustersByAggregateCapacity). Whose VM it is counts only
// by its affinity group: so no router gets to a dedicated cluster this way, and
// nobody to a zone that is dedicated as a whole.
func (w *walk) ordersBy(h cloud.Host, l cloud.Ledger) bool {
	if !l.Counts {
		return false
	}
	c := w.Cloud.Cluster(h.Cluster)
	by := []cloud.ID{w.Cloud.Pod(c.Pod).Dedicated, c.Dedicated, h.Dedicated}
	if group := w.explicitGroup(); group != 0 {
		return slices.Contains(by, group)
	}
	return by[0] == 0 && by[1] == 0 && by[2] == 0
}
