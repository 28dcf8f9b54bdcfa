package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
)

type (
	// SetField sets a field of all that is selected, or of one thing, to what was
	// typed; nothing typed is its default.
	SetField struct {
		Of    draft.Ref // the zero value: all that is selected
		Field string
		Typed string
	}
	// ResetField takes a field back to its default.
	ResetField struct{ SetField }
	// AddItem puts a text into a list, DropItem takes it out, wherever it is.
	AddItem  struct{ SetField }
	DropItem struct{ SetField }
	// SetGPU changes one column of the n-th vGPU, or adds one: group, type or
	// left. Without a type it is gone.
	SetGPU struct {
		Field  string
		Row    int
		Column string
		Typed  string
	}
	// GiveUpField forgets what was typed and cannot be.
	GiveUpField struct{}
	// ShowMore shows, or hides, the fields that few scenarios need.
	ShowMore struct{}
)

func (SetField) msg()    {}
func (ResetField) msg()  {}
func (AddItem) msg()     {}
func (DropItem) msg()    {}
func (SetGPU) msg()      {}
func (GiveUpField) msg() {}
func (ShowMore) msg()    {}

// putField handles the messages of fields.
func (m Model) putField(message Msg) Model {
	switch msg := message.(type) {
	case SetField:
		return m.setField(msg)
	case ResetField:
		msg.Typed = ""
		return m.setField(msg.SetField)
	case AddItem:
		return m.setList(msg.SetField, false)
	case DropItem:
		return m.setList(msg.SetField, true)
	case SetGPU:
		return m.setGPU(msg)
	case GiveUpField:
		m.wrong = wrong{}
	case ShowMore:
		m.more = !m.more
	case FindSettings:
		m.settings.query = msg.Query
	case AllSettings:
		m.settings.all, m.settings.query = !m.settings.all, ""
	}
	return m
}

// aim is what a message is about.
func (m *Model) aim(of draft.Ref) []draft.Thing {
	if of != (draft.Ref{}) {
		return m.Document().Things([]draft.Ref{of})
	}
	return m.Document().Things(m.Selected)
}

func (m Model) setField(msg SetField) Model {
	things := m.aim(msg.Of)
	typed := strings.TrimSpace(msg.Typed)
	var edits []draft.Edit
	for _, t := range things {
		switch {
		case t.Says(msg.Field) == (typed != "") && t.Typed(msg.Field) == typed:
		case typed == "":
			edits = append(edits, append(beside(t, msg.Field, ""), draft.Clear{Of: t.Ref, Field: msg.Field})...)
		default:
			value, err := draft.Parse(t.Kind, msg.Field, typed)
			if err != nil {
				return m.refuse(things, msg, err.Error())
			}
			edits = append(edits, append(m.needs(t, msg.Field, typed), draft.Set{Of: t.Ref, Field: msg.Field, To: value})...)
		}
	}
	return m.attempt(things, msg, edits)
}

// needs are edits without which a choice could not be made: each field is set by
// itself, and some only make sense together.
func (m *Model) needs(t draft.Thing, field, typed string) []draft.Edit {
	first := func(of string, k draft.Kind) []draft.Edit {
		names := m.namesOf(k, 1)
		if len(t.Counts(of)) > 0 || len(names) == 0 {
			return nil
		}
		return []draft.Edit{draft.Set{Of: t.Ref, Field: of, To: draft.Text(names[0])}}
	}
	switch {
	case t.Kind == draft.Pool && field == "scope" && typed == string(cloud.ClusterScope):
		return first("cluster", draft.Cluster)
	case t.Kind == draft.Pool && field == "scope" && typed == string(cloud.HostScope):
		return first("host", draft.Host)
	}
	return beside(t, field, typed)
}

// beside are edits that take away what contradicts a choice.
func beside(t draft.Thing, field, typed string) (edits []draft.Edit) {
	var others []string
	switch {
	case t.Kind == draft.VM && field == "host" && typed == "":
		others = []string{"state"} // a VM that runs has a host
	case t.Kind == draft.Step && typed != "" && slices.Contains([]string{"maintain", "cancel", "deploy"}, field):
		others = []string{"maintain", "cancel", "deploy"}
	}
	for _, other := range others {
		if other != field && t.Says(other) {
			edits = append(edits, draft.Clear{Of: t.Ref, Field: other})
		}
	}
	return edits
}

// setList puts a text into the lists, or takes it out of them.
func (m Model) setList(msg SetField, off bool) Model {
	things := m.aim(msg.Of)
	typed := strings.TrimSpace(msg.Typed)
	if typed == "" && !off {
		return m
	}
	var edits []draft.Edit
	for _, t := range things {
		was := listed(t, msg.Field)
		at := slices.Index(was, msg.Typed)
		switch {
		case (at < 0) == off:
			continue
		case msg.Field == "tags":
			edits = append(edits, draft.Tag{Tag: cmp.Or(typed, msg.Typed), Hosts: []cloud.ID{t.ID}, Off: off})
			continue
		}
		list := append(slices.Clone(was), typed)
		if off {
			list = slices.Delete(slices.Clone(was), at, at+1)
		}
		edits = append(edits, m.listEdit(t, msg.Field, list))
	}
	if off {
		msg.Typed = "" // nothing was
	}
	return m.attempt(things, msg, edits)
}

// listEdit writes a list down, as a text with commas where the file has one. An empty
// one is left out if that means the same.
func (m *Model) listEdit(t draft.Thing, field string, list []string) draft.Edit {
	if len(list) == 0 && len(draft.Default(m.bare, t.Kind, field)) == 0 {
		return draft.Clear{Of: t.Ref, Field: field}
	}
	to := draft.Texts(list...)
	if takes, _ := draft.TakesOf(t.Kind, field); takes.Form == cloud.Text || t.Kind == draft.Setting {
		to = draft.Text(strings.Join(list, ","))
	}
	return draft.Set{Of: t.Ref, Field: field, To: to}
}

func (m Model) setGPU(msg SetGPU) Model {
	things := m.aim(draft.Ref{})
	if len(things) == 0 {
		return m
	}
	rows := fielder{model: &m}.gpus(things[0])
	if msg.Row < 0 || msg.Row > len(rows) {
		return m
	}
	if msg.Row == len(rows) {
		rows = append(rows, GPU{})
	}
	row := &rows[msg.Row]
	typed := strings.TrimSpace(msg.Typed)
	switch msg.Column {
	case "group":
		row.Group = typed
	case "left":
		row.Left = typed
	default:
		row.Type = typed
	}
	if row.Type == "" {
		rows = slices.Delete(rows, msg.Row, msg.Row+1)
	}
	var edits []draft.Edit
	for _, t := range things {
		edits = append(edits, gpuEdit(t, msg.Field, rows))
	}
	if m = m.attempt(things, SetField{Field: msg.Field, Typed: msg.Typed}, edits); m.wrong.problem != "" {
		m.wrong.at = msg.Column + "-" + strconv.Itoa(msg.Row)
	}
	return m
}

// gpuEdit writes vGPUs down: a host has a list, an offering one.
func gpuEdit(t draft.Thing, field string, rows []GPU) draft.Edit {
	if len(rows) == 0 {
		return draft.Clear{Of: t.Ref, Field: field}
	}
	var all []draft.Value
	for _, g := range rows {
		pairs := []draft.Pair{{Key: "type", Value: draft.Text(g.Type)}}
		if g.Group != "" {
			pairs = slices.Insert(pairs, 0, draft.Pair{Key: "group", Value: draft.Text(g.Group)})
		}
		if left, err := strconv.ParseInt(g.Left, 10, 64); err == nil {
			pairs = append(pairs, draft.Pair{Key: "left", Value: draft.Number(strconv.FormatInt(left, 10))})
		} else if g.Left != "" {
			pairs = append(pairs, draft.Pair{Key: "left", Value: draft.Text(g.Left)}) // the decoder says what is wrong
		}
		all = append(all, draft.Object(pairs...))
	}
	if t.Kind == draft.Host {
		return draft.Set{Of: t.Ref, Field: field, To: draft.List(all...)}
	}
	return draft.Set{Of: t.Ref, Field: field, To: all[0]}
}

// attempt makes the edits of a field as one deed. What cannot be is told at the field,
// which keeps what was typed.
func (m Model) attempt(things []draft.Thing, msg SetField, edits []draft.Edit) Model {
	if len(edits) == 0 {
		m.wrong = wrong{}
		return m
	}
	before := m.Document().Scenario()
	made := m.edit(Edit{Edits: edits})
	if made.Document().Scenario() != before {
		made.wrong = wrong{}
		return made
	}
	if made.notice.number == m.notice.number {
		return made // an embed, where nothing is edited
	}
	problem := made.notice.Text
	made.notice = m.notice
	return made.refuse(things, msg, problem)
}

func (m Model) refuse(things []draft.Thing, msg SetField, problem string) Model {
	m.wrong = wrong{field: msg.Field, typed: msg.Typed}
	m.wrong.problem = strings.TrimPrefix(strings.TrimPrefix(problem, "scenario: "), "draft: ")
	for _, t := range things {
		m.wrong.of = append(m.wrong.of, t.Ref)
	}
	return m
}
