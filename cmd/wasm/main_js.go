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
	// One page, whatever the path: the site may lie under any.
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return view.New(window, examples, err) })
	goapp.RunWhenOnBrowser()
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
