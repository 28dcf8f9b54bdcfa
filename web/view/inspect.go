package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

func (p *Page) tabs(s app.Screen) goapp.UI {
	tab := func(id, text, says string, panel app.Panel, on bool) goapp.UI {
		return p.button(id, text, says, "tab").Aria("pressed", strconv.FormatBool(on)).OnClick(p.on(app.ShowPanel{Panel: panel}))
	}
	return el("div").Class("tabs").Role("group").Aria("label", "What this side shows").Body(
		tab("tab-why", "Why", "Why it was decided so", app.Explain, !s.Inspect.Open && !s.Source.Open),
		tab("tab-source", "Source", "The scenario as a file (S)", app.SourceText, s.Source.Open),
		goapp.If(len(s.Inspect.Of) > 0, func() goapp.UI {
			return tab("tab-inspect", s.Inspect.Title, "All fields of "+s.Inspect.Title, app.Inspect, s.Inspect.Open)
		}))
}

// inspector shows what is selected, field by field.
type inspector struct {
	goapp.Compo
	Inspect app.Inspector
	page    *Page
}

// Render draws the fields.
func (v *inspector) Render() goapp.UI {
	i, p := v.Inspect, v.page
	of := app.Named(i.Of[0]) + " " + strconv.Itoa(len(i.Of))
	return el("div").ID("inspector").Body(
		goapp.If(i.Says != "", func() goapp.UI { return sentence(i.Head, i.Says, i.Tone) }),
		el("div").Class("fields").Body(goapp.Range(i.Fields).Slice(func(n int) goapp.UI { return &field{Of: of, Field: i.Fields[n], page: p} })),
		goapp.If(i.More > 0, func() goapp.UI {
			text := "All fields: " + strconv.Itoa(i.More) + " more"
			if i.All {
				text = "Fewer fields"
			}
			return p.button("more-fields", text, text, "small").Aria("expanded", strconv.FormatBool(i.All)).OnClick(p.on(app.ShowMore{}))
		}),
		goapp.If(i.ID != "", func() goapp.UI {
			return el("p").Class("dim", "id").Title("CloudStack's database id: most things are listed by it, so it can decide.").Text(i.ID)
		}),
	)
}
