package remedy

import (
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// offers knows for each blocker which changes might take it away.
type offers struct {
	s        *scenario.Scenario
	table    *Table
	vm       cloud.VM
	offering cloud.Offering
	template cloud.Template
	on       map[cloud.ID][]cloud.VM // that take capacity, as the scenario begins
	row      *HostCells              // of the host that it is about
}

func newOffers(s *scenario.Scenario, t *Table) *offers {
	o := &offers{s: s, table: t, on: map[cloud.ID][]cloud.VM{}}
	if t.Case.VM != 0 {
		o.vm = s.Cloud.VM(t.Case.VM)
		o.offering, o.template = s.Cloud.Offering(o.vm.Offering), s.Cloud.Template(o.vm.Template)
	}
	for _, vm := range s.Cloud.VMs {
		if vm.Host != 0 && vm.State.TakesCapacity() && vm.ID != o.vm.ID {
			o.on[vm.Host] = append(o.on[vm.Host], vm)
		}
	}
	return o
}

// against are the obstacles that one blocker puts before a host. A blocker that
// only repeats another is none.
func (o *offers) against(c *Cell, cl *ClusterCells, row *HostCells) []obstacle {
	h := o.s.Cloud.Host(row.Host)
	o.row = row
	for _, of := range []func(*Cell, cloud.Host) ([]obstacle, bool){o.avoided, o.state, o.tags, o.plan, o.host} {
		if found, ok := of(c, h); ok {
			return found
		}
	}
	if found, ok := o.room(c, cl, row); ok {
		return found
	}
	return []obstacle{nil}
}

// avoided: that something is avoided repeats what is told beside, unless the
// request itself leaves it out, which no change can mend.
func (o *offers) avoided(c *Cell, h cloud.Host) ([]obstacle, bool) {
	switch c.Rule {
	case trace.HostAvoided, trace.OrderAvoided, trace.ClusterPod, trace.LastHostAvoided, trace.HostNamedAvoided:
		if o.table.Leaves.HasHost(h.ID) || o.table.Leaves.HasCluster(h.Cluster) {
			return []obstacle{nil}, true
		}
		return nil, true
	}
	return nil, false
}

// state: a host that is not Up and Enabled. What a step has done to it before no
// change of the cloud takes back.
func (o *offers) state(c *Cell, h cloud.Host) ([]obstacle, bool) {
	status := obstacle{given(Host, h.ID, "status", string(h.Status), string(cloud.Up))}
	enabled := obstacle{given(Host, h.ID, "resourceState", string(h.ResourceState), string(cloud.Enabled))}
	var found []obstacle
	switch c.Rule {
	case trace.ListUp:
		if h.Status != cloud.Up {
			found = append(found, status)
		}
		if h.ResourceState != cloud.Enabled {
			found = append(found, enabled)
		}
	case trace.OrderCounted:
		if h.ResourceState != cloud.Enabled {
			found = append(found, enabled)
		} else {
			found = o.dedicated(h)
		}
	case trace.LastHostUp:
		if h.Status != cloud.Up {
			found = append(found, status)
		}
	case trace.LastHostState:
		if h.ResourceState != cloud.Enabled {
			found = append(found, enabled)
		}
	default:
		return nil, false
	}
	if len(found) == 0 {
		found = []obstacle{nil}
	}
	return found, true
}

// tags offers to give a host what it lacks, and to want less.
func (o *offers) tags(c *Cell, h cloud.Host) ([]obstacle, bool) {
	missing, _ := trace.Find(c.Have, "missing")
	switch c.Rule {
	case trace.ListOffering, trace.ListTemplate:
		return []obstacle{o.tagged(c, h)}, true
	case trace.OrderTags, trace.OrderNoTags:
		for _, cells := range o.row.Cells {
			if cells.Rule == trace.ListOffering && cells.Verdict != trace.Pass {
				return []obstacle{o.tagged(&cells, h)}, true
			}
		}
		return []obstacle{nil}, true
	case trace.ListHA:
		if tag, not := trace.Find(c.Want, "not the ha tag"); not {
			return []obstacle{{
				given(Host, h.ID, "tags", tags(&h.Tags).get(), listed(slices.DeleteFunc(slices.Clone(h.Tags), func(t string) bool { return alike(t, tag.Words[0]) }))),
				o.setting("ha.tag", ""),
			}}, true
		}
		return []obstacle{o.tag(h, missing.Words)}, true
	case trace.ListNoRule, trace.ListRule:
		// A copy in the plan's cells stands for all hosts: it is about its own.
		rule := o.s.Cloud.Host(c.At.Host)
		return []obstacle{{given(Host, rule.ID, "tagRule", rule.TagRule, "")}}, true
	case trace.LastHostTags:
		ways := o.tag(h, missing.Words)
		if _, strict := trace.Find(c.Want, "strict tags"); strict {
			ways = append(ways, o.setting("vm.strict.host.tags", listed(slices.DeleteFunc(slices.Clone(o.s.Cloud.Settings.StrictTags), func(t string) bool { return slices.Contains(missing.Words, t) }))))
		}
		return []obstacle{ways}, true
	}
	return nil, false
}

// tag adds tags to a host; one with a tag rule takes none.
func (o *offers) tag(h cloud.Host, missing []string) obstacle {
	if len(missing) == 0 || h.TagRule != "" {
		return nil
	}
	return obstacle{given(Host, h.ID, "tags", tags(&h.Tags).get(), listed(append(slices.Clone(h.Tags), missing...)))}
}

func listed(words []string) string { return tags(&words).get() }

func (o *offers) setting(key, to string) option {
	return given(Setting, 0, key, settingField(&o.s.Cloud.Settings, key).get(), to)
}

// stop offers to stop one of a host's VMs.
func (o *offers) stop(host cloud.ID, which func(cloud.VM, cloud.Offering) bool) []option {
	var ways []option
	for _, vm := range o.on[host] {
		if which(vm, o.s.Cloud.Offering(vm.Offering)) {
			ways = append(ways, given(VM, vm.ID, "host", strconv.FormatInt(host, 10), ""))
		}
	}
	return ways
}
