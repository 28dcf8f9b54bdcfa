package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// settings are CloudStack's global settings, changed where they stand.
func (p *Page) settings(s app.Settings) goapp.UI {
	all := "All " + strconv.Itoa(s.Total) + " settings"
	if s.All {
		all = "Fewer settings"
	}
	return el("section").ID("settings").Body(
		el("h2").Text("Global settings"),
		el("input").ID("find-setting").Class("input").Attr("type", "search").Attr("placeholder", "Find a setting").Aria("label", "Find a setting").
			Attr("autocomplete", "off").Attr("spellcheck", "false").
			OnInput(func(ctx goapp.Context, _ goapp.Event) {
				p.send(app.FindSettings{Query: ctx.JSSrc().Get("value").String()})
			}),
		goapp.If(s.None != "", func() goapp.UI { return el("p").Class("problem").Role("status").Text(s.None) }),
		el("div").Class("fields", "stacked").Body(goapp.Range(s.Fields).Slice(func(i int) goapp.UI {
			return &field{Of: "setting", Field: s.Fields[i], Explains: s.Query != "", page: p}
		})),
		goapp.If(s.Query == "", func() goapp.UI {
			return p.button("all-settings", all, all, "small").Aria("expanded", strconv.FormatBool(s.All)).OnClick(p.on(app.AllSettings{}))
		}),
	)
}
