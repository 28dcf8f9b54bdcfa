// Package examples holds the scenarios that come with the playground. They are
// its gallery, its documentation and its tests at once.
package examples

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"placement-playground/core/draft"
	"placement-playground/core/scenario/yamltree"
)

// Files are the scenarios as text.
//
//go:embed *.yaml
var Files embed.FS

// first is what the page opens with; the others follow by name.
const first = "issue-10598.yaml"

// Names are the file names in the order of the gallery.
func Names() ([]string, error) {
	names, err := fs.Glob(Files, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("examples: %w", err)
	}
	slices.SortFunc(names, func(a, b string) int {
		if (a == first) != (b == first) {
			if a == first {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return names, nil
}

// JSON is all examples as the page reads them, in the wire form of documents: it
// carries no YAML parser. Each is checked on the way.
func JSON() ([]byte, error) {
	names, err := Names()
	if err != nil {
		return nil, err
	}
	type entry struct {
		Name     string          `json:"name"`
		Title    string          `json:"title"`
		Scenario json.RawMessage `json:"scenario"`
	}
	var list []entry
	for _, name := range names {
		text, err := Files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("examples: %w", err)
		}
		d, kept, err := draft.Read(text, yamltree.Read)
		if err != nil {
			return nil, fmt.Errorf("examples: %s: %w", name, err)
		}
		if !kept {
			return nil, fmt.Errorf("examples: %s: its text cannot be edited as it stands", name)
		}
		list = append(list, entry{strings.TrimSuffix(name, ".yaml"), d.Scenario().Title, d.Wire()})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(list); err != nil {
		return nil, fmt.Errorf("examples: %w", err)
	}
	return b.Bytes(), nil
}
