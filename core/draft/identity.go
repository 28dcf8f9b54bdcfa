package draft

import (
	"slices"
	"strconv"

	"placement-playground/core/cloud"
)

// keep makes each thing of a kind keep the id it had: an id that a place in the
// file gave is written down where the place gives another now. The one at first,
// which moved, is asked before the others.
func (e *edit) keep(k Kind, want map[*node]cloud.ID, first *node) {
	for {
		var wrong []entry
		all := e.entries(k)
		for _, x := range all {
			if id := e.was(want, x.node); x.id != id && x.at >= 0 && id != 0 {
				wrong = append(wrong, x)
			}
		}
		if len(wrong) == 0 {
			return
		}
		if i := slices.IndexFunc(wrong, func(x entry) bool { return x.node == first }); i >= 0 {
			wrong = wrong[i : i+1]
		}
		for _, x := range wrong {
			id := strconv.FormatInt(e.was(want, x.node), 10)
			e.put(e.enter(k, x), "id", e.scalar(id, false), Fields(k), 0)
		}
	}
}

// was is what a node, or the one that it is a copy of, had.
func (e *edit) was(ids map[*node]cloud.ID, n *node) cloud.ID {
	if id, ok := ids[n]; ok {
		return id
	}
	return ids[e.own[n]]
}

// ids are the things of a kind with their ids.
func (e *edit) ids(k Kind) map[*node]cloud.ID {
	ids := map[*node]cloud.ID{}
	for _, x := range e.entries(k) {
		ids[x.node] = x.id
	}
	return ids
}
