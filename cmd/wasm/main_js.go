//go:build js && wasm

// Command wasm is the playground: in the browser the app, natively the server
// of it and the builder of its site.
package main

import (
	"fmt"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
	"placement-playground/web/browser"
	"placement-playground/web/view"
)

func main() {
	var window browser.Browser
	examples, err := load(window)
	// go-app's own loop collects what happened and renders up to 8 ms later. A
	// step is to be seen at once, so this loop renders after each event.
	engine := goapp.NewTestEngine()
	if err := engine.Load(view.New(window, examples, err)); err != nil {
		panic(err) // the loader says that the page has stopped
	}
	engine.ConsumeAll()
	for {
		engine.ConsumeNext()
	}
}

func load(window browser.Browser) ([]app.Example, error) {
	text, err := window.Examples()
	if err != nil {
		return nil, err
	}
	examples, err := app.ReadExamples([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("examples.json: %w", err)
	}
	return examples, nil
}
