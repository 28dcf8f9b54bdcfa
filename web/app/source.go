package app

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

type (
	// TypeSource is what the source view says now; ReadSource reads it once
	// nobody types any more.
	TypeSource struct{ Text string }
	ReadSource struct{ Number int }
	// EndTyping makes what is typed next another deed.
	EndTyping struct{}
	// TakeBack gives up a text with an error: the last that could be read is
	// shown again.
	TakeBack struct{}
	// ToProblem goes to the place of the error.
	ToProblem struct{}
)

func (TypeSource) msg() {}
func (ReadSource) msg() {}
func (EndTyping) msg()  {}
func (TakeBack) msg()   {}
func (ToProblem) msg()  {}

type (
	// AwaitReading has ReadSource sent when nobody has typed for a moment.
	AwaitReading struct{ Number, Milliseconds int }
	// ShowSource puts a text into the source view, if it is another.
	ShowSource struct{ Text string }
	// Colour gives parts of the source view their colours.
	Colour struct{ Marks []Mark }
	// SelectSource shows and selects a part of the source view, in UTF-16 units.
	SelectSource struct{ From, To int }
)

func (AwaitReading) effect() {}
func (ShowSource) effect()   {}
func (Colour) effect()       {}
func (SelectSource) effect() {}

// MaxSource bounds a text that is typed, in bytes.
const MaxSource = 4 << 20

// Source is the scenario's file as text.
type Source struct {
	Open    bool
	Text    string
	Problem string
	At      string // "line 3, column 7"
}

// source is the text that is seen, and what is wrong with it.
type source struct {
	text     string
	of       *scenario.Scenario // that text says
	typed    bool               // and not read yet, or with an error
	number   int                // of TypeSource
	problem  string
	line     int
	col      int
	goes     bool // to the problem
	unsealed bool
}

// withSource brings the text up to the document, unless something is typed.
func (m Model) withSource() Model {
	if m.Panel != SourceText || m.Embed || m.source.typed {
		return m
	}
	if now := m.Document(); m.source.of != now.Scenario() {
		m.source.text, m.source.of = string(now.Text()), now.Scenario()
	}
	return m
}

func (m Model) typeSource(text string) Model {
	m.source.text, m.source.typed, m.source.goes = text, true, false
	m.source.number++
	return m
}

// readSource makes what was typed the document; what cannot be read stays as it is,
// with its error.
func (m Model) readSource(number int) Model {
	if number != m.source.number || !m.source.typed || m.Embed {
		return m
	}
	m.source.problem, m.source.line, m.source.col = "", 0, 0
	d, _, err := m.readText(m.source.text)
	if err != nil {
		return m.unreadable(err)
	}
	if string(d.Text()) == string(m.Document().Text()) {
		return m.readAs(m.Document())
	}
	if !m.source.unsealed {
		m.root().history = m.root().history.Seal()
	}
	m.source.unsealed = true
	before := m.Scenario
	if m = m.put(m.root().history.Put("source", d, draft.Deed{Verb: draft.Typed, Kind: draft.File, Count: 1})); m.Scenario == before {
		m.source.problem = m.notice.Text // it reads, and cannot run
		return m
	}
	return m.prune().readAs(m.Document())
}

func (m Model) readAs(d draft.Document) Model {
	m.source.of, m.source.typed = d.Scenario(), false
	return m
}

// readText reads a scenario that somebody brings.
func (m *Model) readText(text string) (draft.Document, bool, error) {
	switch {
	case len(text) > MaxSource:
		return draft.Document{}, false, fmt.Errorf("scenario: %d bytes are more than %d", len(text), MaxSource)
	case !utf8.ValidString(text):
		return draft.Document{}, false, errors.New("scenario: this is no UTF-8 text")
	}
	return draft.Read([]byte(text), yamltree.Read)
}

func (m Model) unreadable(err error) Model {
	m.source.problem = err.Error()
	if at := (*scenario.Error)(nil); errors.As(err, &at) {
		m.source.line, m.source.col = at.Line, at.Col
	}
	return m
}

func (m Model) takeBack() Model {
	m.source = source{number: m.source.number}
	return m
}

func (m *Model) sourceView() Source {
	s := Source{Open: m.Panel == SourceText && !m.Embed}
	if !s.Open {
		return s
	}
	s.Text, s.Problem = m.source.text, m.source.problem
	if m.source.line > 0 {
		s.At = fmt.Sprintf("line %d, column %d", m.source.line, m.source.col)
	}
	return s
}

// sourced are the effects that keep the source view as the model has it.
func (m *Model) sourced(before *Model) []Effect {
	if m.Panel != SourceText || m.Embed {
		return nil
	}
	var effects []Effect
	opened := before.Panel != SourceText
	if opened || m.source.text != before.source.text {
		if opened || !m.source.typed {
			effects = append(effects, ShowSource{m.source.text})
		}
		effects = append(effects, Colour{Marks(m.source.text)})
	}
	if m.source.number != before.source.number && m.source.typed {
		effects = append(effects, AwaitReading{m.source.number, 250})
	}
	switch {
	case m.source.goes && !before.source.goes:
		from := offset(m.source.text, m.source.line, m.source.col)
		effects = append(effects, SelectSource{from, from + 1})
	case len(m.Selected) == 1 && !m.source.typed && (opened || len(before.Selected) != 1 || before.Selected[0] != m.Selected[0]):
		if line, col := m.Document().Where(m.Selected[0]); line > 0 {
			from := offset(m.source.text, line, col)
			effects = append(effects, SelectSource{from, from})
		}
	}
	return effects
}

// offset is where a line and column are, in UTF-16 units.
func offset(text string, line, col int) int {
	at := 0
	for n := 1; n < line; n++ {
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			break
		}
		at += units(text[:end+1])
		text = text[end+1:]
	}
	for i, r := range []rune(text) {
		if i >= col-1 || r == '\n' {
			break
		}
		at += units(string(r))
	}
	return at
}

// units is a text's length as browsers count it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
