package link

import (
	"os"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// codec0 is as an earlier codec might have been: the file as it is, with a dictionary
// of its own. No released playground knows it.
func codec0() codec {
	return codec{version: 0, dictionary: "clusters offerings templates", next: func(file *scenario.Node) (*scenario.Node, error) {
		if get(file, "title") != nil {
			return nil, fail("title", "codec 0 has none")
		}
		document, err := fold(file)
		if err != nil {
			return nil, err
		}
		return scenario.JSONTree([]byte(document))
	}}
}

// A link of an earlier codec is read with that codec's dictionary, goes from codec to
// codec, and ends as the same tree.
func TestALinkOfAnEarlierCodecOpens(t *testing.T) {
	text, err := os.ReadFile("../../examples/threshold.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file, err := yamltree.Read([]byte(strings.Replace(string(text), "title: ", "about: ", 1)[strings.Index(string(text), "compare:"):]))
	if err != nil {
		t.Fatal(err)
	}
	newLink, err := Encode(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Decode(newLink)
	if err != nil {
		t.Fatal(err)
	}
	oldLink, err := codec0().write(string(file.JSON()))
	if err != nil {
		t.Fatal(err)
	}
	both := slices.Concat([]codec{codec0()}, codecs())
	got, err := decode(both, oldLink)
	if err != nil || string(got.JSON()) != string(want.JSON()) {
		t.Errorf("an old link opens as %v, %v", got, err)
	}
	if again, err := decode(both, newLink); err != nil || string(again.JSON()) != string(want.JSON()) {
		t.Errorf("beside an old codec the new one opens as %v, %v", again, err)
	}
	if _, err := Decode(oldLink); err == nil || !strings.HasPrefix(err.Error(), "link: codec: 0 is not known here") {
		t.Errorf("without the codec: %v", err)
	}
	// Three codecs, one behind the other.
	passed := 0
	middle := codec{version: 1, next: func(n *scenario.Node) (*scenario.Node, error) { passed++; return n, nil }}
	three := []codec{codec0(), middle, {version: 2, dictionary: dictionary1}}
	if got, err := decode(three, oldLink); err != nil || passed != 1 || string(got.JSON()) != string(want.JSON()) {
		t.Errorf("through %d codecs between: %v, %v", passed, got, err)
	}
}

// A field that files have and the table does not is never lost silently.
func TestAFieldWithoutAPlaceIsSaid(t *testing.T) {
	for text, want := range map[string]string{
		`{"newField":1}`:                           `link: file: a link has no place for the field "newField"`,
		`{"zone":{"newField":1}}`:                  `link: zone: a link has no place for the field "newField"`,
		`{"vms":[{},{"newField":1}]}`:              `link: vms: a link has no place for the field "newField"`,
		`{"clusters":[{"hosts":[{"new":1}]}]}`:     `link: hosts: a link has no place for the field "new"`,
		`{"offerings":[{"gpu":{"newField":"x"}}]}`: `link: gpu: a link has no place for the field "newField"`,
	} {
		n, err := scenario.JSONTree([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if document, err := fold(n); err == nil || err.Error() != want || document != "" {
			t.Errorf("%s: %q, %v", text, document, err)
		}
	}
}

func TestAMigrationThatFailsIsSaid(t *testing.T) {
	text, err := codec0().write(`{"title":"x"}`)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := decode(slices.Concat([]codec{codec0()}, codecs()), text); n != nil || err == nil || err.Error() != "link: title: codec 0 has none" {
		t.Errorf("%v, %v", n, err)
	}
}
