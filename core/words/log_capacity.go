package words

import "placement-playground/core/trace"

// check: what CapacityManagerImpl and the allocator write about one host.
func (l *logger) check() {
	e := l.e
	host := func() string { return l.printHost(e.At.Host) }
	switch e.Rule {
	case trace.HostAvoided:
		if e.Verdict == trace.Skip {
			l.debug(hostAllocator, since(l.filtersList, "Host [%s] is in avoid set, skipping this and trying other available hosts", "Host: %s is in avoid set, skipping this and trying other available hosts"), host())
			return
		}
		l.noGuestLimit()
	case trace.HostGuests:
		if l.rejected() {
			l.guestLimit()
			l.debug(hostAllocator, "Adding host [%s] to the avoid set because this host already has the max number of running (user and/or system) VMs.", host())
		}
	case trace.HostCapability:
		if l.asksGPU {
			l.debug(hostAllocator, "Host [%s] has required GPU devices available.", host())
		}
		if l.filtersList {
			l.debug(hostAllocator, "Looking for CPU frequency %d MHz and RAM %d MB.", l.offering().CPU(), l.offering().RAMMiB)
		}
		l.capability()
	case trace.HostCPU:
		if l.rejected() {
			l.free(l.rowOf(""), l.rowOf("ram "))
		}
	case trace.HostRAM:
		l.free(l.rowOf("cpu "), l.rowOf(""))
	case trace.HostSuitable:
		l.suitable(host())
	}
}

func (l *logger) suitable(host string) {
	able, roomy := word(l.e.Have, "capability"), word(l.e.Have, "capacity")
	switch {
	case !l.rejected():
		l.debug(hostAllocator, since(l.filtersList, "Host %s is a suitable host as it has enough CPU capability and CPU capacity.", "Found a suitable host, adding to list: %s"), host)
	case able != "": // the guest limit has a line of its own
		l.debug(hostAllocator, since(l.filtersList, "Cannot use host %s. Does the host have CPU capability? %s. Does the host have CPU capacity? %s..",
			"Not using host %s; host has cpu capability? %s, host has capacity?%s"), host, able, roomy)
	}
}

func (l *logger) capability() {
	has := "has"
	if l.rejected() {
		has = "doesn't have"
	}
	h, o := l.c.Host(l.e.At.Host), l.offering()
	l.debug(capacityManager, "%s %s cpu capability (cpu: %d, speed: %d ) to support requested CPU: %d and requested speed: %d", l.printHost(h.ID), has, h.Cores, h.MHz, o.Cores, o.MHz)
}

// row is a host's capacity of one kind, as the event has it.
type row struct {
	free, used, reserved, total int64
	overcommit                  float64
}

// withOvercommit is the total that counts.
func (r row) withOvercommit() int64 { return r.free + r.used + r.reserved }

func (l *logger) rowOf(of string) row {
	is := func(name string) float64 { return number(l.e.Have, of+name) }
	return row{int64(is("free")), int64(is("used")), int64(is("reserved")), int64(is("total")), is("overcommit")}
}

// asked: the line that begins a look at a host's capacity, and the next.
func (l *logger) asked(cpu row) {
	l.debug(capacityManager, "Checking if host: %s has enough capacity for requested CPU: %d and requested RAM: %s , cpuOverprovisioningFactor: %s",
		l.printHost(l.e.At.Host), l.offering().CPU(), readable(l.offering().RAM()), float(cpu.overcommit))
	l.debug(capacityManager, "Hosts's actual total CPU: %d and CPU after applying overprovisioning: %d", cpu.total, cpu.withOvercommit())
}

// free: both numbers are written even if the first is too small already.
func (l *logger) free(cpu, ram row) {
	needCPU, needRAM := l.offering().CPU(), l.offering().RAM()
	l.asked(cpu)
	l.debug(capacityManager, "Free CPU: %d , Requested CPU: %d", cpu.free, needCPU)
	l.debug(capacityManager, "Free RAM: %s , Requested RAM: %s", readable(ram.free), readable(needRAM))
	if !l.rejected() {
		l.enough(cpu, ram, false)
		return
	}
	l.debug(capacityManager, "STATS: Failed to alloc resource from host: %s, reservedCpu: %d, used cpu: %d, requested cpu: %d, actual total cpu: %d, total cpu with overprovisioning: %d, reservedMem: %s, used Mem: %s, requested mem: %s, total Mem: %s, considerReservedCapacity?: true",
		l.printHost(l.e.At.Host), cpu.reserved, cpu.used, needCPU, cpu.total, cpu.withOvercommit(), readable(ram.reserved), readable(ram.used), readable(needRAM), readable(ram.withOvercommit()))
	scarce := "RAM"
	if cpu.free < needCPU {
		scarce = "CPU"
	}
	l.debug(capacityManager, "Host does not have enough %s available, cannot allocate to this host.", scarce)
}

// reserved: the last host is asked for what is reserved on it first.
func (l *logger) reserved() {
	cpu, ram := l.rowOf("cpu "), l.rowOf("ram ")
	needCPU, needRAM := l.offering().CPU(), l.offering().RAM()
	l.asked(cpu)
	l.debug(capacityManager, "We need to allocate to the last host again, so checking if there is enough reserved capacity")
	l.debug(capacityManager, "Reserved CPU: %d , Requested CPU: %d", cpu.reserved, needCPU)
	l.debug(capacityManager, "Reserved RAM: %s , Requested RAM: %s", readable(ram.reserved), readable(needRAM))
	if !l.rejected() {
		l.enough(cpu, ram, true)
		return
	}
	l.debug(capacityManager, "STATS: Failed to alloc resource from host: %s reservedCpu: %d, requested cpu: %d, reservedMem: %s, requested mem: %s",
		l.printHost(l.e.At.Host), cpu.reserved, needCPU, readable(ram.reserved), readable(needRAM))
	scarce := "RAM"
	if cpu.reserved < needCPU {
		scarce = "CPU"
	}
	l.debug(capacityManager, "Host does not have enough reserved %s available, cannot allocate to this host.", scarce)
}

func (l *logger) enough(cpu, ram row, lastHost bool) {
	l.debug(capacityManager, "Host has enough CPU and RAM available")
	l.debug(capacityManager, "STATS: Can alloc CPU from host: %s, used: %d, reserved: %d, actual total: %d, total with overprovisioning: %d; requested cpu: %d, alloc_from_last_host?: %t, considerReservedCapacity?: true",
		l.printHost(l.e.At.Host), cpu.used, cpu.reserved, cpu.total, cpu.withOvercommit(), l.offering().CPU(), lastHost)
	l.debug(capacityManager, "STATS: Can alloc MEM from host: %s, used: %s, reserved: %s, total: %s; requested mem: %s, alloc_from_last_host?: %t, considerReservedCapacity?: true",
		l.printHost(l.e.At.Host), readable(ram.used), readable(ram.reserved), readable(ram.withOvercommit()), readable(l.offering().RAM()), lastHost)
}
