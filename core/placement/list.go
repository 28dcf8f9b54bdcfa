package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// list is the first half of FirstFitAllocator.allocateTo: which hosts of the
// cluster come into question at all, by state and tags and without a look at
// capacity. So a full cluster and one without the tag fail differently
// (apache/cloudstack#10598).
func (w *walk) list(c cloud.Cluster) (listed, byRule []cloud.ID, exception *trace.Exception) {
	var up []cloud.Host
	for _, h := range w.Cloud.HostsOf(c.ID) {
		back := w.onHost(h.ID)
		if w.isUp(h) {
			up = append(up, h)
		}
		back()
	}
	if listed, exception = w.byTags(up); exception != nil {
		return nil, nil, exception
	}
	listed = w.supportingUEFI(listed)
	byRule, exception = w.byRule(trace.ListRule)
	return append(listed, byRule...), byRule, exception
}

func (w *walk) isUp(h cloud.Host) bool {
	return w.ask(trace.ListUp, w.upAndEnabled(h), facts(trace.Text("state", string(cloud.Up), string(cloud.Enabled))),
		facts(trace.Text("state", string(h.Status), string(w.state.ResourceState(w.Cloud, h.ID)))))
}

func (w *walk) byTags(up []cloud.Host) ([]cloud.ID, *trace.Exception) {
	switch {
	case w.request.HATag != "":
		return w.withTag(up, trace.ListHA, "ha tag", w.request.HATag)
	case w.offering.HostTag == "" && w.template.Tag == "":
		return w.untagged(up), nil
	}
	return w.tagged(up)
}

// tagged lists the hosts with every tag of the offering and every tag of the
// template. CloudStack lists both and keeps what is in both, so both are asked
// of every host.
func (w *walk) tagged(up []cloud.Host) ([]cloud.ID, *trace.Exception) {
	byOffering, byTemplate := ids(up), ids(up)
	var exception *trace.Exception
	if w.offering.HostTag != "" {
		if byOffering, exception = w.withTag(up, trace.ListOffering, "offering tags", w.offering.HostTag); exception != nil {
			return nil, exception
		}
	}
	if w.template.Tag != "" {
		if byTemplate, exception = w.withTag(up, trace.ListTemplate, "template tags", w.template.Tag); exception != nil {
			return nil, exception
		}
	}
	in := map[cloud.ID]bool{}
	for _, id := range byTemplate {
		in[id] = true
	}
	var both []cloud.ID
	for _, id := range byOffering {
		if in[id] {
			both = append(both, id)
		}
	}
	found := facts(trace.IDs("hosts up", ids(up)...))
	if w.offering.HostTag != "" {
		found = append(found, trace.IDs("hosts by offering", byOffering...))
	}
	if w.template.Tag != "" {
		found = append(found, trace.IDs("hosts by template", byTemplate...))
	}
	w.note(trace.ListTagged, trace.Note, nil, append(found, trace.IDs("hosts", both...)), nil)
	return both, nil
}

// withTag lists the hosts with all of the tags. Before flexible tags, tags that
// no host of the whole installation has throw (HostDaoImpl.findHostByComputeOfferings).
func (w *walk) withTag(up []cloud.Host, rule trace.Rule, name, tags string) ([]cloud.ID, *trace.Exception) {
	wanted := split(tags)
	if !w.Release.behaviour.flexibleTags && len(w.hostsTagged(tags)) == 0 {
		w.note(trace.ListNoTags, trace.Abort, facts(trace.Text(name, wanted...)), nil, nil)
		return nil, w.noSuitableHost(tags)
	}
	var with []cloud.ID
	for _, h := range up {
		back := w.onHost(h.ID)
		if w.hasTags(rule, name, wanted, h) {
			with = append(with, h.ID)
		}
		back()
	}
	return with, nil
}

func (w *walk) hasTags(rule trace.Rule, name string, wanted []string, h cloud.Host) bool {
	return w.ask(rule, matches(h.Tags, wanted), facts(trace.Text(name, wanted...)),
		facts(trace.Text("host tags", h.Tags...), trace.Text("missing", missing(h.Tags, wanted)...)))
}

// untagged lists the hosts for a VM without any tag
// (HostDaoImpl.listAllUpAndEnabledNonHAHosts). Where CloudStack joins hosts with
// their tags, a host stands in the list once for each row of the join.
func (w *walk) untagged(up []cloud.Host) []cloud.ID {
	var list []cloud.ID
	for _, h := range up {
		back := w.onHost(h.ID)
		times := w.listings(h)
		if times > 1 {
			w.note(trace.ListTwice, trace.Note, nil, facts(number("times", trace.Plain, int64(times)), trace.Text("host tags", h.Tags...)), nil)
		}
		for range times {
			list = append(list, h.ID)
		}
		back()
	}
	return list
}

// listings is how often a host is listed for a VM without tags.
func (w *walk) listings(h cloud.Host) int {
	b, tag := w.Release.behaviour, w.Cloud.Settings.HATag
	rows := max(1, len(h.Tags)) // of the join of the host with its tags
	if h.TagRule != "" && !(tag != "" && b.haHostsKeptOut) {
		w.ask(trace.ListNoRule, false, nil, facts(trace.Text("tag rule", h.TagRule)))
		return 0
	}
	if tag == "" {
		if !b.listsPerTag {
			return 1
		}
		return rows
	}
	if b.haHostsKeptOut {
		rows = 1
		if matches(h.Tags, split(tag)) {
			rows = 0
		}
	} else {
		for _, t := range h.Tags {
			if fold(t) == fold(tag) {
				rows--
			}
		}
	}
	w.ask(trace.ListHA, rows > 0, facts(trace.Text("not the ha tag", tag)), facts(trace.Text("host tags", h.Tags...)))
	return rows
}

func ids(hosts []cloud.Host) []cloud.ID {
	out := make([]cloud.ID, len(hosts))
	for i, h := range hosts {
		out[i] = h.ID
	}
	return out
}
