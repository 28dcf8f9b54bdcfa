package draft

import (
	"slices"
	"strconv"

	"placement-playground/core/cloud"
)

// identities are the ids that things of a kind had, or shall have.
type identities struct {
	before things
	shall  map[*node]cloud.ID
	had    map[*node]cloud.ID // made when somebody asks
}

func (e *edit) ids(k Kind) *identities {
	return &identities{before: e.things(k), shall: map[*node]cloud.ID{}}
}

// of is the id of a node, or of the one that it is a copy of; 0 if it has none.
func (s *identities) of(e *edit, n *node) cloud.ID {
	if id, ok := s.shall[n]; ok {
		return id
	}
	if s.had == nil {
		s.had = make(map[*node]cloud.ID, len(s.before.nodes))
		for i, n := range s.before.nodes {
			s.had[n] = s.before.heads[i].ID
		}
	}
	if id, ok := s.had[n]; ok {
		return id
	}
	if id, ok := s.shall[e.own[n]]; ok {
		return id
	}
	return s.had[e.own[n]]
}

// keep makes each thing of a kind keep the id it had: an id that a place in the
// file gave is written down where the place gives another now. The one at first,
// which moved, is asked before the others.
func (e *edit) keep(k Kind, want *identities, first *node) {
	for {
		var wrong []entry
		all := e.things(k)
		for i := range all.heads {
			if all.heads[i].Given() || all.fixed != nil {
				continue // an id that stands there is never changed
			}
			if id := want.of(e, all.nodes[i]); all.heads[i].ID != id && id != 0 {
				wrong = append(wrong, all.entry(i))
			}
		}
		if len(wrong) == 0 {
			return
		}
		if i := slices.IndexFunc(wrong, func(x entry) bool { return x.node == first }); i >= 0 {
			wrong = wrong[i : i+1]
		}
		for _, x := range wrong {
			id := strconv.FormatInt(want.of(e, x.node), 10)
			e.put(e.enter(k, x), "id", e.scalar(id, false), Fields(k), 0)
		}
	}
}
