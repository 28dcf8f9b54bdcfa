package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// surveyHost asks what list, prioritise, suits and usable ask of a host.
func (w *walk) surveyHost(h cloud.Host, pools []cloud.Pool) {
	defer w.onHost(h.ID)()
	w.surveyListing(h)
	w.notAvoided(h)
	w.belowGuestLimit(trace.HostGuests, h)
	w.surveyRoom(h)
	w.surveyUse(h, pools)
}

// surveyListing asks what list and prioritise ask, surveyRoom what suits asks of
// what a host is and has free.
func (w *walk) surveyListing(h cloud.Host) {
	w.isUp(h)
	switch {
	case w.request.HATag != "":
		w.hasTags(trace.ListHA, "ha tag", split(w.request.HATag), h)
	case w.offering.HostTag == "" && w.template.Tag == "":
		w.listings(h)
	default:
		if w.offering.HostTag != "" {
			w.hasTags(trace.ListOffering, "offering tags", split(w.offering.HostTag), h)
		}
		if w.template.Tag != "" {
			w.hasTags(trace.ListTemplate, "template tags", split(w.template.Tag), h)
		}
	}
	if w.vm.UEFI {
		w.saysUEFI(h)
	}
	if h.TagRule != "" {
		_, _ = w.asksRule(trace.ListRule, h.ID)
	}
	if w.template.RequiresHVM {
		w.askHVM(h)
	}
}

func (w *walk) surveyRoom(h cloud.Host) {
	w.hasGPU(trace.HostGPU, h)
	w.capable(trace.HostCapability, h)
	w.roomForCPU(h)
	w.roomForRAM(h)
}

// surveyUse asks what canUse asks, and keeps no host.
func (w *walk) surveyUse(h cloud.Host, pools []cloud.Pool) {
	w.reaches(h, pools)
	w.isPreferred(h)
	kept, fits := w.keptFor(h)
	w.ask(trace.HostUsage, fits, facts(trace.Text("usage", string(w.usage))), facts(trace.Text("usage", string(kept))))
}

// surveyLast asks what lastHost asks, but for what surveyHost asks of every host.
func (w *walk) surveyLast(h cloud.Host) {
	c := w.Cloud.Cluster(h.Cluster)
	defer w.inCluster(c)()
	defer w.onHost(h.ID)()
	w.ask(trace.LastHostAvoided, !w.avoids(h), nil, nil)
	if w.request.Plan.Cluster != 0 {
		w.lastHostInPlan(h)
	}
	if w.Release.behaviour.sparesMaintenance {
		w.outOfMaintenance(h)
	}
	w.belowGuestLimit(trace.LastHostGuests, h)
	w.hasGPU(trace.LastHostGPU, h)
	w.lastHostUp(h)
	_, _ = w.lastHostTags(h)
	w.lastHostCategory(h)
	w.capable(trace.LastHostCapability, h)
	w.lastHostRoom(h, c)
	w.pools(trace.LastHostPools, c)
}

// surveyNamed asks of the host that the plan names what namedHost asks; every
// other host is not the one.
func (w *walk) surveyNamed() {
	w.usage = cloud.Shared
	for _, c := range w.Cloud.Clusters {
		back := w.inCluster(c)
		for _, h := range w.Cloud.HostsOf(c.ID) {
			w.at.Host = h.ID
			if h.ID != w.request.Plan.Host {
				w.ask(trace.PhaseHost, false, w.request.facts(), facts(trace.IDs("host", h.ID)))
				continue
			}
			if w.vm.UEFI {
				w.allowsUEFI(h)
			}
			w.ask(trace.HostNamedAvoided, !w.avoids(h), nil, nil)
			w.surveyUse(h, w.pools(trace.HostNamedPools, c))
		}
		back()
	}
}
