package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
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

// JSONTree reads JSON text.
func JSONTree(text []byte) (*Node, error) {
	if len(text) > MaxBytes {
		return nil, &Error{Text: fmt.Sprintf("the text has %d bytes, more than %d", len(text), MaxBytes)}
	}
	r := jsonReader{dec: json.NewDecoder(bytes.NewReader(text)), text: text, line: 1}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err != nil {
		return nil, err
	}
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return nil, r.fail("there is more text after the scenario")
	}
	return n, nil
}

type jsonReader struct {
	dec   *json.Decoder
	text  []byte
	seen  int // bytes whose line breaks are counted
	line  int
	start int // where the line begins
	nodes int
}

// place is the position of the next token.
func (r *jsonReader) place() (line, col int) {
	at := int(r.dec.InputOffset())
	for at < len(r.text) && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[at]) >= 0 {
		at++
	}
	for ; r.seen < at; r.seen++ {
		if r.text[r.seen] == '\n' {
			r.line++
			r.start = r.seen + 1
		}
	}
	return r.line, at - r.start + 1
}

func (r *jsonReader) fail(format string, args ...any) error {
	line, col := r.place()
	return NewError("", line, col, fmt.Sprintf(format, args...))
}

func (r *jsonReader) value(depth int) (*Node, error) {
	line, col := r.place()
	if r.nodes++; r.nodes > MaxNodes || depth > MaxDepth {
		return nil, r.fail("the text has more than %d values, or is nested deeper than %d", MaxNodes, MaxDepth)
	}
	token, err := r.dec.Token()
	if err != nil {
		return nil, r.fail("this is no JSON: %v", err)
	}
	n := &Node{Line: line, Col: col}
	switch t := token.(type) {
	case nil:
		n.Kind, n.Text = Null, "null"
	case bool:
		n.Text = strconv.FormatBool(t)
	case json.Number:
		n.Text = t.String()
	case string:
		n.Text, n.Quoted = t, true
	case json.Delim:
		n.Kind = List
		if t == '{' {
			n.Kind = Object
		}
		return n, r.inside(n, depth)
	}
	return n, nil
}

func (r *jsonReader) inside(n *Node, depth int) error {
	for r.dec.More() {
		if n.Kind == Object {
			key, err := r.value(depth + 1)
			if err != nil {
				return err
			}
			n.Keys = append(n.Keys, key)
		}
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		n.Items = append(n.Items, item)
	}
	if _, err := r.dec.Token(); err != nil {
		return r.fail("this is no JSON: %v", err)
	}
	return nil
}

// JSON writes the tree as JSON text, fields in their order.
func (n *Node) JSON() []byte { return n.appendJSON(nil) }

func (n *Node) appendJSON(b []byte) []byte {
	switch n.Kind {
	case Null:
		return append(b, "null"...)
	case Scalar:
		if !n.Quoted && json.Valid([]byte(n.Text)) {
			return append(b, n.Text...)
		}
		quoted, _ := json.Marshal(n.Text) // a string always marshals
		return append(b, quoted...)
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
		quoted, _ := json.Marshal(n.Keys[i].Text)
		b = item.appendJSON(append(append(b, quoted...), ':'))
	}
	return append(b, '}')
}
