package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

func (p *Page) tabs(i app.Inspector) goapp.UI {
	tab := func(id, text string, panel app.Panel, on bool) goapp.UI {
		return p.button(id, text, text, "tab").Aria("pressed", strconv.FormatBool(on)).OnClick(p.on(app.ShowPanel{Panel: panel}))
	}
	return el("div").Class("tabs").Role("group").Aria("label", "What this side shows").Body(
		tab("tab-why", "Why", app.Explain, !i.Open), tab("tab-inspect", i.Title, app.Inspect, i.Open))
}

// inspector shows what is selected, field by field.
type inspector struct {
	goapp.Compo
	Inspect app.Inspector
	page    *Page
}

// Render draws the fields.
func (v *inspector) Render() goapp.UI {
	i := v.Inspect
	of := app.Named(i.Of[0])
	return el("div").ID("inspector").Body(
		goapp.If(i.Says != "", func() goapp.UI { return sentence(i.Head, i.Says, i.Tone) }),
		el("div").Class("fields").Body(goapp.Range(i.Fields).Slice(func(n int) goapp.UI { return v.field(of, i.Fields[n]) })),
	)
}

func (v *inspector) field(of string, f app.Field) goapp.UI {
	id := "field-" + f.Name
	hint := ""
	if f.Mixed {
		hint = "several values"
	}
	return el("label").Class("field").Attr("for", id).Body(
		el("span").Text(f.Name),
		el("input").ID(id).Attr("value", f.Value).Attr("placeholder", hint).
			OnChange(func(ctx goapp.Context, _ goapp.Event) {
				v.page.send(app.SetField{Field: f.Name, Typed: ctx.JSSrc().Get("value").String()})
			}, goapp.EventScope(of, f.Name)),
	)
}
