package app

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
)

// Tool is what a click on the cloud does.
type Tool string

const (
	SelectTool  Tool = "select"
	ClusterTool Tool = "cluster"
	HostTool    Tool = "host"
	VMTool      Tool = "vm"
	BrushTool   Tool = "brush"
	EraseTool   Tool = "erase"
)

type (
	// SetTool takes a tool; Tag is what the brush paints, empty for the one it
	// had.
	SetTool struct {
		Tool Tool
		Tag  string
	}
	// Click is a click on a thing of the cloud; the zone is where nothing is.
	Click struct {
		On   draft.Ref
		Also bool // with Shift
	}
	// AddOne adds a thing that stands in a list, such as an offering.
	AddOne struct{ Kind draft.Kind }
	// DeleteSelected and DuplicateSelected do it with all that is selected.
	DeleteSelected    struct{}
	DuplicateSelected struct{}
)

func (SetTool) msg()           {}
func (Click) msg()             {}
func (AddOne) msg()            {}
func (DeleteSelected) msg()    {}
func (DuplicateSelected) msg() {}

func (m Model) setTool(msg SetTool) Model {
	if m.Embed {
		return m
	}
	m.Tool = msg.Tool
	if msg.Tag != "" {
		m.Brush = msg.Tag
	}
	if m.Tool == BrushTool && m.Brush == "" {
		if tags := hostTags(m.Scenario.Cloud); len(tags) > 0 {
			m.Brush = tags[0].Name
		}
	}
	return m
}

// click does what the tool does, where it can.
func (m Model) click(msg Click) Model {
	on := msg.On
	switch m.Tool {
	case ClusterTool:
		return m.add(draft.Add{Kind: draft.Cluster, In: m.podOf(on)})
	case HostTool:
		if in := m.clusterOf(on); in != 0 {
			return m.add(draft.Add{Kind: draft.Host, In: in})
		}
		return m.tell(Plain, "A host belongs into a cluster: click on one, or draw one first (C).")
	case VMTool:
		if host := m.hostOf(on); host != 0 {
			return m.add(draft.Add{Kind: draft.VM, Host: host})
		}
		return m.tell(Plain, "A VM runs on a host: click on one, or draw one first (H).")
	case BrushTool:
		return m.paint("", on)
	case EraseTool:
		if on.Kind == draft.Zone {
			return m
		}
		return m.edit(Edit{Edits: []draft.Edit{draft.Delete{Of: []draft.Ref{on}}}})
	}
	if on.Kind == draft.Zone {
		return m.selects(Select{})
	}
	return m.lookAt(on).selects(Select{Refs: []draft.Ref{on}, Also: msg.Also})
}

// lookAt goes to the event that decided how a host or cluster stands.
func (m Model) lookAt(on draft.Ref) Model {
	m.Playing = false
	frame := m.moment().Frame
	switch on.Kind {
	case draft.Host:
		if s, ok := frame.Hosts[on.ID]; ok {
			m.Event = s.Event
		}
	case draft.Cluster:
		if s, ok := frame.Groups[on.ID]; ok {
			m.Event = s.Event
		}
	}
	return m
}

// add adds a thing and lets its name be typed.
func (m Model) add(edit draft.Add) Model {
	what := draft.Ref{Kind: edit.Kind, ID: m.Document().Next(edit.Kind)}
	return m.edit(Edit{Edits: []draft.Edit{edit}, Then: []draft.Ref{what}})
}

// paint puts the brush's tag onto a host, or takes it off. Hosts that are painted
// with one key, in one drag, all get what the first one got.
func (m Model) paint(key string, on draft.Ref) Model {
	host := m.hostOf(on)
	switch {
	case host == 0:
		return m
	case m.Brush == "":
		return m.tell(Plain, "Which tag? Type one under Host tags first.")
	}
	off := slices.Contains(m.Scenario.Cloud.Host(host).Tags, m.Brush)
	return m.edit(Edit{Key: key, Edits: []draft.Edit{draft.Tag{Tag: m.Brush, Hosts: []cloud.ID{host}, Off: off}}})
}

// podOf, clusterOf and hostOf are where a thing stands, 0 for nowhere.
func (m *Model) podOf(r draft.Ref) cloud.ID {
	if r.Kind == draft.Pod {
		return r.ID
	}
	if in := m.clusterOf(r); in != 0 {
		return m.Scenario.Cloud.Cluster(in).Pod
	}
	return 0
}

func (m *Model) clusterOf(r draft.Ref) cloud.ID {
	if r.Kind == draft.Cluster {
		return r.ID
	}
	if host := m.hostOf(r); host != 0 {
		return m.Scenario.Cloud.Host(host).Cluster
	}
	return 0
}

func (m *Model) hostOf(r draft.Ref) cloud.ID {
	switch {
	case r.Kind == draft.Host:
		return r.ID
	case r.Kind == draft.VM && m.Scenario.Cloud.HasVM(r.ID):
		return m.Scenario.Cloud.VM(r.ID).Host
	}
	return 0
}

func (m Model) deleteSelected() Model {
	if len(m.Selected) == 0 {
		return m
	}
	return m.edit(Edit{Edits: []draft.Edit{draft.Delete{Of: m.Selected}}})
}

func (m Model) duplicateSelected() Model {
	var edits []draft.Edit
	var then []draft.Ref
	for _, r := range m.Selected {
		if !r.Kind.Counted() {
			return m
		}
		edits = append(edits, draft.Duplicate{Of: r})
		then = append(then, draft.Ref{Kind: r.Kind, ID: m.Document().Next(r.Kind) + cloud.ID(len(then))})
	}
	if len(edits) == 0 {
		return m
	}
	return m.edit(Edit{Edits: edits, Then: then})
}

// Escape leaves what is open, one thing at a time: a sheet, the tool, the selection.
type Escape struct{}

func (Escape) msg() {}

func (m Model) escape() Model {
	switch {
	case m.wrong.problem != "":
		m.wrong = wrong{}
	case m.Sheet != NoSheet:
		m.Sheet = NoSheet
	case m.Tool != SelectTool:
		m.Tool = SelectTool
	case len(m.Selected) > 0:
		return m.selects(Select{})
	}
	m.notice.Notice = Notice{}
	return m
}
