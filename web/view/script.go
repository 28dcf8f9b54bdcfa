package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/draft"
	"placement-playground/web/app"
)

// script is what happens, step by step; steps are added below.
func (p *Page) script(s app.Script, d app.Draw) goapp.UI {
	return el("section").ID("script").Body(
		el("h2").Text("Steps"),
		goapp.If(len(s.Steps) == 0, func() goapp.UI { return el("p").Class("dim").Text("Nothing happens yet. Add a step:") }),
		el("ol").Class("script").Body(goapp.Range(s.Steps).Slice(func(i int) goapp.UI { return p.step(s, i, d) })),
		goapp.If(d.Can, func() goapp.UI { return p.addStep(s) }),
		goapp.Range(s.Expected).Slice(func(i int) goapp.UI {
			return el("p").Class("expected").Body(el("span").Class("mono").Text(s.Expected[i].Name), goapp.Text(" "+s.Expected[i].Value))
		}),
		goapp.If(d.Can && s.Record != "", func() goapp.UI {
			return p.button("record", "Expect this result", "Write down what "+s.Record+" did as what is expected", "small").OnClick(p.on(app.Record{}))
		}),
	)
}

func (p *Page) step(s app.Script, i int, d app.Draw) goapp.UI {
	step := s.Steps[i]
	n := strconv.Itoa(step.Number)
	says := "Go to step " + n + ": " + step.Text
	class := "row"
	if step.Now {
		class += " here"
	}
	one := func(id, sign, what string, edit draft.Edit, off bool) goapp.UI {
		return p.button(id+"-step-"+n, sign, what+" step "+n, "icon", "small").Attr("disabled", off).
			OnClick(p.on(app.Edit{Edits: []draft.Edit{edit}}), goapp.EventScope(id, n))
	}
	return el("li").Body(
		el("button").Attr("type", "button").Class(class).ID("step-"+n).Title(says).Aria("label", says).Attr("disabled", step.Event < 0).Text(step.Text).
			OnClick(p.on(app.GoTo{Side: step.Side, Event: step.Event}), goapp.EventScope(step.Side, step.Event)),
		goapp.If(d.Can, func() goapp.UI {
			return el("span").Class("turns").Body(
				one("up", "↑", "Earlier:", draft.MoveStep{From: step.Number, To: step.Number - 1}, i == 0),
				one("down", "↓", "Later:", draft.MoveStep{From: step.Number, To: step.Number + 1}, i == len(s.Steps)-1),
				one("remove", "✕", "Remove", draft.Delete{Of: []draft.Ref{{Kind: draft.Step, ID: int64(step.Number)}}}, false),
			)
		}),
		goapp.Range(step.Unlike).Slice(func(j int) goapp.UI { return el("p").Class("verdict", "no").Text("✗ " + step.Unlike[j]) }),
	)
}

// addStep are lists that add a step when something is chosen.
func (p *Page) addStep(s app.Script) goapp.UI {
	add := func(field, title string, of []app.Choice) goapp.UI {
		return goapp.If(len(of) > 0, func() goapp.UI {
			list := append([]app.Choice{{Text: title, Chosen: true}}, of...)
			return options("add-"+field, title, list).OnChange(func(ctx goapp.Context, _ goapp.Event) {
				value := ctx.JSSrc().Get("value").String()
				ctx.JSSrc().Set("value", "")             // the same can be chosen once more
				id, _ := strconv.ParseInt(value, 10, 64) // the values are ours; the title has none
				p.send(app.AddStep{Field: field, ID: id})
			})
		})
	}
	return el("div").Class("addstep").Body(
		add("maintain", "+ maintain a host", s.Hosts), add("deploy", "+ start a VM", s.VMs), add("cancel", "+ cancel maintenance", s.Maintained))
}
