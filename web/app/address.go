package app

import (
	"net/url"
	"slices"

	"placement-playground/core/placement"
)

// Address is what the fragment of the page's address says.
type Address struct {
	Example          string
	Mine             string // a scenario that this browser keeps
	Release, Compare string
	Theme            Theme
	Embed            bool
}

const firstExample = "issue-10598"

// ReadAddress reads a fragment, with or without its "#". What it does not know
// it leaves out: links of later versions still open.
func ReadAddress(fragment string) Address {
	if len(fragment) > 0 && fragment[0] == '#' {
		fragment = fragment[1:]
	}
	if len(fragment) > 4096 {
		fragment = ""
	}
	values, err := url.ParseQuery(fragment)
	if err != nil {
		values = url.Values{}
	}
	a := Address{
		Example: values.Get("example"), Mine: values.Get("mine"), Release: values.Get("release"), Compare: values.Get("compare"),
		Embed: values.Get("embed") == "1",
	}
	if theme := Theme(values.Get("theme")); slices.Contains([]Theme{Auto, Light, Dark}, theme) {
		a.Theme = theme
	}
	return a
}

// fragment is the address of what is open.
func (m Model) fragment() string {
	if m.Scenario == nil {
		return ""
	}
	f := "example=" + url.QueryEscape(m.Name)
	if m.keep.own != "" {
		f = "mine=" + url.QueryEscape(m.keep.own)
	}
	f += "&release=" + m.Lanes[0].Release + "&compare=" + m.Lanes[1].Release
	if m.Embed {
		f += "&embed=1"
	}
	return f
}

// arrive opens what the address names, the first example if it names none.
func (m Model) arrive(a Address) Model {
	m.Embed = a.Embed
	if a.Theme != "" {
		m.Theme = a.Theme
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
func (m Model) reach(a Address) Model {
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
