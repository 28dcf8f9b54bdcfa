package view

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/words"
	"placement-playground/web/app"
)

// help is what is in the way of a VM and what would help: a component, as few
// steps change it.
type help struct {
	goapp.Compo
	Help app.Help
	page *Page
}

// Render draws the sections, or before they are asked for the button.
func (v *help) Render() goapp.UI {
	h := v.Help
	if h.Of == "" {
		return el("div").Class("help")
	}
	if !h.Asked {
		return el("div").Class("help").Body(
			v.page.button("ask-help", "What would help?", "What would help? All that is in the way of "+h.Of+", and the smallest changes (W)").OnClick(v.page.on(app.AskHelp{})))
	}
	return el("div").Class("help").ID("help-found").Body(
		goapp.If(h.Problem != "", func() goapp.UI { return el("p").Class("card", "no").Role("alert").Text(h.Problem) }),
		goapp.If(len(h.Rows)+len(h.OfAll) > 0 || h.Ended != "", func() goapp.UI { return inTheWay(h) }),
		progress(h.Busy, 0, 0),
		goapp.If(h.Known, func() goapp.UI {
			return el("section").ID("changes").Body(
				el("h2").Text("Smallest changes"),
				el("p").Role("status").Text(h.Result),
				goapp.If(len(h.Changes) > 0, func() goapp.UI {
					return el("ol").Body(goapp.Range(h.Changes).Slice(func(i int) goapp.UI { return v.change(i) }))
				}),
				goapp.Range(h.Rest).Slice(func(i int) goapp.UI { return el("p").Class("dim").Text(h.Rest[i]) }),
			)
		}),
	)
}

// change is one that would help, and the button that makes it.
func (v *help) change(i int) goapp.UI {
	text := v.Help.Changes[i]
	return el("li").Body(el("span").Text(text+" "), goapp.If(v.Help.Apply, func() goapp.UI {
		return v.page.button("apply-"+strconv.Itoa(i), "Apply", "Apply: "+text, "small").OnClick(v.page.on(app.ApplyChange{Index: i}), goapp.EventScope(i))
	}))
}

func inTheWay(h app.Help) goapp.UI {
	return el("section").ID("blockers").Body(
		el("h2").Text("What is in the way of "+h.Of),
		goapp.If(h.Ended != "", func() goapp.UI { return el("p").Text("‼ " + h.Ended) }),
		el("div").Body(blockers(h.OfAll)...),
		el("table").Body(
			el("thead").Body(el("tr").Body(el("th").Attr("scope", "col").Text("Host"), el("th").Attr("scope", "col").Text("In the way"))),
			el("tbody").Body(goapp.Range(h.Rows).Slice(func(i int) goapp.UI { return hindered(h.Rows[i]) })),
		),
		goapp.If(h.More > 0, func() goapp.UI { return el("p").Class("dim").Text("and " + strconv.Itoa(h.More) + " more lines") }),
	)
}

func hindered(r words.Hindered) goapp.UI {
	hosts := "all hosts"
	if len(r.Hosts) > 0 {
		hosts = words.List(r.Hosts, 6)
	}
	by := blockers(r.By)
	if len(r.By) == 0 {
		by = []goapp.UI{blocker("", words.Blocker{Text: "nothing", NotAsked: r.NotAsked})}
	}
	if len(r.AsLast) > 0 {
		by = append(append(by, el("div").Class("dim").Text("as the last host:")), blockers(r.AsLast)...)
	}
	return el("tr").Body(
		el("th").Attr("scope", "row").Body(goapp.Text(hosts), el("span").Class("of", "dim").Text(r.Cluster)),
		el("td").Body(by...),
	)
}

func blockers(all []words.Blocker) []goapp.UI {
	out := make([]goapp.UI, len(all))
	for i, b := range all {
		out[i] = blocker("✗ ", b)
	}
	return out
}

// blocker: what was asked has the colour of a rejection, what was not is grey.
func blocker(sign string, b words.Blocker) goapp.UI {
	class := "verdict"
	if sign != "" && !b.NotAsked {
		class += " no"
	}
	return el("div").Class(class).Body(goapp.Text(strings.TrimSpace(sign+b.Text)),
		goapp.If(b.NotAsked, func() goapp.UI { return el("span").Class("not-asked").Text("not asked") }))
}
