package app

import (
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/scenario"
	"placement-playground/core/words"
)

type (
	// FindSettings lists the settings whose key or description has all words of a
	// text.
	FindSettings struct{ Query string }
	// AllSettings lists every setting, or again those that decide most and those
	// that the scenario says.
	AllSettings struct{}
)

func (FindSettings) msg() {}
func (AllSettings) msg()  {}

// Settings are CloudStack's global settings.
type Settings struct {
	Query  string
	Fields []Field
	All    bool
	Total  int
	None   string // why nothing is listed
}

// settings are all of a document, and what is looked for.
type settings struct {
	fields []Field
	of     *scenario.Scenario // that the fields are of
	query  string
	all    bool
}

// always are so many that are listed in any case.
const always = 5

func settingRef() draft.Ref { return draft.Ref{Kind: draft.Setting} }

// withSettings brings the list up to the document.
func (m Model) withSettings() Model {
	if m.Scenario == nil || m.Embed || m.settings.of == m.Document().Scenario() {
		return m
	}
	m.settings.fields, m.settings.of = nil, m.Document().Scenario()
	f := fielder{things: m.Document().Things([]draft.Ref{settingRef()}), kind: draft.Setting, model: &m}
	for _, w := range words.Fields(draft.Setting) {
		field := f.field(w)
		field.Of = settingRef()
		m.settings.fields = append(m.settings.fields, field)
	}
	return m
}

func (m *Model) settingList() Settings {
	s := Settings{Query: m.settings.query, All: m.settings.all, Total: len(m.settings.fields)}
	wanted := strings.Fields(strings.ToLower(s.Query))
	for i, f := range m.settings.fields {
		if len(m.wrong.of) == 1 && m.wrong.of[0] == settingRef() && m.wrong.field == f.Name {
			f.Value, f.Problem = m.wrong.typed, m.wrong.problem
		}
		if listed := s.All || i < always || f.Said || f.Problem != ""; len(wanted) == 0 && listed || len(wanted) > 0 && hasAll(f, wanted) {
			s.Fields = append(s.Fields, f)
		}
	}
	if len(s.Fields) == 0 {
		defaults := cloud.DefaultSettings()
		if err := defaults.Set(strings.TrimSpace(s.Query), ""); err != nil {
			s.None = err.Error()
		}
	}
	return s
}

func hasAll(f Field, wanted []string) bool {
	text := strings.ToLower(f.Name + " " + f.Help)
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
