package draft_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// examples are the gallery's texts by their names.
func examples(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = string(text)
	}
	return texts
}

func read(t testing.TB, text string) draft.Document {
	t.Helper()
	d, kept, err := draft.Read([]byte(text), yamltree.Read)
	if err != nil || !kept {
		t.Fatalf("kept %v, %v, of\n%s", kept, err, text)
	}
	return d
}

func TestAnUneditedTextStaysAsItIs(t *testing.T) {
	texts := examples(t)
	for name, text := range map[string]string{
		"nothing":         "{}",
		"json":            "{\"title\": \"a \\\"b\\\"\", \"seed\":10 ,\n\t\"pods\": [ {\"name\":\"p\"}, ],\"zone\":null}\n",
		"indented lists":  "pods:\n- name: a # one\n-   name: b\n\n    disabled: true\n- \n  name: c\n",
		"line breaks":     "title: x\r\npods:\r\n  - {name: a} # é\r\n",
		"marks":           "\ufeff# top\n---\ntitle: 'it''s'\nabout: |-\n  x\n\n    y # no comment\n  z\n\n# end\n...\n",
		"several lines":   "title: a\n  b\n   c\nabout: \"d\\\n  e\"\n",
		"nothing behind":  "title:\nabout: ~ # none\nseed: null\n",
		"no end of line":  "pods: [{name: a}]",
		"hash in a value": "title: a#b\nabout: 'x # y'\nlinks: [http://a/#b, \"c\" ]\n",
	} {
		texts[name] = text
	}
	for name, text := range texts {
		d := read(t, text)
		if got := string(d.Text()); got != text {
			t.Errorf("%s became\n%s\nfrom\n%s", name, got, text)
		}
	}
}

func TestJSONIsReadWithoutYAML(t *testing.T) {
	text := "{\"title\": \"x\", \"seed\": null,\n \"pods\": [{\"name\": \"a\"}]}\n"
	d, kept, err := draft.Read([]byte(text), scenario.JSONTree)
	if err != nil || !kept || string(d.Text()) != text {
		t.Fatalf("%v, %v, %s", kept, err, d.Text())
	}
	d = apply(t, d, draft.Add{Kind: draft.Pod}, draft.Add{Kind: draft.Cluster}, draft.Set{Of: draft.Ref{Kind: draft.File}, Field: "about", To: draft.Text("two\nlines")})
	want := "{\"title\": \"x\", \"about\": \"two\\nlines\", \"seed\": null,\n \"pods\": [{\"name\": \"a\"}, {\"name\": \"pod-2\"}],\n \"clusters\": [{\"name\": \"cluster-1\"}]}\n"
	if got := string(d.Text()); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("became\n%s", got)
	}
	if _, err := scenario.Parse(d.Text()); err != nil {
		t.Error(err)
	}
}

func TestATreeIsLaidOutAsTheExamplesAre(t *testing.T) {
	for name, text := range examples(t) {
		d := read(t, text)
		tree, err := scenario.JSONTree(d.Tree().JSON())
		if err != nil {
			t.Fatal(err)
		}
		laid, err := draft.From(tree)
		if err != nil {
			t.Fatal(err)
		}
		again := read(t, string(laid.Text()))
		if !reflect.DeepEqual(again.Scenario(), d.Scenario()) {
			t.Errorf("%s means something else as\n%s", name, laid.Text())
		}
		if lines := strings.Count(string(laid.Text()), "\n"); lines < 15 {
			t.Errorf("%s has %d lines:\n%s", name, lines, laid.Text())
		}
	}
}

func TestErrorsOfATextNameLineAndColumn(t *testing.T) {
	for text, want := range map[string]string{
		"pods: [{nam: a}]":              `scenario: pods[0]: unknown field "nam"; did you mean "name"? (line 1, column 9)`,
		"title: x\npods: [":             "scenario: this is no YAML: did not find expected node content (line 2, column 0)",
		"clusters:\n  - pod: nowhere\n": `scenario: clusters[0].pod: there is no pod "nowhere" (line 2, column 10)`,
	} {
		_, _, err := draft.Read([]byte(text), yamltree.Read)
		if err == nil || !strings.HasPrefix(err.Error(), strings.Split(want, " (")[0]) || !strings.Contains(err.Error(), strings.TrimSuffix(strings.Split(want, " (")[1], ", column 0)")) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// What cannot be followed keeps its meaning and loses its comments.
func TestAStrangeTextIsLaidOutAnew(t *testing.T) {
	for _, text := range []string{
		"? title\n: x\n", "title: |+\n  a\n\n", "title: |2\n   a\n", "title: |\n  a", "title: x\rabout: y\r", "title: \"\"\nlinks: [a: b]\n",
	} {
		tree, err := yamltree.Read([]byte(text))
		if err != nil {
			continue
		}
		want, wrong := scenario.Decode(tree)
		d, kept, err := draft.Read([]byte(text), yamltree.Read)
		if (err == nil) != (wrong == nil) || kept {
			t.Fatalf("%q: %v, %v, %v", text, err, wrong, kept)
		}
		if err == nil && !reflect.DeepEqual(read(t, string(d.Text())).Scenario(), want) {
			t.Errorf("%q became %q", text, d.Text())
		}
	}
}
