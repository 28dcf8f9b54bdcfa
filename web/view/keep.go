package view

import "placement-playground/web/app"

// recall brings what the browser keeps.
func (p *Page) recall() {
	kept, problem, err := p.browser.Recalled()
	if !report(err) {
		p.send(app.Recall{Problem: err.Error()})
		return
	}
	all, err := app.ReadKept(kept)
	if err != nil {
		problem = err.Error()
	}
	p.send(app.Recall{Kept: all, Problem: problem})
}

func (p *Page) keep(e app.Keep) {
	another, err := p.browser.Keep(e.ID, e.Title, e.Was, e.Text)
	said := app.KeptIt{ID: e.ID, Another: another}
	if err != nil {
		said.Problem = err.Error()
	}
	p.send(said)
}
