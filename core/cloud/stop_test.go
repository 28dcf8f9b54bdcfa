package cloud_test

import (
	"testing"

	"placement-playground/core/cloud"
)

// CapacityManagerImpl.releaseVmCapacity moves what a VM used to what is reserved.
func TestAStoppedVMKeepsItsRoomOnItsLastHost(t *testing.T) {
	c := made(t, small())
	s := c.Start()
	before := s.Ledger(c, 11)
	kept := s.Stop(c, 1)
	o := c.Offering(c.VM(1).Offering)
	if kept != (cloud.Kept{CPU: o.CPU(), RAM: o.RAM()}) {
		t.Errorf("%+v is kept, want all that the VM used", kept)
	}
	vm := s.VM(c, 1)
	if vm.State != cloud.Stopped || vm.Host != 0 || vm.LastHost != 11 || !vm.RecentlyStopped {
		t.Errorf("the VM is %s on %d, last on %d, recently stopped: %v", vm.State, vm.Host, vm.LastHost, vm.RecentlyStopped)
	}
	now := s.Ledger(c, 11)
	if now.CPU.Used != before.CPU.Used-o.CPU() || now.CPU.Reserved != before.CPU.Reserved+o.CPU() ||
		now.RAM.Used != before.RAM.Used-o.RAM() || now.RAM.Reserved != before.RAM.Reserved+o.RAM() {
		t.Errorf("the ledger goes from %+v to %+v", before, now)
	}
	for _, host := range []cloud.ID{11, 21} {
		again := s.Clone()
		again.Run(c, 1, host)
		if l := again.Ledger(c, 11); l.CPU.Reserved != before.CPU.Reserved || l.RAM.Reserved != before.RAM.Reserved {
			t.Errorf("started on %d, the VM still keeps room: %+v", host, l)
		}
		if vm := again.VM(c, 1); vm.RecentlyStopped {
			t.Errorf("started on %d, the VM counts as stopped", host)
		}
	}
}

func TestNothingIsKeptAboveTheTotal(t *testing.T) {
	given := small()
	for i := range given.Hosts {
		given.Hosts[i].ReservedCPUMHz = given.Hosts[i].Cores*given.Hosts[i].MHz - 1
	}
	c := made(t, given)
	s := c.Start()
	kept := s.Stop(c, 1)
	if kept.CPU != 0 || kept.RAM != c.Offering(c.VM(1).Offering).RAM() {
		t.Errorf("%+v is kept, want only the RAM", kept)
	}
	s.Run(c, 1, 11)
	if got, want := s.Ledger(c, 11), c.Start().Ledger(c, 11); got != want {
		t.Errorf("after its return the ledger is %+v, want %+v", got, want)
	}
}

func TestEqualSeesEveryChange(t *testing.T) {
	c := made(t, small())
	for name, change := range map[string]func(cloud.State){
		"a move":            func(s cloud.State) { s.Run(c, 1, 21) },
		"a stop":            func(s cloud.State) { s.Stop(c, 1) },
		"a resource state":  func(s cloud.State) { s.SetResourceState(c, 11, cloud.Disabled) },
		"a planner's usage": func(s cloud.State) { s.SetUsage(c, 11, cloud.Dedicated) },
		"a pool":            func(s cloud.State) { s.SetPool(c, 1, 77) },
	} {
		s := c.Start()
		if !s.Equal(c.Start()) {
			t.Fatal("a state does not equal itself")
		}
		if change(s); s.Equal(c.Start()) {
			t.Errorf("%s is not seen", name)
		}
	}
}
