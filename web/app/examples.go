package app

import (
	"encoding/json"
	"fmt"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
)

// Document is the example as it can be edited.
func (e Example) Document() (draft.Document, error) {
	tree, err := scenario.JSONTree(e.Text)
	if err != nil {
		return draft.Document{}, err
	}
	return draft.From(tree)
}

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
