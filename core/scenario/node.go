package scenario

import (
	"fmt"
	"unicode/utf8"
)

// Node is one value of a scenario's text with the place where it stands.
// JSON is read here, YAML in core/scenario/yamltree; both end in this tree, so
// there is one decoder and one kind of error.
type Node struct {
	Kind      Kind
	Line, Col int    // from 1
	Text      string // of a scalar, unquoted
	Quoted    bool   // a quoted scalar is a string, whatever it looks like
	Items     []*Node
	Keys      []*Node // of an object, parallel to Items
	// Written is how it stands in its text, for who edits the text (core/draft).
	// Readers leave it nil.
	Written *Written
}

// Written is what a text has around a value and for it. A text is, node by node,
// Before, Raw, the items (of an object, each key and its value), Close, Behind.
type Written struct {
	Before string // since the value before: line breaks, comments, indentation and signs such as "- "
	Raw    string // a scalar with its quotes; "{" and "[" of a collection that has them
	Close  string // what ends such a collection
	Behind string // the rest of its line, such as a comment
}

// Kind of a Node.
type Kind int

const (
	Scalar Kind = iota
	List
	Object
	Null
)

func (k Kind) String() string { return [...]string{"a value", "a list", "an object", "nothing"}[k] }

// Limits of a text, before any meaning is looked at.
const (
	MaxBytes = 32 << 20
	MaxNodes = 4_000_000
	MaxDepth = 12
)

// JSON writes the tree as JSON text, fields in their order.
func (n *Node) JSON() []byte { return n.appendJSON(nil) }

func (n *Node) appendJSON(b []byte) []byte {
	switch n.Kind {
	case Null:
		return append(b, "null"...)
	case Scalar:
		if !n.Quoted && (IsNumber(n.Text) || n.Text == "true" || n.Text == "false" || n.Text == "null") {
			return append(b, n.Text...)
		}
		return appendQuoted(b, n.Text)
	case List:
		b = append(b, '[')
		for i, item := range n.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.appendJSON(b)
		}
		return append(b, ']')
	}
	b = append(b, '{')
	for i, item := range n.Items {
		if i > 0 {
			b = append(b, ',')
		}
		b = item.appendJSON(append(appendQuoted(b, n.Keys[i].Text), ':'))
	}
	return append(b, '}')
}

// appendQuoted writes a JSON string. Unlike encoding/json's it may not stand in HTML,
// where signs such as < would be longer. What is no UTF-8 becomes U+FFFD.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < ' ':
			b = fmt.Appendf(b, "\\u%04x", r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
