package view

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// source is the scenario's file: a field whose text is transparent lies upon the
// same text with its colours.
type source struct {
	goapp.Compo
	Source app.Source
	page   *Page
}

// Render draws the field, and below it what is wrong.
func (v *source) Render() goapp.UI {
	s, p := v.Source, v.page
	return el("div").Class("source").Body(
		el("div").Class("scrolls").Body(el("div").Class("sheet-of-text").Body(
			// A last line that is empty has its height only with something behind it.
			el("pre").ID("source-text").Aria("hidden", "true").Text(s.Text+"\u200b"),
			el("textarea").ID("source").Attr("spellcheck", "false").Attr("autocapitalize", "off").Attr("wrap", "off").
				Aria("label", "The scenario as a file").Aria("invalid", strconv.FormatBool(s.Problem != "")).Aria("describedby", "source-problem").
				OnInput(func(ctx goapp.Context, _ goapp.Event) {
					p.send(app.TypeSource{Text: ctx.JSSrc().Get("value").String()})
				}).
				OnBlur(p.on(app.EndTyping{})),
		)),
		el("div").ID("source-problem").Class("problem").Role("status").Body(goapp.If(s.Problem != "", func() goapp.UI {
			return el("div").Class("card", "no").Body(
				el("p").Text(s.Problem),
				goapp.If(s.At != "", func() goapp.UI {
					return p.button("to-problem", "Go to "+s.At, "Go to "+s.At, "small").OnClick(p.on(app.ToProblem{}))
				}),
				p.button("take-back", "Take back", "Show the last text that could be read again", "small").OnClick(p.on(app.TakeBack{})),
			)
		})),
	)
}

// coloured is a list of marks as Browser.Colour reads it.
func coloured(marks []app.Mark) string {
	var b strings.Builder
	for i, m := range marks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(m.Kind) + " " + strconv.Itoa(m.From) + " " + strconv.Itoa(m.To))
	}
	return b.String()
}
