// Package draft edits scenarios as documents: a text that somebody wrote, with
// its order, comments and manner, of which an edit changes only what it is about.
// Edits are values; each makes a new document, and old ones stay as they are.
//
// It does not decide what a scenario means (core/scenario decodes every document),
// reads no YAML by itself (a reader comes in as a function), runs nothing, and
// makes no sentences: what was done is a Deed.
package draft

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Document is a text that decodes. It is never changed. The zero value is none.
type Document struct {
	root    *node
	reading *scenario.Reading
}

// Read reads a text with a parser: scenario.JSONTree, or yamltree.Read. Errors have
// line and column. A text that cannot be followed sign by sign (see cut) is laid
// out anew: then kept is false, and its comments are gone.
func Read(text []byte, parse func([]byte) (*scenario.Node, error)) (d Document, kept bool, err error) {
	root, err := parse(text)
	if err != nil {
		return Document{}, false, err
	}
	r, err := scenario.Read(root)
	if err != nil {
		return Document{}, false, err
	}
	if !cut(string(text), root) {
		return Document{standard(root), r}, false, nil
	}
	return Document{root, r}, true, nil
}

// From is the document of a tree without text, laid out as the examples are.
func From(tree *scenario.Node) (Document, error) {
	r, err := scenario.Read(tree)
	if err != nil {
		return Document{}, err
	}
	return Document{standard(tree), r}, nil
}

// Scenario is what the document says. Read it only.
func (d Document) Scenario() *scenario.Scenario {
	if d.reading == nil {
		return nil
	}
	return d.reading.Scenario()
}

// Tree is the document as data. Read it only; lines and columns are not kept.
func (d Document) Tree() *scenario.Node { return d.root }

// Next is the id that the next new thing of a kind gets.
func (d Document) Next(k Kind) cloud.ID { return d.things(k).next() }

// Text is the document as text.
func (d Document) Text() []byte { return write(nil, d.root, nil) }

// write appends a node's text, up to the node until, if there is one.
func write(b []byte, n, until *node) []byte {
	var walk func(n *node) bool
	walk = func(n *node) bool {
		b = append(b, n.Written.Before...)
		if n == until {
			return false
		}
		b = append(b, n.Written.Raw...)
		for i, item := range n.Items {
			if n.Kind == scenario.Object && !walk(n.Keys[i]) || !walk(item) {
				return false
			}
		}
		b = append(append(b, n.Written.Close...), n.Written.Behind...)
		return true
	}
	walk(n)
	return b
}

// Edit is one change of a document. Those of this package are all there are.
type Edit interface {
	apply(*edit) error
	// Deed is what the edit does to a document, as data for a sentence.
	Deed(before, after Document) Deed
}

// Apply makes edits one after the other and decodes what comes out: only the last
// document has to be possible. An error names the place; the document stays.
func (d Document) Apply(edits ...Edit) (Document, error) {
	if d.root == nil {
		return d, errors.New("draft: there is no document")
	}
	e := begin(d)
	for _, one := range edits {
		if one == nil {
			return d, errors.New("draft: there is no edit")
		}
		if err := one.apply(e); err != nil {
			return d, err
		}
	}
	r, err := e.read()
	if err != nil {
		return d, err
	}
	if !inBrackets(e.root) && !strings.HasSuffix(tail(e.root), "\n") {
		e.root.Written.Behind += e.eol // the lines of a scalar at the end would lose theirs
	}
	r.Scenario().Rules = d.Scenario().Rules
	return Document{e.root, r}, nil
}

// tail is the last piece of a node's text.
func tail(n *node) string {
	switch {
	case n.Written.Behind != "":
		return n.Written.Behind
	case n.Written.Close != "" || len(n.Items) == 0:
		return n.Written.Raw + n.Written.Close
	}
	return tail(n.Items[len(n.Items)-1])
}

// decode is what the tree says now.
func (e *edit) decode() (*scenario.Scenario, error) {
	r, err := e.read()
	if err != nil {
		return nil, err
	}
	return r.Scenario(), nil
}

// read tells errors by path: lines are those of a text that nobody sees. Of what was
// read, only the document's counts again: an edit may still change its own nodes.
func (e *edit) read() (*scenario.Reading, error) {
	for {
		r, err := e.reading.Again(e.root)
		var at *scenario.Error
		if !errors.As(err, &at) {
			return r, err
		}
		number, ends := strings.CutSuffix(strings.TrimPrefix(at.Path, "steps["), "]")
		if step, no := strconv.Atoi(number); ends && no == nil && e.deleted && strings.Contains(at.Text, "has a host already") && at.Path == fmt.Sprintf("steps[%d]", step) {
			// What stopped the VM before this step is gone.
			e.dropStep(step)
			continue
		}
		return nil, &scenario.Error{Path: at.Path, Text: at.Text, Cause: at.Cause}
	}
}

// standard is a tree laid out as the examples are.
func standard(tree *node) *node {
	e := &edit{own: map[*node]*node{}, eol: "\n"}
	root := &node{Kind: scenario.Object, Written: &scenario.Written{}}
	e.own[root] = nil
	tree = strip(tree)
	for i, key := range tree.Keys {
		e.loosen(tree.Items[i])
		open := 1
		switch key.Text {
		case "zone", "compare":
			open = 0
		case "clusters":
			open = 3
		case "expect":
			open = 2
		}
		e.put(place{root, 0}, key.Text, tree.Items[i], nil, open)
	}
	if len(root.Items) == 0 {
		root.Written.Raw, root.Written.Close = "{", "}"
	}
	root.Written.Behind = "\n"
	return root
}

// loosen takes quotes off where they are not needed.
func (e *edit) loosen(n *node) {
	if n.Kind == scenario.Scalar && n.Quoted {
		n.Quoted = !plain(n.Text)
	}
	for i, item := range n.Items {
		if e.loosen(item); n.Kind == scenario.Object {
			e.loosen(n.Keys[i])
		}
	}
}
