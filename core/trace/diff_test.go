package trace

import (
	"reflect"
	"slices"
	"testing"
)

func TestDiffAlignsByQuestion(t *testing.T) {
	ask := func(rule Rule, host int64, v Verdict) Event {
		return Event{Rule: rule, At: Place{Step: 1, Host: host}, Verdict: v}
	}
	a := &Trace{Events: []Event{ask(PhasePlan, 0, Note), ask(HostCPU, 1, Pass), ask(ListTwice, 1, Note), ask(HostCPU, 1, Pass), ask(HostCPU, 2, Pass)}}
	b := &Trace{Events: []Event{ask(PhasePlan, 0, Note), ask(PlanArch, 0, Note), ask(HostCPU, 1, Pass), ask(HostCPU, 2, Reject), ask(HostRAM, 2, Pass)}}
	d := NewDiff(a, b)
	if d.First != [2]int{4, 3} || !d.Differs() {
		t.Errorf("the first difference is at %v, want at [4 3]", d.First)
	}
	for side, want := range [][]int{{0, 2, 2, 2, 3}, {0, 0, 1, 4, 4}} {
		var got []int
		for i := range want {
			got = append(got, d.Partner(side, i))
		}
		if !slices.Equal(got, want) {
			t.Errorf("beside the events of trace %d stand %v, want %v", side, got, want)
		}
		if d.Partner(side, -1) != -1 || d.Partner(side, 99) != -1 {
			t.Error("an event that does not exist has a partner")
		}
	}
}

// Two releases may ask the same in another order; partners never go back.
func TestPartnersNeverGoBack(t *testing.T) {
	ask := func(hosts ...int64) *Trace {
		made := &Trace{}
		for _, h := range hosts {
			made.Events = append(made.Events, Event{Rule: HostCPU, At: Place{Host: h}, Verdict: Pass})
		}
		return made
	}
	d := NewDiff(ask(1, 2, 3, 4), ask(1, 3, 2, 4))
	var got []int
	for i := range 4 {
		got = append(got, d.Partner(0, i))
	}
	if want := []int{0, 2, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("partners are %v, want %v", got, want)
	}
}

func TestKeysStandOnce(t *testing.T) {
	made := madeUp(2_000)
	seen := map[Key]bool{}
	for _, k := range made.Keys() {
		if seen[k] {
			t.Fatalf("the key %+v stands twice", k)
		}
		seen[k] = true
	}
}

func TestSameAnswerSeesEveryDifference(t *testing.T) {
	full := func() Event {
		return Event{Verdict: Pass, Want: []Fact{Number("cpu", MHz, 4)}, Have: []Fact{Text("tags", "a", "b"), IDs("hosts", 1, 2)}, Effect: &Effect{
			Avoid: Avoid{Hosts: []int64{1}}, Lift: Avoid{Pods: []int64{1}}, Order: []Ranked{{1, 0.5}}, Hosts: []int64{1},
			Move: &Move{VM: 1}, Stop: &Stop{VM: 1}, State: &StateChange{Host: 1}, Ratios: []ClusterLoad{{Cluster: 1}}, Result: &Result{Host: 1, Exception: &Exception{Message: "x"}},
		}}
	}
	same, other := full(), full()
	if !same.SameAnswer(&other) {
		t.Fatal("two equal events answer differently")
	}
	for name, change := range map[string]func(*Event){
		"verdict":   func(e *Event) { e.Verdict = Reject },
		"number":    func(e *Event) { e.Want[0].Num = 5 },
		"unit":      func(e *Event) { e.Want[0].Unit = Bytes },
		"name":      func(e *Event) { e.Want[0].Name = "ram" },
		"words":     func(e *Event) { e.Have[0].Words[1] = "c" },
		"ids":       func(e *Event) { e.Have[1].IDs = []int64{1} },
		"no effect": func(e *Event) { e.Effect = nil },
		"avoid":     func(e *Event) { e.Effect.Avoid.Hosts = []int64{2} },
		"lift":      func(e *Event) { e.Effect.Lift = Avoid{} },
		"order":     func(e *Event) { e.Effect.Order[0].Ratio = 0.6 },
		"hosts":     func(e *Event) { e.Effect.Hosts = nil },
		"move":      func(e *Event) { e.Effect.Move.To = 1 },
		"no move":   func(e *Event) { e.Effect.Move = nil },
		"stop":      func(e *Event) { e.Effect.Stop.KeptRAM = 1 },
		"state":     func(e *Event) { e.Effect.State.To = "x" },
		"ratios":    func(e *Event) { e.Effect.Ratios[0].RAM = 1 },
		"result":    func(e *Event) { e.Effect.Result.Outcome = Stuck },
		"pool":      func(e *Event) { e.Effect.Result.Pool = 2 },
		"no result": func(e *Event) { e.Effect.Result = nil },
		"exception": func(e *Event) { e.Effect.Result.Exception.Message = "y" },
	} {
		changed := full()
		change(&changed)
		if same.SameAnswer(&changed) || changed.SameAnswer(&same) {
			t.Errorf("%s: not seen", name)
		}
	}
}

func TestAvoid(t *testing.T) {
	var a Avoid
	if fresh := a.Add(Avoid{Hosts: []int64{3, 1, 3}, Pools: []int64{7}}); !reflect.DeepEqual(fresh, Avoid{Hosts: []int64{1, 3}, Pools: []int64{7}}) {
		t.Errorf("new were %+v", fresh)
	}
	if fresh := a.Add(Avoid{Hosts: []int64{2, 3}, Zones: []int64{1}, Pods: []int64{5}, Clusters: []int64{6}}); !reflect.DeepEqual(fresh.Hosts, []int64{2}) {
		t.Errorf("new were the hosts %v, want 2", fresh.Hosts)
	}
	want := Avoid{Zones: []int64{1}, Pods: []int64{5}, Clusters: []int64{6}, Hosts: []int64{1, 2, 3}, Pools: []int64{7}}
	if !reflect.DeepEqual(a, want) || !a.Equal(want) {
		t.Errorf("avoided are %+v, want %+v", a, want)
	}
	if !a.HasZone(1) || !a.HasPod(5) || !a.HasCluster(6) || !a.HasHost(2) || !a.HasPool(7) || a.HasHost(4) || a.HasZone(2) {
		t.Error("Has… is wrong about what is avoided")
	}
	part := Avoid{Hosts: []int64{1, 3}, Pods: []int64{5}}
	if !a.Contains(part) || part.Contains(a) || part.Equal(a) {
		t.Error("Contains or Equal is wrong about a part")
	}
	if rest := a.Minus(part); !reflect.DeepEqual(rest.Hosts, []int64{2}) || rest.Pods != nil || rest.IsZero() {
		t.Errorf("without the part there are %+v", rest)
	}
	clone := a.Clone()
	clone.Hosts[0] = 9
	if a.Hosts[0] != 1 {
		t.Error("the clone shares its list")
	}
	if !a.Minus(a).IsZero() || !(Avoid{}).IsZero() {
		t.Error("nothing is not zero")
	}
}
