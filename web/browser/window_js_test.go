//go:build js && wasm

package browser

import (
	_ "embed"
	"testing"
)

// window is a window for Node, which has none, with the few things that the
// package asks for.
//
//go:embed testdata/window.js
var window string

// open gives the test a new window.
func open(t *testing.T) {
	t.Helper()
	script(t, window)
	t.Cleanup(func() { script(t, "closeWindow()") })
}

// script is the value of a JavaScript expression, as text.
func script(t *testing.T, code string) string {
	t.Helper()
	v, err := path{}.call("eval", code)
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	text, err := path{}.call("String", v)
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	s, err := text.String()
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return s
}
