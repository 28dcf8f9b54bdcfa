package remedy

import (
	"math"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// host offers changes of what a host can do.
func (o *offers) host(c *Cell, h cloud.Host) ([]obstacle, bool) {
	switch c.Rule {
	case trace.ListUEFI, trace.HostNamedUEFI:
		return []obstacle{{given(Host, h.ID, "uefi", string(h.UEFI), string(cloud.Supported)), given(VM, o.vm.ID, "uefi", "true", "false")}}, true
	case trace.HostHVM:
		return []obstacle{{
			given(Host, h.ID, "capabilities", h.Capabilities, listed(append(split(h.Capabilities), "hvm"))),
			given(Template, o.template.ID, "requiresHVM", "true", "false"),
			o.setting("xenserver.check.hvm", "false"),
		}}, true
	case trace.HostGuests, trace.LastHostGuests:
		return []obstacle{o.stop(h.ID, func(cloud.VM, cloud.Offering) bool { return true })}, true
	case trace.HostGPU, trace.LastHostGPU:
		return []obstacle{o.stop(h.ID, func(_ cloud.VM, of cloud.Offering) bool { return of.GPU == o.offering.GPU })}, true
	case trace.HostCapability, trace.LastHostCapability:
		var found []obstacle
		shrink := func(name string, from, to int64) {
			if from > to {
				found = append(found, obstacle{given(Offering, o.offering.ID, name, strconv.FormatInt(from, 10), strconv.FormatInt(to, 10))})
			}
		}
		shrink("cores", o.offering.Cores, h.Cores)
		shrink("mhz", o.offering.MHz, h.MHz)
		return found, true
	case trace.HostUsage:
		return []obstacle{{given(Host, h.ID, "plannerUsage", string(h.Usage), "")}}, true
	case trace.LastHostCategory:
		return []obstacle{{given(Host, h.ID, "guestOSCategory", reference(&h.Category).get(), "")}}, true
	case trace.ClusterPools, trace.HostPools, trace.LastHostPools, trace.HostNamedPools:
		if f, _ := trace.Find(c.Want, "pools"); c.Rule == trace.HostPools && len(f.IDs) == 0 {
			return nil, true // repeats that there are no pools
		}
		if f, _ := trace.Find(c.Have, "new pools"); len(f.Words) == 1 && f.Words[0] == "false" {
			return o.disabled(c, h), true
		}
		var ways obstacle
		for _, p := range o.s.Cloud.Pools {
			ways = append(ways, o.widen(p.ID)...)
		}
		return []obstacle{ways}, true
	}
	return nil, false
}

// room offers capacity: less used or reserved beside the VMs, one VM less, more
// overcommit, and for a threshold a higher one.
func (o *offers) room(c *Cell, cl *ClusterCells, row *HostCells) ([]obstacle, bool) {
	switch c.Rule {
	case trace.OrderCPU, trace.OrderRAM:
		// No host of the cluster has room, so this one has none; it says how much.
		rule := trace.HostCPU
		if c.Rule == trace.OrderRAM {
			rule = trace.HostRAM
		}
		for i := range row.Cells {
			if row.Cells[i].Rule == rule {
				return o.room(&row.Cells[i], cl, row)
			}
		}
		return []obstacle{nil}, true
	case trace.HostCPU:
		return []obstacle{o.free(row.Host, resource(c, "", "cpu", "free", trace.MHz))}, true
	case trace.HostRAM:
		return []obstacle{o.free(row.Host, resource(c, "", "ram", "free", trace.Bytes))}, true
	case trace.LastHostCapacity:
		var found []obstacle
		for _, r := range []lack{resource(c, "cpu ", "cpu", "cpu", trace.MHz), resource(c, "ram ", "ram", "ram", trace.Bytes)} {
			if r.amount > 0 {
				found = append(found, o.free(row.Host, r))
			}
		}
		return found, true
	case trace.OrderCPUThreshold, trace.OrderRAMThreshold:
		return []obstacle{o.threshold(c, cl, row)}, true
	}
	return nil, false
}

// lack is how much of a capacity is not there, in MHz or bytes.
type lack struct {
	unit                  trace.Unit
	amount                int64
	total, ratio, overall float64 // overall is the overcommit with which it would be there
}

func num(facts []trace.Fact, name string) float64 {
	f, _ := trace.Find(facts, name)
	return f.Num
}

func resource(c *Cell, row, need, free string, unit trace.Unit) lack {
	l := lack{unit: unit, amount: int64(num(c.Want, need) - num(c.Have, free)), ratio: num(c.Have, row+"overcommit"), total: num(c.Have, row+"total")}
	l.overall = (num(c.Have, row+"used") + num(c.Have, row+"reserved") + num(c.Want, need)) / l.total
	return l
}

func (o *offers) free(host cloud.ID, l lack) obstacle {
	h := o.s.Cloud.Host(host)
	cluster := o.s.Cloud.Cluster(h.Cluster)
	var ways obstacle
	over := func(name string, at *float64) {
		ways = append(ways, more(Cluster, cluster.ID, name, share(at).get(), l.ratio, l.overall)...)
	}
	if l.unit == trace.MHz {
		ways = append(less(host, "usedMHz", h.ExtraUsedCPUMHz, l.amount), less(host, "reservedMHz", h.ReservedCPUMHz, l.amount)...)
		over("cpuOvercommit", &cluster.CPUOvercommit)
		return append(ways, o.stop(host, func(_ cloud.VM, of cloud.Offering) bool { return of.CPU() >= l.amount })...)
	}
	mib := (l.amount + 1<<20 - 1) >> 20
	ways = append(less(host, "usedMiB", h.ExtraUsedRAMMiB, mib), less(host, "reservedMiB", h.ReservedRAMMiB, mib)...)
	over("ramOvercommit", &cluster.RAMOvercommit)
	return append(ways, o.stop(host, func(_ cloud.VM, of cloud.Offering) bool { return of.RAM() >= l.amount })...)
}

func (o *offers) threshold(c *Cell, cl *ClusterCells, row *HostCells) obstacle {
	cluster := o.s.Cloud.Cluster(cl.Cluster)
	load, limit := num(c.Have, "load"), num(c.Want, "threshold")
	own, name, key, rule, unit, ratio := cluster.CPUThreshold, "cpuThreshold", "cluster.cpu.allocated.capacity.disablethreshold", trace.HostCPU, trace.MHz, cluster.CPUOvercommit
	if c.Rule == trace.OrderRAMThreshold {
		own, name, key, rule, unit, ratio = cluster.RAMThreshold, "ramThreshold", "cluster.memory.allocated.capacity.disablethreshold", trace.HostRAM, trace.Bytes, cluster.RAMOvercommit
	}
	ways := obstacle(more(Cluster, cluster.ID, name, threshold(&own).get(), limit, load))
	if own == nil {
		ways = append(ways, more(Setting, 0, key, settingField(&o.s.Cloud.Settings, key).get(), limit, load)...)
	}
	if o.s.Cloud.Settings.ThresholdsOn && !o.vm.FirstDeploy {
		ways = append(ways, o.setting("cluster.threshold.enabled", "false"))
	}
	total := 0.0 // of the whole cluster, with overcommit
	for i := range cl.Hosts {
		for j := range cl.Hosts[i].Cells {
			if k := &cl.Hosts[i].Cells[j]; k.Rule == rule {
				total += num(k.Have, "total") * num(k.Have, "overcommit")
			}
		}
	}
	l := lack{unit: unit, amount: int64(math.Ceil((load - limit) * total)), ratio: ratio, overall: ratio * load / max(limit, 0.001)}
	return append(ways, o.free(row.Host, l)...)
}
