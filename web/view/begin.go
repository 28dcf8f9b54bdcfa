package view

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// beginnings are three ways to begin, where nothing is drawn yet.
func (p *Page) beginnings() goapp.UI {
	one := func(id, title, says string, msg app.Msg) goapp.UI {
		return el("button").Attr("type", "button").ID(id).Class("card", "entry").Body(el("strong").Text(title), el("span").Class("line").Text(says)).OnClick(p.on(msg))
	}
	return el("section").ID("beginnings").Class("beginnings").Aria("label", "Ways to begin").Body(
		el("h2").Text("Nothing is drawn yet"),
		one("begin-draw", "Draw a cluster", "Then hosts into it, and VMs onto them. Keys: C, H, I.", app.SetTool{Tool: app.ClusterTool}),
		one("begin-small", "Begin with a small cloud", "Two clusters, four hosts, an offering, a template, three VMs: change what you like.", app.BeginSmall{}),
		one("begin-example", "Look at a real failure first", "4.20.0 gave up on the whole zone (#10598): step through it, then change it.", app.ChooseExample{Name: "issue-10598"}),
	)
}
