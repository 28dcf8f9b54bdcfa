package trace

import (
	"maps"
	"slices"
)

// Frame is what is known after the first n events of a trace: the fold of
// their effects and verdicts. It is a value; changing it changes no trace.
type Frame struct {
	N      int // events seen
	At     Place
	Phase  Rule  // the phase that was opened last
	Avoid  Avoid // of the plan that goes on
	Order  []Ranked
	Ratios []ClusterLoad      // of the clusters when the plan began
	Hosts  map[int64]Standing // by host, of the plan that goes on
	Groups map[int64]Standing // by cluster, of the plan that goes on
	Queue  []int64            // the hosts to check in the cluster that is walked
	States map[int64]string   // resource states that changed
	Places map[int64]int64    // VMs that moved, and their hosts; 0 for a VM that was stopped
	Loads  map[int64]Load     // what moves added to hosts, or took
	Ends   map[int64]Result   // how VMs' moves ended

	kept map[int64]Stop // VMs that were stopped, and not started again
}

// Standing is how a host or a cluster stands by now, and the event that says so.
type Standing struct {
	Verdict Verdict
	Event   int // index into Trace.Events
}

// Load is a change of what is used, and what is reserved, on a host.
type Load struct {
	CPU, ReservedCPU int64 // MHz
	RAM, ReservedRAM int64 // bytes
}

func emptyFrame() Frame {
	return Frame{
		Hosts: map[int64]Standing{}, Groups: map[int64]Standing{}, States: map[int64]string{},
		Places: map[int64]int64{}, Loads: map[int64]Load{}, Ends: map[int64]Result{},
		kept: map[int64]Stop{},
	}
}

func (f Frame) clone() Frame {
	f.Avoid = f.Avoid.Clone()
	f.Order, f.Queue = slices.Clone(f.Order), slices.Clone(f.Queue)
	f.Hosts, f.Groups, f.States = maps.Clone(f.Hosts), maps.Clone(f.Groups), maps.Clone(f.States)
	f.Places, f.Loads, f.Ends = maps.Clone(f.Places), maps.Clone(f.Loads), maps.Clone(f.Ends)
	f.kept = maps.Clone(f.kept)
	return f
}

// apply folds one more event in. A plan begins with a clean slate.
func (f *Frame) apply(i int, e *Event) {
	f.N, f.At = i+1, e.At
	if e.Rule.OpensPhase() {
		f.Phase = e.Rule
	}
	if e.Rule == PhasePlan {
		f.Avoid, f.Order, f.Queue, f.Ratios = Avoid{}, nil, nil, e.Effect.Ratios
		clear(f.Hosts)
		clear(f.Groups)
	}
	switch {
	case e.At.Host != 0:
		stand(f.Hosts, e.At.Host, i, e.Verdict)
	case e.At.Cluster != 0:
		stand(f.Groups, e.At.Cluster, i, e.Verdict)
	}
	if e.Effect != nil {
		f.effect(e)
	}
}

// stand records a verdict. A rejection stays until the plan ends or the host is
// chosen: a rule that holds afterwards does not take it back.
func stand(m map[int64]Standing, id int64, i int, v Verdict) {
	was, known := m[id]
	if known && weight(v) < weight(was.Verdict) {
		return
	}
	m[id] = Standing{Verdict: v, Event: i}
}

func weight(v Verdict) int {
	switch v {
	case Note:
		return 0
	case Pass:
		return 1
	case Skip:
		return 2
	case Reject:
		return 3
	}
	return 4 // Choose, Abort
}

func (f *Frame) effect(e *Event) {
	x := e.Effect
	f.Avoid.Add(x.Avoid)
	if !x.Lift.IsZero() {
		f.Avoid = f.Avoid.Minus(x.Lift)
	}
	if e.Rule == OrderEnd {
		f.Order = slices.Clone(x.Order)
	}
	if x.Hosts != nil {
		f.Queue = slices.Clone(x.Hosts)
	}
	if x.State != nil {
		f.States[x.State.Host] = x.State.To
	}
	if m := x.Move; m != nil {
		f.Places[m.VM] = m.To
		f.shift(m.From, Load{CPU: -m.CPU, RAM: -m.RAM})
		f.shift(m.To, Load{CPU: m.CPU, RAM: m.RAM})
		// What was kept for the VM is free again, wherever it starts.
		if k, stopped := f.kept[m.VM]; stopped {
			f.shift(k.Host, Load{ReservedCPU: -k.KeptCPU, ReservedRAM: -k.KeptRAM})
			delete(f.kept, m.VM)
		}
	}
	if s := x.Stop; s != nil {
		f.Places[s.VM], f.kept[s.VM] = 0, *s
		f.shift(s.Host, Load{CPU: -s.CPU, RAM: -s.RAM, ReservedCPU: s.KeptCPU, ReservedRAM: s.KeptRAM})
	}
	if x.Result != nil && (e.Rule == MoveEnd || e.Rule == DeployEnd) {
		f.Ends[e.At.VM] = *x.Result
	}
}

func (f *Frame) shift(host int64, by Load) {
	if host == 0 {
		return
	}
	l := f.Loads[host]
	f.Loads[host] = Load{
		CPU: l.CPU + by.CPU, ReservedCPU: l.ReservedCPU + by.ReservedCPU,
		RAM: l.RAM + by.RAM, ReservedRAM: l.ReservedRAM + by.ReservedRAM,
	}
}

// Reel gives any frame of a trace quickly, forwards and backwards: it keeps a
// frame every few events and folds on from the nearest.
type Reel struct {
	trace *Trace
	apart int
	kept  []Frame // kept[k] is the frame after k*apart events
}

// NewReel folds the trace once. The frames it keeps are so far apart that
// there are at most 128, and at least 64 events apart.
func NewReel(t *Trace) *Reel {
	r := &Reel{trace: t, apart: max(64, len(t.Events)/128+1)}
	f := emptyFrame()
	for i := range t.Events {
		if i%r.apart == 0 {
			r.kept = append(r.kept, f.clone())
		}
		f.apply(i, &t.Events[i])
	}
	if len(r.kept) == 0 {
		r.kept = append(r.kept, f)
	}
	return r
}

// Frame is the frame after the first n events, 0 <= n <= len(Events); other
// numbers are taken for the nearest of these.
func (r *Reel) Frame(n int) Frame {
	n = max(0, min(n, len(r.trace.Events)))
	k := min(n/r.apart, len(r.kept)-1)
	f := r.kept[k].clone()
	for i := k * r.apart; i < n; i++ {
		f.apply(i, &r.trace.Events[i])
	}
	return f
}
