package scenario

import (
	"strconv"

	"placement-playground/core/cloud"
)

// kind is a list of a scenario.
type kind int

const (
	pods kind = iota
	clusters
	hosts
	offerings
	templates
	pools
	domains
	accounts
	groups
	vms
	kinds
)

// list is what a scenario calls it, and cloud.Problem.
func (k kind) list() string {
	return [...]string{"pods", "clusters", "hosts", "offerings", "templates", "pools", "domains", "accounts", "affinityGroups", "vms"}[k]
}

// noun is one of its entries.
func (k kind) noun() string {
	return [...]string{"pod", "cluster", "host", "offering", "template", "pool", "domain", "account", "affinity group", "vm"}[k]
}

// table is what the entries of a list are called and where they stand.
type table struct {
	nodes []*Node
	heads []head // parallel to nodes, once they are numbered
	names map[string]cloud.ID
	ids   idSet
	next  cloud.ID // no smaller id is free
}

// head is the id and the name of an entry: as given, zero if they are not, and as
// it has them.
type head struct {
	given cloud.ID
	named string
	id    cloud.ID
	name  string
}

// same: as the entries of both are called alike, one may stand for the other.
func (t *table) same(o *table) bool {
	return len(t.heads) == len(o.heads) && (len(t.heads) == 0 || &t.heads[0] == &o.heads[0])
}

// add registers an entry of a list under its id and name, and remembers where it
// stands. As long as everything is called as it was before, nothing is written.
func (f *file) add(k kind, n *Node, id cloud.ID, name string) {
	t, was := &f.tables[k], &f.was.tables[k]
	i := len(t.nodes)
	t.nodes = append(t.nodes, n)
	if len(t.heads) == 0 {
		if i < len(was.heads) && was.heads[i].given == id && was.heads[i].named == name {
			return
		}
		t.part(was, i)
	}
	if id != 0 && !t.ids.add(id) {
		f.fail(n, "the id %d is used by another %s", id, k.noun())
	}
	t.heads = append(t.heads, head{given: id, named: name})
}

// part begins with the first entries of a table, and is another from there.
func (t *table) part(was *table, n int) {
	t.heads = make([]head, 0, max(cap(t.nodes), n+1))
	for _, h := range was.heads[:n] {
		t.heads = append(t.heads, head{given: h.given, named: h.named})
		if h.given != 0 {
			t.ids.add(h.given)
		}
	}
}

// giveIDs gives ids and names, when every given id is known. An entry without id
// gets the smallest that is free; one without name is called after its kind and id.
func (f *file) giveIDs(k kind) {
	t, was := &f.tables[k], &f.was.tables[k]
	if len(t.heads) == 0 {
		if len(t.nodes) == len(was.heads) {
			t.heads, t.names, t.ids = was.heads, was.names, was.ids
			return
		}
		t.part(was, len(t.nodes))
	}
	t.names = make(map[string]cloud.ID, len(t.heads))
	for i := range t.heads {
		h := &t.heads[i]
		if h.id, h.name = h.given, h.named; h.id == 0 {
			h.id = t.free()
		}
		if h.name == "" {
			h.name = k.noun() + "-" + strconv.FormatInt(h.id, 10)
		}
		if _, taken := t.names[h.name]; taken {
			f.fail(t.nodes[i], "the name %q is used by another %s", h.name, k.noun())
		}
		t.names[h.name] = h.id
	}
}

// free takes the smallest id that no entry has.
func (t *table) free() cloud.ID {
	for t.next++; !t.ids.add(t.next); {
		t.next++
	}
	return t.next
}

// idSet is a set of ids, most of which are small.
type idSet struct {
	small []uint64 // a bit each
	large map[cloud.ID]bool
}

const smallIDs = 1 << 18

func (s *idSet) empty() bool { return len(s.small) == 0 && len(s.large) == 0 }

func (s *idSet) has(id cloud.ID) bool {
	if at := uint64(id) / 64; at < uint64(len(s.small)) {
		return s.small[at]&(1<<(id%64)) != 0
	}
	return s.large[id]
}

// add reports whether the id is new.
func (s *idSet) add(id cloud.ID) bool {
	if s.has(id) {
		return false
	}
	if id < 0 || id >= smallIDs {
		if s.large == nil {
			s.large = map[cloud.ID]bool{}
		}
		s.large[id] = true
		return true
	}
	if at := int(id / 64); at >= len(s.small) {
		s.small = append(s.small, make([]uint64, at+1-len(s.small))...)
	}
	s.small[id/64] |= 1 << (id % 64)
	return true
}
