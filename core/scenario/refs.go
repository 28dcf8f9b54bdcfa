package scenario

import (
	"strconv"

	"placement-playground/core/cloud"
)

// add registers an entry of a list under its id and name, and remembers where
// it stands. singular is the kind in one word. An entry without id gets the
// next free one once all ids are known; one without name is then called after
// its kind and id.
func (d *decoder) add(n *Node, path, list, singular string, id *cloud.ID, name *string) {
	if d.ids[list] == nil {
		d.ids[list], d.names[list] = map[cloud.ID]bool{}, map[string]cloud.ID{}
	}
	d.at[list] = append(d.at[list], n)
	d.paths[list] = append(d.paths[list], path)
	if *id != 0 {
		if d.ids[list][*id] {
			d.fail(n, path, "the id %d is used by another %s", *id, singular)
		}
		d.ids[list][*id] = true
	}
	d.numbering = append(d.numbering, func() {
		if *id == 0 {
			*id = d.free(list)
		}
		if *name == "" {
			*name = singular + "-" + strconv.FormatInt(*id, 10)
		}
		if _, taken := d.names[list][*name]; taken {
			d.fail(n, path, "the name %q is used by another %s", *name, singular)
		}
		d.names[list][*name] = *id
	})
}

// free takes the smallest id that no entry of the list has.
func (d *decoder) free(list string) cloud.ID {
	id := d.next[list] + 1
	for d.ids[list][id] {
		id++
	}
	d.ids[list][id] = true
	d.next[list] = id
	return id
}

// ref reads a reference to an entry of a list, by name or by id.
func (d *decoder) ref(to *cloud.ID, list, singular string) func(*Node, string) {
	return func(n *Node, path string) {
		if d.is(n, path, Scalar) {
			d.later = append(d.later, func() { *to = d.resolve(n, path, list, singular) })
		}
	}
}

func (d *decoder) resolve(n *Node, path, list, singular string) cloud.ID {
	if d.err != nil {
		return 0 // only the first error is told, and a hint costs time
	}
	if n.isNumber() {
		id, err := strconv.ParseInt(n.Text, 10, 64)
		if err != nil || !d.ids[list][id] {
			d.fail(n, path, "there is no %s with id %s", singular, n.Text)
		}
		return id
	}
	id, ok := d.names[list][n.Text]
	if !ok {
		hint := ""
		for name := range d.names[list] {
			if near(name, n.Text) && (hint == "" || name < hint) {
				hint = name
			}
		}
		if hint != "" {
			hint = "; did you mean " + strconv.Quote(hint) + "?"
		}
		d.fail(n, path, "there is no %s %q%s", singular, n.Text, hint)
	}
	return id
}
