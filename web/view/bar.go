package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/draft"
	"placement-playground/core/picture"
	"placement-playground/web/app"
)

// barData is what the bar shows of a screen.
type barData struct {
	Title    string
	Shelf    []app.Choice
	Releases [2][]app.Choice
	Theme    app.Theme
	Embed    bool
	Sheet    app.Sheet
	Fragment string // of the same state in the playground
	Undo     string
	Redo     string
	Renaming bool // the title
}

func barOf(s app.Screen) barData {
	title := s.Draw.Renaming.Kind == draft.File
	return barData{s.Title, s.Shelf, s.Releases, s.Theme, s.Embed, s.Sheet, s.Fragment, s.Draw.Undo, s.Draw.Redo, title}
}

// bar is the top line: name, scenario, releases, and what the page offers. It
// is a component, as no step changes it.
type bar struct {
	goapp.Compo
	Bar  barData
	page *Page
}

// Render draws the bar.
func (b *bar) Render() goapp.UI {
	s, p := b.Bar, b.page
	open := s.Title != ""
	return el("header").Class("bar").Body(
		el("strong").Class("brand").Body(el("span").Aria("hidden", "true").Text("▚ "), el("span").Class("name").Text("Placement Playground")),
		goapp.If(open, func() goapp.UI { return el("span").Class("slash").Aria("hidden", "true").Text("/") }),
		p.title(s),
		goapp.If(open, func() goapp.UI { return p.releases(s) }),
		goapp.If(open && !s.Embed, func() goapp.UI { return p.opener("show-", app.ReleasesSheet, s.Sheet, "wide") }),
		goapp.If(open && !s.Embed, func() goapp.UI { return p.opener("show-", app.ForecastSheet, s.Sheet, "wide") }),
		goapp.If(open && !s.Embed, func() goapp.UI { return p.opener("show-", app.LensSheet, s.Sheet, "wide") }),
		goapp.If(open && !s.Embed, func() goapp.UI { return p.scenarios(s) }),
		goapp.If(open && !s.Embed, func() goapp.UI { return p.undo("", s.Undo, s.Redo, "wide") }),
		goapp.If(open && s.Embed, func() goapp.UI {
			return el("a").Class("btn").Attr("target", "_blank").Attr("rel", "noopener").Attr("href", ".#"+s.Fragment).Text("Open in the playground")
		}),
		goapp.If(!s.Embed, func() goapp.UI { return p.theme(s.Theme) }),
		goapp.If(open && !s.Embed, func() goapp.UI {
			return p.button("help", "?", "Keys and signs (?)", "icon").OnClick(p.on(app.ToggleSheet{Sheet: app.KeysSheet}))
		}),
	)
}

// releases are the two releases that are compared.
func (p *Page) releases(s barData) goapp.UI {
	return el("div").Class("releases").Role("group").Aria("label", "Releases").Body(
		el("span").Class("dim", "wide").Text("Release"),
		p.choice("release-0", "Release", s.Releases[0], func(v string) app.Msg { return app.SetRelease{Side: 0, Name: v} }),
		el("span").Class("dim").Text("vs"),
		p.choice("release-1", "Release to compare with", s.Releases[1], func(v string) app.Msg { return app.SetRelease{Side: 1, Name: v} }),
	)
}

// opener is a button that opens a sheet; the bar has one, and a narrow screen
// has one below.
func (p *Page) opener(id string, sheet, open app.Sheet, class ...string) goapp.HTMLElem {
	sign, says := "Releases", "How it ends in every release (R)"
	switch sheet {
	case app.ForecastSheet:
		sign, says = "What if?", "Every host in maintenance (M)"
	case app.LensSheet:
		sign, says = "Tag lens", "Which hosts could run what (L)"
	}
	return p.button(id+string(sheet), sign, sign+": "+says, class...).Aria("expanded", strconv.FormatBool(sheet == open)).
		OnClick(p.on(app.ToggleSheet{Sheet: sheet}), goapp.EventScope(sheet))
}

func (p *Page) scenarios(s barData) goapp.UI {
	list := append([]app.Choice{{Text: "Scenarios", Chosen: true}}, s.Shelf...)
	return options("scenarios", "Open a scenario", list).OnChange(func(ctx goapp.Context, _ goapp.Event) {
		value := ctx.JSSrc().Get("value").String()
		ctx.JSSrc().Set("value", "") // the same can be chosen once more
		if value == "" {
			return
		}
		if msg := app.FromShelf(value); msg != nil {
			p.send(msg)
			return
		}
		report(p.browser.ChooseFile())
	})
}

func (p *Page) theme(current app.Theme) goapp.UI {
	next, sign, says := app.Dark, "◐", "Theme: as the system. Switch to dark"
	switch current {
	case app.Dark:
		next, sign, says = app.Light, "●", "Theme: dark. Switch to light"
	case app.Light:
		next, sign, says = app.Auto, "○", "Theme: light. Switch to the system's"
	}
	return p.button("theme", sign, says, "icon").OnClick(p.on(app.SetTheme{Theme: next}), goapp.EventScope(next))
}

// choice is a list to choose one from.
func (p *Page) choice(id, label string, choices []app.Choice, to func(value string) app.Msg) goapp.UI {
	return options(id, label, choices).OnChange(func(ctx goapp.Context, _ goapp.Event) {
		p.send(to(ctx.JSSrc().Get("value").String()))
	}, goapp.EventScope(id))
}

func options(id, label string, choices []app.Choice) goapp.HTMLElem {
	return el("select").ID(id).Class("choice").Aria("label", label).Title(label).Body(
		goapp.Range(choices).Slice(func(i int) goapp.UI {
			c := choices[i]
			return el("option").Attr("value", c.Value).Attr("selected", c.Chosen).Text(c.Text)
		}),
	)
}

// keys is the sheet that names every key and every sign.
func (p *Page) keys() goapp.UI {
	rows := [][2]string{
		{"← →  or  , .", "one step back, one step on"},
		{"Shift + ← →", "previous, next cluster"},
		{"Home  End", "first, last step"},
		{"Space", "play, pause"},
		{"D", "first difference"},
		{"X", "follow the other release"},
		{"1  2  3", "stop at clusters, hosts, checks"},
		{"W", "what would help a VM that finds no host"},
		{"R", "how it ends in every release"},
		{"M", "what if, each host in maintenance"},
		{"L", "which hosts could run what"},
		{"B", "back from there to the scenario"},
		{"S", "the scenario as a file; again: Why"},
		{"V C H I T E", "select, draw clusters, hosts, VMs, paint tags, erase"},
		{"F2", "rename what is selected"},
		{"Delete", "delete what is selected"},
		{"Ctrl + D", "duplicate what is selected"},
		{"Ctrl + Z", "undo; with Shift, or Ctrl + Y: redo"},
		{"+  -", "faster, slower"},
		{"?", "these keys and signs"},
		{"Esc", "close"},
	}
	return el("div").Class("keys", "card").ID("keys").Role("dialog").Aria("label", "Keys and signs").Body(
		el("div").Class("keys-head").Body(
			el("h2").Text("Keys"),
			p.button("close-keys", "✕", "Close", "icon").OnClick(p.on(app.ToggleSheet{Sheet: app.KeysSheet})),
		),
		explained(rows),
		el("h2").Text("Signs in the lanes"),
		explained(append(app.Signs(), picture.Marks()...)),
	)
}

func explained(rows [][2]string) goapp.UI {
	return el("dl").Body(goapp.Range(rows).Slice(func(i int) goapp.UI {
		return el("div").Body(el("dt").Text(rows[i][0]), el("dd").Text(rows[i][1]))
	}))
}

// listKey: a list that has the focus is worked with these keys.
func listKey(name string) bool {
	switch name {
	case "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " ", "Enter":
		return true
	}
	return false
}

// message is what a key means; nil for nothing, and for what the browser or a
// list with the focus needs itself.
func message(name string, shift, control, inList bool) app.Msg {
	if control {
		return controlMessage(name, shift)
	}
	if inList && listKey(name) {
		return nil
	}
	if tool := toolOf(name); tool != "" {
		return app.SetTool{Tool: tool}
	}
	switch name {
	case "ArrowRight", ".":
		if shift {
			return app.StepCluster{N: 1}
		}
		return app.Step{N: 1}
	case "ArrowLeft", ",":
		if shift {
			return app.StepCluster{N: -1}
		}
		return app.Step{N: -1}
	case "Home":
		return app.First{}
	case "End":
		return app.Last{}
	case " ":
		return app.Play{}
	case "d", "D":
		return app.ToDifference{}
	case "x", "X":
		return app.SwapLead{}
	case "1", "2", "3":
		return app.SetLevel{Level: level(name)}
	case "w", "W":
		return app.AskHelp{}
	case "r", "R":
		return app.ToggleSheet{Sheet: app.ReleasesSheet}
	case "m", "M":
		return app.ToggleSheet{Sheet: app.ForecastSheet}
	case "l", "L":
		return app.ToggleSheet{Sheet: app.LensSheet}
	case "b", "B":
		return app.Back{}
	case "+", "=":
		return app.Faster{N: 1}
	case "-":
		return app.Faster{N: -1}
	case "?":
		return app.ToggleSheet{Sheet: app.KeysSheet}
	case "s", "S":
		return app.ShowPanel{Panel: app.SourceText}
	case "F2":
		return app.BeginRename{}
	case "Delete", "Backspace":
		return app.DeleteSelected{}
	case "Escape":
		return app.Escape{}
	}
	return nil
}
