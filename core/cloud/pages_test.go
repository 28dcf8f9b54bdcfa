package cloud_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"placement-playground/core/cloud"
)

// crowded is a cloud of several pages of hosts and VMs, some of them stopped.
func crowded(t *testing.T) *cloud.Cloud {
	given := small()
	given.Hosts, given.VMs = nil, nil
	for id := cloud.ID(1); id <= 150; id++ {
		given.Hosts = append(given.Hosts, cloud.Host{ID: id, Cluster: 1 + id%2, Status: cloud.Up, ResourceState: cloud.Enabled, Cores: 16, MHz: 2_000, RAMMiB: 65_536 + id})
	}
	for id := cloud.ID(1); id <= 400; id++ {
		vm := cloud.VM{ID: id, Account: 2, Offering: 1, Template: 1, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Stopped, LastHost: 1 + id%5}
		if id%4 != 0 {
			vm.State, vm.Host = cloud.Running, 1+id%7
		}
		given.VMs = append(given.VMs, vm)
	}
	return made(t, given)
}

// change does something to a state: mostly it moves a VM.
func change(random *rand.Rand, c *cloud.Cloud, s cloud.State) {
	host := c.Hosts[random.IntN(len(c.Hosts))].ID
	switch random.IntN(8) {
	case 0:
		s.SetResourceState(c, host, [...]cloud.ResourceState{cloud.Enabled, cloud.Disabled, cloud.InMaintenance}[random.IntN(3)])
	case 1:
		s.SetUsage(c, host, cloud.Shared)
	case 2:
		if vm := c.VMs[random.IntN(len(c.VMs))].ID; s.VM(c, vm).Host != 0 {
			s.Stop(c, vm)
		}
	default:
		s.Run(c, c.VMs[random.IntN(len(c.VMs))].ID, host)
	}
}

// seen is all that a state says, by looking at every VM and every host.
type seen struct {
	Stopped, On map[cloud.ID][]cloud.ID
	Usage       map[cloud.ID]cloud.PlannerUsage
	Ledgers     map[cloud.ID]cloud.Ledger
	States      map[cloud.ID]cloud.ResourceState
	Loads       map[cloud.ID]cloud.Load
}

func see(c *cloud.Cloud, s cloud.State) seen {
	all := seen{map[cloud.ID][]cloud.ID{}, map[cloud.ID][]cloud.ID{}, map[cloud.ID]cloud.PlannerUsage{}, map[cloud.ID]cloud.Ledger{}, map[cloud.ID]cloud.ResourceState{}, map[cloud.ID]cloud.Load{}}
	for _, given := range c.VMs {
		vm := s.VM(c, given.ID)
		if vm.Host != 0 {
			all.On[vm.Host] = append(all.On[vm.Host], vm.ID)
		}
		if vm.State == cloud.Stopped && vm.LastHost != 0 {
			all.Stopped[vm.LastHost] = append(all.Stopped[vm.LastHost], vm.ID)
		}
	}
	for _, of := range c.Clusters {
		load := cloud.Load{}
		for _, h := range c.Hosts {
			if h.Cluster != of.ID {
				continue
			}
			row := s.Ledger(c, h.ID)
			all.Ledgers[h.ID], all.Usage[h.ID], all.States[h.ID] = row, s.Usage(c, h.ID), s.ResourceState(c, h.ID)
			if row.Counts {
				load.Add(of, row)
			}
		}
		all.Loads[of.ID] = load
	}
	return all
}

// What a state keeps, to answer without a look at every VM, is what that look
// would find.
func TestWhatIsKeptIsWhatIsThere(t *testing.T) {
	c := crowded(t)
	s, random := c.Start(), rand.New(rand.NewPCG(3, 4))
	for n := range 500 {
		all := see(c, s)
		for _, h := range c.Hosts {
			if on := ids(s.VMsOn(c, h.ID)); !reflect.DeepEqual(on, all.On[h.ID]) {
				t.Fatalf("after %d changes host %d has the VMs %v, want %v", n, h.ID, on, all.On[h.ID])
			}
			if stopped := ids(s.StoppedOn(c, h.ID)); !reflect.DeepEqual(stopped, all.Stopped[h.ID]) {
				t.Fatalf("after %d changes the VMs %v are stopped on host %d, want %v", n, stopped, h.ID, all.Stopped[h.ID])
			}
		}
		for _, of := range c.Clusters {
			if load := *s.Load(c, of.ID); load != all.Loads[of.ID] {
				t.Fatalf("after %d changes the load of cluster %d is %+v, want %+v", n, of.ID, load, all.Loads[of.ID])
			}
		}
		change(random, c, s)
	}
}

func ids(vms []cloud.VM) []cloud.ID {
	var out []cloud.ID
	for _, vm := range vms {
		out = append(out, vm.ID)
	}
	return out
}

// A state and its clones change on their own, whichever was first.
func TestStatesShareNoChange(t *testing.T) {
	c := crowded(t)
	random := rand.New(rand.NewPCG(5, 6))
	states := []cloud.State{c.Start()}
	for range 300 {
		if len(states) < 6 {
			states = append(states, states[random.IntN(len(states))].Clone())
		}
		var before []seen
		for _, s := range states {
			before = append(before, see(c, s))
		}
		n := random.IntN(len(states))
		change(random, c, states[n])
		for i, s := range states {
			if i != n && !reflect.DeepEqual(see(c, s), before[i]) {
				t.Fatalf("a change of state %d changed state %d", n, i)
			}
		}
	}
}

// A load that is the same pointer says that no ledger or resource state of the cluster changed.
func TestALoadIsNeverWritten(t *testing.T) {
	c := crowded(t)
	s, random := c.Start(), rand.New(rand.NewPCG(7, 8))
	for range 500 {
		first, was := s.Load(c, 1), see(c, s)
		kept := *first
		change(random, c, s)
		if *first != kept {
			t.Fatalf("a load was %+v and is %+v", kept, *first)
		}
		for _, h := range c.HostsOf(1) {
			if s.Load(c, 1) == first && (s.Ledger(c, h.ID) != was.Ledgers[h.ID] || s.ResourceState(c, h.ID) != was.States[h.ID]) {
				t.Fatalf("host %d changed, and the load did not", h.ID)
			}
		}
	}
}
