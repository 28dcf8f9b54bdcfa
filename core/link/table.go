package link

import (
	"slices"
	"strings"

	"placement-playground/core/scenario"
)

// shape is what a field holds, and how it stands in a document.
type shape string

const (
	word   shape = "word"   // a string
	whole  shape = "whole"  // a whole number
	number shape = "number" // any number
	truth  shape = "truth"  // true or false
	texts  shape = "texts"  // a list of texts
	words  shape = "words"  // the same, joined by commas if they can be parted again
	ref    shape = "ref"    // a reference: the place in its list from 1, 0 for nothing, -1 for "none"
	near   shape = "near"   // a reference, less the one before
	refs   shape = "refs"   // a list of references
	part   shape = "part"   // an object
	parts  shape = "parts"  // a list of objects
	count  shape = "count"  // how many hosts stand in a cluster
	ids    shape = "ids"    // each less the one before; without a column 1, 2, 3, …
	names  shape = "names"  // strings; "NAME*3" are three that count on; 0 is none
	apart  shape = "apart"  // what has its own functions
)

type field struct {
	name  string
	shape shape
	of    string
	usual string // null where no value says the same as leaving the field out
}

// kind is a line of a table.
type kind struct {
	list, one string
	fields    []field
}

func kinds(table string) []kind {
	var all []kind
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		parts := strings.Fields(line)
		k := kind{list: parts[0], one: strings.ReplaceAll(parts[1], "_", " ")}
		for _, text := range parts[2:] {
			x := field{usual: "null"}
			name, usual, found := strings.Cut(text, "=")
			if found {
				x.usual = usual
			}
			name, form, _ := strings.Cut(name, ":")
			form, x.of, _ = strings.Cut(form, ":")
			x.name, x.shape = name, shape(form)
			k.fields = append(k.fields, x)
		}
		all = append(all, k)
	}
	return all
}

func find(all []kind, list string) kind {
	return all[slices.IndexFunc(all, func(k kind) bool { return k.list == list })]
}

// counted: entries of a list, not another part of the file.
func (k kind) counted() bool { return k.one != "-" }

func (k kind) field(name string) (field, bool) {
	i := slices.IndexFunc(k.fields, func(x field) bool { return x.name == name })
	if i < 0 {
		return field{}, false
	}
	return k.fields[i], true
}

// knows is an error where an object has a field that the table does not.
func (k kind) knows(n *node) error {
	for i, key := range n.Keys {
		if _, known := k.field(key.Text); !known && n.Items[i].Kind != scenario.Null {
			return fail(k.list, "a link has no place for the field %q", key.Text)
		}
	}
	return nil
}
