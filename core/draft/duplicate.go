package draft

import (
	"maps"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Duplicate makes a copy of a thing, directly after it, with the next id and a name
// of its own. A cluster's hosts are copied with it. VMs stay where they are.
type Duplicate struct{ Of Ref }

func (o Duplicate) apply(e *edit) error {
	k := o.Of.Kind
	if k == Step || k.list() == "" {
		return o.Of.fail("cannot be copied")
	}
	x, err := e.look(o.Of)
	if err != nil {
		return err
	}
	all, hosts := e.things(k), e.things(Host)
	list, _ := e.list(k, x.group)
	x.at = max(x.at, 0)
	n := clone(list.Items[x.at])
	n.Written.Before, n.Written.Behind = lastLine(n.Written.Before), ""
	e.own[n] = nil
	at := place{n, column(n, list.col)}
	e.rename(at, k, twin(x.name, e.taken(all)))
	ids := e.ids(k)
	ids.shall[n] = all.next()
	e.place(list, x.at+1, n, false)
	e.keep(k, ids, n)
	if k == Cluster {
		e.copies(x.at+1, hosts)
	}
	return nil
}

// copies gives the hosts of a copied cluster names and ids of their own.
func (e *edit) copies(group int, before things) {
	list, ok := e.list(Host, group)
	if !ok {
		return
	}
	ids, used, id := &identities{before: before, shall: map[*node]cloud.ID{}}, maps.Clone(e.taken(before)), before.next()
	for i := range before.nodes {
		if before.groups[i] != group-1 {
			continue
		}
		original := before.entry(i)
		p := e.in(list, original.at)
		name := twin(original.name, used)
		used[name] = id
		e.rename(p, Host, name)
		ids.shall[p.node] = id + cloud.ID(original.at)
	}
	e.keep(Host, ids, nil)
}

// rename makes a thing anew: it has a name, and no id.
func (e *edit) rename(p place, k Kind, name string) {
	e.put(p, "name", e.scalar(name, true), Fields(k), 0)
	if i := find(p.node, "id"); i >= 0 {
		e.remove(p, i)
	}
}

// clone is a deep copy with its look: nothing of it is shared with an edit's own.
func clone(n *node) *node {
	c, w := *n, *n.Written
	c.Written, c.Items, c.Keys = &w, nil, nil
	for i, item := range n.Items {
		if c.Items = append(c.Items, clone(item)); n.Kind == scenario.Object {
			c.Keys = append(c.Keys, clone(n.Keys[i]))
		}
	}
	return &c
}
