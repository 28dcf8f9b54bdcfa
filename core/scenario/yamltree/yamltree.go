// Package yamltree reads YAML text into a scenario's tree. It stands apart
// from core/scenario so that who only speaks JSON, such as the page, does not
// carry a YAML parser. It knows nothing of what a scenario means.
package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"placement-playground/core/scenario"
)

// Read reads YAML, or JSON, text. Anchors, aliases, merge keys and tags are
// refused: a short text could otherwise unfold into a huge one.
func Read(text []byte) (*scenario.Node, error) {
	if len(text) > scenario.MaxBytes {
		return nil, &scenario.Error{Text: fmt.Sprintf("the text has %d bytes, more than %d", len(text), scenario.MaxBytes)}
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, &scenario.Error{Text: "the text is empty"}
	case err != nil:
		return nil, unreadable(err)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, &scenario.Error{Text: "there is more than one document; give one scenario"}
	}
	c := converter{}
	return c.convert(doc.Content[0], 0)
}

// unreadable takes the line out of the parser's message: "yaml: line 3: …".
func unreadable(err error) error {
	text, line, col := strings.TrimPrefix(err.Error(), "yaml: "), 0, 0
	if n, _ := fmt.Sscanf(text, "line %d:", &line); n == 1 {
		_, text, _ = strings.Cut(text, ": ")
		col = 1
	}
	return scenario.NewError("", line, col, "this is no YAML: "+text)
}

type converter struct{ nodes int }

func (c *converter) convert(y *yaml.Node, depth int) (*scenario.Node, error) {
	fail := func(text string) error { return &scenario.Error{Line: y.Line, Col: y.Column, Text: text} }
	if c.nodes++; c.nodes > scenario.MaxNodes || depth > scenario.MaxDepth {
		return nil, fail(fmt.Sprintf("the text has more than %d values, or is nested deeper than %d", scenario.MaxNodes, scenario.MaxDepth))
	}
	n := &scenario.Node{Line: y.Line, Col: y.Column}
	if y.Anchor != "" || y.Kind == yaml.AliasNode {
		return nil, fail("anchors and aliases are not taken; write the value out")
	}
	if y.Style&yaml.TaggedStyle != 0 {
		return nil, fail("YAML tags are not taken")
	}
	switch y.Kind {
	case yaml.ScalarNode:
		n.Text = y.Value
		n.Quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if !n.Quoted && y.Tag == "!!null" {
			n.Kind = scenario.Null
		}
		return n, nil
	case yaml.SequenceNode:
		n.Kind = scenario.List
	case yaml.MappingNode:
		n.Kind = scenario.Object
	}
	for i, child := range y.Content {
		item, err := c.convert(child, depth+1)
		if err != nil {
			return nil, err
		}
		if n.Kind == scenario.Object && i%2 == 0 {
			n.Keys = append(n.Keys, item)
		} else {
			n.Items = append(n.Items, item)
		}
	}
	return n, nil
}
