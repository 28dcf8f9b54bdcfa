package app

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/words"
)

// Lens is which hosts could run VMs of which pairs of an offering and a template, were
// they empty.
type Lens struct {
	About    string
	Lacking  string // what is wrong, in a sentence; empty until that is known
	Only     bool   // pairs with a problem are shown
	Columns  []LensColumn
	Clusters []LensCluster
	Signs    [][2]string // that occur, each with what it says
	More     []string    // what is not shown
	Decider  Decider
	Busy     string
	Done     int
	All      int
	Problem  string
}

// LensColumn is pairs that every host answers alike.
type LensColumn struct {
	Pair               int // the first
	Offering, Template string
	More               int    // pairs besides
	Pairs              string // all of them
	Tags               []string
	Used, Room         string
	Tone               Tone
}

// LensCluster is the rows of one cluster.
type LensCluster struct {
	Name string
	Rows []LensRow
}

// LensRow is hosts that answer alike.
type LensRow struct {
	Host  int64 // the first
	Hosts string
	All   string // hosts
	Cells []LensCell
}

// LensCell is one answer.
type LensCell struct {
	Pair       int
	Sign, Text string // and what it says, with the hosts and the pair
	Tone       Tone
	Differs    bool // in the other release
	Open       bool
}

const (
	maxNames = 3  // in a sentence
	maxHosts = 2  // in the head of a row
	maxTitle = 20 // where there is room for more
)

func (m *Model) hostsAndPairs() Lens {
	if m.Sheet != LensSheet || m.look.of != m.Scenario {
		return Lens{}
	}
	s := m.look.says
	s.Only = m.look.only
	if m.lensPending() {
		for _, of := range m.look.lenses {
			done, all := of.Progress()
			s.Done, s.All = s.Done+done, s.All+all
		}
		s.Busy = "Asking every host"
	}
	return s
}

// matrix says all that is known.
func (l *look) matrix(s words.Speaker) Lens {
	says := Lens{Lacking: words.Lacking(l.columns),
		About: fmt.Sprintf("In %s, if every host was empty. Load, storage, dedication and affinity are not asked.", l.releases[0])}
	shown := l.shown()
	fits := make([][]words.Fit, len(shown))
	for n, i := range shown {
		says.Columns = append(says.Columns, l.column(s, &l.columns[i]))
		fits[n] = l.fits[i]
	}
	rows := words.FitRows(l.lenses[0], fits)
	drawn := rows[:min(len(rows), maxLensCells/max(1, len(shown)))]
	if len(shown) == 0 {
		drawn = nil
	}
	for i, r := range drawn {
		row := LensRow{Host: r.Hosts[0], Hosts: names(r.Hosts, s.Host, maxHosts), All: names(r.Hosts, s.Host, maxTitle)}
		for n, fit := range r.Cells {
			row.Cells = append(row.Cells, l.cell(s, &l.columns[shown[n]], row, fit))
		}
		if i == 0 || drawn[i-1].Cluster != r.Cluster {
			says.Clusters = append(says.Clusters, LensCluster{Name: s.Cluster(r.Cluster)})
		}
		last := &says.Clusters[len(says.Clusters)-1]
		last.Rows = append(last.Rows, row)
	}
	says.Signs = l.signs(drawn)
	says.More = l.more(len(shown), len(rows)-len(drawn))
	if l.at.Host != 0 {
		says.Decider = l.decider(s)
	}
	return says
}

func names(ids []cloud.ID, name func(int64) string, most int) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = name(id)
	}
	return words.List(out, most)
}

func (l *look) column(s words.Speaker, c *lens.Column) LensColumn {
	first := l.lenses[0].Pairs[c.Pairs[0]]
	col := LensColumn{Pair: c.Pairs[0], Offering: s.Cloud.Offering(first.Offering).Name, Template: s.Cloud.Template(first.Template).Name + words.PairKind(s, first),
		More: len(c.Pairs) - 1, Pairs: l.pairs(s, c.Pairs, maxTitle), Tags: words.PairTags(s, first), Used: "unused", Room: words.Room(&c.Seen[0], c.VMs > 0)}
	switch {
	case c.VMs == 1:
		col.Used = "1 VM"
	case c.VMs > 1:
		col.Used = fmt.Sprintf("%d VMs", c.VMs)
	}
	switch c.Seen[0].Problem() {
	case lens.NoHost, lens.NoneNow:
		col.Tone = Bad
	case lens.OneHost, lens.OneNow:
		col.Tone = Warn
	}
	return col
}

func (l *look) pairs(s words.Speaker, pairs []int, most int) string {
	out := make([]string, len(pairs))
	for i, p := range pairs {
		out[i] = words.Pair(s, l.lenses[0].Pairs[p])
	}
	return words.List(out, most)
}

func (l *look) cell(s words.Speaker, c *lens.Column, row LensRow, fit words.Fit) LensCell {
	sign, answer := words.Answer(fit.Answer)
	cell := LensCell{Pair: c.Pairs[0], Sign: sign, Text: row.Hosts + ", " + words.Pair(s, l.lenses[0].Pairs[c.Pairs[0]]) + ": " + answer, Tone: answerTone(fit.Answer), Differs: fit.Other != fit.Answer}
	if fit.Text != "" {
		cell.Text += ": " + fit.Text
	}
	if fit.Answer == lens.Yes && c.VMs > 0 && c.Seen[0].Problem() == lens.OneHost {
		cell.Tone, cell.Text = Warn, cell.Text+", and no other host can"
	}
	if cell.Differs {
		_, other := words.Answer(fit.Other)
		cell.Text += "; in " + l.releases[1] + ": " + other
	}
	cell.Open = l.at == LensAt{c.Pairs[0], row.Host}
	return cell
}

func answerTone(a lens.Answer) Tone {
	switch a {
	case lens.Yes:
		return Good
	case lens.No:
		return Bad
	case lens.Unknown:
		return Warn
	}
	return Later
}

// signs are those that are drawn, each with what it says.
func (l *look) signs(rows []words.FitRow) [][2]string {
	occurs, differs := map[lens.Answer]bool{}, false
	for _, r := range rows {
		for _, fit := range r.Cells {
			occurs[fit.Answer] = true
			differs = differs || fit.Other != fit.Answer
		}
	}
	var all [][2]string
	for _, a := range []lens.Answer{lens.Yes, lens.Later, lens.No, lens.Unknown} {
		if sign, says := words.Answer(a); occurs[a] {
			all = append(all, [2]string{sign, says})
		}
	}
	if differs {
		all = append(all, [2]string{"≠", "otherwise in " + l.releases[1]})
	}
	return all
}

func (l *look) more(columns, rows int) []string {
	var more []string
	wanted := 0
	for i := range l.columns {
		if !l.only || l.columns[i].Seen[0].Problem() != lens.NoProblem {
			wanted++
		}
	}
	if n := wanted - columns; n > 0 {
		more = append(more, fmt.Sprintf("%d more columns are counted and not shown.", n))
	}
	if rows > 0 {
		more = append(more, fmt.Sprintf("%d more rows of hosts are counted and not shown.", rows))
	}
	if n := l.lenses[0].More; n > 0 {
		more = append(more, fmt.Sprintf("%d more pairs, which no VM uses, are not looked at.", n))
	}
	return more
}
