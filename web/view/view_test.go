package view

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/examples"
	"placement-playground/web/app"
)

// window is a browser that remembers what it is asked.
type window struct{ asked []string }

func (w *window) ask(what string) error          { w.asked = append(w.asked, what); return nil }
func (w *window) Fragment() (string, error)      { return "example=full-cluster", nil }
func (w *window) ReplaceFragment(f string) error { return w.ask("address " + f) }
func (w *window) ApplyTheme(theme string) error  { return w.ask("theme " + theme) }
func (w *window) StoredTheme() (string, error)   { return "", errors.New("storage is denied") }
func (w *window) Reveal(id string) error         { return w.ask("reveal " + id) }
func (w *window) Focus(id string) error          { return w.ask("focus " + id) }
func (w *window) SetTitle(title string) error    { return w.ask("title " + title) }
func (w *window) SetValue(id, text string) error { return w.ask("value " + id) }
func (w *window) Colour(id, _ string) error      { return w.ask("colour " + id) }
func (w *window) SelectText(id string, from, to int) error {
	return w.ask("select " + id)
}

func (w *window) Recalled() (string, string, error) { return "", "", nil }
func (w *window) Keep(id, _, _, _ string) (bool, error) {
	return false, w.ask("keep " + id)
}
func (w *window) Download(name, _ string) error { return w.ask("download " + name) }
func (w *window) ChooseFile() error             { return w.ask("choose a file") }
func (w *window) OnLeave(func()) (func(), error) {
	return func() {}, nil
}

func (w *window) OnBring(func(name, text, problem string)) (func(), error) {
	return func() {}, nil
}

func (w *window) OnFragment(func(string)) (func(), error) {
	return func() {}, nil
}

func (w *window) OnKey(func(string, bool, bool, bool) bool) (func(), error) {
	return func() {}, nil
}

func (w *window) Every(int, func()) (func(), error) {
	return func() { w.asked = append(w.asked, "clock stopped") }, w.ask("clock")
}

// Worker is one that does not start: what asks it is told so.
func (w *window) Worker(string, func(string), func(error)) (func(string) error, func(), error) {
	return nil, nil, errors.New("workers are denied")
}

func (w *window) After(int, func()) (func(), error) { return func() {}, w.ask("a clock") }

func page(t *testing.T) (*Page, *window) {
	t.Helper()
	text, err := examples.JSON()
	if err != nil {
		t.Fatal(err)
	}
	list, err := app.ReadExamples(text)
	if err != nil {
		t.Fatal(err)
	}
	w := &window{}
	p := New(w, list, nil)
	p.clock, p.asking = func() {}, func() {}
	p.answer = func(msg app.RulesAnswered) { p.send(msg) }
	p.send(app.Arrive{Fragment: ""})
	return p, w
}

// The page as HTML has every word of the screen, each panel by its id, and no
// style attribute, which the content security policy forbids.
func TestPageSaysTheScreen(t *testing.T) {
	p, _ := page(t)
	html := regexp.MustCompile(`\s*</?wbr>\s*`).ReplaceAllString(goapp.HTMLString(p.Render()), "")
	s := p.model.Screen()
	for _, want := range []string{s.Title, s.Why.Title, s.Why.Step, s.Why.Source, s.Time.Difference, s.Heading.VM, s.Heading.Needs, "win-01", "PR #10603",
		`id="sentence"`, `id="tagtable"`, `id="other"`, `id="count"`, `id="announce"`, `aria-live="polite"`} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(html, "style=") {
		t.Error("the page has a style attribute")
	}
}

// Every effect reaches the browser; what the browser denies stops nothing.
func TestEffectsReachTheBrowser(t *testing.T) {
	p, w := page(t)
	p.send(app.Play{})
	p.send(app.Step{N: 1})
	p.send(app.SetTheme{Theme: app.Dark})
	asked := strings.Join(w.asked, "\n")
	for _, want := range []string{"address example=issue-10598&release=4.20.0", "title Maintenance never reaches the Linux cluster", "reveal cluster-19", "clock\n", "clock stopped", "theme dark"} {
		if !strings.Contains(asked+"\n", want) {
			t.Errorf("the browser was not asked for %q:\n%s", want, asked)
		}
	}
}

// Without examples the page says why.
func TestNothingToShow(t *testing.T) {
	html := goapp.HTMLString(New(&window{}, nil, errors.New("examples.json: it is no list")).Render())
	if !strings.Contains(html, "examples.json: it is no list") || !strings.Contains(html, `role="alert"`) {
		t.Errorf("the page does not say what went wrong: %s", html)
	}
}

// The lanes say what a sign means where it stands, and the help says all.
func TestSignsAreExplained(t *testing.T) {
	p, _ := page(t)
	lanes := goapp.HTMLString(p.time(p.screen))
	for _, want := range []string{`title="windows: an exception (the releases first differ here)"`, `title="windows: a cluster walked in vain`, `title="only the other release does this"`, `title="linux: chosen, or done"`} {
		if !strings.Contains(lanes, want) {
			t.Errorf("the lanes have no %s", want)
		}
	}
	help := goapp.HTMLString(p.keys())
	for _, sign := range app.Signs() {
		if !strings.Contains(help, sign[0]) || !strings.Contains(help, sign[1]) {
			t.Errorf("the help does not explain %s", sign[0])
		}
	}
}

// A key that the browser, or a list with the focus, needs is left to it.
func TestKeysThatOthersNeed(t *testing.T) {
	for _, test := range []struct {
		name            string
		control, inList bool
		handled         bool
	}{
		{"d", false, false, true}, {"d", true, false, true}, {"p", true, false, false}, {"d", false, true, true},
		{" ", false, false, true}, {" ", false, true, false}, {"End", false, true, false},
	} {
		if msg := message(test.name, false, test.control, test.inList); (msg != nil) != test.handled {
			t.Errorf("%+v means %T", test, msg)
		}
	}
}

// A bar stays in its frame, however much a VM would add.
func TestBarsStayInTheirFrame(t *testing.T) {
	html := goapp.HTMLString(gauge("cpu", "CPU", app.Bar{Used: 80, Reserved: 10, Adds: 50, Text: "full"}))
	for _, want := range []string{`d="M0 0h80v6h-80z"`, `d="M80 0h10v6h-10z"`, `d="M90 0h10v6h-10z"`, `aria-label="CPU: full"`} {
		if !strings.Contains(html, want) {
			t.Errorf("the bar has no %s: %s", want, html)
		}
	}
}

// What is not drawn is counted, and a bar that nobody has filled is not drawn.
func TestCards(t *testing.T) {
	p, _ := page(t)
	card := hostCard{Card: app.HostCard{ID: 7, Name: "h", More: 3}, page: p}
	if html := goapp.HTMLString(card.Render()); !strings.Contains(html, "+3 more") {
		t.Errorf("three VMs are neither drawn nor counted: %s", html)
	}
	for share, want := range map[string]string{"": "uncounted", "28 % of CPU": "KVM · 28 % of CPU"} {
		box := clusterBox{Box: app.ClusterBox{ID: 1, Name: "c", Kind: "KVM", Share: share}, page: p}
		if html := goapp.HTMLString(box.Render()); !strings.Contains(html, want) || share == "" && strings.Contains(html, "KVM ·") {
			t.Errorf("with %q in use: %s", share, html)
		}
	}
}

// At the first difference there is nowhere to jump.
func TestJump(t *testing.T) {
	p, _ := page(t)
	jump := func() string {
		before, after, _ := strings.Cut(goapp.HTMLString(p.time(p.screen)), `id="jump"`)
		rest, _, _ := strings.Cut(after, ">")
		return before[strings.LastIndex(before, "<"):] + rest
	}
	const can = `disabled="false"` // go-app leaves it out of the page
	if strings.Contains(jump(), can) {
		t.Error("at the difference one can jump to it")
	}
	p.send(app.First{})
	if !strings.Contains(jump(), can) {
		t.Errorf("from the start one cannot jump: %s", jump())
	}
}

// Every key of the help does something, and only letters that are named do.
func TestKeys(t *testing.T) {
	for _, name := range []string{"ArrowRight", "ArrowLeft", ".", ",", "Home", "End", " ", "d", "x", "r", "w", "m", "l", "b", "1", "2", "3", "+", "-", "?", "Escape"} {
		if message(name, false, false, false) == nil {
			t.Errorf("the key %q does nothing", name)
		}
	}
	for _, name := range []string{"a", "Tab", "Enter", "F5", ""} {
		if msg := message(name, false, false, false); msg != nil {
			t.Errorf("the key %q means %T", name, msg)
		}
	}
	if message("ArrowRight", true, false, false) != (app.StepCluster{N: 1}) {
		t.Error("Shift and → do not go to the next cluster")
	}
}

// The tag table says how many hosts are not in it.
func TestRowsThatAreLeftOut(t *testing.T) {
	list := app.TagTable{Title: "Tag match", Offering: "ssd", Rows: []app.TagRow{{Host: "kvm-1"}}, More: 3}
	if html := goapp.HTMLString(el("div").Body(table(list))); !strings.Contains(html, "+3 more") || !strings.Contains(html, "(offering)") {
		t.Errorf("the table is %s", html)
	}
	list.More = 0
	if html := goapp.HTMLString(el("div").Body(table(list))); strings.Contains(html, "more") {
		t.Errorf("a whole table is %s", html)
	}
}

func unescape(html string) string {
	return strings.NewReplacer("&#39;", "'", "&#34;", `"`).Replace(html)
}

// The lens is a table with heads, each cell says what it means, and what decides is there
// once a cell is open.
func TestLens(t *testing.T) {
	p, _ := page(t)
	p.send(app.ToggleSheet{Sheet: app.LensSheet})
	for p.screen.Lens.Busy != "" {
		p.send(app.Work{})
	}
	l := p.screen.Lens
	html := func() string { return goapp.HTMLString((&lens{Lens: p.screen.Lens, page: p}).Render()) }
	before := html()
	for _, want := range []string{l.About, l.Lacking, `scope="col"`, `scope="row"`, `scope="rowgroup"`, `aria-pressed="false"`, "Choose a cell"} {
		if !strings.Contains(before, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	row := unescape(goapp.HTMLString((&lensRow{Row: l.Clusters[0].Rows[0], page: p}).Render()))
	for _, cell := range l.Clusters[0].Rows[0].Cells {
		if !strings.Contains(row, `aria-label="`+cell.Text+`"`) || !strings.Contains(row, cell.Sign) {
			t.Errorf("the row does not say %+v: %s", cell, row)
		}
	}
	differs := goapp.HTMLString((&lensRow{Row: app.LensRow{Cells: []app.LensCell{{Sign: "✗", Differs: true}}}, page: p}).Render())
	if !strings.Contains(differs, "✗≠") {
		t.Errorf("that the other release differs is not marked: %s", differs)
	}
	p.send(app.LensAt{Pair: l.Columns[1].Pair, Host: l.Clusters[0].Rows[0].Host})
	d := p.screen.Lens.Decider
	after := unescape(regexp.MustCompile(`\s*</?wbr>\s*`).ReplaceAllString(html(), ""))
	for _, want := range []string{d.Of, d.Title, d.Text, d.Alike, d.Asked[0][1], d.Source, `id="decider"`} {
		if want == "" || !strings.Contains(after, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if strings.Contains(after, "style=") || strings.Contains(after, "Choose a cell") {
		t.Errorf("with a cell open the sheet reads %s", after)
	}
}
