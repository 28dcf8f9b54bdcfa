package cloud

import "slices"

// State is what changes while scenarios run: where the VMs are, what the
// hosts' resource states are, and who uses how much. It belongs to one Cloud
// and is a value: Clone it before changing it.
type State struct {
	hosts []hostState // parallel to Cloud.Hosts
	vms   []vmState   // parallel to Cloud.VMs
}

type hostState struct {
	resource ResourceState
	guests   int // VMs that take capacity
	usage    PlannerUsage
	ledger   Ledger
}

type vmState struct {
	state          VMState
	host, lastHost ID
	pool           ID
	kept           Kept // on the last host, since the VM was stopped
	stopped        bool // in this run
}

// Start is the state that the cloud describes.
func (c *Cloud) Start() State {
	s := State{hosts: make([]hostState, len(c.Hosts)), vms: make([]vmState, len(c.VMs))}
	for i, h := range c.Hosts {
		s.hosts[i] = hostState{resource: h.ResourceState, usage: h.Usage, ledger: Ledger{
			CPU:    Capacity{Total: h.Cores * h.MHz, Used: h.ExtraUsedCPUMHz, Reserved: h.ReservedCPUMHz},
			RAM:    Capacity{Total: h.RAMMiB << 20, Used: h.ExtraUsedRAMMiB << 20, Reserved: h.ReservedRAMMiB << 20},
			Counts: h.ResourceState == Enabled,
		}}
	}
	for i, vm := range c.VMs {
		s.vms[i] = vmState{state: vm.State, host: vm.Host, lastHost: vm.LastHost, pool: vm.Pool}
		if vm.Host != 0 && vm.State.TakesCapacity() {
			s.occupy(c, vm, vm.Host, +1)
		}
	}
	return s
}

// Clone is a copy that shares nothing with s.
func (s State) Clone() State {
	return State{hosts: slices.Clone(s.hosts), vms: slices.Clone(s.vms)}
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
	for _, gpu := range c.Host(host).GPUs {
		if gpu.VGPU == want {
			left, has = left+gpu.Left, true
		}
	}
	for i, vm := range c.VMs {
		if !has || c.Offering(vm.Offering).GPU != want {
			continue
		}
		if vm.Host == host && vm.State.TakesCapacity() {
			left++ // was not left at the start
		}
		if now := s.vms[i]; now.host == host && now.state.TakesCapacity() {
			left--
		}
	}
	return left, has
}

// SetUsage keeps a host for a kind of planner.
func (s State) SetUsage(c *Cloud, host ID, to PlannerUsage) { s.host(c, host).usage = to }

// VM is the VM as it is now: its state, host, last host and pool.
func (s State) VM(c *Cloud, id ID) VM {
	i := c.index.vms[id]
	vm, now := c.VMs[i], s.vms[i]
	vm.State, vm.Host, vm.LastHost, vm.Pool = now.state, now.host, now.lastHost, now.pool
	vm.RecentlyStopped = vm.RecentlyStopped || now.stopped
	return vm
}

// VMsOn lists the VMs of a host by id, in every state.
func (s State) VMsOn(c *Cloud, host ID) []VM {
	var on []VM
	for i, v := range s.vms {
		if v.host == host {
			on = append(on, s.VM(c, c.VMs[i].ID))
		}
	}
	return on
}

// SetResourceState moves a host to another resource state. Its capacity counts
// only while it is Enabled (ResourceManagerImpl.resourceStateTransitTo).
func (s State) SetResourceState(c *Cloud, host ID, to ResourceState) {
	h := s.host(c, host)
	h.resource = to
	h.ledger.Counts = to == Enabled
}

// Equal reports whether two states of one cloud are the same.
func (s State) Equal(t State) bool {
	return slices.Equal(s.hosts, t.hosts) && slices.Equal(s.vms, t.vms)
}

// Run puts a VM on a host, running; the host it leaves becomes its last host,
// and for a VM that starts the new one does. What was kept for it is free again.
func (s State) Run(c *Cloud, vm, host ID) {
	i := c.index.vms[vm]
	v := &s.vms[i]
	left := host
	if v.host != 0 {
		left = v.host
		if v.state.TakesCapacity() {
			s.occupy(c, c.VMs[i], v.host, -1)
		}
	}
	s.keep(c, v.lastHost, v.kept, -1)
	*v = vmState{state: Running, host: host, lastHost: left, pool: v.pool}
	s.occupy(c, c.VMs[i], host, +1)
}

func (s State) occupy(c *Cloud, vm VM, host ID, sign int) {
	h := s.host(c, host)
	h.guests += sign
	h.ledger.add(c.Offering(vm.Offering), int64(sign))
}

func (s State) host(c *Cloud, id ID) *hostState { return &s.hosts[c.index.hosts[id]] }
