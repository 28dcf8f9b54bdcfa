package placement

import (
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// suits checks one host as the allocator does, in its order: avoided, guest
// limit, capability, capacity. A host that fails any but the first joins the
// avoid set.
func (w *walk) suits(h cloud.Host) bool {
	defer w.onHost(h.ID)()
	if !w.notAvoided(h) {
		return false
	}
	if !w.belowGuestLimit(trace.HostGuests, h) || !w.hasGPU(trace.HostGPU, h) {
		w.note(trace.HostSuitable, trace.Reject, nil, nil, w.exclude(trace.Avoid{Hosts: []int64{h.ID}}))
		return false
	}
	capable := w.capable(trace.HostCapability, h)
	if roomy := w.roomFor(h); !capable || !roomy {
		w.note(trace.HostSuitable, trace.Reject, nil, facts(flag("capability", capable), flag("capacity", roomy)), w.exclude(trace.Avoid{Hosts: []int64{h.ID}}))
		return false
	}
	w.note(trace.HostSuitable, trace.Pass, nil, nil, nil)
	return true
}

func (w *walk) notAvoided(h cloud.Host) bool {
	if w.avoids(h) {
		w.note(trace.HostAvoided, trace.Skip, nil, nil, nil)
		return false
	}
	w.note(trace.HostAvoided, trace.Pass, nil, nil, nil)
	return true
}

// belowGuestLimit is never asked of KVM hosts (checkIfHostReachMaxGuestLimit).
func (w *walk) belowGuestLimit(rule trace.Rule, h cloud.Host) bool {
	limit, limited := w.Cloud.Cluster(h.Cluster).Hypervisor.MaxGuests()
	if !limited {
		return true
	}
	guests := w.state.Guests(w.Cloud, h.ID)
	return w.ask(rule, guests < limit, facts(number("limit", trace.Plain, int64(limit))), facts(number("guests", trace.Plain, int64(guests))))
}

// capable: enough cores, and each fast enough (checkIfHostHasCpuCapability).
func (w *walk) capable(rule trace.Rule, h cloud.Host) bool {
	return w.ask(rule, h.Cores >= w.offering.Cores && h.MHz >= w.offering.MHz,
		facts(number("cores", trace.Cores, w.offering.Cores), number("speed", trace.MHz, w.offering.MHz)),
		facts(number("cores", trace.Cores, h.Cores), number("speed", trace.MHz, h.MHz)))
}

// roomFor: what is reserved, used and needed fits into the total with
// overcommit, for CPU and, only if that holds, for RAM (checkIfHostHasCapacity).
// CloudStack asks it also of hosts that are not capable.
func (w *walk) roomFor(h cloud.Host) bool { return w.roomForCPU(h) && w.roomForRAM(h) }

func (w *walk) roomForCPU(h cloud.Host) bool {
	c, l := w.Cloud.Cluster(h.Cluster), w.state.Ledger(w.Cloud, h.ID)
	return w.room(trace.HostCPU, "cpu", trace.MHz, l.CPU, w.offering.CPU(), c.CPUOvercommit, row("ram ", trace.Bytes, l.RAM, c.RAMOvercommit))
}

func (w *walk) roomForRAM(h cloud.Host) bool {
	c, l := w.Cloud.Cluster(h.Cluster), w.state.Ledger(w.Cloud, h.ID)
	return w.room(trace.HostRAM, "ram", trace.Bytes, l.RAM, w.offering.RAM(), c.RAMOvercommit, row("cpu ", trace.MHz, l.CPU, c.CPUOvercommit))
}

// room also writes down the other row: CloudStack looks both up before it asks.
func (w *walk) room(rule trace.Rule, name string, unit trace.Unit, asked cloud.Capacity, need int64, overcommit float64, other []trace.Fact) bool {
	return w.ask(rule, asked.Room(need, overcommit), facts(number(name, unit, need)), append(addRow(make([]trace.Fact, 0, 10), "", unit, asked, overcommit), other...))
}

// row is a host's capacity of one kind, as facts.
func row(of string, unit trace.Unit, c cloud.Capacity, overcommit float64) []trace.Fact {
	return addRow(make([]trace.Fact, 0, 5), of, unit, c, overcommit)
}

func addRow(to []trace.Fact, of string, unit trace.Unit, c cloud.Capacity, overcommit float64) []trace.Fact {
	return append(to, number(of+"free", unit, c.WithOvercommit(overcommit)-c.Used-c.Reserved), number(of+"used", unit, c.Used),
		number(of+"reserved", unit, c.Reserved), number(of+"total", unit, c.Total), trace.Number(of+"overcommit", trace.Share, overcommit))
}

func flag(name string, is bool) trace.Fact { return trace.Text(name, strconv.FormatBool(is)) }
