package placement

import (
	"cmp"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// hasGPU: a host has the vGPU type that the offering asks for, and one is left
// (isGPUDeviceAvailable). Since apache/cloudstack#11143 it need not be left.
func (w *walk) hasGPU(rule trace.Rule, h cloud.Host) bool {
	want := w.offering.GPU
	if want.Type == "" {
		return true
	}
	left, has := w.state.GPUsLeft(w.Cloud, h.ID, want)
	ok := has && (left > 0 || w.Release.behaviour.gpuLeftIgnored)
	have := facts(number("left", trace.Plain, left))
	if !has {
		have = nil
	}
	return w.ask(rule, ok, facts(trace.Text("gpu group", want.Group), trace.Text("vgpu type", want.Type)), have)
}

// gpuHostsLast keeps hosts with GPUs for VMs that want one (prioritizeHosts).
func (w *walk) gpuHostsLast(hosts []cloud.ID) []cloud.ID {
	if w.offering.GPU.Type != "" {
		return hosts
	}
	var with, without []cloud.ID
	for _, id := range hosts {
		if len(w.Cloud.Host(id).GPUs) > 0 {
			with = append(with, id)
		} else {
			without = append(without, id)
		}
	}
	if len(with) > 0 {
		w.note(trace.ListGPU, trace.Note, nil, facts(trace.IDs("hosts", trace.Set(with...)...)), nil)
	}
	return append(without, with...)
}

// gpuClustersLast puts clusters with more of the tags in implicit.host.tags last,
// if any host of the installation has GPUs and the offering wants none
// (reorderClustersBasedOnImplicitTags). Only hosts with room count.
func (w *walk) gpuClustersLast(ranked []trace.Ranked) []trace.Ranked {
	if w.offering.GPU.Type != "" || !w.Cloud.HasGPUs() || len(ranked) == 0 {
		return ranked
	}
	tags := map[cloud.ID]int{}
	for _, r := range ranked {
		c := w.Cloud.Cluster(r.Cluster)
		var found []string
		for _, h := range w.Cloud.HostsOf(c.ID) {
			l := w.state.Ledger(w.Cloud, h.ID)
			l.CPU.Reserved, l.RAM.Reserved = 0, 0 // not looked at here
			if !l.CPU.LooksFree(w.offering.CPU(), c.CPUOvercommit) || !l.RAM.LooksFree(w.offering.RAM(), c.RAMOvercommit) {
				continue
			}
			for _, tag := range h.Tags {
				if f := fold(tag); contains(w.Cloud.Settings.ImplicitTags, f) && !slices.Contains(found, f) {
					found = append(found, f)
				}
			}
		}
		tags[c.ID] = len(found)
		back := w.inCluster(c)
		w.note(trace.OrderImplicitTags, trace.Note, facts(trace.Text("implicit tags", w.Cloud.Settings.ImplicitTags...)), facts(trace.Text("host tags", found...)), nil)
		back()
	}
	slices.SortStableFunc(ranked, func(a, b trace.Ranked) int { return cmp.Compare(tags[a.Cluster], tags[b.Cluster]) })
	return ranked
}

// supportingUEFI keeps the hosts that say they support UEFI, for a VM that needs
// it (listByHostCapability).
func (w *walk) supportingUEFI(listed []cloud.ID) []cloud.ID {
	if !w.vm.UEFI {
		return listed
	}
	return slices.DeleteFunc(slices.Clone(listed), func(id cloud.ID) bool {
		defer w.onHost(id)()
		return !w.saysUEFI(w.Cloud.Host(id))
	})
}

func (w *walk) saysUEFI(h cloud.Host) bool {
	return w.ask(trace.ListUEFI, h.UEFI == cloud.Supported, nil, nil)
}
