package draft_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/scenario/yamltree"
)

// FuzzText: a text that decodes is kept to the byte, or laid out anew with the same
// meaning.
func FuzzText(f *testing.F) {
	for _, text := range examples(f) {
		f.Add(text)
	}
	for _, text := range plainly() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, kept, err := draft.Read([]byte(text), yamltree.Read)
		if err != nil {
			return
		}
		if kept && string(d.Text()) != text {
			t.Fatalf("%q became %q", text, d.Text())
		}
		again, _, err := draft.Read(d.Text(), yamltree.Read)
		if err != nil || !reflect.DeepEqual(again.Scenario(), d.Scenario()) {
			t.Fatalf("%q became %q, %v", text, d.Text(), err)
		}
	})
}

// FuzzEdits: after every edit that is taken, the text says what the document does.
func FuzzEdits(f *testing.F) {
	for _, text := range plainly() {
		f.Add(text, uint64(1), uint64(2))
	}
	for _, text := range examples(f) {
		f.Add(text, uint64(3), uint64(4))
	}
	f.Fuzz(func(t *testing.T, text string, seed, more uint64) {
		d, kept, err := draft.Read([]byte(text), yamltree.Read)
		if err != nil || !kept || len(text) > 5_000 {
			return
		}
		c := chance{rand.New(rand.NewPCG(seed, more))}
		for range 8 {
			edit := c.edit(t, d)
			after, err := d.Apply(edit)
			if err != nil {
				continue
			}
			agree(t, after)
			identities(t, d, after, edit)
			if t.Failed() {
				t.Fatalf("this was %T%+v on\n%s", edit, edit, d.Text())
			}
			d = after
		}
	})
}
