package app

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/words"
)

// Draw is what the scenario is drawn with.
type Draw struct {
	Can        bool // not in an embed
	Tools      []ToolChoice
	Tool       Tool
	Brush      string
	Selected   []draft.Ref
	Renaming   draft.Ref
	Undo, Redo string // what they would do; empty: nothing
	Hint       string // what the tool does
	Empty      bool   // nothing is drawn yet
}

// Selects: the thing is selected.
func (d Draw) Selects(r draft.Ref) bool { return slices.Contains(d.Selected, r) }

// ToolChoice is one tool.
type ToolChoice struct {
	Tool Tool
	Name string
	Key  string
	Says string
}

// Tools are all tools, in the order of the palette.
func Tools() []ToolChoice {
	return []ToolChoice{
		{SelectTool, "Select", "V", "Click on a thing to see and change it; drag it to move it."},
		{ClusterTool, "Cluster", "C", "Click where nothing is: a cluster appears."},
		{HostTool, "Host", "H", "Click into a cluster: a host appears."},
		{VMTool, "VM", "I", "Click on a host: a VM runs there."},
		{BrushTool, "Tag brush", "T", "Click on hosts to put the tag on, and again to take it off."},
		{EraseTool, "Erase", "E", "Click on what is to go."},
	}
}

func (m *Model) drawing() Draw {
	if m.Embed {
		return Draw{}
	}
	d := Draw{Can: true, Tools: Tools(), Tool: m.Tool, Brush: m.Brush, Selected: m.Selected, Renaming: m.renaming}
	for _, t := range d.Tools {
		if t.Tool == m.Tool {
			d.Hint = t.Says
		}
	}
	if m.Tool == BrushTool && m.Brush != "" {
		d.Hint = "Paints " + m.Brush + ". " + d.Hint
	}
	history := m.root().history
	if deed, ok := history.Undoes(); ok {
		d.Undo = words.Deed(deed)
	}
	if deed, ok := history.Redoes(); ok {
		d.Redo = words.Deed(deed)
	}
	d.Empty = len(m.Scenario.Cloud.Clusters) == 0
	return d
}

// held marks what is selected, and what is being renamed.
func (m *Model) held(pods []PodBox) []PodBox {
	if len(m.Selected) == 0 && m.renaming == (draft.Ref{}) {
		return pods
	}
	for _, pod := range pods {
		for i := range pod.Clusters {
			c := &pod.Clusters[i]
			c.Drawn = m.drawn(draft.Cluster, c.ID, m.Scenario.Cloud.Cluster(c.ID).Name)
			for j := range c.Hosts {
				h := &c.Hosts[j]
				h.Drawn = m.drawn(draft.Host, h.ID, h.Name)
				for k := range h.VMs {
					h.VMs[k].Drawn = m.drawn(draft.VM, h.VMs[k].ID, h.VMs[k].Name)
				}
			}
		}
	}
	return pods
}

func (m *Model) drawn(k draft.Kind, id cloud.ID, name string) Drawn {
	r := draft.Ref{Kind: k, ID: id}
	d := Drawn{Selected: slices.Contains(m.Selected, r), Renaming: m.renaming == r}
	if d.Renaming {
		d.Name = name
	}
	return d
}
