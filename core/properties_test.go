package core_test

import (
	"reflect"
	"slices"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

func TestSameInputSameTrace(t *testing.T) {
	for seed := range uint64(randomClouds) {
		for _, release := range placement.Releases() {
			first, err := randomScenario(t, seed).Run(release)
			if tooOld(err) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			again, err := randomScenario(t, seed).Run(release)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(first, again) {
				t.Fatalf("the random cloud %d runs in two ways in %s", seed, release.Name)
			}
		}
	}
}

func TestPlaceDoesNotChangeItsState(t *testing.T) {
	for seed := range uint64(randomClouds) {
		s := randomScenario(t, seed)
		for _, release := range placement.Releases() {
			run := placement.Run{Cloud: s.Cloud, Release: release, Seed: s.Seed, Rules: s.Rules}
			state, before := s.Cloud.Start(), s.Cloud.Start()
			for i, step := range s.Steps {
				var err error
				switch {
				case step.Deploy != nil:
					avoid := step.Deploy.Avoid.Clone()
					_, _, _, err = placement.Deploy(run, state, *step.Deploy, i+1)
					if !step.Deploy.Avoid.Equal(avoid) {
						t.Fatalf("the random cloud %d: Deploy changed the request's avoid set", seed)
					}
				case step.Cancel != 0:
					_, _, _, err = placement.Cancel(run, state, step.Cancel, i+1)
				default:
					_, _, err = placement.Maintain(run, state, step.Maintain, i+1)
				}
				if err != nil && !tooOld(err) {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(state, before) {
					t.Fatalf("the random cloud %d: step %d changed the state it was given", seed, i+1)
				}
			}
		}
	}
}

// A VM takes its capacity along: what all hosts use together changes only when
// a VM starts or is stopped, and then it is reserved at most.
func TestCapacityIsConserved(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		state := s.Cloud.Start()
		cpu, ram := usedBy(s, state.Ledger)
		for i, step := range out.Steps {
			if step.Outcome == trace.Placed {
				vm := s.Cloud.VM(s.Steps[i].Deploy.VM)
				o := s.Cloud.Offering(vm.Offering)
				cpu, ram = cpu+o.CPU(), ram+o.RAM()
			}
			for _, vm := range stopped(s, out, i+1) {
				o := s.Cloud.Offering(vm.Offering)
				cpu, ram = cpu-o.CPU(), ram-o.RAM()
			}
			if c, r := usedBy(s, step.State.Ledger); c != cpu || r != ram {
				t.Errorf("after step %d %d MHz and %d bytes are used, want %d and %d", i+1, c, r, cpu, ram)
			}
		}
	})
}

// stopped are the VMs that a step stopped.
func stopped(s *scenario.Scenario, out scenario.Outcome, step int) (vms []cloud.VM) {
	for _, e := range out.Trace.Events {
		if e.At.Step == step && e.Effect != nil && e.Effect.Stop != nil {
			vms = append(vms, s.Cloud.VM(e.At.VM))
		}
	}
	return vms
}

// Every host of a cluster that was walked, and was not chosen, has a reason in
// that walk: it was rejected or skipped, or the walk ended before it, by an
// exception or by a host that was taken.
func TestEveryHostOfAWalkedClusterHasAReason(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		for _, p := range out.Trace.Phases() {
			if p.Rule != trace.PhaseCluster {
				continue
			}
			ended, reason := false, map[int64]bool{}
			for _, e := range out.Trace.Events[p.Start:p.End] {
				switch e.Verdict {
				case trace.Reject, trace.Skip:
					reason[e.At.Host] = true
					// The cluster itself is out, before any host of it was asked.
					ended = ended || e.Rule == trace.ClusterHypervisor || e.Rule == trace.ClusterPod || e.Rule == trace.ClusterPools
				case trace.Abort, trace.Choose:
					ended = true
				}
			}
			for _, h := range s.Cloud.HostsOf(p.At.Cluster) {
				if !ended && !reason[h.ID] {
					t.Errorf("events %d to %d: host %s was passed over without a reason", p.Start, p.End, h.Name)
				}
			}
		}
	})
}

// Each round of planDeployment walks at least one cluster in vain, which stays
// avoided: so there are at most as many as there are clusters, and one more. Or
// the planning never ends, and is told so.
func TestThePlanningEndsOrIsToldEndless(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		for _, e := range out.Trace.Events {
			if e.At.Round > len(s.Cloud.Clusters)+1 {
				t.Errorf("round %d in a zone of %d clusters", e.At.Round, len(s.Cloud.Clusters))
			}
		}
	})
}

// The avoid set that the planner works with is the one that its events tell. A
// last host is an exception: ImplicitDedicationPlanner in Preferred mode orders
// the clusters once it has been found fit, and may find its cluster too full.
func TestWhatIsAvoidedIsNeverChosen(t *testing.T) {
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		reel := trace.NewReel(&out.Trace)
		for i, e := range out.Trace.Events {
			if e.Rule != trace.ClusterDestination {
				continue
			}
			avoid, host := reel.Frame(i).Avoid, e.Have[0].IDs[0]
			cluster := s.Cloud.Cluster(s.Cloud.Host(host).Cluster)
			orderedLate := e.At.Round == 0 && i > 0 && slices.ContainsFunc(out.Trace.Events[max(0, i-4):i], func(e trace.Event) bool { return e.Rule == trace.OrderImplicitStrict })
			if orderedLate {
				continue
			}
			if avoid.HasHost(host) || avoid.HasCluster(cluster.ID) || avoid.HasPod(cluster.Pod) || avoid.HasZone(s.Cloud.Zone.ID) {
				t.Errorf("event %d chooses host %d, which is avoided: %+v", i, host, avoid)
			}
		}
	})
}
