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

// entries lists the things of a kind as the decoder numbers them. A kind that the
// file leaves out has the one entry that every cloud has, at -1.
func entries(was *scenario.Reading, root *node, k Kind) []entry {
	nodes, groups := listed(root, k)
	if fixed := standing(k); len(nodes) == 0 && fixed != nil {
		return []entry{{node: fixed, id: 1, name: textOf(fixed, "name"), at: -1}}
	}
	all := make([]entry, len(nodes))
	for i, h := range was.Heads(k.list(), nodes) {
		all[i] = entry{node: nodes[i], id: h.ID, name: h.Name, at: i}
		if k == Host {
			all[i].group, all[i].at = groups[i], 0
			if i > 0 && groups[i-1] == groups[i] {
				all[i].at = all[i-1].at + 1
			}
		}
	}
	return all
}

func (e *edit) entries(k Kind) []entry    { return entries(e.reading, e.root, k) }
func (d Document) entries(k Kind) []entry { return entries(d.reading, d.root, k) }

// listed are the things of a kind in the order of the file, and the positions of
// the clusters in which hosts are.
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

// next is the id of what is new: above all others, as a database gives it.
func next(all []entry) cloud.ID {
	id := cloud.ID(0)
	for _, x := range all {
		id = max(id, x.id)
	}
	return id + 1
}

func (e *edit) look(r Ref) (entry, error) {
	if r.Kind == Step {
		steps := get(e.root, "steps")
		if steps == nil || r.ID < 1 || r.ID > int64(len(steps.Items)) {
			return entry{}, r.fail("there is no such step")
		}
		return entry{node: steps.Items[r.ID-1], id: r.ID, at: int(r.ID - 1)}, nil
	}
	if x, ok := lookup(e.reading, e.root, r); ok {
		return x, nil
	}
	return entry{}, r.fail("there is no such thing")
}

// lookup finds a thing by its id.
func lookup(was *scenario.Reading, root *node, r Ref) (entry, bool) {
	all := entries(was, root, r.Kind)
	if i := slices.IndexFunc(all, func(x entry) bool { return x.id == r.ID }); i >= 0 {
		return all[i], true
	}
	return entry{}, false
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
