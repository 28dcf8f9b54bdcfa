package app

import "placement-playground/core/draft"

// NewScenario opens an empty one.
type NewScenario struct{}

// BeginSmall draws a small cloud where nothing is yet.
type BeginSmall struct{}

func (NewScenario) msg() {}
func (BeginSmall) msg()  {}

// create opens a scenario in which nothing is drawn yet.
func (m Model) create() Model {
	d, err := draft.From(draft.Object(draft.Pair{Key: "title", Value: draft.Text("New scenario")}).Tree())
	if err != nil {
		return m.tell(Bad, err.Error())
	}
	return m.open("", d)
}

// beginSmall draws two clusters with two hosts each and three VMs, as one deed.
func (m Model) beginSmall() Model {
	edits := []draft.Edit{
		draft.Add{Kind: draft.Cluster, Name: "windows"}, draft.Add{Kind: draft.Cluster, Name: "linux"},
		draft.Add{Kind: draft.Host, Name: "win-01", In: 1}, draft.Add{Kind: draft.Host, Name: "win-02", In: 1},
		draft.Add{Kind: draft.Host, Name: "linux-01", In: 2}, draft.Add{Kind: draft.Host, Name: "linux-02", In: 2},
		draft.Tag{Tag: "windows", Hosts: []int64{1, 2}}, draft.Tag{Tag: "linux", Hosts: []int64{3, 4}},
		draft.Add{Kind: draft.Offering, Name: "Small"}, draft.Add{Kind: draft.Template, Name: "Debian 12"},
		draft.Set{Of: draft.Ref{Kind: draft.Template, ID: 1}, Field: "templateTag", To: draft.Text("linux")},
	}
	for _, name := range []string{"web-1", "web-2", "db-1"} {
		edits = append(edits, draft.Add{Kind: draft.VM, Name: name, Offering: 1, Template: 1, Host: 3})
	}
	return m.edit(Edit{Edits: edits})
}
