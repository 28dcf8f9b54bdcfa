package link

import (
	"strconv"

	"placement-playground/core/scenario"
)

// fill gives the entries of a list their other fields.
func (u *unfolder) fill(k kind) {
	e, hosts := u.of[k.list], u.of["hosts"].nodes
	for _, x := range k.fields {
		key := quoted(x.name)
		var column *node
		if columns := get(u.doc, k.list); columns != nil {
			column = get(columns, x.name)
		}
		switch {
		case x.shape == count:
			for i, n := range e.nodes {
				if of := u.hosts[i]; of > 0 {
					put(n, key, &node{Kind: scenario.List, Items: hosts[:of:of]})
				}
				hosts = hosts[u.hosts[i]:]
			}
		case column == nil || x.shape == ids || x.shape == names: // enumerate has given these
		case x.shape == near:
			path := join(k.list, x.name)
			for i, at := range sums(u.numbers(path, column, len(e.nodes))) {
				if value := u.reference(x, plain(strconv.FormatInt(at, 10)), nth(path, i)); value != nil {
					put(e.nodes[i], key, value)
				}
			}
		default:
			u.column(x, key, column, e.nodes, join(k.list, x.name))
		}
	}
}

func (u *unfolder) column(x field, key, column *node, to []*node, path string) {
	if column.Kind != scenario.List {
		if value := u.value(x, column, path); value != nil {
			for _, n := range to {
				put(n, key, value)
			}
		}
		return
	}
	if len(column.Items) != len(to) {
		u.fail(path, "%d for %d", len(column.Items), len(to))
		return
	}
	for i, cell := range column.Items {
		if value := u.value(x, cell, nth(path, i)); value != nil {
			put(to[i], key, value)
		}
	}
}
