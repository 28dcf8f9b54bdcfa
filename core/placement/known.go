package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// known is what walks of one maintenance, or forecast, would find out again and
// again: the next VM's walk asks nearly the same of nearly the same hosts. What
// depends on a cluster's hosts holds while its cloud.State.Load is the same
// pointer. Events share these facts, which nobody writes.
type known struct {
	tagged   map[string]map[cloud.ID]tagged                   // by tags and cluster
	rooms    map[cloud.ID]map[cloud.ID]*room                  // by offering and cluster
	shares   map[cloud.ID]map[trace.Rule]map[cloud.ID]*shared // by offering, rule and cluster
	disabled map[cloud.ID]disabled                            // by cluster
}

// maxKnown bounds the offerings and the tags of which anything is known: each
// costs up to two ids for every host. Past it all are forgotten.
const maxKnown = 64

// tagged are the hosts of a cluster with some tags, and that as facts.
type tagged struct {
	hosts []cloud.ID
	have  []trace.Fact
}

// hostsTagged are the hosts with all of the tags, in whatever state, by cluster.
// It is shared: read it only.
func (w *walk) hostsTagged(tags string) map[cloud.ID]tagged {
	if by, ok := w.known.tagged[tags]; ok {
		return by
	}
	if w.known.tagged == nil || len(w.known.tagged) >= maxKnown {
		w.known.tagged = map[string]map[cloud.ID]tagged{}
	}
	by, wanted := map[cloud.ID]tagged{}, split(tags)
	for _, c := range w.Cloud.Clusters {
		var with []cloud.ID
		hosts := w.Cloud.HostsOf(c.ID)
		for i := range hosts {
			if matches(hosts[i].Tags, wanted) {
				with = append(with, hosts[i].ID)
			}
		}
		if with != nil {
			by[c.ID] = tagged{hosts: with, have: facts(trace.IDs("hosts", with...))}
		}
	}
	w.known.tagged[tags] = by
	return by
}

// shared is how a cluster stands to a threshold with a VM of an offering on it.
type shared struct {
	load       *cloud.Load
	crossing   bool
	want, have []trace.Fact
}

// threshold is nil for a cluster of which no host counts.
func (w *walk) threshold(c cloud.Cluster, rule trace.Rule) *shared {
	load := w.state.Load(w.Cloud, c.ID)
	if load.Hosts == 0 {
		return nil
	}
	if w.known.shares[w.offering.ID] == nil {
		if w.known.shares == nil || len(w.known.shares) >= maxKnown {
			w.known.shares = map[cloud.ID]map[trace.Rule]map[cloud.ID]*shared{}
		}
		w.known.shares[w.offering.ID] = map[trace.Rule]map[cloud.ID]*shared{trace.OrderCPUThreshold: {}, trace.OrderRAMThreshold: {}}
	}
	by := w.known.shares[w.offering.ID][rule]
	s := by[c.ID]
	if s == nil || s.load != load {
		share, threshold := w.shareWith(c, load, rule)
		s = &shared{load: load, crossing: share > threshold, want: facts(trace.Number("threshold", trace.Share, threshold)), have: facts(trace.Number("load", trace.Share, share))}
		by[c.ID] = s
	}
	return s
}

type disabled struct {
	load  *cloud.Load
	hosts []cloud.ID
}

// disabledHosts are the hosts to leave out: only hosts Up are looked for
// (HostDaoImpl.listDisabledIdsByDataCenterId). One in Maintenance is not avoided
// here: later only hosts Up and Enabled are listed.
func (w *walk) disabledHosts() []cloud.ID {
	if w.known.disabled == nil {
		w.known.disabled = map[cloud.ID]disabled{}
	}
	var all []cloud.ID
	for i := range w.Cloud.Clusters {
		id := w.Cloud.Clusters[i].ID
		load := w.state.Load(w.Cloud, id)
		d, ok := w.known.disabled[id]
		if !ok || d.load != load {
			d = disabled{load: load}
			for _, h := range w.Cloud.HostsOf(id) {
				if h.Status == cloud.Up && w.state.ResourceState(w.Cloud, h.ID) == cloud.Disabled {
					d.hosts = append(d.hosts, h.ID)
				}
			}
			w.known.disabled[id] = d
		}
		all = append(all, d.hosts...)
	}
	return trace.Set(all...)
}

// room is what a cluster answers as a candidate for an offering.
type room struct {
	load              *cloud.Load
	cpu, ram, counted bool
	ratio             float64

	cpuWant, cpuHave, ramWant, ramHave, countedWant, countedHave []trace.Fact
}

// roomIn depends on the VM, and not on its offering alone, where dedication
// comes into play.
func (w *walk) roomIn(c cloud.Cluster) *room {
	load := w.state.Load(w.Cloud, c.ID)
	if w.Cloud.HasDedicated(c.ID) || w.explicitGroup() != 0 {
		return w.lookForRoom(c, load)
	}
	by := w.known.rooms[w.offering.ID]
	if by == nil {
		if w.known.rooms == nil || len(w.known.rooms) >= maxKnown {
			w.known.rooms = map[cloud.ID]map[cloud.ID]*room{}
		}
		by = make(map[cloud.ID]*room, len(w.Cloud.Clusters))
		w.known.rooms[w.offering.ID] = by
	}
	r := by[c.ID]
	if r == nil || r.load != load {
		r = w.lookForRoom(c, load)
		by[c.ID] = r
	}
	return r
}

func (w *walk) lookForRoom(c cloud.Cluster, load *cloud.Load) *room {
	var cpu, ram, others []cloud.ID // others: dedicated to others
	r, by, hosts := &room{load: load}, w.orderBy(), w.Cloud.HostsOf(c.ID)
	for i := range hosts {
		h := &hosts[i]
		l := w.state.Ledger(w.Cloud, h.ID)
		if l.CPU.LooksFree(w.offering.CPU(), c.CPUOvercommit) {
			cpu = append(cpu, h.ID)
		}
		if l.RAM.LooksFree(w.offering.RAM(), c.RAMOvercommit) {
			ram = append(ram, h.ID)
		}
		if l.Counts && (by == cloud.Combined || w.ordersBy(*h, l)) {
			r.counted = true
		} else if l.Counts {
			others = append(others, h.ID)
		}
	}
	r.cpu, r.ram, r.ratio = len(cpu) > 0, len(ram) > 0, w.ratio(c, w.loadInOrder(c))
	r.cpuWant, r.cpuHave = facts(number("cpu", trace.MHz, w.offering.CPU())), facts(trace.IDs("hosts", cpu...))
	r.ramWant, r.ramHave = facts(number("ram", trace.Bytes, w.offering.RAM())), facts(trace.IDs("hosts", ram...))
	r.countedWant, r.countedHave = facts(trace.Text("by", string(by))), facts(trace.Number("load", trace.Share, r.ratio))
	if len(others) > 0 {
		r.countedHave = append(r.countedHave, trace.IDs("hosts dedicated to others", others...))
	}
	return r
}
