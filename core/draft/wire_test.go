package draft_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// wired: a document comes back from its wire form as it was.
func wired(t *testing.T, d draft.Document) {
	t.Helper()
	wire := d.Wire()
	again, err := draft.Unwire(wire)
	if err != nil {
		t.Fatalf("%v: %s\nof\n%s", err, wire, d.Text())
	}
	if got, want := string(again.Text()), string(d.Text()); got != want {
		t.Fatalf("the text\n%s\ncomes back as\n%s", want, got)
	}
	if got, want := string(again.Tree().JSON()), string(d.Tree().JSON()); got != want {
		t.Fatalf("%s\ncomes back as\n%s", want, got)
	}
	one, other := *again.Scenario(), *d.Scenario()
	one.Rules, other.Rules = nil, nil
	if !reflect.DeepEqual(one, other) {
		t.Fatalf("another scenario comes back of\n%s", d.Text())
	}
	if string(again.Wire()) != string(wire) {
		t.Fatalf("the wire form\n%s\nis another when it comes back:\n%s", wire, again.Wire())
	}
}

func TestWire(t *testing.T) {
	for name, text := range examples(t) {
		t.Run(name, func(t *testing.T) { wired(t, read(t, text)) })
	}
	for name, text := range plainly() {
		if name == "ids" {
			text = strings.Replace(text, "    host: 2\n", "", 1)
		}
		t.Run(name, func(t *testing.T) { wired(t, read(t, text)) })
	}
	const text = "\ufeff# é\ntitle: \"a \\\" b\"\nabout: >-\n  two\n  lines\nseed: ~\nlinks: [a\n b]\npools:\nclusters: [{name: 'it''s', hosts: [{}, {tagRule: \"x\\ny\"}]}, ] # end\n...\n# after"
	wired(t, read(t, text))
	d := read(t, "title: x\nclusters: [{name: \"y\", hosts: }] # c\n")
	const want = `[["{","","title",": ","x","\n","clusters",["[",["{",": [{","name",": ",["'","\"y\"","y"],", ","hosts",":",["~",""]]]]," }] # c\n"]`
	if got := string(d.Wire()); got != want {
		t.Errorf("the wire form is %s", got)
	}
}

// What is no wire form is an error: the page may get it from anywhere.
func TestUnwireErrors(t *testing.T) {
	for _, wire := range []string{
		"", "x", "{}", "[]", `[[]]`, `["",""]`, `[["{"]]`, `[["{"],1]`, `[["{"],"{}",""]`, `[["("],"{}"]`, `[[],"{}"]`, `[["[","a"],"[]"]`, `[["{","{","a"],"}"]`,
		`[["{",1,"title",":","x"],""]`, `[["{","",["~","title"]],":x\n"]`, `[["{","","title",": ",["'","x"]],"\n"]`, `[["{","","title",": ",["?","x","x"]],"\n"]`,
		`[["{","","title",": ",["'","\"x\"",1]],"\n"]`, `[["{","","title",": ",[]],"\n"]`, `[["{","","title",": ",{}],"\n"]`, `[["{","","title",": "],"\n"]`,
		`[["{","","title",": ",["~","x"]],"\n"]`, `[["{","","title"," ","x"],"\n"]`, `[["{","","title",": ",["'","y","x"]],"\n"]`, `[["{","","title",": ","x"],"\n y"]`,
		`[["{","",["{","","title"],": ","x"],"\n"]`, `[["{",["{","","title",": ","x"],"",": ","y"],"\n"]`, `[["{","title: x\n","title",": ","x"],"\n"]`,
		`[["{","","titel",": ","x"],"\n"]`, `[["[",": ","x"],"\n"]`, strings.Repeat("[", 100_000), `[["{","","title",": ","x\u2028y"],"\n"]`, `[["{","","title",": ","x","",["'","","vms"]],"\n"]`, `null`, `[null,null]`, `[["{","","title",": ","null"],"\n"]`, `[["{","","title",": ",""],"\n"]`, `[["{",null,"title",":","x"],"\n"]`,
	} {
		if d, err := draft.Unwire([]byte(wire)); err == nil {
			t.Errorf("%.80s is\n%s", wire, d.Text())
		}
	}
	_, err := draft.Unwire([]byte(`[["{","","pods",["{",": {","name",": ","x"]],"}\n"]`))
	if err == nil || !strings.Contains(err.Error(), `pods: here stands an object, wanted is a list (line 1, column 8)`) {
		t.Errorf("the error is %v", err)
	}
	_, err = draft.Unwire([]byte(`[["{","# c\n","title",": ","x","\n","pods",["[",["{",": [{","nam",": ","y"]]],"}]\n"]`))
	if err == nil || !strings.Contains(err.Error(), `pods[0]: unknown field "nam"; did you mean "name"? (line 3, column 9)`) {
		t.Errorf("the error is %v", err)
	}
}

// FuzzUnwire: whatever comes, what is taken can be edited and written.
func FuzzUnwire(f *testing.F) {
	for _, text := range examples(f) {
		f.Add(string(read(f, text).Wire()))
	}
	f.Add(`[["{","title: ","x"],"\n"]`)
	f.Add(`[["{","","title",": ",["'","\"x\"","x"]],"\n"]`)
	f.Fuzz(func(t *testing.T, wire string) {
		d, err := draft.Unwire([]byte(wire))
		if err != nil {
			return
		}
		wired(t, d)
		c := chance{rand.New(rand.NewPCG(1, uint64(len(wire))))}
		for range 4 {
			if after, err := d.Apply(c.edit(t, d)); err == nil {
				d = after
			}
		}
		d.Text()
	})
}

// FuzzWire: every text that is kept comes back from its wire form.
func FuzzWire(f *testing.F) {
	for _, text := range examples(f) {
		f.Add(text)
	}
	for _, text := range plainly() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func([]byte) (*scenario.Node, error){yamltree.Read, scenario.JSONTree} {
			if d, _, err := draft.Read([]byte(text), parse); err == nil {
				wired(t, d)
			}
		}
	})
}
