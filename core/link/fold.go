package link

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/scenario"
)

// none is how a scenario says "no host".
const none = "none"

// folder writes the document of a scenario's tree, which scenario.Decode has
// accepted, as JSON. A document has the fields of a file, but its lists stand in
// columns, without those that say only what is usual, and references are places.
type folder struct {
	root  *node
	kinds []kind
	of    map[string]*entries
}

func fold(root *node) (string, error) {
	f := folder{root: root, kinds: kinds(table1), of: map[string]*entries{}}
	for _, k := range f.kinds {
		f.of[k.list] = k.entries(f.nodes(k.list))
	}
	doc, err := f.part("file", root)
	if err != nil {
		return "", err
	}
	if n := get(root, "settings"); n != nil && len(n.Items) > 0 {
		doc.add("settings", settings(n))
	}
	if n := get(root, "zone"); n != nil {
		zone, err := f.zone(n)
		if err != nil {
			return "", err
		}
		if zone != "{}" {
			doc.add("zone", zone)
		}
	}
	for _, k := range f.kinds {
		columns, err := f.columns(k)
		if err != nil {
			return "", err
		}
		if columns != "" {
			doc.add(k.list, columns)
		}
	}
	if n := get(root, "expect"); n != nil && len(n.Items) > 0 {
		doc.add("expect", f.expect(n))
	}
	return doc.end(), nil
}

// nodes are the entries of a list; hosts stand in their clusters.
func (f *folder) nodes(list string) []*node {
	switch list {
	case "file", "zone", "gpu", "gpus":
		return nil
	case "hosts":
		var all []*node
		for _, c := range f.nodes("clusters") {
			if hosts := get(c, "hosts"); hosts != nil {
				all = append(all, hosts.Items...)
			}
		}
		return all
	}
	if n := get(f.root, list); n != nil {
		return n.Items
	}
	return nil
}

// settings are in the order of their keys. All are kept: what is usual in CloudStack
// may change.
func settings(n *node) string {
	var o object
	for _, i := range sorted(n, func(key string) string { return key }) {
		value := plain(n.Items[i].Text)
		value.Quoted = !isNumber(value) && value.Text != "true" && value.Text != "false"
		o.add(n.Keys[i].Text, string(value.JSON()))
	}
	return o.end()
}

// zone is its name alone, if it has nothing else.
func (f *folder) zone(n *node) (string, error) {
	if n.Kind == scenario.Scalar {
		return quote(n.Text), nil
	}
	o, err := f.part("zone", n)
	if name := get(n, "name"); err == nil && name != nil && o.end() == `{"name":`+quote(name.Text)+`}` {
		return quote(name.Text), nil
	}
	return o.end(), err
}

// part is an object with the fields that are not usual.
func (f *folder) part(of string, n *node) (object, error) {
	var o object
	k := find(f.kinds, of)
	for _, x := range k.fields {
		if x.shape == apart {
			continue
		}
		cell, err := f.cell(x, get(n, x.name))
		if err != nil {
			return o, err
		}
		if cell != x.usual {
			o.add(x.name, cell)
		}
	}
	return o, k.knows(n)
}

// cell is a field as it stands in its column.
func (f *folder) cell(x field, n *node) (string, error) {
	if n == nil {
		return x.usual, nil
	}
	switch x.shape {
	case whole:
		i, _ := integer(n)
		return strconv.FormatInt(i, 10), nil
	case number:
		v, _ := float(n)
		return strconv.FormatFloat(v, 'g', -1, 64), nil
	case truth:
		return n.Text, nil
	case count:
		return strconv.Itoa(len(n.Items)), nil
	case ref, near:
		return strconv.Itoa(f.place(x, n)), nil
	case word:
		return quote(n.Text), nil
	case part:
		o, err := f.part(x.of, n)
		return o.end(), err
	}
	items := make([]string, len(n.Items))
	for i, item := range n.Items {
		switch x.shape {
		case refs:
			items[i] = strconv.Itoa(f.place(x, item))
		case parts:
			o, err := f.part(x.of, item)
			if err != nil {
				return "", err
			}
			items[i] = o.end()
		default: // texts, words
			items[i] = item.Text
		}
	}
	if all := strings.Join(items, ","); x.shape == words && (len(items) == 0 || slices.Equal(items, parted(all))) {
		return quote(all), nil
	}
	if x.shape == words || x.shape == texts {
		for i := range items {
			items[i] = quote(items[i])
		}
	}
	return "[" + strings.Join(items, ",") + "]", nil
}

// parted is a list of texts that was joined.
func parted(all string) []string {
	if all == "" {
		return nil
	}
	return strings.Split(all, ",")
}

// place is where a reference leads, from 1.
func (f *folder) place(x field, n *node) int {
	if x.name == "lastHost" && n.Text == none {
		return -1
	}
	to := f.of[x.of]
	if id, ok := integer(n); ok {
		return to.byID[id] + 1
	}
	return to.byName[n.Text] + 1
}
