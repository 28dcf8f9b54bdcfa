package view

import (
	"fmt"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// lens is the sheet with all hosts against all pairs of an offering and a template: a
// component, as a step changes nothing in it.
type lens struct {
	goapp.Compo
	Lens app.Lens
	page *Page
}

// Render draws the sheet.
func (v *lens) Render() goapp.UI {
	l, p := v.Lens, v.page
	return el("section").ID("lens").Class("sheet", "lens").Role("region").Aria("label", "Which hosts could run what?").Body(
		p.sheetHead(app.LensSheet, "Which hosts could run what?",
			p.button("lens-only", "Only problems", "Only pairs that no host could run, or one").Aria("pressed", strconv.FormatBool(l.Only)).
				OnClick(p.on(app.LensOnly{Problems: !l.Only}), goapp.EventScope(l.Only))),
		el("p").Body(goapp.Text(l.About+" "), goapp.If(l.Busy == "" && l.Problem == "", func() goapp.UI {
			return el("strong").ID("lacking").Role("status").Text(l.Lacking)
		})),
		progress(l.Busy, l.Done, l.All),
		goapp.If(l.Problem != "", func() goapp.UI { return el("p").Class("card", "no").Role("alert").Text(l.Problem) }),
		goapp.If(len(l.Clusters) > 0, func() goapp.UI { return v.matrix() }),
		el("p").Class("signs", "dim").Body(goapp.Range(l.Signs).Slice(func(i int) goapp.UI {
			return el("span").Text(l.Signs[i][0] + " " + l.Signs[i][1])
		})),
		goapp.Range(l.More).Slice(func(i int) goapp.UI { return el("p").Class("dim").Text(l.More[i]) }),
		goapp.If(l.Decider.Of != "", func() goapp.UI { return v.decider() }),
	)
}

func (v *lens) matrix() goapp.UI {
	l := v.Lens
	columns := strconv.Itoa(len(l.Columns) + 1)
	return el("div").Class("matrix", "scrolls").TabIndex(0).Role("group").Aria("label", "Hosts and pairs").Body(el("table").Body(
		el("thead").Body(el("tr").Body(
			el("th").Attr("scope", "col").Text("Hosts"),
			goapp.Range(l.Columns).Slice(func(i int) goapp.UI { return lensColumn(l.Columns[i]) }),
		)),
		goapp.Range(l.Clusters).Slice(func(i int) goapp.UI {
			c := l.Clusters[i]
			return el("tbody").Body(
				el("tr").Body(el("th").Class("group").Attr("scope", "rowgroup").Attr("colspan", columns).Body(el("span").Text(c.Name))),
				goapp.Range(c.Rows).Slice(func(j int) goapp.UI { return v.row(c.Rows[j]) }),
			)
		}),
	))
}

func lensColumn(c app.LensColumn) goapp.UI {
	return el("th").Attr("scope", "col").Class("pair", string(c.Tone)).Body(
		el("strong").Text(c.Offering), goapp.Text(" × "+c.Template),
		goapp.If(c.Also != "", func() goapp.UI { return el("span").Class("of").Text(c.Also) }),
		el("span").Class("of").Body(goapp.Range(c.Tags).Slice(func(i int) goapp.UI { return el("span").Class("tag").Text(c.Tags[i]) })),
		el("span").Class("of").Text(c.Used),
		el("span").Class("of", "verdict", string(c.Tone)).Text(c.Room),
	)
}

func (v *lens) row(r app.LensRow) goapp.UI {
	return el("tr").Body(
		el("th").Attr("scope", "row").Text(r.Hosts),
		goapp.Range(r.Cells).Slice(func(i int) goapp.UI {
			pair := v.Lens.Columns[i].Pair
			return v.cell(r.Cells[i], fmt.Sprintf("fit-%d-%d", pair, r.Host), app.LensAt{Pair: pair, Host: r.Host})
		}),
	)
}

func (v *lens) cell(c app.LensCell, id string, at app.LensAt) goapp.UI {
	sign := c.Sign
	if c.Differs {
		sign += "≠"
	}
	return el("td").Body(el("button").Attr("type", "button").ID(id).Class("fit", string(c.Tone)).Title(c.Text).Aria("label", c.Text).
		Aria("pressed", strconv.FormatBool(c.Open)).Text(sign).OnClick(v.page.on(at), goapp.EventScope(at)))
}

// decider is the rule that decides the cell that is open.
func (v *lens) decider() goapp.UI {
	d := v.Lens.Decider
	return el("div").ID("decider").Class("decider").Role("status").Body(
		el("h2").Text(d.Of),
		el("div").Class("step", string(d.Tone)).Body(el("strong").Text(d.Title), el("p").Text(d.Text),
			goapp.If(d.Alike != "", func() goapp.UI { return el("p").Class("dim").Text(d.Alike) })),
		el("div").Class("facts-of").Body(
			pairs("Wanted", d.Wanted),
			pairs("Found", d.Found),
			other("decider-other", d.Other),
			where(d.Source, d.Changes),
			goapp.If(len(d.Asked) > 0, func() goapp.UI {
				return el("section").Body(el("h2").Text("All that is asked"),
					el("ul").Class("asked").Body(goapp.Range(d.Asked).Slice(func(i int) goapp.UI {
						return el("li").Text(d.Asked[i][0] + " " + d.Asked[i][1])
					})))
			}),
		),
	)
}
