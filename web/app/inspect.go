package app

import (
	"fmt"
	"strconv"

	"placement-playground/core/draft"
	"placement-playground/core/words"
)

// Inspector shows what is selected, field by field.
type Inspector struct {
	Open   bool
	Of     []draft.Ref
	Title  string
	ID     string // "id 982": CloudStack lists by id
	Head   string // of what Says
	Says   string // how it stands at this step, and why
	Tone   Tone
	Fields []Field
	More   int  // fields that few scenarios need, and that this one does not say
	All    bool // they are shown, too
}

func (p painter) inspector() Inspector {
	if len(p.Selected) == 0 {
		return Inspector{}
	}
	first := p.Selected[0]
	i := Inspector{Open: p.Panel == Inspect, Of: p.Selected, All: p.more}
	i.Title = p.called(first)
	if n := len(p.Selected); n > 1 {
		i.Title = fmt.Sprintf("%d %ss", n, words.Noun(first.Kind))
	}
	if !i.Open {
		return i
	}
	if len(p.Selected) == 1 {
		i.Head, i.Says, i.Tone = p.stands(first)
		if first.Kind.Counted() {
			i.ID = "id " + strconv.FormatInt(first.ID, 10)
		}
	}
	i.Fields, i.More = p.fields(fielder{things: p.Document().Things(p.Selected), kind: first.Kind, model: p.Model, wrong: p.wrong})
	return i
}

// fields are those of some things; what is not said and seldom needed is only
// counted, unless all are asked for.
func (p painter) fields(f fielder) (shown []Field, more int) {
	if len(f.things) == 0 {
		return nil, 0
	}
	group := ""
	for _, w := range words.Fields(f.kind) {
		if w.Name == "name" && len(f.things) > 1 {
			continue // no two have the same
		}
		field := f.field(w)
		if w.More && !field.Said && field.Problem == "" {
			if more++; !p.more {
				continue
			}
		}
		if w.Group != group {
			field.Head = w.Group
		}
		group = w.Group
		shown = append(shown, field)
	}
	return shown, more
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
	kind := words.Called(r.Kind)
	if r.Kind == draft.Step {
		return fmt.Sprintf("%s %d", kind, r.ID)
	}
	if n, ok := p.named(r); ok && r.Kind != draft.File {
		return kind + " " + n
	}
	return kind
}

// refocusField keeps the focus where a button or item that was pressed is gone.
func refocusField(message Msg) []Effect {
	field := ""
	switch msg := message.(type) {
	case ResetField:
		field = msg.Field
	case DropItem:
		field = msg.Field
	}
	if field == "" {
		return nil
	}
	return []Effect{Focus{"field-" + field}}
}
