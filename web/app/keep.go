package app

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Kept is a scenario that the browser keeps.
type Kept struct {
	ID      string
	Title   string
	Text    string
	Changed int64  // milliseconds since 1970
	Problem string // why it cannot be read; it stays where it is
}

// maxKept bounds how many are listed.
const maxKept = 200

type (
	// Recall brings what the browser keeps, when the page opens. Problem says why
	// it keeps nothing.
	Recall struct {
		Kept    []Kept
		Problem string
	}
	// KeepNow keeps what is drawn, if nothing was drawn since.
	KeepNow struct{ Number int }
	// KeptIt says how it went: Another: the same was changed elsewhere, too.
	KeptIt struct {
		ID      string
		Another bool
		Problem string
	}
	OpenKept struct{ ID string }
	// DeleteKept deletes the own scenario that is open; BringBack undoes it.
	DeleteKept struct{}
	BringBack  struct{}
	// Bring opens a text from a file, dropped or pasted.
	Bring struct{ Name, Text, Problem string }
	// SaveFile saves what is open as a file.
	SaveFile struct{}
)

func (Recall) msg()     {}
func (KeepNow) msg()    {}
func (KeptIt) msg()     {}
func (OpenKept) msg()   {}
func (DeleteKept) msg() {}
func (BringBack) msg()  {}
func (Bring) msg()      {}
func (SaveFile) msg()   {}

type (
	// AwaitKeeping has KeepNow sent when nobody has drawn for a moment.
	AwaitKeeping struct{ Number, Milliseconds int }
	// Keep has the browser keep a scenario; an empty text forgets it. Was is the
	// text that it should find there.
	Keep struct{ ID, Title, Was, Text string }
	// Download gives the visitor a file.
	Download struct{ Name, Text string }
)

func (AwaitKeeping) effect() {}
func (Keep) effect()         {}
func (Download) effect()     {}

// keeping is what is known of what the browser keeps.
type keeping struct {
	all     []Kept // the newest first
	own     string // the id of what is open; empty: an example as it came
	was     string // its text as it is kept
	wanted  int    // counts what was drawn
	done    int    // wanted, when it was kept last
	asked   int    // counts Keep
	saves   int    // counts Download
	deleted *Kept
	said    bool // that nothing can be kept
}

// ReadKept reads ids and values by turns, each ended by a NUL. A value is a version,
// a time, a title and the text, a line each.
func ReadKept(text string) ([]Kept, error) {
	list := strings.Split(text, "\x00")
	if len(list)%2 == 0 || list[len(list)-1] != "" {
		return nil, errors.New("what the browser keeps cannot be read")
	}
	var all []Kept
	for i := 0; i+1 < min(len(list), 2*maxKept); i += 2 {
		id, value := list[i], list[i+1]
		k := Kept{ID: id, Title: "unreadable " + id}
		parts := strings.SplitN(value, "\n", 4)
		switch {
		case len(value) > MaxSource+1000:
			k.Problem = fmt.Sprintf("it has %d bytes, more than %d", len(value), MaxSource)
		case len(parts) < 4 || parts[0] != "1":
			k.Problem = "it was not written by this version of the playground"
		default:
			k.Title, k.Text = parts[2], parts[3]
			k.Changed, _ = strconv.ParseInt(parts[1], 10, 64) // only for the order
		}
		all = append(all, k)
	}
	slices.SortStableFunc(all, func(a, b Kept) int { return int(max(-1, min(1, b.Changed-a.Changed))) })
	return all, nil
}

func (m Model) recall(msg Recall) Model {
	m.keep.all = msg.Kept
	if msg.Problem != "" {
		return m.keepsNothing(msg.Problem)
	}
	return m
}

func (m Model) keepsNothing(problem string) Model {
	if m.keep.said || m.Embed {
		return m
	}
	m.keep.said = true
	return m.tell(Warn, "This browser keeps nothing here ("+problem+"). Work goes on; save it as a file (Ctrl+S).")
}

// changed wants what is open kept, as a scenario of its own if it came as an example.
func (m Model) changed() Model {
	if m.keep.own == "" {
		m.keep.own, m.keep.was = m.freeID(), ""
	}
	m.keep.wanted++
	return m
}

func (m *Model) freeID() string {
	next := 1
	for _, k := range m.keep.all {
		if n, err := strconv.Atoi(k.ID); err == nil && n >= next && n < 1<<30 {
			next = n + 1
		}
	}
	return strconv.Itoa(next)
}

func (m Model) keepNow(number int) Model {
	if number == m.keep.wanted && m.keep.done != number {
		m.keep.asked++
	}
	return m
}

// Leaving keeps at once what is not kept yet.
func (m *Model) Leaving() Msg { return KeepNow{m.keep.wanted} }

// keepEffect is what is to be kept.
func (m *Model) keepEffect() Keep {
	title := strings.ReplaceAll(m.root().Scenario.Title, "\n", " ")
	return Keep{m.keep.own, title, m.keep.was, string(m.Document().Text())}
}

func (m Model) keptIt(msg KeptIt) Model {
	if msg.ID != m.keep.own || m.Scenario == nil {
		return m // of what was open before
	}
	if msg.Another {
		m.keep.all = append(slices.Clip(m.keep.all), Kept{ID: msg.ID, Title: "changed in another tab"})
		m.keep.own, m.keep.was = m.freeID(), ""
		m.keep.asked++
		return m.tell(Warn, "This scenario was changed in another tab, too: yours is kept beside it.")
	}
	m.keep.done = m.keep.wanted
	if msg.Problem != "" {
		return m.keepsNothing(msg.Problem)
	}
	k := m.keepEffect()
	m.keep.was = k.Text
	m.keep.all = slices.DeleteFunc(slices.Clone(m.keep.all), func(x Kept) bool { return x.ID == k.ID })
	m.keep.all = slices.Insert(m.keep.all, 0, Kept{ID: k.ID, Title: k.Title, Text: k.Text})
	return m
}

// openKept opens a scenario that the browser keeps.
func (m Model) openKept(id string) Model {
	i := slices.IndexFunc(m.keep.all, func(k Kept) bool { return k.ID == id })
	if i < 0 {
		return m.failed("this browser keeps no scenario \"" + id + "\"")
	}
	k := m.keep.all[i]
	if k.Problem != "" {
		return m.failed("the kept scenario " + k.ID + " cannot be read: " + k.Problem)
	}
	d, _, err := m.readText(k.Text)
	if err != nil {
		return m.failed("the kept scenario \"" + k.Title + "\" cannot be read: " + err.Error())
	}
	if m.needsRules(d.Scenario()) {
		return m
	}
	m = m.open("", d)
	m.keep.own, m.keep.was, m.keep.done = id, k.Text, m.keep.wanted
	return m
}

// failed says that something could not be opened; what is open stays.
func (m Model) failed(problem string) Model {
	if m.Scenario == nil {
		m.Problem = problem
		return m
	}
	return m.tell(Bad, problem)
}

// bring opens a text that somebody brings, as a scenario of their own.
func (m Model) bring(msg Bring) Model {
	if m.Embed {
		return m
	}
	if msg.Problem != "" {
		return m.failed(msg.Name + ": " + msg.Problem)
	}
	d, kept, err := m.readText(msg.Text)
	if err != nil {
		return m.failed(msg.Name + ": " + err.Error())
	}
	if m.needsRules(d.Scenario()) {
		return m
	}
	if m = m.open("", d); m.Scenario == nil {
		return m
	}
	m = m.changed()
	if !kept {
		return m.tell(Warn, "Opened "+msg.Name+". Its text was laid out anew; comments are gone.")
	}
	return m.tell(Plain, "Opened "+msg.Name+".")
}

func (m Model) deleteKept() Model {
	k := m.keepEffect()
	if m.keep.own == "" {
		return m
	}
	deleted := Kept{ID: k.ID, Title: k.Title, Text: k.Text}
	m.keep.deleted = &deleted
	m.keep.all = slices.DeleteFunc(slices.Clone(m.keep.all), func(x Kept) bool { return x.ID == k.ID })
	m.keep.own, m.keep.done = "", m.keep.wanted
	m = m.choose(firstExample)
	return m.tell(Plain, "Deleted "+k.Title+". The list of scenarios can bring it back.")
}

func (m Model) bringBack() Model {
	if m.keep.deleted == nil {
		return m
	}
	k := *m.keep.deleted
	m.keep.deleted = nil
	return m.bring(Bring{Name: k.Title, Text: k.Text})
}

// kept are the effects by which the browser keeps what is drawn.
func (m *Model) kept(before *Model) []Effect {
	if m.Embed {
		return nil
	}
	var effects []Effect
	old := before.keep
	if old.own != m.keep.own && old.own != "" && before.Scenario != nil {
		k := before.keepEffect()
		switch {
		case m.keep.deleted != before.keep.deleted && m.keep.deleted != nil:
			k.Text = ""
			effects = append(effects, k)
		case old.wanted != old.done && m.keep.asked == old.asked:
			effects = append(effects, k) // something else is opened before it was kept
		}
	}
	if m.keep.asked != old.asked {
		effects = append(effects, m.keepEffect())
	}
	if m.keep.wanted != old.wanted {
		effects = append(effects, AwaitKeeping{m.keep.wanted, 500})
	}
	if m.keep.saves != old.saves {
		effects = append(effects, Download{m.fileName(), string(m.Document().Text())})
	}
	return effects
}

// fileName is what the scenario is called as a file.
func (m *Model) fileName() string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(m.root().Scenario.Title))
	name = strings.Trim(name[:min(60, len(name))], "-")
	for strings.Contains(name, "--") {
		name = strings.ReplaceAll(name, "--", "-")
	}
	if name == "" {
		name = "scenario"
	}
	if strings.HasPrefix(strings.TrimSpace(string(m.Document().Text())), "{") {
		return name + ".json"
	}
	return name + ".yaml"
}

// Places of the list of scenarios that are no examples.
const (
	placeNew    = "/new"
	placeSave   = "/save"
	placeOpen   = "/open"
	placeDelete = "/delete"
	placeBack   = "/back"
	placeMine   = "/mine/"
)

// shelf is the list of scenarios: the visitor's own, the examples, and what can be
// done with what is open.
func (m *Model) shelf() []Choice {
	list := []Choice{{Value: placeNew, Text: "New, empty"}, {Value: placeOpen, Text: "Open a file…"}, {Value: placeSave, Text: "Save as a file (Ctrl+S)"}}
	if m.keep.own != "" {
		list = append(list, Choice{Value: placeDelete, Text: "Delete this one"})
	}
	if m.keep.deleted != nil {
		list = append(list, Choice{Value: placeBack, Text: "Bring back: " + m.keep.deleted.Title})
	}
	for _, k := range m.keep.all {
		list = append(list, Choice{Value: placeMine + k.ID, Text: "Yours: " + k.Title})
	}
	for _, e := range m.Examples {
		list = append(list, Choice{Value: e.Name, Text: e.Title})
	}
	return list
}

// FromShelf is what a choice of the list means; nil for opening a file, which the
// browser does.
func FromShelf(value string) Msg {
	switch value {
	case placeNew:
		return NewScenario{}
	case placeSave:
		return SaveFile{}
	case placeDelete:
		return DeleteKept{}
	case placeBack:
		return BringBack{}
	case placeOpen:
		return nil
	}
	if id, mine := strings.CutPrefix(value, placeMine); mine {
		return OpenKept{ID: id}
	}
	return ChooseExample{Name: value}
}
