package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// MoveHost takes a host to a cluster, before another host or, with 0, to the end.
// It keeps its id, and its VMs.
type MoveHost struct{ Host, To, Before cloud.ID }

func (o MoveHost) apply(e *edit) error {
	x, err := e.look(Ref{Host, o.Host})
	if err != nil {
		return err
	}
	to, err := e.look(Ref{Cluster, o.To})
	if err != nil {
		return err
	}
	var before *node
	if o.Before != 0 {
		b, err := e.look(Ref{Host, o.Before})
		if err != nil {
			return err
		}
		if b.group != to.at || b.id == x.id {
			return Ref{Host, o.Before}.fail("is no other host of cluster %d", o.To)
		}
		before = b.node
	}
	ids := e.ids(Host)
	from, _ := e.list(Host, x.group)
	n := e.item(from.node, x.at)
	e.remove(from, x.at)
	if len(from.Items) == 0 && x.group != to.at {
		clusters, _ := e.field(e.top(), "clusters")
		owner := e.in(clusters, x.group)
		e.remove(owner, find(owner.node, "hosts"))
	}
	list, ok := e.list(Host, to.at)
	switch {
	case !ok || len(list.Items) == 0:
		n = e.bare(n)
		ids.shall[n] = x.id
		e.add(Host, to.at, n)
	default:
		i := len(list.Items)
		if at := slices.IndexFunc(list.Items, func(y *node) bool { return before != nil && (y == before || e.own[y] == before) }); at >= 0 {
			i = at
		}
		e.place(list, i, n, false)
	}
	e.keep(Host, ids, n)
	return nil
}

// bare is a node that can begin a list: in brackets, or as it would be written new.
func (e *edit) bare(n *node) *node {
	if !inBrackets(n) {
		return strip(n)
	}
	n.Written.Before = ""
	return n
}

// indent moves all lines of a node by some columns.
func (e *edit) indent(n *node, by int) {
	if by == 0 {
		return
	}
	move := func(s string) string {
		parts := strings.Split(s, "\n")
		for i, line := range parts[1:] {
			if by > 0 && strings.TrimSpace(line) != "" || by > 0 && i == len(parts)-2 {
				line = strings.Repeat(" ", by) + line
			}
			for range -by {
				line = strings.TrimPrefix(line, " ")
			}
			parts[i+1] = line
		}
		return strings.Join(parts, "\n")
	}
	n.Written.Raw, n.Written.Close = move(n.Written.Raw), move(n.Written.Close)
	for i := range n.Items {
		if n.Kind == scenario.Object {
			key := e.key(n, i)
			key.Written.Before, key.Written.Raw = move(key.Written.Before), move(key.Written.Raw)
		}
		item := e.item(n, i)
		item.Written.Before, item.Written.Behind = move(item.Written.Before), move(item.Written.Behind)
		e.indent(item, by)
	}
}

// MoveVM takes a VM to a host, where it runs; host 0 is none, as if it had never
// run.
type MoveVM struct{ VM, To cloud.ID }

func (o MoveVM) apply(e *edit) error {
	of := Ref{VM, o.VM}
	for _, f := range []string{"lastHost", "state", "recentlyStopped"} {
		if err := (Clear{of, f}).apply(e); err != nil {
			return err
		}
	}
	if o.To == 0 {
		return Clear{of, "host"}.apply(e)
	}
	host, err := e.look(Ref{Host, o.To})
	if err != nil {
		return err
	}
	return Set{of, "host", Text(host.name)}.apply(e)
}

// Tag paints a tag on hosts, or takes it off them. Hosts that are so already stay.
type Tag struct {
	Tag   string
	Hosts []cloud.ID
	Off   bool
}

func (o Tag) apply(e *edit) error {
	if !utf8.ValidString(o.Tag) {
		return Ref{Kind: Host}.fail("the tag %q is no text", o.Tag)
	}
	for _, id := range o.Hosts {
		x, err := e.look(Ref{Host, id})
		if err != nil {
			return err
		}
		at, list := -1, get(x.node, "tags")
		if list != nil {
			at = slices.IndexFunc(list.Items, func(n *node) bool { return n.Text == o.Tag })
		}
		if (at >= 0) != o.Off {
			continue
		}
		p := e.enter(Host, x)
		tags, there := e.field(p, "tags")
		switch {
		case o.Off:
			if e.remove(tags, at); len(tags.Items) == 0 {
				e.remove(p, find(p.node, "tags"))
			}
		case !there || len(tags.Items) == 0 || tags.Kind != scenario.List:
			e.put(p, "tags", e.typed(Texts(o.Tag).tree), Fields(Host), 0)
		default:
			n := e.typed(Text(o.Tag).tree)
			e.lay(n, 0, 0)
			e.insert(tags, len(tags.Items), n)
		}
	}
	return nil
}
