package remedy

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// rows are the obstacles of each way to a destination: one for each host and one
// for the VM's last host, or, of a maintenance as a whole, one for each host that
// could take VMs and one for all clusters.
func (o *offers) rows() [][]obstacle {
	if o.table.Case.VM == 0 {
		return o.maintenance()
	}
	var rows [][]obstacle
	for i := range o.table.Clusters {
		cl := &o.table.Clusters[i]
		for j := range cl.Hosts {
			row := &cl.Hosts[j]
			rows = append(rows, o.all(cl, row, o.table.Plan, cl.Cells, row.Cells))
			if len(row.Last) > 0 {
				rows = append(rows, o.all(cl, row, only(o.table.Plan, leaving), row.Last, only(cl.Cells, leaving), only(row.Cells, leaving), only(row.Cells, using)))
			}
		}
	}
	return rows
}

func (o *offers) all(cl *ClusterCells, row *HostCells, lists ...[]Cell) []obstacle {
	var found []obstacle
	for _, cells := range lists {
		for i := range cells {
			if cells[i].Blocks() {
				found = append(found, o.against(&cells[i], cl, row)...)
			}
		}
	}
	return found
}

func only(cells []Cell, of func(trace.Rule) bool) []Cell {
	return slices.DeleteFunc(slices.Clone(cells), func(c Cell) bool { return !of(c.Rule) })
}

// leaving rules put a cluster or host into the avoid set before a last host is
// tried; using rules are asked of every host that is to be used.
func leaving(r trace.Rule) bool {
	return r == trace.PlanDedicatedZone || r == trace.PlanDisabled || r == trace.PlanArch || r == trace.PlanDedicated || r == trace.PlanAffinity
}

func using(r trace.Rule) bool {
	return r == trace.HostPools || r == trace.HostAffine || r == trace.HostUsage
}

// ending are ways round the question that ended the planning.
func (o *offers) ending() []option {
	end := o.table.Ended
	if end == nil {
		return nil
	}
	settings := o.s.Cloud.Settings
	disable := func(id cloud.ID) option { return given(Cluster, id, "disabled", "false", "true") }
	var ways []option
	switch end.Rule {
	case trace.PlanEndless:
		clusters, _ := trace.Find(end.Have, "clusters")
		for _, id := range clusters.IDs {
			ways = append(ways, disable(id))
		}
		return ways
	case trace.MoveLocal:
		return []option{o.setting("host.maintenance.local.storage.strategy", string(cloud.LocalMigration))}
	case trace.ListEmpty:
	default:
		return nil // stands among the blockers
	}
	// The walk got to a cluster that lists no host: it lists one, or is not walked,
	// or not before another.
	ways = append(ways, disable(end.At.Cluster))
	if tags := without(split(o.template.Tag), split(o.offering.HostTag)); len(tags) > 0 {
		ways = append(ways, given(Offering, o.offering.ID, "hostTag", o.offering.HostTag, listed(append(split(o.offering.HostTag), tags...))))
	}
	for _, by := range []cloud.OrderBy{cloud.ByCPU, cloud.ByRAM, cloud.Combined} {
		if by != settings.OrderBy {
			ways = append(ways, o.setting("host.capacityType.to.order.clusters", string(by)))
		}
	}
	if len(o.s.Cloud.Pods) > 1 {
		now := truth(&settings.PodsFirst).get()
		to := "true"
		if now == to {
			to = "false"
		}
		ways = append(ways, o.setting("apply.allocation.algorithm.to.pods", to))
	}
	for i := range o.table.Clusters {
		cl := &o.table.Clusters[i]
		for j := range cl.Hosts {
			if row := &cl.Hosts[j]; cl.Cluster == end.At.Cluster && !o.table.Leaves.HasHost(row.Host) {
				ways = append(ways, covering(o.all(cl, row, only(row.Cells, listing)))...)
			}
		}
	}
	return ways
}

func listing(r trace.Rule) bool {
	switch r {
	case trace.ListUp, trace.ListHA, trace.ListOffering, trace.ListTemplate, trace.ListRule, trace.ListNoRule, trace.ListUEFI:
		return true
	}
	return false
}

// maintenance: what refuses it has to go in any case; if no host is left for its
// VMs, one of the cluster has to come up, or the zone's have to count.
func (o *offers) maintenance() [][]obstacle {
	var refused []obstacle
	blocked := false
	for i := range o.table.Plan {
		switch c := &o.table.Plan[i]; {
		case !c.Blocks():
		case c.Rule == trace.MaintainOthers:
			blocked = true
		default:
			refused = append(refused, o.refusal(c)...)
		}
	}
	if !blocked {
		return [][]obstacle{refused}
	}
	var rows [][]obstacle
	home := o.s.Cloud.Host(o.table.Case.Host).Cluster
	for i := range o.table.Clusters {
		cl := &o.table.Clusters[i]
		for j := range cl.Hosts {
			row := &cl.Hosts[j]
			if row.Host != o.table.Case.Host && (cl.Cluster == home || o.s.Cloud.Settings.AcrossClusters) {
				rows = append(rows, slices.Concat(refused, o.all(cl, row, row.Cells)))
			}
		}
	}
	wide := slices.Clone(refused)
	if !o.s.Cloud.Settings.AcrossClusters {
		wide = append(wide, obstacle{o.setting("migrate.vm.across.clusters", "true")})
	}
	for _, vm := range o.on[o.table.Case.Host] {
		if vm.Pool == 0 || o.s.Cloud.Pool(vm.Pool).Scope != cloud.ClusterScope {
			continue // a volume on the host itself does not hold the others back
		}
		if wider := o.widen(vm.Pool); len(wider) > 0 && !slices.ContainsFunc(wide, func(have obstacle) bool { return slices.ContainsFunc(have, wider[0].same) }) {
			wide = append(wide, wider)
		}
	}
	return append(rows, wide)
}

func (o *offers) refusal(c *Cell) []obstacle {
	host := o.s.Cloud.Host(o.table.Case.Host)
	enable := func(id cloud.ID) obstacle {
		state := o.s.Cloud.Host(id).ResourceState
		if state == cloud.Enabled {
			return nil
		}
		return obstacle{given(Host, id, "resourceState", string(state), string(cloud.Enabled))}
	}
	vms, _ := trace.Find(c.Have, "vms")
	var found []obstacle
	switch c.Rule {
	case trace.MaintainState:
		return []obstacle{enable(host.ID)}
	case trace.MaintainPeers:
		hosts, _ := trace.Find(c.Have, "hosts")
		for _, id := range hosts.IDs {
			found = append(found, enable(id))
		}
	case trace.MaintainLocal:
		for _, id := range vms.IDs {
			migrate := o.setting("host.maintenance.local.storage.strategy", string(cloud.LocalMigration))
			found = append(found, append(o.widen(o.s.Cloud.VM(id).Pool), migrate))
		}
	case trace.MaintainIncoming, trace.MaintainFailed:
		for _, id := range vms.IDs {
			found = append(found, obstacle{given(VM, id, "state", string(o.s.Cloud.VM(id).State), string(cloud.Running))})
		}
	case trace.MaintainHA:
		return []obstacle{{o.setting("vm.ha.enabled", "true")}}
	case trace.MaintainAgent:
		return []obstacle{{given(Host, host.ID, "status", string(host.Status), string(cloud.Up))}}
	default:
		return []obstacle{nil}
	}
	return found
}
