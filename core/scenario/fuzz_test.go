package scenario_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// seeds are texts of all kinds, good and bad.
func seeds(f *testing.F) [][]byte {
	texts := [][]byte{
		[]byte(whole), []byte(""), []byte("{}"), []byte("[]"), []byte("null"), []byte("~"), []byte("title: .5"),
		[]byte(`{"seed": 1e2, "pods": [{"name": "a", "disabled": true}]}`),
		[]byte("a: &a [*a]"), []byte("? [x]\n: y"), []byte("- {<<: {}}"), []byte("title: |\n  x\n  y\n"),
		[]byte("vms: [{offering: -0}]"), []byte("zone: {id: 9223372036854775807}"), []byte("expect: {4.18: [{}]}"),
		[]byte("clusters: [{hosts: [{name: h}]}]\nsteps: [{maintain: h}]"), []byte("\xff\xfe{}"), []byte("{\"title\": \"\\u0000\"}"),
	}
	for _, text := range examples(f) {
		texts = append(texts, text)
	}
	return texts
}

// sound runs what was read, and wants errors to say where.
func sound(t *testing.T, s *scenario.Scenario, err error) {
	t.Helper()
	if err != nil {
		var at *scenario.Error
		if !errors.As(err, &at) {
			t.Fatalf("the error %v (%T) names no place", err, err)
		}
		if at.Text == "" || len(err.Error()) > 1_000 {
			t.Fatalf("the error has %d bytes: %.200s", len(err.Error()), err)
		}
		return
	}
	if len(s.Cloud.Hosts)*len(s.Steps) > 1_000 {
		return // sound enough, and long to run
	}
	for _, release := range placement.Releases() {
		out, err := s.Run(release)
		if err != nil {
			var at *scenario.Error
			if !errors.As(err, &at) || !strings.Contains(err.Error(), "is not modelled yet") {
				t.Fatalf("the run says %v", err)
			}
			continue
		}
		if len(out.Steps) != len(s.Steps) {
			t.Fatalf("%d outcomes of %d steps", len(out.Steps), len(s.Steps))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
		if n, err := yamltree.Read(text); err == nil {
			f.Add(n.JSON())
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := scenario.Parse(text)
		sound(t, s, err)
	})
}

func FuzzYAML(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := decode(text)
		sound(t, s, err)
	})
}

// What is written as JSON reads back to the same tree and the same scenario.
func FuzzJSONRoundTrip(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		n, err := yamltree.Read(text)
		if err != nil {
			return
		}
		again, err := scenario.JSONTree(n.JSON())
		if err != nil {
			t.Fatalf("%q: its own JSON %q does not read: %v", text, n.JSON(), err)
		}
		if got, want := string(again.JSON()), string(n.JSON()); got != want {
			t.Fatalf("%q: JSON is %q, and %q when read and written again", text, want, got)
		}
		one, err := scenario.Decode(n)
		other, err2 := scenario.Decode(again)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%q: decodes with %v, and from JSON with %v", text, err, err2)
		}
		if !reflect.DeepEqual(one, other) {
			t.Fatalf("%q: decodes differently from JSON", text)
		}
	})
}
