// Package link writes a scenario as a link and reads it back, and reads and writes the
// fragment of an address in which it stands.
//
// A link is data: the comments and the layout of a file are not in it. It holds the
// scenario as a tree and gives back a tree; core/scenario says what that means. It
// opens nothing, fetches nothing and runs nothing.
//
// The same scenario makes the same link, whatever the order of its fields, its
// quotes, its references (by name or by id) and the defaults that it spells out. What
// follows from something else in the file, such as a VM's state from its host, is
// kept as it is written.
package link

import (
	"cmp"
	"errors"
	"fmt"

	"placement-playground/core/scenario"
)

// Limits of a link, before any work is done for it. The counts of hosts, VMs and so
// on are those of core/cloud.
const (
	MaxLength = 1 << 20  // characters
	maxBytes  = 16 << 20 // inflated
	maxValues = 500_000  // in the JSON
)

// Long is the length above which some chat programs cut a link.
const Long = 2_000

// Encode writes a scenario's tree as a link: 1.PAYLOAD.CHECKSUM. What is no scenario
// is an error of core/scenario with its place.
func Encode(tree *scenario.Node) (string, error) {
	if _, err := scenario.Decode(tree); err != nil {
		return "", err
	}
	document, err := fold(tree)
	if err != nil {
		return "", err
	}
	if err := within([]byte(document)); err != nil {
		return "", err
	}
	text, err := newest(codecs()).write(document)
	if err != nil {
		return "", err
	}
	if len(text) > MaxLength {
		return "", fail("length", "%d characters are more than %d; a file takes more", len(text), MaxLength)
	}
	return text, nil
}

// Decode reads a link of this or an earlier codec. Its errors are an *Error, which
// says which part of the link is wrong. That the tree is a scenario is for
// scenario.Decode to say. Read the tree only: a node can stand in several places of it.
func Decode(text string) (*scenario.Node, error) { return decode(codecs(), text) }

func decode(all []codec, text string) (*scenario.Node, error) {
	at, payload, err := split(all, text)
	if err != nil {
		return nil, err
	}
	inflated, err := all[at].read(payload)
	if err != nil {
		return nil, err
	}
	document, err := parse(inflated)
	if err != nil {
		return nil, err
	}
	for _, c := range all[at : len(all)-1] {
		if document, err = c.next(document); err != nil {
			return nil, err
		}
	}
	return unfold(document)
}

func parse(text []byte) (*scenario.Node, error) {
	if err := within(text); err != nil {
		return nil, err
	}
	document, err := scenario.JSONTree(text)
	var at *scenario.Error
	if errors.As(err, &at) {
		return nil, fail("json", "%s (character %d)", at.Text, at.Col)
	}
	return document, err
}

// within bounds what a document is made of, without reading it: it has at most one value
// for each of these signs, and one more.
func within(document []byte) error {
	values := 1
	for _, sign := range document {
		if sign == ',' || sign == ':' || sign == '[' || sign == '{' {
			values++
		}
	}
	switch {
	case len(document) > maxBytes:
		return fail("json", "%d bytes are more than %d; a file takes more", len(document), maxBytes)
	case values > maxValues:
		return fail("json", "%d values are more than %d; a file takes more", values, maxValues)
	}
	return nil
}

// Error is what is wrong with a link.
type Error struct {
	Part string // length, codec, checksum, base64, deflate, json, or the field
	Text string
}

func (e *Error) Error() string { return "link: " + e.Part + ": " + e.Text }

func fail(part, format string, args ...any) error {
	wrong := scenario.NewError(part, 0, 0, fmt.Sprintf(format, args...)) // keeps both short
	return &Error{Part: cmp.Or(wrong.Path, "json"), Text: wrong.Text}
}
