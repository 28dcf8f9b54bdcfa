package link_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/link"
	"placement-playground/core/scenario"
)

func seeds(f *testing.F) []string {
	f.Helper()
	files, err := filepath.Glob("testdata/1/*.link")
	if err != nil || len(files) == 0 {
		f.Fatalf("%d links, %v", len(files), err)
	}
	var all []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, strings.TrimSpace(string(text)))
	}
	return all
}

// sound: what opens is a tree that can be linked again, if it is a scenario; what does
// not says which part is wrong.
func sound(t *testing.T, text string) {
	n, err := link.Decode(text)
	if err != nil {
		var wrong *link.Error
		if n != nil || !errors.As(err, &wrong) || wrong.Part == "" || wrong.Text == "" || len(err.Error()) > 1_000 {
			t.Fatalf("%v (%T) with the tree %v", err, err, n)
		}
		return
	}
	if _, err := scenario.JSONTree(n.JSON()); err != nil {
		t.Fatalf("%v of %s", err, n.JSON())
	}
	s, err := scenario.Decode(n)
	if err != nil {
		return
	}
	again, err := link.Encode(n)
	if err != nil {
		t.Fatalf("%v of %s", err, n.JSON())
	}
	back, err := link.Decode(again)
	if err != nil {
		t.Fatalf("%v of its own link %s", err, again)
	}
	if same, err := scenario.Decode(back); err != nil || !reflect.DeepEqual(same, s) {
		t.Fatalf("%s came back as %s, %v", n.JSON(), back.JSON(), err)
	}
	if canonical, err := link.Encode(back); err != nil || canonical != again {
		t.Fatalf("%s makes another link when it comes back, %v", n.JSON(), err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
		f.Add(text[:len(text)-9])
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}

// Behind checksum and compression.
func FuzzDocument(f *testing.F) {
	for _, text := range seeds(f) {
		n, err := link.Decode(text)
		if err != nil {
			f.Fatal(err)
		}
		document, err := link.Fold(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Add(`{"vms":{"#":3,"name":["a1*2",0],"host":[1,0,-1],"lastHost":-1},"clusters":{"hosts":1}}`)
	f.Add(`{"":{}}`)
	f.Add(`{"expect":[["4.18",[],["placed",1,0]],["4.20.1 to 4.23,4.19.0"]]}`)
	f.Fuzz(func(t *testing.T, document string) {
		if len(document) < 1<<16 {
			sound(t, seal(t, document))
		}
	})
}

// What is written of an address reads back, and is written alike.
func FuzzReadAddress(f *testing.F) {
	f.Add("")
	for _, text := range addresses() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := link.ReadAddress(text)
		written := a.String()
		for _, sign := range written {
			if sign <= ' ' || sign > '~' || sign == '#' || sign == '"' || sign == '<' || sign == '>' {
				t.Fatalf("%q has a sign %q", written, sign)
			}
		}
		again := link.ReadAddress(written)
		if again.At = a.At; len(a.Example)+len(a.Release)+len(a.Compare)+len(a.At) < 1_000 && again != a {
			t.Fatalf("%+v is written as %q, which is %+v", a, written, again)
		}
		if twice := link.ReadAddress(written).String(); len(written) < 1_000 && twice != written {
			t.Fatalf("%q is written again as %q", written, twice)
		}
	})
}
