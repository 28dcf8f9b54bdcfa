package app

import (
	"net/url"
	"slices"

	"placement-playground/core/placement"
)

// Address is what the fragment of the page's address says.
type Address struct {
	Example          string
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
		Example: values.Get("example"), Release: values.Get("release"), Compare: values.Get("compare"),
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
	f := "example=" + url.QueryEscape(m.Name) + "&release=" + m.Lanes[0].Release + "&compare=" + m.Lanes[1].Release
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
	if a.Example == "" {
		a.Example = firstExample
	}
	if m.Scenario == nil || a.Example != m.Name {
		m = m.choose(a.Example)
	}
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
