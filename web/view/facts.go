package view

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/draft"
	"placement-playground/core/picture"
	"placement-playground/core/words"
	"placement-playground/web/app"
)

// factsPanel is what the scenario gives, and what it is drawn with: a component, as
// it hardly changes.
type factsPanel struct {
	goapp.Compo
	Facts    app.Facts
	Draw     app.Draw
	Script   app.Script
	Settings app.Settings
	page     *Page
}

// Render draws the panel.
func (v *factsPanel) Render() goapp.UI {
	f, p := v.Facts, v.page
	return el("aside").ID("facts").Class("side", "facts").Aria("label", "Scenario").Body(
		el("button").Attr("type", "button").Class("grip").Aria("label", "Close the scenario").OnClick(p.on(app.ToggleSheet{Sheet: app.ScenarioSheet})),
		p.tools(v.Draw),
		p.about(f, v.Draw),
		p.script(v.Script, v.Draw),
		p.tags(f.Tags, v.Draw),
		el("div").Body(goapp.Range(f.Lists).Slice(func(i int) goapp.UI { return p.entries(f.Lists[i], v.Draw) })),
		p.settings(v.Settings),
		el("details").ID("more-facts").Class("more").Body(
			el("summary").Body(el("h2").Text("More"), el("span").Class("dim").Text("storage, zone, pods, affinity, accounts")),
			goapp.Range(f.More).Slice(func(i int) goapp.UI { return p.entries(f.More[i], v.Draw) }),
		),
	)
}

// about is what somebody wrote about the scenario, short until all is asked for.
func (p *Page) about(f app.Facts, d app.Draw) goapp.UI {
	return el("section").ID("about").Body(
		el("div").Class("heads").Body(el("h2").Text("Scenario"), goapp.If(d.Can, func() goapp.UI {
			return p.button("edit-scenario", "Edit", "Edit its title, text, links and releases", "small").OnClick(p.on(app.Select{Refs: []draft.Ref{{Kind: draft.File}}}))
		})),
		goapp.If(f.About != "", func() goapp.UI {
			return el("details").Class("about").Body(el("summary").Body(el("span").Class("text").Text(f.About), el("span").Class("turn").Aria("hidden", "true")))
		}),
		goapp.Range(f.Links).Slice(func(i int) goapp.UI {
			return el("p").Body(el("a").Attr("href", f.Links[i]).Attr("target", "_blank").Attr("rel", "noopener").Text(short(f.Links[i])))
		}),
	)
}

// entries are the things of a kind: a click selects one.
func (p *Page) entries(l app.EntryList, d app.Draw) goapp.UI {
	return el("section").ID(string(l.Kind)+"s").Body(
		el("div").Class("heads").Body(el("h2").Text(l.Title), goapp.If(d.Can && l.Adds, func() goapp.UI {
			return p.button("add-"+string(l.Kind), "+", "Add: "+words.Noun(l.Kind), "icon", "small").OnClick(p.on(app.AddOne{Kind: l.Kind}), goapp.EventScope(l.Kind))
		})),
		goapp.Range(l.Entries).Slice(func(i int) goapp.UI { return p.entry(l.Entries[i], l.Tagged, d) }),
		goapp.If(l.Rest > 0, func() goapp.UI { return el("p").Class("dim").Text(picture.More(l.Rest)) }),
	)
}

func (p *Page) entry(e app.Entry, tagged string, d app.Draw) goapp.UI {
	class := "card entry"
	if d.Selects(e.Of) {
		class += " selected"
	}
	return el("button").Attr("type", "button").ID("head-"+app.Named(e.Of)).DataSet("ref", app.Named(e.Of)).Class(class).Body(
		el("span").Body(goapp.Text(e.Name+" "), el("small").Class("dim").Text(e.Detail)),
		goapp.If(len(e.Tags) > 0, func() goapp.UI {
			return el("span").Class("line").Body(goapp.Text(tagged+" "),
				goapp.Range(e.Tags).Slice(func(j int) goapp.UI { return el("span").Class("tag").Text(e.Tags[j]) }))
		}).ElseIf(tagged != "", func() goapp.UI { return el("span").Class("line", "dim").Text("no " + tagged) }),
	).OnClick(p.on(app.Select{Refs: []draft.Ref{e.Of}}), goapp.EventScope(app.Named(e.Of)))
}
