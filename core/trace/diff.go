package trace

import "slices"

// Key is the question that an event answers: the same in two releases where
// they ask the same of the same thing.
type Key struct {
	Rule Rule
	At   Place
	Nth  int // the same question can be asked again, as of a host that is listed twice
}

// Keys are the questions of a trace, in order; each stands once.
func (t *Trace) Keys() []Key {
	asked := map[Key]int{}
	keys := make([]Key, len(t.Events))
	for i := range t.Events {
		k := Key{Rule: t.Events[i].Rule, At: t.Events[i].At}
		nth := asked[k]
		asked[k] = nth + 1
		k.Nth = nth
		keys[i] = k
	}
	return keys
}

// Diff is two traces of one scenario side by side, aligned by what is asked.
type Diff struct {
	// First is where the two first answer the same question differently:
	// indices into each trace. Without a difference both are -1.
	First [2]int
	// partner[0][i] is the event of the second trace that stands beside event i
	// of the first, and partner[1][j] the other way round: the same question,
	// or the last common one before it.
	partner [2][]int
}

// NewDiff aligns two traces.
func NewDiff(a, b *Trace) *Diff {
	d := &Diff{First: [2]int{-1, -1}}
	ka, kb := a.Keys(), b.Keys()
	inA, inB := positions(ka), positions(kb)
	d.partner = [2][]int{beside(ka, inB), beside(kb, inA)}
	for i, k := range ka {
		if j, asked := inB[k]; asked && !a.Events[i].SameAnswer(&b.Events[j]) {
			d.First = [2]int{i, j}
			break
		}
	}
	return d
}

// Differs reports whether the two answer some question differently.
func (d *Diff) Differs() bool { return d.First[0] >= 0 }

// Partner is the event of the other trace that stands beside event i of trace
// side (0 or 1); -1 if the other has none yet.
func (d *Diff) Partner(side, i int) int {
	if i < 0 || i >= len(d.partner[side]) {
		return -1
	}
	return d.partner[side][i]
}

func positions(keys []Key) map[Key]int {
	at := make(map[Key]int, len(keys))
	for i, k := range keys {
		at[k] = i
	}
	return at
}

func beside(keys []Key, other map[Key]int) []int {
	out := make([]int, len(keys))
	last := -1
	for i, k := range keys {
		if j, ok := other[k]; ok && j > last {
			last = j
		}
		out[i] = last
	}
	return out
}

// SameAnswer reports whether two events answer alike: verdict, wanted, found
// and effect.
func (e *Event) SameAnswer(f *Event) bool {
	return e.Verdict == f.Verdict && slices.EqualFunc(e.Want, f.Want, Fact.equal) &&
		slices.EqualFunc(e.Have, f.Have, Fact.equal) && sameEffect(e.Effect, f.Effect)
}

func sameEffect(x, y *Effect) bool {
	if x == nil || y == nil {
		return x == y
	}
	return x.Avoid.Equal(y.Avoid) && x.Lift.Equal(y.Lift) && slices.Equal(x.Order, y.Order) &&
		slices.Equal(x.Hosts, y.Hosts) && slices.Equal(x.Ratios, y.Ratios) &&
		samePointer(x.Move, y.Move) && samePointer(x.Stop, y.Stop) && samePointer(x.State, y.State) && sameResult(x.Result, y.Result)
}

func samePointer[T comparable](x, y *T) bool {
	if x == nil || y == nil {
		return x == y
	}
	return *x == *y
}

func sameResult(x, y *Result) bool {
	if x == nil || y == nil {
		return x == y
	}
	return x.Outcome == y.Outcome && x.Host == y.Host && x.Cluster == y.Cluster && x.Pool == y.Pool && samePointer(x.Exception, y.Exception)
}
