// Package view lays the screen out with go-app: it turns an app.Screen into
// elements and events into app.Msg, and nothing else. What is to be seen is
// decided in web/app; Web APIs are reached through the Browser it is given.
package view

import (
	"fmt"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/cloud"
	"placement-playground/web/app"
	"placement-playground/web/tagrule"
)

// Browser is what the page asks of the browser. Its errors are told to the
// console: none of them stops the page.
type Browser interface {
	Fragment() (string, error)
	ReplaceFragment(fragment string) error
	OnFragment(f func(fragment string)) (stop func(), err error)
	// OnKey listens to keys outside of text fields. inList: a list or button
	// has the focus and may need the key itself.
	OnKey(f func(name string, shift, control, inList bool) (handled bool)) (stop func(), err error)
	ApplyTheme(theme string) error
	StoredTheme() (string, error)
	Reveal(id string) error
	Focus(id string) error
	SetTitle(title string) error
	// Recalled is what was kept, as app.ReadKept reads it; problem says that the
	// browser keeps nothing. Keep says whether something else was kept meanwhile.
	Recalled() (kept, problem string, err error)
	Keep(id, title, was, text string) (another bool, err error)
	Download(name, text string) error
	ChooseFile() error
	// OnBring calls f with files that are opened or dropped, and with texts that
	// are pasted outside of text fields.
	OnBring(f func(name, text, problem string)) (stop func(), err error)
	// OnLeave calls f when the page may be gone soon.
	OnLeave(f func()) (stop func(), err error)
	SetValue(id, text string) error
	SelectText(id string, from, to int) error
	// Colour gives parts of an element's text their colours: kinds with from
	// and to, in UTF-16 units.
	Colour(id, marks string) error
	Every(milliseconds int, f func()) (stop func(), err error)
	tagrule.Browser
}

// Page is the root component.
type Page struct {
	goapp.Compo
	model   app.Model
	screen  app.Screen // of the model; made on a message, while go-app waits for its frame
	browser Browser
	clock   func() // stops the player's clock
	tick    func() // what the clock calls
	asking  func() // gives up what tag rules are asked
	answer  func(app.RulesAnswered)
	later   func(app.Msg) // sends a message from outside of go-app's events
	work    func()        // sends Work
	stops   []func()
}

// New is a page with examples to choose from; problem says why there are none.
func New(b Browser, examples []app.Example, problem error) *Page {
	p := &Page{browser: b, model: app.New(examples)}
	if problem != nil {
		p.model.Problem = problem.Error()
	}
	p.screen = p.model.Screen()
	return p
}

// OnMount opens what the address names and listens to it and to the keys.
func (p *Page) OnMount(ctx goapp.Context) {
	p.asking = func() {}
	p.stops = append(p.stops, func() { p.asking() })
	p.later = func(msg app.Msg) { ctx.Dispatch(func(goapp.Context) { p.send(msg) }) }
	p.answer = func(msg app.RulesAnswered) { p.later(msg) }
	if theme, err := p.browser.StoredTheme(); report(err) && theme != "" {
		p.send(app.SetTheme{Theme: app.Theme(theme)})
	}
	fragment, err := p.browser.Fragment()
	report(err)
	if len(p.model.Examples) > 0 {
		if !app.Embedded(fragment) {
			p.recall()
		}
		p.send(app.Arrive{Fragment: fragment})
	}
	p.listen(p.browser.OnFragment(func(fragment string) {
		p.later(app.Arrive{Fragment: fragment})
	}))
	p.listen(p.browser.OnKey(func(name string, shift, control, inList bool) bool {
		msg := message(name, shift, control, inList)
		if _, needs := msg.(app.DuplicateSelected); needs && len(p.model.Selected) == 0 {
			return false // the browser's own: a bookmark
		}
		if msg != nil {
			p.later(msg)
		}
		return msg != nil
	}))
	p.listen(p.browser.OnBring(func(name, text, problem string) { p.later(app.Bring{Name: name, Text: text, Problem: problem}) }))
	p.listen(p.browser.OnLeave(func() { p.send(p.model.Leaving()) }))
	p.work = func() { p.later(app.Work{}) }
	p.clock = func() {}
	p.stops = append(p.stops, func() { p.clock() })
	p.tick = func() { p.later(app.Tick{}) }
}

// OnDismount lets go of what OnMount listens to.
func (p *Page) OnDismount() {
	for _, stop := range p.stops {
		stop()
	}
}

func (p *Page) listen(stop func(), err error) {
	if report(err) {
		p.stops = append(p.stops, stop)
	}
}

// send updates the model and carries the effects out.
func (p *Page) send(msg app.Msg) {
	model, effects := app.Update(p.model, msg)
	p.model, p.screen = model, model.Screen()
	for _, e := range effects {
		p.carryOut(e)
	}
}

func (p *Page) carryOut(effect app.Effect) {
	switch e := effect.(type) {
	case app.WriteAddress:
		report(p.browser.ReplaceFragment(e.Fragment))
		report(p.browser.SetTitle(p.model.Scenario.Title + " · Placement Playground"))
	case app.ApplyTheme:
		report(p.browser.ApplyTheme(string(e.Theme)))
	case app.AskRules:
		p.ask(e)
	case app.Reveal:
		report(p.browser.Reveal(e.ID))
	case app.AskWork:
		p.after(0, p.work)
	case app.Focus:
		// What has just opened is an element only after the page was rendered.
		p.after(0, func() { report(p.browser.Focus(e.ID)) })
	case app.EndNotice:
		p.after(e.Milliseconds, func() { p.later(app.NoticeOver{Number: e.Number}) })
	case app.AwaitReading:
		p.after(e.Milliseconds, func() { p.later(app.ReadSource{Number: e.Number}) })
	case app.ShowSource:
		p.after(0, func() { report(p.browser.SetValue("source", e.Text)) })
	case app.SelectSource:
		p.after(0, func() { report(p.browser.SelectText("source", e.From, e.To)) })
	case app.Colour:
		p.after(0, func() { report(p.browser.Colour("source-text", coloured(e.Marks))) })
	case app.AwaitKeeping:
		p.after(e.Milliseconds, func() { p.later(app.KeepNow{Number: e.Number}) })
	case app.Keep:
		p.keep(e)
	case app.Download:
		report(p.browser.Download(e.Name, e.Text))
	case app.StartClock:
		p.clock()
		p.clock = func() {}
		if e.Milliseconds > 0 {
			stop, err := p.browser.Every(e.Milliseconds, p.tick)
			if report(err) {
				p.clock = stop
			}
		}
	}
}

func (p *Page) after(milliseconds int, f func()) {
	_, err := p.browser.After(milliseconds, f)
	report(err)
}

// ask has tag rules answered in a worker.
func (p *Page) ask(e app.AskRules) {
	p.asking()
	p.asking = func() {}
	if len(e.Cases) == 0 {
		return
	}
	told := func(answers cloud.TagRuleAnswers, err error) {
		msg := app.RulesAnswered{Number: e.Number, Answers: answers}
		if err != nil {
			msg.Problem = err.Error()
		}
		p.answer(msg)
	}
	stop, err := tagrule.Ask(p.browser, e.Cases, told)
	if err != nil {
		told(nil, err)
		return
	}
	p.asking = stop
}

// report tells an error to the console and says whether there was none.
func report(err error) bool {
	if err != nil {
		goapp.Log(fmt.Errorf("view: %w", err))
	}
	return err == nil
}

// on makes a handler that sends a message.
func (p *Page) on(msg app.Msg) goapp.EventHandler {
	return func(goapp.Context, goapp.Event) { p.send(msg) }
}

// Render lays the screen out.
func (p *Page) Render() goapp.UI {
	s := p.screen
	class := "page"
	if s.Embed {
		class += " embed"
	}
	if s.Sheet != app.NoSheet {
		class += " sheet-" + string(s.Sheet)
	}
	if s.Source.Open {
		class += " with-source"
	}
	if s.Title == "" {
		return el("div").ID("app").Class(class, "empty").Body(&bar{Bar: barOf(s), page: p}, p.nothing(s))
	}
	return el("div").ID("app").Class(class).Body(
		&bar{Bar: barOf(s), page: p},
		goapp.If(!s.Embed, func() goapp.UI {
			return &factsPanel{Facts: s.Facts, Draw: s.Draw, Script: s.Script, Settings: s.Settings, page: p}
		}),
		p.cloud(s),
		p.panel(s),
		p.time(s),
		waits(s),
		goapp.If(s.Sheet == app.ReleasesSheet, func() goapp.UI { return &endings{Endings: s.Endings, page: p} }),
		goapp.If(s.Sheet == app.ForecastSheet, func() goapp.UI { return &forecast{Forecast: s.Forecast, page: p} }),
		goapp.If(s.Sheet == app.LensSheet, func() goapp.UI { return &lens{Lens: s.Lens, page: p} }),
		goapp.If(s.Sheet == app.KeysSheet, func() goapp.UI { return p.keys() }),
		el("div").ID("announce").Class("unseen").Aria("live", "polite").Text(s.Why.Step+". "+s.Why.Sentence),
		p.notice(s.Notice),
	)
}

// waits says what the page waits for.
func waits(s app.Screen) goapp.UI {
	return goapp.If(s.Busy != "", func() goapp.UI {
		return el("div").Class("card", "busy").Role("status").Body(el("p").Text(s.Busy), el("progress").Aria("label", s.Busy))
	})
}

// nothing is the page without a scenario: what went wrong, and where to go on.
func (p *Page) nothing(s app.Screen) goapp.UI {
	return el("main").Class("nothing").Body(
		waits(s),
		goapp.If(s.Problem != "", func() goapp.UI {
			return el("div").Class("card", "no").Role("alert").Body(
				el("strong").Text("This could not be opened."),
				el("p").Text(s.Problem),
			)
		}),
		goapp.If(len(s.Examples) > 0, func() goapp.UI {
			return el("section").Body(
				el("h2").Text("Open one of these"),
				el("ul").Class("choices").Body(
					goapp.Range(s.Examples).Slice(func(i int) goapp.UI {
						e := s.Examples[i]
						return el("li").Body(el("button").Attr("type", "button").Class("btn").Text(e.Text).
							OnClick(p.on(app.ChooseExample{Name: e.Value}), goapp.EventScope(e.Value)))
					}),
				),
			)
		}),
	)
}
