package view

import (
	"strconv"
	"strings"

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
		el("div").Class("lens-body").Body(
			el("p").Body(goapp.Text(l.About+" "), goapp.If(l.Busy == "" && l.Problem == "", func() goapp.UI {
				return el("strong").ID("lacking").Role("status").Text(l.Lacking)
			})),
			progress(l.Busy, l.Done, l.All),
			goapp.If(l.Problem != "", func() goapp.UI { return el("p").Class("card", "no").Role("alert").Text(l.Problem) }),
			goapp.If(len(l.Clusters) > 0, func() goapp.UI { return v.matrix() }),
			el("p").Class("signs", "dim").Body(goapp.Range(l.Signs).Slice(func(i int) goapp.UI {
				return el("span").Text(l.Signs[i][0] + " " + l.Signs[i][1])
			})),
			goapp.If(len(l.More) > 0, func() goapp.UI { return el("p").Class("dim").Text(strings.Join(l.More, " ")) }),
		),
		// It has its room from the start: what is opened moves no cell.
		goapp.If(len(l.Clusters) > 0, func() goapp.UI {
			return el("div").Class("decider").Role("status").Body(goapp.If(l.Decider.Of != "", v.decider).
				Else(func() goapp.UI { return el("p").Class("dim").Text("Choose a cell to see the rule that decides it.") }))
		}),
	)
}

func (v *lens) matrix() goapp.UI {
	l := v.Lens
	columns := strconv.Itoa(len(l.Columns) + 1)
	return el("div").Class("matrix", "scrolls").TabIndex(0).Role("group").Aria("label", "Hosts and pairs").Body(el("table").Body(
		el("thead").Body(
			el("tr").Body(el("th").Attr("scope", "col").Text("Hosts"),
				goapp.Range(l.Columns).Slice(func(i int) goapp.UI { return pairHead(l.Columns[i]) })),
			el("tr").Body(el("th").Attr("scope", "row").Text("Tags, VMs, hosts"),
				goapp.Range(l.Columns).Slice(func(i int) goapp.UI { return pairAbout(l.Columns[i]) })),
		),
		goapp.Range(l.Clusters).Slice(func(i int) goapp.UI {
			c := l.Clusters[i]
			return el("tbody").Body(
				el("tr").Body(el("th").Class("group").Attr("scope", "rowgroup").Attr("colspan", columns).Body(el("span").Text(c.Name))),
				goapp.Range(c.Rows).Slice(func(j int) goapp.UI { return &lensRow{Row: c.Rows[j], page: v.page} }),
			)
		}),
	))
}

// pairHead names pairs, and stays in sight; pairAbout is what is known of them.
func pairHead(c app.LensColumn) goapp.UI {
	return el("th").Attr("scope", "col").Class("pair", string(c.Tone)).Title(c.Pairs).Body(
		el("strong").Text(c.Offering), goapp.Text(" × "+c.Template),
		goapp.If(c.More > 0, func() goapp.UI { return el("span").Class("dim").Text(" and " + strconv.Itoa(c.More) + " more") }),
	)
}

func pairAbout(c app.LensColumn) goapp.UI {
	return el("td").Class("about", string(c.Tone)).Body(
		el("span").Class("of").Body(goapp.Range(c.Tags).Slice(func(i int) goapp.UI { return el("span").Class("tag").Text(c.Tags[i]) })),
		el("span").Class("of").Text(c.Used),
		el("span").Class("of", "verdict", string(c.Tone)).Text(c.Room),
	)
}

// lensRow is a component: a click changes one cell or two.
type lensRow struct {
	goapp.Compo
	Row  app.LensRow
	page *Page
}

// Render draws the row.
func (v *lensRow) Render() goapp.UI {
	r := v.Row
	return el("tr").Body(
		el("th").Attr("scope", "row").Title(r.All).Text(r.Hosts),
		goapp.Range(r.Cells).Slice(func(i int) goapp.UI { return v.cell(r.Cells[i]) }),
	)
}

func (v *lensRow) cell(c app.LensCell) goapp.UI {
	sign := c.Sign
	if c.Differs {
		sign += "≠"
	}
	at := app.LensAt{Pair: c.Pair, Host: v.Row.Host}
	return el("td").Body(el("button").Attr("type", "button").ID(at.Named()).Class("fit", string(c.Tone)).Title(c.Text).Aria("label", c.Text).
		Aria("pressed", strconv.FormatBool(c.Open)).Text(sign).OnClick(v.page.on(at), goapp.EventScope(at)))
}

// decider is the rule that decides the cell that is open.
func (v *lens) decider() goapp.UI {
	d := v.Lens.Decider
	return el("div").ID("decider").Body(
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
