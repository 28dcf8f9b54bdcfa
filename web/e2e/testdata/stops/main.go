//go:build js && wasm

// Command stops stands in for a playground with a bug: it shows a page, and
// panics at a click.
package main

import "syscall/js"

func main() {
	document := js.Global().Get("document")
	page := document.Call("createElement", "p")
	page.Set("id", "app")
	page.Set("textContent", "a page with a bug")
	clicked := make(chan bool)
	page.Call("addEventListener", "click", js.FuncOf(func(js.Value, []js.Value) any {
		close(clicked)
		return nil
	}))
	document.Get("body").Call("prepend", page)
	<-clicked
	panic("a bug")
}
