package cloud_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"placement-playground/core/cloud"
)

func TestStartCountsWhatTakesCapacity(t *testing.T) {
	given := small()
	given.Hosts[2].ExtraUsedCPUMHz, given.Hosts[2].ExtraUsedRAMMiB = 500, 10
	given.Hosts[2].ReservedCPUMHz, given.Hosts[2].ReservedRAMMiB = 300, 20
	states := map[cloud.VMState]int{
		cloud.Running: 1, cloud.Starting: 1, cloud.Stopping: 1, cloud.Migrating: 1,
		cloud.Stopped: 0, cloud.VMError: 0, cloud.Unknown: 0,
	}
	for state, takes := range states {
		given.VMs = given.VMs[:1]
		given.VMs[0].State, given.VMs[0].Host = state, 11
		c := made(t, given)
		s := c.Start()
		want := cloud.Ledger{
			CPU:    cloud.Capacity{Total: 32_000, Used: 500 + 2_000*int64(takes), Reserved: 300},
			RAM:    cloud.Capacity{Total: 65_536 << 20, Used: (10 + 1_024*int64(takes)) << 20, Reserved: 20 << 20},
			Counts: true,
		}
		if got := s.Ledger(c, 11); got != want {
			t.Errorf("%s: ledger is %+v, want %+v", state, got, want)
		}
		if got := s.Guests(c, 11); got != takes {
			t.Errorf("%s: %d guests, want %d", state, got, takes)
		}
	}
}

func TestOnlyEnabledHostsCount(t *testing.T) {
	c := made(t, small())
	s := c.Start()
	for _, to := range []cloud.ResourceState{cloud.PrepareForMaintenance, cloud.InMaintenance, cloud.ErrorInMaintenance, cloud.Disabled, cloud.Enabled} {
		s.SetResourceState(c, 11, to)
		if got := s.ResourceState(c, 11); got != to {
			t.Errorf("resource state is %s, want %s", got, to)
		}
		if got := s.Ledger(c, 11).Counts; got != (to == cloud.Enabled) {
			t.Errorf("%s: capacity counts: %v", to, got)
		}
	}
}

func TestRunMovesAVM(t *testing.T) {
	given := small()
	given.VMs = append(given.VMs, cloud.VM{ID: 4, Account: 2, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Stopped})
	c := made(t, given)
	s := c.Start()

	s.Run(c, 4, 21)
	if vm := s.VM(c, 4); vm.State != cloud.Running || vm.Host != 21 || vm.LastHost != 21 {
		t.Errorf("after its start the VM is %s on %d, last on %d, want Running, 21 and 21", vm.State, vm.Host, vm.LastHost)
	}
	s.Run(c, 4, 12)
	if vm := s.VM(c, 4); vm.Host != 12 || vm.LastHost != 21 {
		t.Errorf("after its move the VM is on %d, last on %d, want 12 and 21", vm.Host, vm.LastHost)
	}
	if n := s.Guests(c, 21); n != 0 {
		t.Errorf("%d guests on the host that was left, want none", n)
	}
	var on []cloud.ID
	for _, vm := range s.VMsOn(c, 12) {
		on = append(on, vm.ID)
	}
	if !reflect.DeepEqual(on, []cloud.ID{2, 4}) {
		t.Errorf("VMs on host 12 are %v, want 2 and 4", on)
	}
}

// used sums up what all hosts use.
func used(c *cloud.Cloud, s cloud.State) (cpu, ram int64, guests int) {
	for _, h := range c.Hosts {
		l := s.Ledger(c, h.ID)
		cpu, ram, guests = cpu+l.CPU.Used, ram+l.RAM.Used, guests+s.Guests(c, h.ID)
	}
	return cpu, ram, guests
}

func TestMovesKeepTheSumOfUsedCapacity(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	c := made(t, small())
	s := c.Start()
	cpu, ram, guests := used(c, s)
	for range 1_000 {
		vm := c.VMs[random.IntN(len(c.VMs))]
		s.Run(c, vm.ID, c.Hosts[random.IntN(len(c.Hosts))].ID)
		if c2, r2, g2 := used(c, s); c2 != cpu || r2 != ram || g2 != guests {
			t.Fatalf("used are %d MHz, %d bytes by %d guests; before the moves it was %d, %d and %d", c2, r2, g2, cpu, ram, guests)
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	c := made(t, small())
	first, untouched := c.Start(), c.Start()
	clone := first.Clone()
	clone.Run(c, 1, 21)
	clone.SetResourceState(c, 12, cloud.InMaintenance)
	if !reflect.DeepEqual(first, untouched) {
		t.Error("a change of the clone changed the original")
	}
	if reflect.DeepEqual(first, clone) {
		t.Error("the clone did not change")
	}
}
