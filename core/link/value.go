package link

import (
	"placement-playground/core/scenario"
)

// value is what a cell says in a file; nil for what is usual, and for null.
func (u *unfolder) value(x field, n *node, path string) *node {
	if n.Kind == scenario.Null {
		return nil
	}
	switch x.shape {
	case texts, refs, parts:
		return u.items(x, n, path)
	case words:
		if n.Kind == scenario.List {
			return u.items(x, n, path)
		}
	case part:
		return u.part(x.of, n, path)
	}
	if !u.is(n, path, scenario.Scalar) {
		return nil
	}
	out, good := n, true
	switch x.shape {
	case word, words:
		good = n.Quoted
	case whole:
		_, good = integer(n)
	case number:
		_, good = float(n)
	case truth:
		good = !n.Quoted && (n.Text == "true" || n.Text == "false")
	case ref:
		return u.reference(x, n, path)
	}
	switch {
	case !good:
		u.fail(path, "%.40q is no %s", n.Text, x.shape)
		return nil
	case string(n.JSON()) == x.usual:
		return nil
	case x.shape == words:
		out = &node{Kind: scenario.List}
		for _, word := range parted(n.Text) {
			out.Items = append(out.Items, quoted(word))
		}
	}
	return out
}

func (u *unfolder) items(x field, n *node, path string) *node {
	if !u.is(n, path, scenario.List) {
		return nil
	}
	out := &node{Kind: scenario.List, Items: make([]*node, len(n.Items))}
	for i, item := range n.Items {
		at := nth(path, i)
		switch x.shape {
		case parts:
			out.Items[i] = u.part(x.of, item, at)
		case refs:
			out.Items[i] = u.reference(x, item, at)
		default:
			out.Items[i] = u.value(field{shape: word}, item, at)
		}
		if out.Items[i] == nil {
			u.fail(at, "here stands nothing")
			return nil
		}
	}
	if len(n.Items) == 0 && x.usual == "[]" {
		return nil
	}
	return out
}

// reference is the name of what a place leads to; nil for 0.
func (u *unfolder) reference(x field, n *node, path string) *node {
	to, at := u.of[x.of], int64(-2)
	if i, ok := integer(n); ok {
		at = i
	}
	switch {
	case at == 0:
		return nil
	case at == -1 && x.name == "lastHost":
		return quoted(none)
	case at < 1 || at > int64(len(to.names)):
		u.fail(path, "%.40q is no place in %s, which has %d", n.Text, x.of, len(to.names))
		return nil
	}
	return quoted(to.names[at-1])
}
