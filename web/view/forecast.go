package view

import (
	"fmt"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// forecast is the sheet with every host in maintenance.
type forecast struct {
	goapp.Compo
	Forecast app.Forecast
	page     *Page
}

// Render draws the sheet.
func (v *forecast) Render() goapp.UI {
	f, p := v.Forecast, v.page
	return el("section").ID("forecast").Class("sheet", "forecast").Role("region").Aria("label", "What if in maintenance?").Body(
		p.sheetHead(app.ForecastSheet, "What if in maintenance?", goapp.If(len(f.From) > 0, func() goapp.UI {
			return p.choice("from", "From which state", f.From, func(v string) app.Msg { return app.ForecastFrom{After: v == "end"} })
		})),
		el("p").Body(goapp.Text(f.About+" "), goapp.If(f.Busy == "" && f.Problem == "", func() goapp.UI {
			return el("strong").ID("emptied").Role("status").Text(fmt.Sprintf("%d of %d would be emptied.", f.Emptied, f.All))
		})),
		progress(f.Busy, f.Done, f.All),
		goapp.If(f.Problem != "", func() goapp.UI { return el("p").Class("card", "no").Role("alert").Text(f.Problem) }),
		goapp.If(len(f.Clusters) > 0, func() goapp.UI {
			return el("table").Body(
				el("thead").Body(el("tr").Body(heads("Host", "VMs", "How it would end")...)),
				goapp.Range(f.Clusters).Slice(func(i int) goapp.UI { return &forecastCluster{Cluster: f.Clusters[i], page: p} }),
			)
		}),
		goapp.If(f.More > 0, func() goapp.UI {
			return el("p").Class("dim").Text(fmt.Sprintf("%d more hosts are counted and not listed.", f.More))
		}),
	)
}

func heads(names ...string) []goapp.UI {
	out := make([]goapp.UI, len(names))
	for i, name := range names {
		out[i] = el("th").Attr("scope", "col").Text(name)
	}
	return out
}

// forecastCluster is a component: a slice of the forecast adds to the last one.
type forecastCluster struct {
	goapp.Compo
	Cluster app.ForecastCluster
	page    *Page
}

// Render draws the rows.
func (v *forecastCluster) Render() goapp.UI {
	c := v.Cluster
	return el("tbody").Body(
		el("tr").Body(el("th").Class("group").Attr("scope", "rowgroup").Attr("colspan", "3").Text(c.Name)),
		goapp.Range(c.Rows).Slice(func(i int) goapp.UI { return v.row(c.Rows[i]) }),
	)
}

// row: a click anywhere in it opens it; its button is there for the keyboard.
func (v *forecastCluster) row(r app.ForecastRow) goapp.UI {
	says := "Step through the maintenance of " + r.Name
	row := el("tr").ID("forecast-" + strconv.FormatInt(r.Host, 10))
	name := el("th").Attr("scope", "row").Text(r.Name)
	if r.Tone != app.Warn {
		row = row.Class("opens").Title(says).OnClick(v.page.on(app.WhatIf{Host: r.Host}), goapp.EventScope(r.Host))
		name = el("th").Attr("scope", "row").Body(el("button").Attr("type", "button").Class("row").Aria("label", says).Text(r.Name))
	}
	return row.Body(name,
		el("td").Body(counted(r.Moved, "moves", "move"), counted(r.Halted, "is stopped", "are stopped"), counted(r.Stuck, "stays", "stay"),
			goapp.If(r.Moved+r.Halted+r.Stuck == 0, func() goapp.UI { return el("span").Class("dim").Text("none moves") })),
		el("td").Body(
			el("strong").Class("end", string(r.Tone)).Body(breakable(r.Word)...),
			goapp.Range(r.Why).Slice(func(i int) goapp.UI { return el("div").Text(r.Why[i]) }),
		),
	)
}

func counted(n int, one, many string) goapp.UI {
	return goapp.If(n > 0, func() goapp.UI {
		text := "1 " + one
		if n > 1 {
			text = strconv.Itoa(n) + " " + many
		}
		return el("div").Text(text)
	})
}

// supposed says what differs from the scenario, and leads back to it.
func (p *Page) supposed(what string) goapp.UI {
	return goapp.If(what != "", func() goapp.UI {
		return el("div").ID("supposed").Class("card", "supposed").Role("note").Body(
			el("strong").Text(what),
			p.button("back-to-scenario", "Back", "Back to the scenario (B)").OnClick(p.on(app.Back{})))
	})
}
