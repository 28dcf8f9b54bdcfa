package view

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/picture"
	"placement-playground/web/app"
)

// panel is the right side: why it was decided so, or what is selected.
func (p *Page) panel(s app.Screen) goapp.UI {
	return el("aside").ID("why").Class("side", "why").Aria("label", "Why").Body(
		el("button").Attr("type", "button").Class("grip").Aria("label", "Show or hide the explanation").
			OnClick(p.on(app.ToggleSheet{Sheet: app.WhySheet})),
		goapp.If(s.Draw.Can, func() goapp.UI { return p.tabs(s) }),
		goapp.If(s.Source.Open, func() goapp.UI { return &source{Source: s.Source, page: p} }).
			ElseIf(s.Inspect.Open, func() goapp.UI { return &inspector{Inspect: s.Inspect, page: p} }).
			Else(func() goapp.UI { return p.why(s.Why) }),
	)
}

// why explains the step.
func (p *Page) why(w app.Why) goapp.UI {
	return el("div").Body(
		el("h2").Text(w.Step),
		sentence(w.Title, w.Sentence, w.Tone),
		&help{Help: w.Help, page: p},
		table(w.Table),
		pairs("Wanted", w.Wanted),
		pairs("Found", w.Found),
		other("other", w.Other),
		goapp.If(w.Log != "", func() goapp.UI {
			return el("section").Body(el("h2").Text("Management server log"), el("pre").Class("log").Text(w.Log))
		}),
		pairs("Avoid set", w.Avoid),
		where(w.Source, w.Changes),
	)
}

func sentence(head, says string, tone app.Tone) goapp.UI {
	return el("div").Class("step", string(tone)).ID("sentence").Body(el("strong").Text(head), el("p").Text(says))
}

func table(t app.TagTable) goapp.UI {
	return goapp.If(len(t.Rows) > 0, func() goapp.UI {
		columns := t.Columns()
		return el("section").ID("tagtable").Body(
			el("h2").Text(t.Title),
			el("table").Body(
				el("thead").Body(el("tr").Body(
					el("th").Attr("scope", "col").Text("Host"),
					goapp.Range(columns).Slice(func(i int) goapp.UI { return head(columns[i]) }),
				)),
				el("tbody").Body(goapp.Range(t.Rows).Slice(func(i int) goapp.UI {
					r := t.Rows[i]
					row := el("tr")
					if r.Now {
						row = row.Class("now")
					}
					return row.Body(
						el("th").Attr("scope", "row").Text(r.Host),
						goapp.Range(columns).Slice(func(j int) goapp.UI { return cell(columns[j].Cells[i]) }),
					)
				})),
			),
			goapp.If(t.More > 0, func() goapp.UI { return el("p").Class("dim").Text(picture.More(t.More)) }),
		)
	})
}

func head(c picture.TagColumn) goapp.UI {
	th := el("th").Attr("scope", "col")
	if c.Of == "" {
		return th.Text(c.Head)
	}
	return th.Body(goapp.Text(c.Head), el("span").Class("of").Text(c.Of))
}

func cell(c app.Cell) goapp.UI {
	return el("td").Class(string(c.Tone)).Title(c.Text).Body(
		el("span").Aria("hidden", "true").Text(c.Sign), el("span").Class("unseen").Text(c.Text))
}

func pairs(title string, list []app.Pair) goapp.UI {
	return goapp.If(len(list) > 0, func() goapp.UI {
		return el("section").Body(
			el("h2").Text(title),
			el("dl").Class("pairs").Body(goapp.Range(list).Slice(func(i int) goapp.UI {
				return el("div").Body(el("dt").Text(list[i].Name), el("dd").Text(list[i].Value))
			})),
		)
	})
}

func other(id string, o app.Other) goapp.UI {
	return goapp.If(o.Release != "", func() goapp.UI {
		return el("section").ID(id).Body(
			el("h2").Text("In "+o.Release),
			goapp.If(o.Same, func() goapp.UI { return el("p").Class("dim").Text(o.Says()) }).
				Else(func() goapp.UI { return el("div").Class("card", string(o.Tone)).Text(o.Says()) }),
		)
	})
}

func where(class string, changes []app.Link) goapp.UI {
	if class == "" {
		return el("section")
	}
	return el("section").Body(
		el("h2").Text("Where in CloudStack"),
		el("p").Body(
			el("code").Body(dotted(class)...),
			goapp.Range(changes).Slice(func(i int) goapp.UI {
				return el("span").Body(goapp.Text(" · "), link(changes[i]))
			}),
		),
	)
}
