package app

import (
	"encoding/json"
	"fmt"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
)

// ReadExamples reads examples.json: a list of scenarios with name and title.
func ReadExamples(text []byte) ([]Example, error) {
	var list []struct {
		Name, Title string
		Scenario    json.RawMessage
	}
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("this is no list of examples: %w", err)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("the list of examples is empty")
	}
	examples := make([]Example, len(list))
	for i, e := range list {
		examples[i] = Example{Name: e.Name, Title: e.Title, Text: e.Scenario}
	}
	return examples, nil
}

// Document is the example to be read and edited. In examples.json it is the wire form
// of a file, with its comments and its order, or a scenario as JSON.
func (e Example) Document() (draft.Document, error) {
	if len(e.Text) > 0 && e.Text[0] == '[' {
		return draft.Unwire(e.Text)
	}
	d, _, err := draft.Read(e.Text, scenario.JSONTree)
	return d, err
}
