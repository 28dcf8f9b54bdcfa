package draft

import (
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// entry is a thing of the file with the id and the name that the decoder gives it.
type entry struct {
	*node
	id    cloud.ID
	name  string // what a reference calls it
	group int    // of a host: the position of its cluster
	at    int    // in its list
}

// things are those of a kind in the order of the file, with the ids and names that
// the decoder gives them. A kind that the file leaves out has the one thing that
// every cloud has, at -1.
type things struct {
	k      Kind
	nodes  []*node
	heads  []scenario.Head
	groups []int // of hosts: the positions of their clusters
	fixed  *node
}

func thingsOf(was *scenario.Reading, root *node, k Kind) things {
	t := things{k: k}
	if t.nodes, t.groups = listed(root, k); len(t.nodes) == 0 {
		if t.fixed = standing(k); t.fixed != nil {
			t.nodes = []*node{t.fixed}
		}
	}
	t.heads = was.Heads(k.list(), t.nodes)
	return t
}

func (t things) entry(i int) entry {
	x := entry{node: t.nodes[i], id: t.heads[i].ID, name: t.heads[i].Name, at: i}
	switch {
	case t.fixed != nil:
		x.at = -1
	case t.groups != nil:
		x.group, x.at = t.groups[i], 0
		for i-x.at > 0 && t.groups[i-x.at-1] == x.group {
			x.at++
		}
	}
	return x
}

func (t things) entries() []entry {
	all := make([]entry, len(t.nodes))
	for i := range all {
		all[i] = t.entry(i)
	}
	return all
}

// find is the thing of an id.
func (t things) find(id cloud.ID) (entry, bool) {
	for i := range t.heads {
		if t.heads[i].ID == id {
			return t.entry(i), true
		}
	}
	return entry{}, false
}

// next is the id of what is new: above all others, as a database gives it.
func (t things) next() cloud.ID {
	id := cloud.ID(0)
	for i := range t.heads {
		id = max(id, t.heads[i].ID)
	}
	return id + 1
}

func (e *edit) things(k Kind) things    { return thingsOf(e.reading, e.root, k) }
func (d Document) things(k Kind) things { return thingsOf(d.reading, d.root, k) }
func (e *edit) entries(k Kind) []entry  { return e.things(k).entries() }

// listed are the nodes of a kind in the order of the file, and the positions of the
// clusters in which hosts are.
func listed(root *node, k Kind) (nodes []*node, groups []int) {
	if k != Host {
		if list := get(root, k.list()); list != nil {
			nodes = slices.Clone(list.Items)
		}
		return nodes, nil
	}
	clusters := get(root, "clusters")
	if clusters == nil {
		return nil, nil
	}
	for i, c := range clusters.Items {
		if hosts := get(c, "hosts"); hosts != nil {
			nodes = append(nodes, hosts.Items...)
			for range hosts.Items {
				groups = append(groups, i)
			}
		}
	}
	return nodes, groups
}

// standing is the thing that a file without any of its kind has.
func standing(k Kind) *node {
	name := ""
	switch k {
	case Pod, Pool:
		name = string(k) + "-1"
	case Domain:
		name = "ROOT"
	case Account:
		name = "user"
	default:
		return nil
	}
	return object("name", &node{Kind: scenario.Scalar, Text: name})
}

// object is a new object of one field.
func object(key string, value *node) *node {
	return &node{Kind: scenario.Object, Keys: []*node{{Kind: scenario.Scalar, Text: key}}, Items: []*node{value}}
}

func (e *edit) look(r Ref) (entry, error) {
	if r.Kind == Step {
		steps := get(e.root, "steps")
		if steps == nil || r.ID < 1 || r.ID > int64(len(steps.Items)) {
			return entry{}, r.fail("there is no such step")
		}
		return entry{node: steps.Items[r.ID-1], id: r.ID, at: int(r.ID - 1)}, nil
	}
	if x, ok := e.things(r.Kind).find(r.ID); ok {
		return x, nil
	}
	return entry{}, r.fail("there is no such thing")
}

// list goes to the list of a kind; group is the cluster's position of a host.
// What every cloud has is written down first, so that it stays beside what is new.
func (e *edit) list(k Kind, group int) (place, bool) {
	top := e.top()
	if k == Host {
		clusters, ok := e.field(top, "clusters")
		if !ok || group >= len(clusters.Items) {
			return place{}, false
		}
		return e.field(e.in(clusters, group), "hosts")
	}
	p, ok := e.field(top, k.list())
	if fixed := standing(k); fixed != nil && (!ok || len(p.Items) == 0) {
		fixed.Items[0].Quoted = e.json
		e.put(top, k.list(), &node{Kind: scenario.List, Items: []*node{fixed}}, Fields(File), 1)
		return e.field(e.top(), k.list())
	}
	return p, ok
}

// open goes to a thing, writable.
func (e *edit) open(r Ref) (place, error) {
	switch r.Kind {
	case File:
		return e.top(), nil
	case Setting:
		return e.section("settings"), nil
	case Zone:
		if zone := get(e.root, "zone"); zone != nil && zone.Kind == scenario.Scalar {
			e.put(e.top(), "zone", object("name", &node{Kind: zone.Kind, Text: zone.Text, Quoted: zone.Quoted}), Fields(File), 0)
		}
		return e.section("zone"), nil
	}
	x, err := e.look(r)
	if err != nil {
		return place{}, err
	}
	return e.enter(r.Kind, x), nil
}

// enter goes to an entry, writable.
func (e *edit) enter(k Kind, x entry) place {
	if k == Zone {
		p, _ := e.field(e.top(), "zone")
		return p
	}
	p, _ := e.list(k, x.group)
	return e.in(p, max(x.at, 0))
}

// section is an object of the file, made if it is not there.
func (e *edit) section(key string) place {
	if get(e.root, key) == nil {
		e.put(e.top(), key, &node{Kind: scenario.Object}, Fields(File), 1)
	}
	p, _ := e.field(e.top(), key)
	if len(p.Items) == 0 && key != "zone" && !inBrackets(e.root) {
		*p.Written = scenario.Written{Before: strings.TrimSuffix(p.Written.Before, " "), Behind: p.Written.Behind}
		p.col += 2
	}
	return p
}

// add puts a new thing at the end of its list.
func (e *edit) add(k Kind, group int, n *node) {
	p, ok := e.list(k, group)
	if !ok || len(p.Items) == 0 {
		owner, order, open := e.top(), Fields(File), 1
		if k == Cluster {
			open = 2
		}
		if k == Host {
			clusters, _ := e.field(owner, "clusters")
			owner, order = e.in(clusters, group), Fields(Cluster)
		}
		e.put(owner, k.list(), &node{Kind: scenario.List, Items: []*node{n}}, order, open)
		return
	}
	e.place(p, len(p.Items), n, k == Cluster)
}

// place puts a thing into a list that is not empty, in the manner of its neighbours.
func (e *edit) place(p place, i int, n *node, open bool) {
	if n.Written != nil && inBrackets(p.node) && lines(n) {
		*n = *strip(n)
	}
	levels := 0
	if open && !inBrackets(p.node) && lines(p.Items[len(p.Items)-1]) {
		levels = 2
	}
	if n.Written != nil && !inBrackets(p.node) {
		before := n.Written.Before
		if lines(n) {
			before += head(n, 0).Written.Before
		}
		if at := strings.LastIndexByte(before, '\n'); at >= 0 {
			e.indent(n, p.col+2-(len(before)-at-1))
		}
	}
	fresh := n.Written == nil
	if e.lay(n, p.col+2, levels); fresh && lines(n) {
		n.Keys[0].Written.Before = ""
	}
	e.insert(p, i, n)
}
