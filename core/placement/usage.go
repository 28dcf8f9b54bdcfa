package placement

import (
	"cmp"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// fitsUsage: a host is kept by Shared or by Dedicated planning, and by the first
// that asks if by none yet (checkIfHostFitsPlannerUsage). It stays so even if
// the host is not taken in the end.
func (w *walk) fitsUsage(h cloud.Host) (bool, *trace.UsageChange) {
	if kept, fits := w.keptFor(h); kept != cloud.NoUsage {
		return fits, nil
	}
	if w.reserved == nil {
		w.reserved = map[cloud.ID]cloud.PlannerUsage{}
	}
	w.reserved[h.ID] = w.usage
	return true, &trace.UsageChange{Host: h.ID, To: string(w.usage)}
}

func (w *walk) keptFor(h cloud.Host) (kept cloud.PlannerUsage, fits bool) {
	kept = cmp.Or(w.reserved[h.ID], w.state.Usage(w.Cloud, h.ID))
	return kept, kept == cloud.NoUsage || kept == w.usage
}

// Reserved is the state with the hosts kept that a plan's events keep. The given
// state is not changed.
func Reserved(c *cloud.Cloud, state cloud.State, events []trace.Event) cloud.State {
	state = state.Clone()
	reserve(c, state, events)
	return state
}

// reserve changes the state, and reports whether there was anything to keep.
func reserve(c *cloud.Cloud, state cloud.State, events []trace.Event) (any bool) {
	for i := range events {
		if e := events[i].Effect; e != nil && e.Usage != nil {
			state.SetUsage(c, e.Usage.Host, cloud.PlannerUsage(e.Usage.To))
			any = true
		}
	}
	return any
}
