package draft

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"placement-playground/core/scenario"
)

// Value is what a field becomes.
type Value struct{ tree *node }

// Text is a word, a text, or the name of what is referred to.
func Text(s string) Value { return Value{&node{Kind: scenario.Scalar, Text: s, Quoted: true}} }

// Number is a number as the file has it, such as 2 or 0.85.
func Number(s string) Value { return Value{&node{Kind: scenario.Scalar, Text: s}} }

// Truth is true or false.
func Truth(b bool) Value { return Number(strconv.FormatBool(b)) }

// List is a list of values; Object is fields and values by turns.
func List(of ...Value) Value {
	n := &node{Kind: scenario.List}
	for _, v := range of {
		n.Items = append(n.Items, v.tree)
	}
	return Value{n}
}

// Object has a field for each pair.
func Object(fields ...Pair) Value {
	n := &node{Kind: scenario.Object}
	for _, f := range fields {
		field(n, f.Key, f.Value.tree)
	}
	return Value{n}
}

// Pair is a field of an Object.
type Pair struct {
	Key   string
	Value Value
}

// Texts is a list of texts or names.
func Texts(of ...string) Value {
	var all []Value
	for _, s := range of {
		all = append(all, Text(s))
	}
	return List(all...)
}

// Parse reads what somebody typed for a field, as the field's kind wants it; lists
// are separated by commas.
func Parse(k Kind, name, typed string) (Value, error) {
	f, ok := fieldOf(k, name)
	if !ok || f.shape == tree {
		return Value{}, Ref{Kind: k}.fail("%q is no field to type into", name)
	}
	bare := strings.TrimSpace(typed)
	switch {
	case f.shape == number && numeral(bare), (f.shape == truth || k == Setting) && (numeral(bare) || bare == "true" || bare == "false"):
		return Number(bare), nil
	case f.shape == number || f.shape == truth:
		return Text(bare), nil // the decoder says what is wrong with it
	case f.shape == texts || f.shape == refs:
		if strings.TrimSpace(typed) == "" {
			return List(), nil
		}
		var words []string
		for w := range strings.SplitSeq(typed, ",") {
			words = append(words, strings.TrimSpace(w))
		}
		return Texts(words...), nil
	}
	return Text(typed), nil
}

// Set gives a field a value. A name is changed by Rename, in effect: what refers to
// the thing follows. Ids, and the lists of the file, are not set.
type Set struct {
	Of    Ref
	Field string
	To    Value
}

func (o Set) apply(e *edit) error {
	f, known := fieldOf(o.Of.Kind, o.Field)
	switch {
	case o.To.tree == nil || !sound(o.To.tree, 0):
		return o.Of.fail("%s: there is no such value", o.Field)
	case !known || o.Field == "" || !utf8.ValidString(o.Field):
		return o.Of.fail("there is no field %q", o.Field)
	case o.Field == "id" || o.Of.Kind == File && f.shape == tree || o.Field == "hosts":
		return o.Of.fail("%s cannot be set", o.Field)
	case o.Field == "name" && o.Of.Kind != Zone:
		return Rename{o.Of, o.To.tree.Text}.apply(e)
	}
	p, err := e.open(o.Of)
	if err != nil {
		return err
	}
	n := e.typed(o.To.tree)
	open := 0
	if o.Of.Kind == File && n.Kind == scenario.Scalar {
		open = 1
	}
	e.put(p, o.Field, n, Fields(o.Of.Kind), open)
	return nil
}

// sound: a tree of an edit can be the file's.
func sound(n *node, depth int) bool {
	if n == nil || depth > scenario.MaxDepth || !utf8.ValidString(n.Text) {
		return false
	}
	if n.Kind == scenario.Scalar && !n.Quoted && n.Text != "true" && n.Text != "false" && !numeral(n.Text) {
		return false
	}
	for _, x := range slices.Concat(n.Keys, n.Items) {
		if !sound(x, depth+1) {
			return false
		}
	}
	return true
}

// typed is a fresh tree with quotes only where they are needed.
func (e *edit) typed(n *node) *node {
	n = strip(n)
	if !e.json {
		e.loosen(n)
	}
	return n
}

// Clear takes a field away: then its default counts.
type Clear struct {
	Of    Ref
	Field string
}

func (o Clear) apply(e *edit) error {
	f, known := fieldOf(o.Of.Kind, o.Field)
	switch {
	case !known:
		return o.Of.fail("there is no field %q", o.Field)
	case o.Field == "id" || o.Of.Kind == File && f.shape == tree || o.Field == "hosts" || o.Field == "name" && o.Of.Kind != Zone:
		return o.Of.fail("%s cannot be cleared", o.Field)
	}
	key := map[Kind]string{Setting: "settings", Zone: "zone"}[o.Of.Kind]
	if key != "" && get(e.root, key) == nil {
		return nil
	}
	p, err := e.open(o.Of)
	if err != nil {
		return err
	}
	i := find(p.node, o.Field)
	if i < 0 {
		return nil
	}
	if e.remove(p, i); len(p.Items) == 0 && key != "" {
		e.remove(e.top(), find(e.root, key))
	}
	return nil
}

// Rename gives a thing another name; every reference by name follows.
type Rename struct {
	Of Ref
	To string
}

func (o Rename) apply(e *edit) error {
	k := o.Of.Kind
	if k == Zone || k == File {
		return Set{o.Of, map[Kind]string{Zone: "name", File: "title"}[k], Text(o.To)}.apply(e)
	}
	if k == Step || k.list() == "" {
		return o.Of.fail("has no name")
	}
	x, err := e.look(o.Of)
	if err != nil {
		return err
	}
	old := x.name
	if old == o.To {
		return nil
	}
	if err := good(k, o.To, e.taken(e.things(k))); err != nil {
		return err
	}
	e.follow(k, map[int64]bool{x.id: true}, names{map[int64]bool{0: true}, map[string]bool{old: true}}, o.To)
	p, err := e.open(o.Of)
	if err != nil {
		return err
	}
	e.put(p, "name", e.scalar(o.To, true), Fields(k), 0)
	return nil
}
