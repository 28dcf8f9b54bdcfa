package app_test

import (
	"encoding/json"
	"strings"
	"testing"

	"placement-playground/examples"
	"placement-playground/web/app"
)

// What the build writes is what the page reads.
func TestReadExamples(t *testing.T) {
	text, err := examples.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var want []struct {
		Name, Title string
		Scenario    json.RawMessage
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	got, err := app.ReadExamples(text)
	if err != nil || len(got) != len(want) || len(got) == 0 {
		t.Fatalf("%d examples are read of %d: %v", len(got), len(want), err)
	}
	for i, e := range got {
		d, err := e.Document()
		if err != nil || e.Name != want[i].Name || e.Title != want[i].Title || d.Scenario().Title != e.Title {
			t.Errorf("example %d is %s, %q, want %s, %q: %v", i, e.Name, e.Title, want[i].Name, want[i].Title, err)
		}
	}
}

func TestReadNoExamples(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "this is no list of examples: ",
		"<!doctype html>":           "this is no list of examples: ",
		"[]":                        "the list of examples is empty",
		"{}":                        "the list of examples is empty",
		"[1]":                       "example 0 has no name or no scenario",
		`[{"name":"a"}]`:            "example 0 has no name or no scenario",
		`[{"scenario":{}}]`:         "example 0 has no name or no scenario",
		`[{"name":"a","scenario":]`: "this is no list of examples: ",
	} {
		if list, err := app.ReadExamples([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %v, %v, want %q", text, list, err, want)
		}
	}
}
