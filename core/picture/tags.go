package picture

import (
	"slices"
	"strings"

	"placement-playground/core/trace"
)

// tagAnswer is what the trace says of one host's tags in the plan that goes on.
type tagAnswer struct {
	wanted, missing    []string
	offering, template trace.Verdict // "" if not asked
	name               string
}

// asked collects the tag rules that were asked up to the event that is looked
// at, host by host.
func (p Moment) asked() map[int64]*tagAnswer {
	answers := map[int64]*tagAnswer{}
	events := p.run().Trace.Events
	for i := p.Index; i >= 0 && i < len(events) && events[i].Rule != trace.PhasePlan; i-- {
		e := &events[i]
		if e.Rule != trace.ListOffering && e.Rule != trace.ListTemplate {
			continue
		}
		a := answers[e.At.Host]
		if a == nil {
			a = &tagAnswer{name: p.Host(e.At.Host)}
			answers[e.At.Host] = a
		}
		missing, _ := trace.Find(e.Have, "missing")
		a.wanted = append(a.wanted, e.Want[0].Words...)
		a.missing = append(a.missing, missing.Words...)
		if e.Rule == trace.ListOffering {
			a.offering = e.Verdict
		} else {
			a.template = e.Verdict
		}
	}
	return answers
}

// chips are a host's tags, coloured once it has been asked, and then also
// those that it lacks.
func chips(have []string, a *tagAnswer) []TagChip {
	var out []TagChip
	for _, t := range have {
		chip := TagChip{Name: t}
		if a != nil && slices.ContainsFunc(a.wanted, func(w string) bool { return strings.EqualFold(w, t) }) {
			chip.Tone = Good
		}
		out = append(out, chip)
	}
	if a == nil {
		return out
	}
	for i, t := range a.missing {
		if !slices.Contains(a.missing[:i], t) {
			out = append(out, TagChip{Name: t, Tone: Bad})
		}
	}
	return out
}

// TagTable is the hosts of the cluster that is walked against the wanted tags.
type TagTable struct {
	Title              string
	Offering, Template string // the column heads; empty for no such column
	Rows               []TagRow
	More               int // hosts that are left out
}

// TagRow is one host: a sign, and its meaning for those who do not see it.
type TagRow struct {
	Host                     string
	Offering, Template, Both Cell
	Now                      bool
}

// TagColumn is who wants which tags, and each row's answer.
type TagColumn struct {
	Head, Of string // "generic" of the "(offering)"
	Cells    []Cell
}

// Columns are those of the table, without the hosts.
func (t TagTable) Columns() []TagColumn {
	var columns []TagColumn
	add := func(head, of string, cell func(TagRow) Cell) {
		c := TagColumn{Head: head, Of: of}
		for _, r := range t.Rows {
			c.Cells = append(c.Cells, cell(r))
		}
		columns = append(columns, c)
	}
	if t.Offering != "" {
		add(t.Offering, "(offering)", func(r TagRow) Cell { return r.Offering })
	}
	if t.Template != "" {
		add(t.Template, "(template)", func(r TagRow) Cell { return r.Template })
	}
	if len(columns) == 2 {
		add("Both", "", func(r TagRow) Cell { return r.Both })
	}
	return columns
}

// Cell is a hit or a miss; empty if it was not asked yet.
type Cell struct {
	Sign, Text string
	Tone       Tone
}

func cell(v trace.Verdict) Cell {
	switch v {
	case trace.Pass:
		return Cell{"✓", "has it", Good}
	case trace.Reject:
		return Cell{"✗", "lacks it", Bad}
	}
	return Cell{"·", "not asked yet", Later}
}

// maxRows bounds the table; the host that is looked at is in it.
const maxRows = 12

// TagTable is empty if no tags are asked for where we are.
func (p Moment) TagTable() TagTable {
	if p.Event == nil || p.Event.At.Cluster == 0 || p.Event.At.VM == 0 {
		return TagTable{}
	}
	answers := p.asked()
	table := TagTable{Title: "Tag match in " + p.Cluster(p.Event.At.Cluster)}
	for _, h := range p.Cloud.HostsOf(p.Event.At.Cluster) {
		a := answers[h.ID]
		if a == nil {
			continue
		}
		row := TagRow{Host: h.Name, Offering: cell(a.offering), Template: cell(a.template), Now: p.Event.At.Host == h.ID}
		switch {
		case a.offering == trace.Reject || a.template == trace.Reject:
			row.Both = cell(trace.Reject)
		case a.offering == trace.Pass && a.template == trace.Pass:
			row.Both = cell(trace.Pass)
		default:
			row.Both = cell("")
		}
		table.Rows = append(table.Rows, row)
	}
	if len(table.Rows) == 0 {
		return TagTable{}
	}
	if table.More = len(table.Rows) - maxRows; table.More > 0 {
		now := slices.IndexFunc(table.Rows, func(r TagRow) bool { return r.Now })
		from := max(0, now-maxRows+1)
		table.Rows = table.Rows[from : from+maxRows]
	}
	table.More = max(0, table.More)
	vm := p.Cloud.VM(p.Event.At.VM)
	table.Offering = p.Cloud.Offering(vm.Offering).HostTag
	table.Template = p.Cloud.Template(vm.Template).Tag
	return table
}
