package draft

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"placement-playground/core/scenario"
)

// Wire is the document as JSON, for who has no parser for its text. By turns it has
// what stands before a value, and the value, which means what it looks like. An
// object, whose keys are values like others, and a list begin with their sign. What
// means something else than it looks like says so, and so does nothing:
//
//	# x
//	vms:
//	  - {name: "b", pool: }
//
//	[["{","# x\n","vms",["[",["{",":\n  - {","name",": ",["'","\"b\"","b"],", ","pool",":",["~",""]]]]," }\n"]
func (d Document) Wire() []byte {
	w := &wirer{}
	top := &node{Kind: scenario.List}
	w.write(d.root, top)
	top.Items = append(top.Items, Text(w.before).tree)
	return top.JSON()
}

type wirer struct{ before string } // the next value

func (w *wirer) write(n, to *node) {
	w.before += n.Written.Before
	switch {
	case n.Kind == scenario.List || n.Kind == scenario.Object:
		w.before += n.Written.Raw
		sign, _ := brackets(n.Kind)
		list := Texts(sign).tree
		for i, item := range n.Items {
			if n.Kind == scenario.Object {
				w.write(n.Keys[i], list)
			}
			w.write(item, list)
		}
		to.Items = append(to.Items, list)
		w.before += n.Written.Close + n.Written.Behind
		return
	case n.Kind == scenario.Null:
		to.Items = append(to.Items, Text(w.before).tree, Texts("~", n.Written.Raw).tree)
	case n.Text != n.Written.Raw:
		to.Items = append(to.Items, Text(w.before).tree, Texts("'", n.Written.Raw, n.Text).tree)
	default:
		to.Items = append(to.Items, Text(w.before).tree, Text(n.Text).tree)
	}
	w.before = n.Written.Behind
}

// Unwire is the document of its wire form. Its text is cut as one that was read, so a
// wire form whose values do not stand in its text, in this order, is an error. What
// quoted text means it does not check.
func Unwire(wire []byte) (Document, error) {
	tree, err := scenario.JSONTree(wire)
	if err != nil {
		return Document{}, err
	}
	u := &unwirer{line: 1, col: 1}
	if tree.Kind != scenario.List || len(tree.Items) != 2 || !isText(tree.Items[1]) {
		return Document{}, u.fail()
	}
	root := u.values(tree.Items[:1])
	u.take(tree.Items[1].Text)
	if u.bad || !cut(u.text.String(), root[0]) {
		return Document{}, u.fail()
	}
	r, err := scenario.Read(root[0])
	if err != nil {
		return Document{}, err
	}
	return Document{root[0], r}, nil
}

// unwirer puts a text together, and a tree as a parser of it would make it.
type unwirer struct {
	text      strings.Builder
	line, col int // of the text's end
	bad       bool
}

func (u *unwirer) fail() error { return errors.New("draft: this is no document's wire form") }

func (u *unwirer) take(piece string) {
	u.text.WriteString(piece)
	if at := strings.LastIndexByte(piece, '\n'); at >= 0 {
		u.line += strings.Count(piece, "\n")
		u.col, piece = 1, piece[at+1:]
	}
	u.col += utf8.RuneCountInString(piece)
}

func (u *unwirer) values(list []*node) []*node {
	var all []*node
	for i := 0; i < len(list); i++ {
		switch n := list[i]; {
		case n.Kind == scenario.List:
			all = append(all, u.collection(n))
		case isText(n) && i+1 < len(list):
			u.take(n.Text)
			i++
			all = append(all, u.value(list[i]))
		default:
			u.bad = true
		}
	}
	return all
}

func (u *unwirer) collection(from *node) *node {
	n := &node{Kind: scenario.List, Line: u.line, Col: u.col}
	if len(from.Items) == 0 || from.Items[0].Text != "[" && from.Items[0].Text != "{" {
		u.bad = true
		return n
	}
	parts := u.values(from.Items[1:])
	if len(parts) > 0 {
		n.Line, n.Col = parts[0].Line, parts[0].Col
	}
	if from.Items[0].Text == "[" {
		n.Items = parts
		return n
	}
	n.Kind = scenario.Object
	for i, part := range parts {
		if i%2 == 1 {
			n.Items = append(n.Items, part)
			continue
		}
		n.Keys = append(n.Keys, part)
	}
	u.bad = u.bad || len(n.Keys) != len(n.Items)
	return n
}

func (u *unwirer) value(from *node) *node {
	n := &node{Line: u.line, Col: u.col, Text: from.Text}
	raw := from.Text
	if isText(from) {
		u.bad = u.bad || nothing(raw)
	} else {
		said := from.Items
		u.bad = u.bad || len(said) < 2 || !isText(said[1])
		switch {
		case u.bad:
			return n
		case len(said) == 2 && said[0].Text == "~":
			raw = said[1].Text
			n.Kind, n.Text = scenario.Null, raw
			u.bad = u.bad || !nothing(raw)
		case len(said) == 3 && said[0].Text == "'" && isText(said[2]):
			raw, n.Text = said[1].Text, said[2].Text
			n.Quoted = raw != "" && strings.IndexByte(`"'|>`, raw[0]) >= 0
		default:
			u.bad = true
		}
	}
	u.take(raw)
	return n
}

// nothing: YAML and JSON read it as no value.
func nothing(raw string) bool {
	return slices.Contains([]string{"", "~", "null", "Null", "NULL"}, raw)
}

func isText(n *node) bool { return n.Kind == scenario.Scalar && n.Quoted }
