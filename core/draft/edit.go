package draft

import (
	"slices"
	"strings"

	"placement-playground/core/scenario"
)

// edit is a tree while it is changed. Nodes it made are its own and may be
// written; all others belong to documents and are only pointed to.
type edit struct {
	root    *node
	reading *scenario.Reading // of the document that is edited
	own     map[*node]*node   // and what each is a copy of
	eol     string
	deleted bool // references were cleared
	json    bool // the text is in brackets, with quoted keys
}

func begin(d Document) *edit {
	root := d.root
	e := &edit{reading: d.reading, own: map[*node]*node{}, eol: "\n"}
	e.root = e.copy(root)
	e.json = root.Written.Raw == "{" && len(root.Keys) > 0
	for i, key := range root.Keys {
		if i > 0 && strings.Contains(key.Written.Before, "\r\n") {
			e.eol = "\r\n"
		}
	}
	return e
}

func (e *edit) copy(n *node) *node {
	if _, mine := e.own[n]; mine {
		return n
	}
	c := &struct {
		node
		w scenario.Written
	}{*n, *n.Written} // one piece of memory, as a rename can copy thousands
	both := make([]*node, len(n.Items)+len(n.Keys))
	c.Written, c.Items, c.Keys = &c.w, both[:len(n.Items):len(n.Items)], both[len(n.Items):]
	copy(c.Items, n.Items)
	copy(c.Keys, n.Keys)
	e.own[&c.node] = n
	return &c.node
}

// item makes a value of an own node writable, key a key.
func (e *edit) item(n *node, i int) *node {
	n.Items[i] = e.copy(n.Items[i])
	return n.Items[i]
}

func (e *edit) key(n *node, i int) *node {
	n.Keys[i] = e.copy(n.Keys[i])
	return n.Keys[i]
}

// head is the node with which the i-th part of a collection begins.
func (e *edit) head(n *node, i int) *node {
	if n.Kind == scenario.Object {
		return e.key(n, i)
	}
	return e.item(n, i)
}

func head(n *node, i int) *node {
	if n.Kind == scenario.Object {
		return n.Keys[i]
	}
	return n.Items[i]
}

func find(n *node, key string) int {
	if n.Kind != scenario.Object {
		return -1
	}
	return slices.IndexFunc(n.Keys, func(k *node) bool { return k.Text == key })
}

func get(n *node, key string) *node {
	if i := find(n, key); i >= 0 && n.Items[i].Kind != scenario.Null {
		return n.Items[i]
	}
	return nil
}

func textOf(n *node, key string) string {
	if v := get(n, key); v != nil {
		return v.Text
	}
	return ""
}

func inBrackets(n *node) bool { return n.Written.Raw != "" }

// place is a writable node and the column in which its lines begin, if it is a
// collection without brackets.
type place struct {
	*node
	col int
}

// column is where the lines of n begin, within what begins in the column outside.
func column(n *node, outside int) int {
	if len(n.Items) == 0 || inBrackets(n) {
		return outside
	}
	lines := strings.Split(n.Written.Before+head(n, 0).Written.Before, "\n")
	if n.Kind == scenario.Object {
		if len(lines) == 1 {
			return outside + len(lines[0])
		}
		return len(lines[len(lines)-1])
	}
	for _, line := range lines[1:] {
		if rest := strings.TrimLeft(line, " "); strings.HasPrefix(rest, "-") {
			return len(line) - len(rest)
		}
	}
	return outside + len(n.Written.Before)
}

func (e *edit) top() place { return place{e.root, column(e.root, 0)} }

// in goes from a writable node into its i-th value.
func (e *edit) in(p place, i int) place {
	n := e.item(p.node, i)
	return place{n, column(n, p.col)}
}

// field goes into a value by its key; false if there is none.
func (e *edit) field(p place, key string) (place, bool) {
	if get(p.node, key) == nil {
		return place{}, false
	}
	return e.in(p, find(p.node, key)), true
}
