package app

import (
	"errors"
	"fmt"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
)

// ReadExamples reads examples.json: a list of scenarios with name and title.
func ReadExamples(text []byte) ([]Example, error) {
	list, err := scenario.JSONTree(text)
	if err != nil {
		return nil, fmt.Errorf("this is no list of examples: %w", err)
	}
	if list.Kind != scenario.List || len(list.Items) == 0 {
		return nil, errors.New("the list of examples is empty")
	}
	examples := make([]Example, len(list.Items))
	for i, entry := range list.Items {
		for k, key := range entry.Keys {
			switch value := entry.Items[k]; key.Text {
			case "name":
				examples[i].Name = value.Text
			case "title":
				examples[i].Title = value.Text
			case "scenario":
				examples[i].Text = value.JSON()
			}
		}
		if examples[i].Name == "" || examples[i].Text == nil {
			return nil, fmt.Errorf("example %d has no name or no scenario", i)
		}
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
