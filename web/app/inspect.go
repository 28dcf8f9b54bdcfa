package app

import (
	"fmt"
	"strings"

	"placement-playground/core/draft"
)

// SetField sets a field of all that is selected, or of one thing, to what was
// typed; nothing typed is its default.
type SetField struct {
	Of    draft.Ref // the zero value: all that is selected
	Field string
	Typed string
}

func (SetField) msg() {}

// Inspector shows what is selected, field by field.
type Inspector struct {
	Open   bool
	Of     []draft.Ref
	Title  string
	Head   string // of what Says
	Says   string // how it stands at this step, and why
	Tone   Tone
	Fields []Field
}

// Field is one field, as it is typed.
type Field struct {
	Name  string
	Value string
	Mixed bool // the things have different values
}

func (p painter) inspector() Inspector {
	if len(p.Selected) == 0 {
		return Inspector{}
	}
	first := p.Selected[0]
	i := Inspector{Open: p.Panel == Inspect, Of: p.Selected}
	i.Title = p.called(first)
	if n := len(p.Selected); n > 1 {
		i.Title = fmt.Sprintf("%d %ss", n, first.Kind)
	} else {
		i.Head, i.Says, i.Tone = p.stands(first)
	}
	doc := p.Document()
	for _, f := range draft.Fields(first.Kind) {
		if !f.Typed() || f.Name == "id" {
			continue
		}
		field := Field{Name: f.Name}
		for n, r := range p.Selected {
			value, _ := doc.Typed(r, f.Name)
			field.Mixed = field.Mixed || n > 0 && value != field.Value
			field.Value = value
		}
		if field.Mixed {
			field.Value = ""
		}
		i.Fields = append(i.Fields, field)
	}
	return i
}

// stands says how a thing stands: with the sentence, if the event that is looked at
// is about it.
func (p painter) stands(r draft.Ref) (head, says string, tone Tone) {
	at := draft.Ref{}
	if p.event != nil && p.event.At.Host != 0 {
		at = draft.Ref{Kind: draft.Host, ID: p.event.At.Host}
	} else if p.event != nil {
		at = draft.Ref{Kind: draft.Cluster, ID: p.event.At.Cluster}
	}
	if at == r {
		w := p.why()
		return w.Title, w.Sentence, w.Tone
	}
	if r.Kind != draft.Host {
		return "", "", Plain
	}
	says, tone = p.moment.Stands(p.Cloud.Host(r.ID))
	return "", says, tone
}

// called is a thing with its kind.
func (p painter) called(r draft.Ref) string {
	kind := strings.ToUpper(string(r.Kind[:1])) + string(r.Kind[1:])
	switch r.Kind {
	case draft.VM:
		kind = "VM"
	case draft.Group:
		kind = "Affinity group"
	case draft.Step:
		return fmt.Sprintf("Step %d", r.ID)
	}
	if n, ok := p.named(r); ok {
		return kind + " " + n
	}
	return kind
}

func (m Model) setField(msg SetField) Model {
	of := m.Selected
	if msg.Of != (draft.Ref{}) {
		of = []draft.Ref{msg.Of}
	}
	var edits []draft.Edit
	for _, r := range of {
		typed := strings.TrimSpace(msg.Typed)
		if was, there := m.Document().Typed(r, msg.Field); was == typed && there == (typed != "") {
			continue
		}
		if typed == "" {
			edits = append(edits, draft.Clear{Of: r, Field: msg.Field})
			continue
		}
		value, err := draft.Parse(r.Kind, msg.Field, typed)
		if err != nil {
			return m.tell(Bad, err.Error())
		}
		edits = append(edits, draft.Set{Of: r, Field: msg.Field, To: value})
	}
	if len(edits) == 0 {
		return m
	}
	return m.edit(Edit{Edits: edits})
}
