package trace

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// madeUp is a trace of n events that no planner would write, with every kind of
// effect.
func madeUp(n int) *Trace {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	id := func() int64 { return random.Int64N(5) }
	rules := []Rule{PhasePlan, PhaseOrder, PhaseCluster, OrderEnd, ListOrder, HostSuitable, HostCPU, MoveEnd, DeployEnd, MaintainEnd}
	verdicts := []Verdict{Pass, Reject, Skip, Abort, Choose, Note}
	t := &Trace{}
	for range n {
		e := Event{Rule: rules[random.IntN(len(rules))], Verdict: verdicts[random.IntN(len(verdicts))], At: Place{Step: 1, VM: id(), Cluster: id(), Host: id()}, Effect: &Effect{}}
		switch random.IntN(6) {
		case 0:
			e.Effect.Avoid = Avoid{Hosts: Set(id(), id()), Clusters: Set(id())}
		case 1:
			e.Effect.Lift = Avoid{Hosts: Set(id()), Clusters: Set(id())}
		case 2:
			e.Effect.Order, e.Effect.Hosts = []Ranked{{Cluster: id(), Ratio: 0.5}}, []int64{id(), id()}
		case 3:
			e.Effect.Move = &Move{VM: id(), From: id(), To: 1 + id(), CPU: 7, RAM: 9}
		case 4:
			e.Effect.State = &StateChange{Host: id(), From: "Enabled", To: "Maintenance"}
			e.Effect.Ratios = []ClusterLoad{{Cluster: id(), CPU: 0.1, RAM: 0.2}}
		case 5:
			e.Effect.Result = &Result{Outcome: Moved, Host: id()}
		}
		t.Events = append(t.Events, e)
	}
	return t
}

func TestAReelIsTheFoldOfTheEvents(t *testing.T) {
	for _, n := range []int{0, 1, 63, 64, 65, 1_000, 20_000} {
		made := madeUp(n)
		reel := NewReel(made)
		fold := emptyFrame()
		for i := range n + 1 {
			if i%(n/500+1) == 0 && !reflect.DeepEqual(reel.Frame(i), fold.clone()) {
				t.Fatalf("of %d events: frame %d is\n%+v, the fold of the events is\n%+v", n, i, reel.Frame(i), fold)
			}
			if i < n {
				fold.apply(i, &made.Events[i])
			}
		}
	}
}

func TestAFrameIsNobodyElses(t *testing.T) {
	made := madeUp(300)
	reel := NewReel(made)
	again := NewReel(madeUp(300))
	for n := range 301 {
		f := reel.Frame(n)
		f.Hosts[1], f.Groups[2], f.States[3], f.Places[4] = Standing{Event: -1}, Standing{Event: -1}, "x", -1
		f.Loads[5], f.Ends[6] = Load{CPU: -1}, Result{Host: -1}
		f.Avoid.Add(Avoid{Hosts: []int64{99}})
		for _, list := range [][]int64{f.Queue, f.Avoid.Clusters} {
			for i := range list {
				list[i] = -1
			}
		}
		for i := range f.Order {
			f.Order[i].Cluster = -1
		}
		if !reflect.DeepEqual(reel.Frame(n), again.Frame(n)) {
			t.Fatalf("a change of frame %d changed the reel", n)
		}
	}
	if !reflect.DeepEqual(made, madeUp(300)) {
		t.Error("a change of a frame changed the trace")
	}
}

func TestAFrame(t *testing.T) {
	at := func(cluster, host int64) Place { return Place{Step: 1, VM: 8, Cluster: cluster, Host: host} }
	made := &Trace{Events: []Event{
		{Rule: PhasePlan, At: at(0, 0), Verdict: Note, Effect: &Effect{Avoid: Avoid{Hosts: []int64{1}}, Ratios: []ClusterLoad{{Cluster: 16, CPU: 0.5}}}},
		{Rule: OrderEnd, At: at(0, 0), Verdict: Pass, Effect: &Effect{Order: []Ranked{{Cluster: 16, Ratio: 0.5}}}},
		{Rule: HostCPU, At: at(16, 2), Verdict: Reject},
		{Rule: HostRAM, At: at(16, 2), Verdict: Pass},
		{Rule: HostSuitable, At: at(16, 3), Verdict: Pass, Effect: &Effect{Hosts: []int64{2, 3}}},
		{Rule: ClusterDestination, At: at(16, 0), Verdict: Choose},
		{Rule: PlanLift, At: at(0, 0), Verdict: Note, Effect: &Effect{Avoid: Avoid{Hosts: []int64{2}}, Lift: Avoid{Hosts: []int64{1}}}},
		{Rule: MoveEnd, At: at(0, 0), Verdict: Choose, Effect: &Effect{Move: &Move{VM: 8, From: 1, To: 3, CPU: 100, RAM: 200}, Result: &Result{Outcome: Moved, Host: 3}}},
		{Rule: PhasePlan, At: at(0, 0), Verdict: Note, Effect: &Effect{Avoid: Avoid{Pods: []int64{4}}}},
	}}
	reel := NewReel(made)

	f := reel.Frame(6)
	if f.Hosts[2] != (Standing{Reject, 2}) {
		t.Errorf("host 2 stands at %+v: a rule that holds afterwards took its rejection back", f.Hosts[2])
	}
	if f.Hosts[3].Verdict != Pass || f.Groups[16].Verdict != Choose || f.Phase != PhasePlan || f.N != 6 {
		t.Errorf("hosts %+v, clusters %+v, phase %s, %d events", f.Hosts, f.Groups, f.Phase, f.N)
	}
	if len(f.Order) != 1 || !reflect.DeepEqual(f.Queue, []int64{2, 3}) || len(f.Ratios) != 1 {
		t.Errorf("order %v, queue %v, ratios %v", f.Order, f.Queue, f.Ratios)
	}
	f = reel.Frame(8)
	if !f.Avoid.Equal(Avoid{Hosts: []int64{2}}) {
		t.Errorf("avoided are %+v, want host 2", f.Avoid)
	}
	if f.Places[8] != 3 || f.Loads[1] != (Load{CPU: -100, RAM: -200}) || f.Loads[3] != (Load{CPU: 100, RAM: 200}) || f.Ends[8].Host != 3 {
		t.Errorf("places %v, loads %v, ends %v", f.Places, f.Loads, f.Ends)
	}
	f = reel.Frame(9)
	if !f.Avoid.Equal(Avoid{Pods: []int64{4}}) || len(f.Hosts)+len(f.Groups)+len(f.Order)+len(f.Queue) != 0 || f.Places[8] != 3 {
		t.Errorf("a plan does not begin with a clean slate, or forgets what moved: %+v", f)
	}
}

func TestAStoppedVMKeepsItsRoomUntilItStarts(t *testing.T) {
	stop := &Stop{VM: 8, Host: 1, CPU: 100, RAM: 200, KeptCPU: 100}
	reel := NewReel(&Trace{Events: []Event{
		{Rule: MoveEnd, At: Place{Step: 1, VM: 8}, Verdict: Choose, Effect: &Effect{Stop: stop, Result: &Result{Outcome: Halted}}},
		{Rule: DeployEnd, At: Place{Step: 2, VM: 8}, Verdict: Choose, Effect: &Effect{Move: &Move{VM: 8, To: 3, CPU: 100, RAM: 200}, Result: &Result{Outcome: Placed, Host: 3}}},
	}})
	f := reel.Frame(1)
	if on, known := f.Places[8]; !known || on != 0 || f.Loads[1] != (Load{CPU: -100, RAM: -200, ReservedCPU: 100}) || f.Ends[8].Outcome != Halted {
		t.Errorf("stopped: places %v, loads %v, ends %v", f.Places, f.Loads, f.Ends)
	}
	f = reel.Frame(2)
	if f.Places[8] != 3 || f.Loads[1] != (Load{CPU: -100, RAM: -200}) || f.Loads[3] != (Load{CPU: 100, RAM: 200}) {
		t.Errorf("started again: places %v, loads %v", f.Places, f.Loads)
	}
}
