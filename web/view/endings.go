package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// endings is how the scenario ends in every release: a component, as a step
// changes nothing in it.
type endings struct {
	goapp.Compo
	Endings app.Endings
	page    *Page
}

// Render draws the strip.
func (v *endings) Render() goapp.UI {
	e := v.Endings
	return el("section").ID("releases").Class("sheet", "strip").Role("region").Aria("label", "How it ends in every release").Body(
		v.page.sheetHead(app.ReleasesSheet, "How it ends in every release"),
		progress(e.Busy, e.Run, e.All),
		goapp.If(e.Problem != "", func() goapp.UI { return el("p").Class("card", "no").Role("alert").Text(e.Problem) }),
		el("ol").Class("endings").Body(goapp.Range(e.Groups).Slice(func(i int) goapp.UI { return v.ending(e.Groups[i]) })),
	)
}

// sheetHead is the title of a sheet and what closes it.
func (p *Page) sheetHead(sheet app.Sheet, title string, more ...goapp.UI) goapp.UI {
	return el("div").Class("sheet-head").Body(append(append([]goapp.UI{el("h2").Text(title)}, more...),
		p.button("close-"+string(sheet), "✕", "Close (Esc)", "icon").OnClick(p.on(app.ToggleSheet{Sheet: sheet})))...)
}

// progress says how far something is that takes long; nothing once it is done.
// With all 0 nobody knows how long.
func progress(busy string, done, all int) goapp.UI {
	return goapp.If(busy != "", func() goapp.UI {
		bar := el("progress").Aria("label", busy)
		if all > 0 {
			bar = bar.Attr("value", strconv.Itoa(done)).Attr("max", strconv.Itoa(all))
		}
		return el("div").Class("progress").Body(bar,
			el("span").Class("dim").Text(busy))
	})
}

func (v *endings) ending(g app.Ending) goapp.UI {
	return el("li").Body(
		goapp.If(g.Turn != "", func() goapp.UI {
			return el("p").Class("turn").Body(goapp.Text(g.Turn),
				goapp.Range(g.Changes).Slice(func(i int) goapp.UI {
					return el("span").Body(goapp.Text(" "), link(g.Changes[i]))
				}))
		}),
		el("div").Class("names").Body(goapp.Range(g.Releases).Slice(func(i int) goapp.UI { return v.release(g.Releases[i]) })),
		goapp.If(g.Refused != "", func() goapp.UI {
			return el("p").Body(el("strong").Class("end", "warn").Text("not modelled"), goapp.Text(" "+g.Refused))
		}),
		goapp.Range(g.Steps).Slice(func(i int) goapp.UI {
			s := g.Steps[i]
			return el("p").Class("ends").Body(
				el("strong").Class("end", string(s.Tone)).Body(breakable(s.Word)...),
				el("span").Class("dim").Text(" "+s.Of), el("span").Class("fates").Text(s.Fates))
		}),
		goapp.If(g.More > 0, func() goapp.UI {
			return el("p").Class("dim").Text("and " + strconv.Itoa(g.More) + " more steps")
		}),
	)
}

func (v *endings) release(name string) goapp.UI {
	says := "Step through " + name
	switch name {
	case v.Endings.Lead:
		says = name + " is stepped through"
	case v.Endings.Other:
		says += ", which is compared"
	}
	class := []string{"btn", "mono"}
	if name == v.Endings.Other {
		class = append(class, "other")
	}
	return el("button").Attr("type", "button").Class(class...).Title(says).Aria("label", says).
		Aria("pressed", strconv.FormatBool(name == v.Endings.Lead)).Text(name).
		OnClick(v.page.on(app.SetRelease{Side: v.Endings.Side, Name: name}), goapp.EventScope(v.Endings.Side, name))
}

// link opens in a tab of its own.
func link(l app.Link) goapp.UI {
	return el("a").Attr("href", l.URL).Attr("target", "_blank").Attr("rel", "noopener").Title(l.Title).Text(l.Text)
}
