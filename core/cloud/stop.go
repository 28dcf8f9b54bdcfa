package cloud

// Kept is what a stopped VM leaves reserved on its last host, so that it can
// come back there.
type Kept struct {
	CPU int64 // MHz
	RAM int64 // bytes
}

// Stop stops a VM on its host, which becomes its last host. What the VM used is
// reserved there from now on, each capacity only if it fits
// (CapacityManagerImpl.releaseVmCapacity). CloudStack gives it back after
// capacity.skipcounting.hours; no run is that long.
func (s State) Stop(c *Cloud, vm ID) Kept {
	i := c.index.vms.at(vm)
	v := s.vm(i)
	host := v.host
	if v.state.TakesCapacity() {
		s.occupy(c, c.VMs[i], host, -1)
	}
	cluster, ledger := c.Cluster(c.Host(host).Cluster), s.Ledger(c, host)
	offering := c.Offering(c.VMs[i].Offering)
	kept := Kept{}
	if ledger.CPU.Reserved+offering.CPU() <= ledger.CPU.WithOvercommit(cluster.CPUOvercommit) {
		kept.CPU = offering.CPU()
	}
	if ledger.RAM.Reserved+offering.RAM() <= ledger.RAM.WithOvercommit(cluster.RAMOvercommit) {
		kept.RAM = offering.RAM()
	}
	s.keep(c, host, kept, +1)
	s.setVM(c, i, vmState{state: Stopped, lastHost: host, pool: v.pool, kept: kept, stopped: true})
	return kept
}

// SetPool moves a VM's volume to another pool.
func (s State) SetPool(c *Cloud, vm, pool ID) {
	i := c.index.vms.at(vm)
	v := s.vm(i)
	v.pool = pool
	s.setVM(c, i, v)
}

func (s State) keep(c *Cloud, host ID, k Kept, sign int64) {
	if k == (Kept{}) {
		return
	}
	h := *s.host(c, host)
	h.ledger.CPU.Reserved += sign * k.CPU
	h.ledger.RAM.Reserved += sign * k.RAM
	s.setHost(c, host, h)
}
