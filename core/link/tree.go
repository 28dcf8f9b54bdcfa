package link

import (
	"math"
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

type node = scenario.Node

// Inlined into all the places that use them, these functions would be a fifth of this
// package in WebAssembly.

//go:noinline
func plain(text string) *node { return &node{Kind: scenario.Scalar, Text: text} }

//go:noinline
func quoted(text string) *node { return &node{Kind: scenario.Scalar, Text: text, Quoted: true} }

//go:noinline
func quote(text string) string { return string(quoted(text).JSON()) }

// put adds a field to an object.
//
//go:noinline
func put(n, key, value *node) { n.Keys, n.Items = append(n.Keys, key), append(n.Items, value) }

//go:noinline
func nth(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// get is the value of a key; nil if there is none, or null.
//
//go:noinline
func get(n *node, key string) *node {
	i := slices.IndexFunc(n.Keys, func(k *node) bool { return k.Text == key })
	if i < 0 || n.Items[i].Kind == scenario.Null {
		return nil
	}
	return n.Items[i]
}

// isNumber, as scenario.Decode has it.
func isNumber(n *node) bool {
	return n.Kind == scenario.Scalar && !n.Quoted && scenario.IsNumber(n.Text)
}

//go:noinline
func integer(n *node) (int64, bool) {
	i, err := strconv.ParseInt(n.Text, 10, 64)
	return i, err == nil && isNumber(n)
}

func float(n *node) (float64, bool) {
	f, err := strconv.ParseFloat(n.Text, 64)
	return f, err == nil && isNumber(n) && !math.IsInf(f, 0)
}

// sorted are the fields of an object in the order of what by makes of their keys. There
// are few: settings, releases.
func sorted(n *node, by func(key string) string) []int {
	var order []int
	for i, key := range n.Keys {
		at := len(order)
		for at > 0 && by(key.Text) < by(n.Keys[order[at-1]].Text) {
			at--
		}
		order = slices.Insert(order, at, i)
	}
	return order
}

// object is a JSON object that is being written.
type object struct{ b []byte }

func (o *object) add(key, json string) {
	sign := byte(',')
	if o.b == nil {
		sign = '{'
	}
	o.b = append(append(append(append(o.b, sign), quote(key)...), ':'), json...)
}

func (o *object) end() string {
	if o.b == nil {
		return "{}"
	}
	return string(o.b) + "}"
}

// entries are the things of a list, in the order of the file, with the ids and names
// that scenario.Decode gives them.
type entries struct {
	nodes  []*node
	ids    []cloud.ID
	names  []string // also of what every cloud has, if there is no node
	byID   map[cloud.ID]int
	byName map[string]int
}

// entries finds out what nodes of a list are called.
func (k kind) entries(nodes []*node) *entries {
	e := &entries{nodes: nodes, byID: map[cloud.ID]int{}, byName: map[string]int{}}
	add := func(id cloud.ID, name string) {
		e.byID[id], e.byName[name] = len(e.ids), len(e.ids)
		e.ids, e.names = append(e.ids, id), append(e.names, name)
	}
	if _, numbered := k.field("id"); !numbered {
		return e
	}
	for _, h := range new(scenario.Reading).Heads(k.list, nodes) {
		add(h.ID, h.Name)
	}
	if len(nodes) == 0 && k.unsaid() != "" {
		add(1, k.unsaid())
	}
	return e
}

// nameless is what an entry without a name is called.
func (k kind) nameless(id cloud.ID) string { return k.one + "-" + strconv.FormatInt(id, 10) }

// unsaid is the name of what every cloud has if the file lists none.
func (k kind) unsaid() string {
	switch k.list {
	case "pods", "pools":
		return k.nameless(1)
	case "domains":
		return "ROOT"
	case "accounts":
		return "user"
	}
	return ""
}
