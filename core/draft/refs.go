package draft

import (
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// none is how a file says "no host".
const none = "none"

// names tells which references are to one of some things, by name or by id.
type names struct {
	ids   map[cloud.ID]bool
	names map[string]bool
}

func (m names) hit(n *node) bool {
	if n == nil || n.Kind != scenario.Scalar || len(m.ids) == 0 {
		return false
	}
	if !n.Quoted && numeral(n.Text) {
		id, err := strconv.ParseInt(n.Text, 10, 64)
		return err == nil && m.ids[id]
	}
	return m.names[n.Text]
}

func (m *names) add(k Kind, x entry) {
	if m.ids == nil {
		m.ids, m.names = map[cloud.ID]bool{}, map[string]bool{}
	}
	m.ids[x.id], m.names[x.name] = true, true
}

// owners are the entries of all kinds that refer to others.
func (e *edit) owners(k Kind) []entry {
	switch k {
	case Zone:
		if zone := get(e.root, "zone"); zone != nil && zone.Kind == scenario.Object {
			return []entry{{node: zone}}
		}
		return nil
	case Step:
		var all []entry
		if steps := get(e.root, "steps"); steps != nil {
			for i, n := range steps.Items {
				all = append(all, entry{node: n, id: cloud.ID(i + 1), at: i})
			}
		}
		return all
	}
	return e.entries(k)
}

// follow makes every reference to things of a kind another name, or clears it. ids
// are those of the things.
func (e *edit) follow(to Kind, ids map[cloud.ID]bool, of names, name string) {
	for _, k := range append(kinds(), Zone, Step) {
		var all []entry
		for _, f := range Fields(k) {
			if f.to != to || f.shape != ref && f.shape != refs {
				continue
			}
			if all == nil {
				all = e.mayRefer(k, to, ids)
			}
			var list place // of the owners, found once for all that stand in it
			group := -1
			for _, x := range all {
				if v := get(x.node, f.Name); v == nil || !slices.ContainsFunc(v.Items, of.hit) && (!of.hit(v) || f.Name == "lastHost" && v.Text == none) {
					continue
				}
				if k == Zone {
					e.refer(k, e.enter(k, x), f, of, name)
					continue
				}
				if group != x.group {
					group = x.group
					list, _ = e.list(k, group)
				}
				e.refer(k, e.in(list, x.at), f, of, name)
			}
		}
	}
	e.expected(to, of, name)
}

// mayRefer are the entries of a kind without those that refer to other things.
func (e *edit) mayRefer(k, to Kind, ids map[cloud.ID]bool) []entry {
	if k != VM {
		return e.owners(k)
	}
	vms := e.things(VM)
	var some []entry
	for _, i := range e.reading.MayRefer(vms.nodes, to.list(), ids) {
		some = append(some, vms.entry(i))
	}
	return some
}

// refer writes the references of one field of p.
func (e *edit) refer(k Kind, p place, f Field, of names, name string) {
	v := get(p.node, f.Name)
	if v.Kind != scenario.List {
		if name != "" {
			e.put(p, f.Name, e.scalar(name, true), nil, 0)
			return
		}
		e.remove(p, find(p.node, f.Name))
		if k == VM && f.Name == "host" && find(p.node, "state") >= 0 {
			e.remove(p, find(p.node, "state")) // a VM that runs has a host
		}
		return
	}
	for i := len(v.Items) - 1; i >= 0; i-- {
		if !of.hit(v.Items[i]) {
			continue
		}
		list, _ := e.field(p, f.Name)
		if name != "" {
			e.swap(list, i, e.scalar(name, true))
		} else if e.remove(list, i); len(list.Items) == 0 {
			e.remove(p, find(p.node, f.Name))
		}
	}
}

// swap puts a scalar in the place of an item.
func (e *edit) swap(p place, i int, value *node) {
	old := p.Items[i].Written
	e.lay(value, p.col, 0)
	value.Written.Before, value.Written.Behind = old.Before, old.Behind
	p.Items[i] = value
}

// expected follows the names of VMs and hosts into the expectations.
func (e *edit) expected(to Kind, of names, name string) {
	expect := get(e.root, "expect")
	if to != VM && to != Host || expect == nil {
		return
	}
	for i, release := range expect.Items {
		for j, step := range release.Items {
			vms := get(step, "vms")
			if vms == nil {
				continue
			}
			for n := len(vms.Items) - 1; n >= 0; n-- {
				site := vms.Keys[n]
				if to == Host {
					site = vms.Items[n]
				}
				if !of.hit(site) || to == Host && site.Text == none {
					continue
				}
				top, _ := e.field(e.top(), "expect")
				owner := e.in(e.in(top, i), j)
				p, _ := e.field(owner, "vms")
				switch {
				case name == "":
					if e.remove(p, n); len(p.Items) == 0 {
						e.remove(owner, find(owner.node, "vms"))
					}
				case to == Host:
					e.swap(p, n, e.scalar(name, true))
				default:
					key := e.scalar(name, true)
					e.lay(key, 0, 0)
					key.Written.Before = p.Keys[n].Written.Before
					p.Keys[n] = key
				}
			}
		}
	}
}
