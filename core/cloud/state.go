package cloud

// State is what changes while scenarios run: where the VMs are, what the
// hosts' resource states are, and who uses how much. It belongs to one Cloud
// and is a value: Clone it before changing it.
//
// Hosts and VMs lie in pages that are never written once they are made: a change
// puts a new page into its place. So a clone copies a table of pages, and a state
// shares with another what is the same in both (pages.go).
type State struct {
	hosts    []*hostPage // Cloud.Hosts, in pages
	vms      []*vmPage   // Cloud.VMs, in pages
	clusters []*Load     // parallel to Cloud.Clusters; never written, as pages are not
}

type hostState struct {
	resource ResourceState
	guests   int // VMs that take capacity
	usage    PlannerUsage
	ledger   Ledger
	// vms are the positions in Cloud.VMs of the VMs on the host, stopped those of
	// the stopped VMs whose last host it is; ascending. The lists are never
	// written, as pages are not.
	vms, stopped []int
}

type vmState struct {
	state          VMState
	host, lastHost ID
	pool           ID
	kept           Kept // on the last host, since the VM was stopped
	stopped        bool // in this run
}

// stoppedOn is the last host of a VM that is stopped.
func (v vmState) stoppedOn() ID {
	if v.state == Stopped {
		return v.lastHost
	}
	return 0
}

// Start is the state that the cloud describes.
func (c *Cloud) Start() State { return c.index.start.Clone() }

// start makes the state with which every run begins.
func (c *Cloud) start() State {
	hosts, vms := make([]hostPage, pages(len(c.Hosts), hostsOnPage)), make([]vmPage, pages(len(c.VMs), vmsOnPage))
	for i := range c.Hosts {
		h := &c.Hosts[i]
		hosts[i/hostsOnPage][i%hostsOnPage] = hostState{resource: h.ResourceState, usage: h.Usage, vms: c.index.vmsOn[i], stopped: c.index.stoppedOn[i], ledger: Ledger{
			CPU:    Capacity{Total: h.Cores * h.MHz, Used: h.ExtraUsedCPUMHz, Reserved: h.ReservedCPUMHz},
			RAM:    Capacity{Total: h.RAMMiB << 20, Used: h.ExtraUsedRAMMiB << 20, Reserved: h.ReservedRAMMiB << 20},
			Counts: h.ResourceState == Enabled,
		}}
	}
	for i := range c.VMs {
		vm := &c.VMs[i]
		vms[i/vmsOnPage][i%vmsOnPage] = vmState{state: vm.State, host: vm.Host, lastHost: vm.LastHost, pool: vm.Pool}
		if vm.Host != 0 && vm.State.TakesCapacity() {
			at := c.index.hosts.at(vm.Host)
			hosts[at/hostsOnPage][at%hostsOnPage].occupy(c.Offerings[c.index.offerings.at(vm.Offering)], +1)
		}
	}
	s := State{hosts: each(hosts), vms: each(vms), clusters: make([]*Load, len(c.Clusters))}
	for i := range c.Clusters {
		load := s.sum(c, c.Clusters[i])
		s.clusters[i] = &load
	}
	return s
}

// Clone is a copy: a change of one is not seen in the other.
func (s State) Clone() State {
	return State{hosts: append([]*hostPage(nil), s.hosts...), vms: append([]*vmPage(nil), s.vms...), clusters: append([]*Load(nil), s.clusters...)}
}

// Ledger is the capacity of a host.
func (s State) Ledger(c *Cloud, host ID) Ledger { return s.host(c, host).ledger }

// Guests counts the VMs that take capacity on a host.
func (s State) Guests(c *Cloud, host ID) int { return s.host(c, host).guests }

// ResourceState of a host.
func (s State) ResourceState(c *Cloud, host ID) ResourceState { return s.host(c, host).resource }

// Usage is which kind of planner keeps a host.
func (s State) Usage(c *Cloud, host ID) PlannerUsage { return s.host(c, host).usage }

// GPUsLeft is how many vGPUs of a type are left on a host; has is false if it has
// none of that type at all.
func (s State) GPUsLeft(c *Cloud, host ID, want VGPU) (left int64, has bool) {
	at := c.index.hosts.at(host)
	for _, gpu := range c.Hosts[at].GPUs {
		if gpu.VGPU == want {
			left, has = left+gpu.Left, true
		}
	}
	if !has {
		return 0, false
	}
	for _, i := range c.index.vmsOn[at] {
		if vm := &c.VMs[i]; vm.State.TakesCapacity() && c.Offering(vm.Offering).GPU == want {
			left++ // was not left at the start
		}
	}
	for _, i := range s.host(c, host).vms {
		if s.vm(i).state.TakesCapacity() && c.Offering(c.VMs[i].Offering).GPU == want {
			left--
		}
	}
	return left, true
}

// SetUsage keeps a host for a kind of planner.
func (s State) SetUsage(c *Cloud, host ID, to PlannerUsage) {
	h := *s.host(c, host)
	h.usage = to
	s.setHost(c, host, h)
}

// VM is the VM as it is now: its state, host, last host and pool.
func (s State) VM(c *Cloud, id ID) VM { return s.vmAt(c, c.index.vms.at(id)) }

func (s State) vmAt(c *Cloud, i int) VM {
	vm, now := c.VMs[i], s.vm(i)
	vm.State, vm.Host, vm.LastHost, vm.Pool = now.state, now.host, now.lastHost, now.pool
	vm.RecentlyStopped = vm.RecentlyStopped || now.stopped
	return vm
}

// VMsOn lists the VMs of a host by id, in every state.
func (s State) VMsOn(c *Cloud, host ID) []VM { return s.vmsAt(c, s.host(c, host).vms) }

// StoppedOn lists the stopped VMs whose last host it is, by id.
func (s State) StoppedOn(c *Cloud, host ID) []VM { return s.vmsAt(c, s.host(c, host).stopped) }

func (s State) vmsAt(c *Cloud, at []int) []VM {
	if len(at) == 0 {
		return nil
	}
	vms := make([]VM, len(at))
	for n, i := range at {
		vms[n] = s.vmAt(c, i)
	}
	return vms
}

// SetResourceState moves a host to another resource state. Its capacity counts
// only while it is Enabled (ResourceManagerImpl.resourceStateTransitTo).
func (s State) SetResourceState(c *Cloud, host ID, to ResourceState) {
	h := *s.host(c, host)
	h.resource = to
	h.ledger.Counts = to == Enabled
	s.setHost(c, host, h)
}

// Equal reports whether two states of one cloud are the same.
func (s State) Equal(t State) bool {
	for i, page := range s.vms {
		if page != t.vms[i] && *page != *t.vms[i] {
			return false
		}
	}
	for i, page := range s.hosts {
		for j := range page {
			if page != t.hosts[i] && !page[j].equal(&t.hosts[i][j]) {
				return false
			}
		}
	}
	return true
}

// equal leaves the lists out: they follow from the VMs.
func (h *hostState) equal(o *hostState) bool {
	return h.resource == o.resource && h.guests == o.guests && h.usage == o.usage && h.ledger == o.ledger
}

// Run puts a VM on a host, running; the host it leaves becomes its last host,
// and for a VM that starts the new one does. What was kept for it is free again.
func (s State) Run(c *Cloud, vm, host ID) {
	i := c.index.vms.at(vm)
	v := s.vm(i)
	left := host
	if v.host != 0 {
		left = v.host
		if v.state.TakesCapacity() {
			s.occupy(c, c.VMs[i], v.host, -1)
		}
	}
	s.keep(c, v.lastHost, v.kept, -1)
	s.setVM(c, i, vmState{state: Running, host: host, lastHost: left, pool: v.pool})
	s.occupy(c, c.VMs[i], host, +1)
}

func (s State) occupy(c *Cloud, vm VM, host ID, sign int) {
	h := *s.host(c, host)
	h.occupy(c.Offering(vm.Offering), sign)
	s.setHost(c, host, h)
}

func (h *hostState) occupy(o Offering, sign int) {
	h.guests += sign
	h.ledger.add(o, int64(sign))
}
