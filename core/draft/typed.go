package draft

import "placement-playground/core/scenario"

// Typed is a field as somebody would type it (Parse reads it back): what the file
// says, and false if it leaves the field out, so that its default counts.
func (d Document) Typed(r Ref, field string) (string, bool) {
	at := d.thing(r)
	if at == nil {
		return "", false
	}
	v := get(at, field)
	if v == nil {
		return "", false
	}
	return flat(v), true
}

// thing is the node that stands for a thing, nil if the file leaves it out.
func (d Document) thing(r Ref) *node {
	switch r.Kind {
	case File:
		return d.root
	case Zone, Setting:
		return get(d.root, map[Kind]string{Zone: "zone", Setting: "settings"}[r.Kind])
	}
	e := begin(d)
	if x, err := e.look(r); err == nil && x.at >= 0 {
		return x.node
	}
	return nil
}

// Tree is the value as data, for From. Read it only.
func (v Value) Tree() *scenario.Node { return v.tree }
