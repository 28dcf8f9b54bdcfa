package view

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// el makes an element by its tag. go-app has a type for every tag, and each
// that is used adds some 60 KB of methods to the WebAssembly: with one type for
// all, the page is 390 KB lighter.
func el(tag string) goapp.HTMLElem { return goapp.Elem(tag) }

// svg makes an element of the SVG namespace; go-app needs it on every element.
func svg(tag string) goapp.HTMLElem {
	return goapp.Elem(tag).XMLNS("http://www.w3.org/2000/svg")
}

// button is a button with a sign, or a word, and what it says of itself.
func (p *Page) button(id, sign, says string, class ...string) goapp.HTMLElem {
	return el("button").Attr("type", "button").ID(id).Class("btn").Class(class...).Title(says).Aria("label", says).Text(sign)
}

// dotted lets the name of a setting or of a method break behind its dots.
func dotted(name string) []goapp.UI {
	var out []goapp.UI
	for part := range strings.SplitAfterSeq(name, ".") {
		out = append(out, goapp.Text(part), el("wbr"))
	}
	return out
}
