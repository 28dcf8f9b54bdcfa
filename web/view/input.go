package view

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// input is what a value is typed into, ticked in or chosen from. What it shows is
// its property, which is set after each change: go-app writes attributes, and a
// field in which somebody typed no longer looks at its own.
type input struct {
	goapp.Compo
	Of       string // whose value it is: of another thing it is another one
	ID       string
	Control  app.Control
	Value    string
	On       bool // a tick
	Mixed    bool
	Choices  []app.Choice
	Known    []string
	Hint     string
	Label    string // for who does not see the one beside it
	Explains string // the id of what is wrong
	Wrong    bool
	Set      app.SetField // what a change sends, with what was typed
	Adds     bool         // to a list
	Column   string       // of a vGPU
	Row      int
	page     *Page
}

// OnMount shows the value.
func (v *input) OnMount(goapp.Context) { v.show() }

// OnUpdate shows the new value, once what there is to choose has been drawn.
func (v *input) OnUpdate(goapp.Context) { v.showLater() }

func (v *input) showLater() { v.page.after(0, v.show) }

func (v *input) show() {
	if !v.Mounted() {
		return
	}
	in := v.JSValue()
	if v.Control == app.Check {
		in.Set("checked", v.On)
		in.Set("indeterminate", v.Mixed)
		return
	}
	in.Set("value", v.Value)
}

// Render draws the element.
func (v *input) Render() goapp.UI {
	e := el("input")
	switch v.Control {
	case app.Choose:
		e = el("select").Class("choice").Body(goapp.Range(v.Choices).Slice(func(i int) goapp.UI {
			return el("option").Attr("value", v.Choices[i].Value).Text(v.Choices[i].Text)
		}))
	case app.Prose, app.Code:
		rows := "3"
		if v.Control == app.Prose {
			rows = "6"
		}
		e = el("textarea").Attr("rows", rows).Attr("placeholder", v.Hint).Attr("spellcheck", v.Control == app.Prose)
	case app.Check:
		e = e.Attr("type", "checkbox")
	default:
		e = e.Attr("type", "text").Attr("placeholder", v.Hint).Attr("autocomplete", "off").Attr("spellcheck", "false")
		if v.Control == app.Digits {
			e = e.Attr("inputmode", "decimal")
		}
		if len(v.Known) > 0 {
			e = e.Attr("list", "known-"+v.ID)
		}
	}
	e = e.ID(v.ID).Class("input", string(v.Control)).OnChange(v.change).OnKeyDown(v.key)
	if v.Label != "" {
		e = e.Aria("label", v.Label)
	}
	if v.Explains != "" {
		e = e.Aria("describedby", v.Explains)
	}
	if v.Wrong {
		e = e.Aria("invalid", "true")
	}
	return e
}

// change sends what was typed. Whatever comes of it is shown, also if nothing does.
func (v *input) change(ctx goapp.Context, _ goapp.Event) {
	typed := ctx.JSSrc().Get("value").String()
	if v.Control == app.Check {
		typed = "false"
		if ctx.JSSrc().Get("checked").Bool() {
			typed = "true"
		}
	}
	v.page.send(v.message(typed))
	v.showLater()
}

func (v *input) message(typed string) app.Msg {
	set := v.Set
	set.Typed = typed
	switch {
	case v.Column != "":
		return app.SetGPU{Field: set.Field, Row: v.Row, Column: v.Column, Typed: typed}
	case v.Adds:
		return app.AddItem{SetField: set}
	}
	return set
}

// key gives up with Escape, and takes a text over several lines with Control and Enter.
func (v *input) key(ctx goapp.Context, e goapp.Event) {
	switch key := e.Get("key").String(); {
	case key == "Escape":
		v.page.send(app.GiveUpField{})
		v.showLater()
	case key == "Enter" && (v.Control == app.Prose || v.Control == app.Code) && (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()):
		v.change(ctx, e)
	}
}

// known is what could be typed.
func known(id string, list []string) goapp.UI {
	return el("datalist").ID("known-" + id).Body(goapp.Range(list).Slice(func(i int) goapp.UI {
		return el("option").Attr("value", list[i])
	}))
}
