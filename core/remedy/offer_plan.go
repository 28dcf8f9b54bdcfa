package remedy

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// plan offers changes of what decides before clusters and hosts are asked.
func (o *offers) plan(c *Cell, h cloud.Host) ([]obstacle, bool) {
	settings := o.s.Cloud.Settings
	switch c.Rule {
	case trace.PlanDisabled, trace.PoolsDisabled:
		return o.disabled(c, h), true
	case trace.PlanDedicated:
		return o.dedicated(h), true
	case trace.PlanDedicatedZone:
		zone := o.s.Cloud.Zone
		return []obstacle{{given(Zone, zone.ID, "dedicatedTo", reference(&zone.Dedicated).get(), "")}}, true
	case trace.PlanAffinity, trace.HostAffine:
		return []obstacle{o.leaveGroups(c)}, true
	case trace.PlanOtherClusters:
		return []obstacle{append(obstacle{o.setting("migrate.vm.across.clusters", "true")}, o.widen(o.vm.Pool)...)}, true
	case trace.OrderScope:
		if o.table.Case.Host == 0 {
			return []obstacle{nil}, true // the request asks for it
		}
		var found []obstacle
		if !settings.AcrossClusters {
			found = append(found, obstacle{o.setting("migrate.vm.across.clusters", "true")})
		}
		if wider := o.widen(o.vm.Pool); len(wider) > 0 && o.s.Cloud.Pool(o.vm.Pool).Scope == cloud.ClusterScope {
			found = append(found, wider)
		}
		if len(found) == 0 {
			found = []obstacle{nil}
		}
		return found, true
	case trace.PlanPlanner:
		if o.offering.Planner != "" {
			return []obstacle{{given(Offering, o.offering.ID, "planner", o.offering.Planner, "")}}, true
		}
		return []obstacle{{o.setting("vm.deployment.planner", "FirstFitPlanner")}}, true
	case trace.OrderImplicit, trace.OrderImplicitStrict:
		var ways obstacle
		if c.Rule == trace.OrderImplicit && !o.offering.ImplicitPreferred {
			ways = append(ways, given(Offering, o.offering.ID, "implicitPreferred", "false", "true"))
		}
		if o.offering.Planner != "" {
			ways = append(ways, given(Offering, o.offering.ID, "planner", o.offering.Planner, ""))
		} else {
			ways = append(ways, o.setting("vm.deployment.planner", "FirstFitPlanner"))
		}
		return []obstacle{ways}, true
	}
	return nil, false
}

// disabled: each of zone, pod, cluster and host that is disabled is in the way by
// itself, unless a setting lets the VM use what is disabled.
func (o *offers) disabled(c *Cell, h cloud.Host) []obstacle {
	cluster := o.s.Cloud.Cluster(h.Cluster)
	pod, zone := o.s.Cloud.Pod(cluster.Pod), o.s.Cloud.Zone
	var lets obstacle
	switch {
	case c.Rule != trace.PlanDisabled: // pools
	case o.vm.Type != cloud.User:
		lets = obstacle{o.setting("allow.router.on.disabled.resources", "true")}
	case o.s.Cloud.Account(o.vm.Account).AdminRole:
		lets = obstacle{o.setting("allow.admin.vm.on.disabled.resources", "true")}
	}
	var found []obstacle
	add := func(is bool, kind Kind, id cloud.ID) {
		if is {
			found = append(found, append(obstacle{given(kind, id, "disabled", "true", "false")}, lets...))
		}
	}
	add(zone.Disabled, Zone, zone.ID)
	host := c.Rule == trace.PlanDisabled && c.At.Host != 0
	if c.At.Cluster != 0 && !host {
		add(pod.Disabled, Pod, pod.ID)
		add(cluster.Disabled, Cluster, cluster.ID)
	}
	if host && h.ResourceState == cloud.Disabled {
		found = append(found, append(obstacle{given(Host, h.ID, "resourceState", string(h.ResourceState), string(cloud.Enabled))}, lets...))
	}
	if len(found) == 0 {
		return []obstacle{nil}
	}
	return found
}

// dedicated offers to give up each dedication above a host, and its own.
func (o *offers) dedicated(h cloud.Host) []obstacle {
	cluster := o.s.Cloud.Cluster(h.Cluster)
	pod := o.s.Cloud.Pod(cluster.Pod)
	var found []obstacle
	for _, of := range []struct {
		kind  Kind
		id    cloud.ID
		group cloud.ID
	}{{Pod, pod.ID, pod.Dedicated}, {Cluster, cluster.ID, cluster.Dedicated}, {Host, h.ID, h.Dedicated}} {
		if of.group != 0 {
			found = append(found, obstacle{given(of.kind, of.id, "dedicatedTo", reference(&of.group).get(), "")})
		}
	}
	if len(found) == 0 {
		return []obstacle{nil}
	}
	return found
}

// leaveGroups offers that the VM leaves the affinity group that is in the way.
func (o *offers) leaveGroups(c *Cell) obstacle {
	group, _ := trace.Find(c.Want, "group")
	stay := slices.DeleteFunc(slices.Clone(o.vm.Groups), func(id cloud.ID) bool {
		if c.Rule == trace.HostAffine {
			return o.s.Cloud.Group(id).Type == cloud.HostAffinity
		}
		return slices.Contains(group.IDs, id)
	})
	if len(stay) == len(o.vm.Groups) {
		return nil
	}
	return obstacle{given(VM, o.vm.ID, "affinityGroups", references(&o.vm.Groups).get(), references(&stay).get())}
}

// widen offers that a pool serves the zone.
func (o *offers) widen(pool cloud.ID) []option {
	if pool == 0 || o.s.Cloud.Pool(pool).Scope == cloud.ZoneScope {
		return nil
	}
	return []option{given(Pool, pool, "scope", string(o.s.Cloud.Pool(pool).Scope), string(cloud.ZoneScope))}
}
