//go:build js && wasm

// Command asks stands in for a playground with tag rules: it asks the cases
// that are its examples, and shows the answers.
package main

import (
	"encoding/json"
	"syscall/js"

	"placement-playground/core/cloud"
	"placement-playground/web/browser"
	"placement-playground/web/tagrule"
)

// answer is a case with its answer, as the page shows it.
type answer struct {
	cloud.TagRuleCase
	cloud.TagRuleAnswer
}

func main() {
	var window browser.Browser
	text, err := window.Examples()
	show("app", "", err)
	var cases []cloud.TagRuleCase
	show("read", "", json.Unmarshal([]byte(text), &cases))
	_, err = tagrule.Ask(window, cases, func(answers cloud.TagRuleAnswers, err error) {
		var list []answer
		for _, c := range cases {
			list = append(list, answer{c, answers[c]})
		}
		text, _ := json.Marshal(list) // strings always marshal
		show("answers", string(text), err)
	})
	show("asked", "", err)
	select {}
}

// show puts a text, or the error, into a new element.
func show(id, text string, err error) {
	if err != nil {
		id, text = "error", err.Error()
	}
	document := js.Global().Get("document")
	p := document.Call("createElement", "pre")
	p.Set("id", id)
	p.Set("textContent", text)
	document.Get("body").Call("prepend", p)
}
