package app

import (
	"placement-playground/core/draft"
	"placement-playground/core/link"
	"placement-playground/core/placement"
)

const firstExample = "issue-10598"

// fragment is the address of what is open.
func (m Model) fragment() string {
	if m.Scenario == nil {
		return ""
	}
	a := link.Address{Example: m.Name, View: link.View{Embed: m.Embed, Release: m.Lanes[0].Release, Compare: m.Lanes[1].Release}}
	switch {
	case m.keep.own != "":
		a.Mine, a.Example = m.keep.own, ""
	case m.link != "":
		a.Link, a.Example = m.link, ""
	}
	return a.String()
}

// Embedded reports whether an address asks for an embed.
func Embedded(fragment string) bool { return link.ReadAddress(fragment).Embed }

// arrive opens what the address names, the first example if it names none.
func (m Model) arrive(fragment string) Model {
	a := link.ReadAddress(fragment)
	m.Embed = a.Embed
	if a.Theme != "" {
		m.Theme = Theme(a.Theme)
	}
	m = m.reach(a)
	if m.Scenario == nil || m.rules.cases != nil {
		return m
	}
	for side, name := range []string{a.Release, a.Compare} {
		if name == "" || name == m.Lanes[side].Release {
			continue
		}
		if _, err := placement.Find(name); err != nil {
			m.Problem, m.Scenario = err.Error(), nil
			return m
		}
		m = m.setRelease(SetRelease{side, name})
		if m.Scenario == nil {
			return m
		}
	}
	return m.toDifference()
}

// outside is the address of the same state outside of an embed.
func (m Model) outside() string {
	m.Embed = false
	return m.fragment()
}

// reach opens what an address names; what was drawn last if it names nothing.
func (m Model) reach(a link.Address) Model {
	if a.Link != "" {
		if m.Scenario == nil || a.Link != m.link || m.keep.own != "" {
			return m.openLink(a.Link)
		}
		return m
	}
	if a.Mine == "" && a.Example == "" && m.Scenario == nil && len(m.keep.all) > 0 && !m.Embed && m.keep.all[0].Problem == "" {
		if m = m.openKept(m.keep.all[0].ID); m.Scenario != nil {
			return m.tell(Plain, "This is what you drew last. The list of scenarios has more.")
		}
		return m
	}
	if a.Mine != "" && !m.Embed {
		if m.Scenario == nil || a.Mine != m.keep.own {
			return m.openKept(a.Mine)
		}
		return m
	}
	if a.Example == "" {
		a.Example = firstExample
	}
	if m.Scenario == nil || a.Example != m.Name || m.keep.own != "" {
		return m.choose(a.Example)
	}
	return m
}

// openLink opens the scenario that a link carries. A bad link says which part of it
// is wrong, and the examples are offered: nothing else is shown in its place.
func (m Model) openLink(text string) Model {
	tree, err := link.Decode(text)
	var d draft.Document
	if err == nil {
		d, err = draft.From(tree)
	}
	if err != nil {
		m.Problem, m.Scenario, m.Playing = err.Error(), nil, false
		return m
	}
	if m.needsRules(d.Scenario()) {
		return m
	}
	m = m.open("", d)
	m.link = text
	return m
}
