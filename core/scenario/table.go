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
	size  int
	heads []Head // one for each entry, once they are numbered
	names map[string]cloud.ID
	ids   idSet
	next  cloud.ID // no smaller id is free
}

// Head is the id and the name of an entry: those it is given, or those that it gets.
type Head struct {
	ID    cloud.ID
	Name  string
	given cloud.ID // 0 and empty if they are not
	named string
}

// same: as the entries of both are called alike, one may stand for the other.
func (t *table) same(o *table) bool {
	return len(t.heads) == len(o.heads) && (len(t.heads) == 0 || &t.heads[0] == &o.heads[0])
}

// add registers an entry of a list. As long as all are
// called as they were before, nothing is written. It reports whether the id is new.
func (t *table) add(was *table, id cloud.ID, name string) bool {
	i := t.size
	t.size++
	if len(t.heads) == 0 {
		if i < len(was.heads) && was.heads[i].given == id && was.heads[i].named == name {
			return true
		}
		t.part(was, i)
	}
	t.heads = append(t.heads, Head{given: id, named: name})
	return id == 0 || t.ids.add(id)
}

// part begins with the first entries of a table, and is another from there.
func (t *table) part(was *table, n int) {
	t.heads = make([]Head, 0, max(len(was.heads), n+1))
	for _, h := range was.heads[:n] {
		t.heads = append(t.heads, Head{given: h.given, named: h.named})
		if h.given != 0 {
			t.ids.add(h.given)
		}
	}
}

// giveIDs gives ids and names, when every given id is known. An entry without id
// gets the smallest that is free; one without name is called after its kind and id.
func (t *table) giveIDs(was *table, k kind) {
	if len(t.heads) == 0 {
		if t.size == len(was.heads) {
			t.heads, t.names, t.ids = was.heads, was.names, was.ids
			return
		}
		t.part(was, t.size)
	}
	for i := range t.heads {
		h := &t.heads[i]
		if h.ID, h.Name = h.given, h.named; h.ID == 0 {
			h.ID = t.free()
		}
		if h.Name == "" {
			h.Name = k.noun() + "-" + strconv.FormatInt(h.ID, 10)
		}
	}
}

func (f *file) add(k kind, n *Node, id cloud.ID, name string) {
	f.tables[k].nodes = append(f.tables[k].nodes, n)
	if !f.tables[k].add(&f.was.tables[k], id, name) {
		f.fail(n, "the id %d is used by another %s", id, k.noun())
	}
}

// enumerate gives all ids and names of a list. Names are unique.
func (f *file) enumerate(k kind) {
	t := &f.tables[k]
	if t.giveIDs(&f.was.tables[k], k); t.names != nil {
		return
	}
	t.names = make(map[string]cloud.ID, len(t.heads))
	for i := range t.heads {
		h := &t.heads[i]
		if _, taken := t.names[h.Name]; taken {
			f.fail(t.nodes[i], "the name %q is used by another %s", h.Name, k.noun())
		}
		t.names[h.Name] = h.ID
	}
}

// Heads are the ids and names that the entries of a list, such as "vms", would get
// if they were these nodes. Read them only.
func (r *Reading) Heads(list string, nodes []*Node) []Head {
	k := kindOf(list)
	was := &r.tables[k]
	t, found := table{}, before{nodes: was.nodes}
	for _, n := range nodes {
		if at := found.find(n); at >= 0 {
			t.add(was, was.heads[at].given, was.heads[at].named)
			continue
		}
		id, _ := strconv.ParseInt(n.textOf("id"), 10, 64)
		t.add(was, id, n.textOf("name"))
	}
	t.giveIDs(was, k)
	return t.heads
}

// Names are the names that Heads gave, with their ids. Read them only.
func (r *Reading) Names(list string, heads []Head) map[string]cloud.ID {
	if t := (&table{heads: heads}); t.same(&r.tables[kindOf(list)]) {
		return r.tables[kindOf(list)].names
	}
	names := make(map[string]cloud.ID, len(heads))
	for _, h := range heads {
		names[h.Name] = h.ID
	}
	return names
}

func kindOf(list string) kind {
	k := kind(0)
	for k < kinds-1 && k.list() != list {
		k++
	}
	return k
}

// Given reports whether the file says the id.
func (h Head) Given() bool { return h.given != 0 }

func (n *Node) textOf(key string) string {
	if value := n.find(key); value != nil && value.Kind != Null {
		return value.Text
	}
	return ""
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
