package app

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
)

type (
	// Select selects things; Also adds them to the selection, or takes out what
	// was in it already.
	Select struct {
		Refs []draft.Ref
		Also bool
	}
	// BeginRename lets the name of a thing be typed where it stands; without one,
	// of what is selected. EndRename takes what was typed, or gives up.
	BeginRename struct{ Of draft.Ref }
	EndRename   struct {
		To     string
		GiveUp bool
	}
	// ShowPanel chooses what the panel on the right shows.
	ShowPanel struct{ Panel Panel }
)

func (Select) msg()      {}
func (BeginRename) msg() {}
func (EndRename) msg()   {}
func (ShowPanel) msg()   {}

// Panel is what the right side shows: why it was decided so, or what is selected.
type Panel string

const (
	Explain    Panel = ""
	Inspect    Panel = "inspect"
	SourceText Panel = "source"
)

// selects changes the selection. All that is selected is of one kind: fields and
// tools are about one.
func (m Model) selects(msg Select) Model {
	if m.Embed {
		return m
	}
	m.wrong = wrong{}
	if len(msg.Refs) > 0 && m.Sheet == ScenarioSheet {
		m.Sheet = WhySheet // a narrow screen has room for one
	}
	if !msg.Also {
		m.Selected = msg.Refs
		return m.inspected()
	}
	selected := slices.Clone(m.Selected)
	for _, r := range msg.Refs {
		if len(selected) > 0 && selected[0].Kind != r.Kind {
			selected = nil
		}
		if i := slices.Index(selected, r); i >= 0 {
			selected = slices.Delete(selected, i, i+1)
		} else {
			selected = append(selected, r)
		}
	}
	m.Selected = selected
	return m.inspected()
}

// inspected opens the inspector for a selection, and goes back to Why without one.
func (m Model) inspected() Model {
	m = m.prune()
	switch {
	case m.Panel == SourceText: // it shows where the thing stands
	case len(m.Selected) > 0:
		m.Panel = Inspect
	default:
		m.Panel = Explain
	}
	return m
}

// showPanel shows a panel; the source, asked for again, gives way to Why. On a narrow
// screen it comes as a sheet.
func (m Model) showPanel(panel Panel) Model {
	if m.Embed {
		return m
	}
	if panel == SourceText && m.Panel == SourceText {
		panel = Explain
	}
	m.Panel = panel
	return m
}

func (m Model) beginRename(of draft.Ref) Model {
	if of == (draft.Ref{}) && len(m.Selected) == 1 {
		of = m.Selected[0]
	}
	if _, named := m.named(of); !m.Embed && named {
		m.renaming = of
	}
	return m
}

func (m Model) endRename(msg EndRename) Model {
	of := m.renaming
	if of == (draft.Ref{}) {
		return m
	}
	m.renaming = draft.Ref{}
	old, _ := m.named(of)
	to := strings.TrimSpace(msg.To)
	if msg.GiveUp || to == "" || to == old {
		return m
	}
	return m.edit(Edit{Edits: []draft.Edit{draft.Rename{Of: of, To: to}}})
}

// Named is how a thing is called in the page's elements, such as "host-982".
func Named(r draft.Ref) string { return string(r.Kind) + "-" + strconv.FormatInt(r.ID, 10) }

// ReadRef reads what Named wrote; the zero value for anything else.
func ReadRef(s string) draft.Ref {
	kind, number, _ := strings.Cut(s, "-")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || draft.Fields(draft.Kind(kind)) == nil && kind != string(draft.Setting) {
		return draft.Ref{}
	}
	return draft.Ref{Kind: draft.Kind(kind), ID: id}
}

// named is the name of a thing; false if there is none, or it has none.
func (m *Model) named(r draft.Ref) (string, bool) {
	c := m.Scenario.Cloud
	switch r.Kind {
	case draft.File:
		return m.Scenario.Title, true
	case draft.Zone:
		return c.Zone.Name, true
	case draft.Pod:
		return of(c.Pods, r.ID, func(x *cloud.Pod) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Cluster:
		return of(c.Clusters, r.ID, func(x *cloud.Cluster) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Host:
		return c.Host(r.ID).Name, c.HasHost(r.ID)
	case draft.Offering:
		return of(c.Offerings, r.ID, func(x *cloud.Offering) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Template:
		return of(c.Templates, r.ID, func(x *cloud.Template) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Pool:
		return of(c.Pools, r.ID, func(x *cloud.Pool) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Domain:
		return of(c.Domains, r.ID, func(x *cloud.Domain) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Account:
		return of(c.Accounts, r.ID, func(x *cloud.Account) (cloud.ID, string) { return x.ID, x.Name })
	case draft.Group:
		return of(c.AffinityGroups, r.ID, func(x *cloud.AffinityGroup) (cloud.ID, string) { return x.ID, x.Name })
	case draft.VM:
		if !c.HasVM(r.ID) {
			return "", false
		}
		return c.VM(r.ID).Name, true
	}
	return "", false
}

func of[T any](list []T, id cloud.ID, called func(*T) (cloud.ID, string)) (string, bool) {
	for i := range list {
		if x, name := called(&list[i]); x == id {
			return name, true
		}
	}
	return "", false
}
