package scenario

import (
	"strconv"

	"placement-playground/core/cloud"
)

// reference is resolved when every name is known.
type reference struct {
	n  *Node
	to *cloud.ID
	k  kind
}

// check is asked after the references that stand before it.
type check struct {
	after int // how many
	do    func()
}

// ref reads a reference to an entry of a list, by name or by id.
func (d *decoder) ref(n *Node, to *cloud.ID, k kind) {
	if d.is(n, Scalar) {
		d.refs = append(d.refs, reference{n, to, k})
	}
}

// refsTo reads a list of references.
func (d *decoder) refsTo(n *Node, to *[]cloud.ID, k kind) {
	if !d.is(n, List) || len(n.Items) == 0 {
		return
	}
	*to = make([]cloud.ID, len(n.Items))
	for i, item := range n.Items {
		d.refs = append(d.refs, reference{item, &(*to)[i], k})
	}
}

// later asks something when all that was read until now is resolved.
func (d *decoder) later(do func()) { d.checks = append(d.checks, check{len(d.refs), do}) }

func (d *decoder) resolve() {
	done := 0
	upTo := func(end int) {
		for ; done < end && d.err == nil; done++ { // only the first error is told, and a hint costs time
			r := d.refs[done]
			*r.to = d.lookup(r.n, r.k)
		}
	}
	for _, c := range d.checks {
		if upTo(c.after); d.err != nil {
			return
		}
		c.do()
	}
	upTo(len(d.refs))
}

func (d *decoder) lookup(n *Node, k kind) cloud.ID {
	t := &d.tables[k]
	if n.isNumber() {
		id, err := strconv.ParseInt(n.Text, 10, 64)
		if err != nil || !t.ids.has(id) {
			d.fail(n, "there is no %s with id %s", k.noun(), n.Text)
		}
		return id
	}
	id, ok := t.names[n.Text]
	if !ok {
		hint := ""
		for _, h := range t.heads {
			if near(h.Name, n.Text) && (hint == "" || h.Name < hint) {
				hint = h.Name
			}
		}
		if hint != "" {
			hint = "; did you mean " + strconv.Quote(hint) + "?"
		}
		d.fail(n, "there is no %s %q%s", k.noun(), n.Text, hint)
	}
	return id
}
