package view

import (
	"fmt"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/trace"
	"placement-playground/web/app"
)

// time is the transport and one lane for each release.
func (p *Page) time(s app.Screen) goapp.UI {
	t := s.Time
	play, says := "▶", "Play (Space)"
	if t.Playing {
		play, says = "❚❚", "Pause (Space)"
	}
	return el("footer").ID("time").Class("time").Body(
		el("div").Class("transport").Body(
			p.button("first", "⇤", "First step (Home)", "icon").Attr("disabled", t.AtStart).OnClick(p.on(app.First{})),
			p.button("back", "←", "One step back (←)", "icon").Attr("disabled", t.AtStart).OnClick(p.on(app.Step{N: -1})),
			p.button("play", play, says, "icon", "primary").OnClick(p.on(app.Play{})),
			p.button("step", "→", "One step on (→)", "icon").Attr("disabled", t.AtEnd).OnClick(p.on(app.Step{N: 1})),
			p.button("last", "⇥", "Last step (End)", "icon").Attr("disabled", t.AtEnd).OnClick(p.on(app.Last{})),
			el("span").Class("count").ID("count").Text(fmt.Sprintf("%d / %d", t.Step, t.Steps)),
			&pace{Levels: t.Levels, Speeds: t.Speeds, page: p},
			el("span").Class("gap"),
			el("span").Class("brief").Text(s.Why.Sentence),
			el("span").Class("dim", "difference").ID("difference").Text(t.Difference),
			goapp.If(t.Differs, func() goapp.UI {
				return p.button("jump", "Jump", "Go to the first difference (D)").Attr("disabled", t.AtDiff).OnClick(p.on(app.ToDifference{}))
			}),
			p.button("show-facts", "Scenario", "What the scenario gives", "narrow").Aria("pressed", strconv.FormatBool(s.Sheet == app.ScenarioSheet)).OnClick(p.on(app.ToggleSheet{Sheet: app.ScenarioSheet})),
			p.button("show-why", "Why", "Why it was decided so", "narrow").Aria("pressed", strconv.FormatBool(s.Sheet == app.WhySheet)).OnClick(p.on(app.ToggleSheet{Sheet: app.WhySheet})),
			goapp.If(!s.Embed, func() goapp.UI { return p.opener("narrow-", app.ReleasesSheet, s.Sheet, "narrow") }),
			goapp.If(!s.Embed, func() goapp.UI { return p.opener("narrow-", app.ForecastSheet, s.Sheet, "narrow") }),
			goapp.If(!s.Embed, func() goapp.UI { return p.opener("narrow-", app.LensSheet, s.Sheet, "narrow") }),
		),
		&lane{Bar: t.Lanes[0], page: p},
		&lane{Bar: t.Lanes[1], page: p},
	)
}

// pace is how closely and how fast the player steps.
type pace struct {
	goapp.Compo
	Levels, Speeds []app.Choice
	page           *Page
}

// Render draws both lists.
func (v *pace) Render() goapp.UI {
	return el("span").Class("pace").Body(
		v.page.choice("level", "Stop at", v.Levels, func(value string) app.Msg { return app.SetLevel{Level: level(value)} }),
		v.page.choice("speed", "Speed", v.Speeds, func(value string) app.Msg {
			i, _ := strconv.Atoi(value) // the values are ours
			return app.SetSpeed{Index: i}
		}),
	)
}

func level(value string) trace.Level {
	n, _ := strconv.Atoi(value)
	return trace.Level(n)
}

// lane is one release from left to right.
type lane struct {
	goapp.Compo
	Bar  app.LaneBar
	page *Page
}

// Render draws the lane.
func (v *lane) Render() goapp.UI {
	l, p := v.Bar, v.page
	class := []string{"lane"}
	if l.Lead {
		class = append(class, "lead")
	}
	side := strconv.Itoa(l.Side)
	return el("div").ID("lane-"+side).Class(class...).Role("group").Aria("label", "Release "+l.Release).Body(
		el("strong").Class("mono").Text(l.Release),
		el("div").Class("track").Body(goapp.Range(l.Parts).Slice(func(i int) goapp.UI {
			part := l.Parts[i]
			return &lanePart{Side: l.Side, Part: part, page: p}
		})),
		el("span").ID("end-"+side).Class("end", string(l.Tone)).Body(breakable(l.End)...),
	)
}

// lanePart is a component: a step changes the part that is open.
type lanePart struct {
	goapp.Compo
	Side int
	Part app.LanePart
	page *Page
}

// Render draws the part.
func (v *lanePart) Render() goapp.UI {
	class := "part"
	if v.Part.Open {
		class += " open"
	}
	return el("div").Class(class).Aria("label", v.Part.Name).Role("group").Body(
		goapp.Range(v.Part.Cells).Slice(func(i int) goapp.UI { return v.page.laneCell(v.Side, v.Part.Cells[i]) }),
	)
}

func (p *Page) laneCell(side int, c app.LaneCell) goapp.UI {
	if c.Blank {
		return el("span").Class("cell", "blank", grow(c.Size)).Title(c.Says())
	}
	class := []string{"cell", string(c.Tone), grow(c.Size)}
	if c.Now {
		class = append(class, "now")
	}
	if c.Diff {
		class = append(class, "diff")
	}
	return el("button").Attr("type", "button").Class(class...).Title(c.Says()).
		Body(goapp.Text(c.Sign), el("span").Class("phase").Text(" "+c.Text)).
		OnClick(p.on(app.GoTo{Side: side, Event: c.Event}), goapp.EventScope(side, c.Event))
}

// grow is the class that gives a cell its width; see lanes in app.css.
func grow(size int) string { return "g" + strconv.Itoa(size) }

// short is a link without what every link has.
func short(url string) string {
	short := strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "github.com/")
	for _, kind := range []string{"/issues/", "/pull/"} {
		short = strings.Replace(short, kind, "#", 1)
	}
	return short
}

// breakable lets a long state name break between its words only.
func breakable(text string) []goapp.UI {
	text = strings.Replace(text, " ", "\u00a0", 1) // the sign stays with its word
	before, after, found := strings.Cut(text, "InMaintenance")
	if !found {
		return []goapp.UI{goapp.Text(text)}
	}
	return []goapp.UI{goapp.Text(before + "In"), el("wbr"), goapp.Text("Maintenance" + after)}
}
