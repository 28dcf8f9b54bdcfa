package link

import (
	"slices"
	"strings"

	"placement-playground/core/scenario"
)

// unfolder makes a scenario's tree of a document, which anybody may have written. It
// asks for no more than it needs to lay the tree out: what the tree means is for
// scenario.Decode to say.
type unfolder struct {
	doc   *node
	kinds []kind
	of    map[string]*entries
	hosts []int // of each cluster
	err   error // the first
}

func unfold(doc *node) (*node, error) {
	u := &unfolder{doc: doc, kinds: kinds(table1), of: map[string]*entries{}}
	if file := find(u.kinds, "file"); u.is(doc, "json", scenario.Object) {
		u.known(doc, "", append(file.fields, field{name: "hosts"}))
	}
	for _, k := range u.kinds {
		if k.counted() && u.err == nil {
			u.of[k.list] = u.enumerate(k)
		}
	}
	for _, k := range u.kinds {
		if k.counted() && u.err == nil {
			u.fill(k)
		}
	}
	if u.err != nil {
		return nil, u.err
	}
	if root := u.file(); u.err == nil {
		return root, nil
	}
	return nil, u.err
}

//go:noinline
func (u *unfolder) fail(path, format string, args ...any) {
	if u.err == nil {
		u.err = fail(path, format, args...)
	}
}

//go:noinline
func (u *unfolder) is(n *node, path string, kind scenario.Kind) bool {
	if n.Kind != kind {
		u.fail(path, "here stands %s, wanted is %s", n.Kind, kind)
	}
	return n.Kind == kind
}

// known: an object has no fields but these, and none twice.
func (u *unfolder) known(n *node, path string, fields []field) {
	for i, key := range n.Keys {
		if !slices.ContainsFunc(fields, func(x field) bool { return x.name == key.Text }) {
			u.fail(join(path, key.Text), "this playground knows no such field; a newer one may")
			return
		}
		if slices.ContainsFunc(n.Keys[:i], func(k *node) bool { return k.Text == key.Text }) {
			u.fail(join(path, key.Text), "it stands twice")
			return
		}
	}
}

//go:noinline
func join(path, key string) string { return strings.TrimPrefix(path+"."+key, ".") }

// file is the whole tree, its fields in the order of the table.
func (u *unfolder) file() *node {
	root := &node{Kind: scenario.Object}
	for _, x := range find(u.kinds, "file").fields {
		n := get(u.doc, x.name)
		if x.shape == apart {
			n = u.apart(x.name, n)
		} else if n != nil {
			n = u.value(x, n, x.name)
		}
		if n != nil {
			put(root, quoted(x.name), n)
		}
	}
	return root
}

// apart is what stands in a document in other ways than in a file.
func (u *unfolder) apart(name string, n *node) *node {
	switch {
	case u.of[name] != nil:
		if nodes := u.of[name].nodes; len(nodes) > 0 {
			return &node{Kind: scenario.List, Items: nodes}
		}
		return nil
	case n == nil:
		return nil
	case name == "expect":
		return u.expect(n)
	case name == "zone" && n.Kind == scenario.Scalar:
		return quoted(n.Text)
	case name == "zone":
		return u.part("zone", n, name)
	}
	// Settings. What they may be is for the scenario to say.
	if u.is(n, name, scenario.Object) {
		for i, value := range n.Items {
			u.is(value, join(name, n.Keys[i].Text), scenario.Scalar)
		}
	}
	return n
}

// part is an object of a kind.
func (u *unfolder) part(of string, n *node, path string) *node {
	k := find(u.kinds, of)
	out := &node{Kind: scenario.Object}
	if !u.is(n, path, scenario.Object) {
		return out
	}
	u.known(n, path, k.fields)
	for _, x := range k.fields {
		if value := get(n, x.name); value != nil {
			if value = u.value(x, value, join(path, x.name)); value != nil {
				put(out, quoted(x.name), value)
			}
		}
	}
	return out
}
