package words

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/trace"
)

// Fit is a cell of a lens in words.
type Fit struct {
	lens.Cell
	Text  string // a few words on what decides; empty where all holds
	Other lens.Answer
}

// Fits are the cells of a pair, parallel to the lens's rows. Other is what another
// lens of the same cloud answers; without one it is the same.
func Fits(s Speaker, l, other *lens.Lens, pair int) []Fit {
	fits := make([]Fit, len(l.Rows))
	by, err := l.Deciding(pair)
	for i := range fits {
		fits[i].Cell = l.Cell(pair, i)
		fits[i].Other = fits[i].Answer
		if other != nil {
			fits[i].Other = other.Cell(pair, i).Answer
		}
		switch {
		case err != nil:
			fits[i].Text = err.Error()
		case by[i] != nil:
			fits[i].Text = Unfit(s, by[i])
		}
	}
	return fits
}

// FitRow is hosts of a cluster of which the same is said, pair by pair.
type FitRow struct {
	Cluster cloud.ID
	Hosts   []cloud.ID // by id
	Cells   []Fit
}

// FitRows are the rows of a lens against some pairs, whose Fits are given.
func FitRows(l *lens.Lens, pairs [][]Fit) []FitRow {
	var all []FitRow
	from := 0 // of the cluster
	for i, r := range l.Rows {
		row := FitRow{Cluster: r.Cluster, Hosts: r.Hosts}
		for _, fits := range pairs {
			row.Cells = append(row.Cells, fits[i])
		}
		if from < len(all) && all[from].Cluster != r.Cluster {
			from = len(all)
		}
		same := slices.IndexFunc(all[from:], func(o FitRow) bool { return slices.Equal(o.Cells, row.Cells) })
		if same < 0 {
			all = append(all, row)
			continue
		}
		to := &all[from+same]
		to.Hosts = append(slices.Clip(to.Hosts), r.Hosts...)
		slices.Sort(to.Hosts)
	}
	return all
}

// Pair names an offering with a template and, where they matter, the hypervisor and
// UEFI of its VMs.
func Pair(s Speaker, p lens.Pair) string {
	return s.Cloud.Offering(p.Offering).Name + " × " + s.Cloud.Template(p.Template).Name + PairKind(s, p)
}

// PairKind is what the VMs of a pair are besides, beginning with a comma; mostly empty.
func PairKind(s Speaker, p lens.Pair) string {
	kind := ""
	if p.Hypervisor != "" && slices.ContainsFunc(s.Cloud.Clusters, func(c cloud.Cluster) bool { return c.Hypervisor != p.Hypervisor }) {
		kind += ", " + string(p.Hypervisor)
	}
	if p.UEFI {
		kind += ", UEFI"
	}
	return kind
}

// PairTags are the tags that a pair wants, each list with what wants it.
func PairTags(s Speaker, p lens.Pair) []string {
	var tags []string
	if tag := s.Cloud.Offering(p.Offering).HostTag; tag != "" {
		tags = append(tags, tag+" (offering)")
	}
	if tag := s.Cloud.Template(p.Template).Tag; tag != "" {
		tags = append(tags, tag+" (template)")
	}
	if tags == nil {
		return []string{"no tag"}
	}
	return tags
}

// Answer says what a host answers to a pair, with a sign and in a few words.
func Answer(a lens.Answer) (sign, text string) {
	switch a {
	case lens.Yes:
		return Sign(trace.Pass), "can run it"
	case lens.Later:
		return "○", "could run it, but not now"
	case lens.Unknown:
		return "?", "not known"
	}
	return Sign(trace.Reject), "cannot run it"
}

// Room says how many hosts could run VMs of a column, and what is wrong with that.
func Room(seen *lens.Seen, used bool) string {
	could := count(seen.Hosts, "host")
	switch seen.Problem() {
	case lens.NoHost:
		return "no host"
	case lens.NoneNow:
		return "no host now, " + could + " later"
	case lens.OneHost:
		if used {
			return "one host: it can never be emptied"
		}
		return "one host"
	case lens.OneNow:
		return "one host now, " + could + " in all"
	}
	switch {
	case seen.Refused != "":
		return "not modelled"
	case seen.Unknown > 0:
		return could + ", and " + count(seen.Unknown, "host") + " not known"
	case seen.Now < seen.Hosts:
		return fmt.Sprintf("%d of %s now", seen.Now, could)
	}
	return could
}

// Lacking says of how many pairs there is no host, or only one, in the first lens of
// the columns.
func Lacking(columns []lens.Column) string {
	type lack struct{ pairs, used int }
	var none, one lack
	for i := range columns {
		c, to := &columns[i], &one
		switch c.Seen[0].Problem() {
		case lens.NoProblem:
			continue
		case lens.NoHost, lens.NoneNow:
			to = &none
		}
		to.pairs += len(c.Pairs)
		if c.VMs > 0 {
			to.used += len(c.Pairs)
		}
	}
	say := func(of lack, what string) string {
		verb := "have"
		if of.pairs == 1 {
			verb = "has"
		}
		text := fmt.Sprintf("%s %s %s", count(of.pairs, "pair"), verb, what)
		if of.used > 0 {
			text += fmt.Sprintf(" (%d in use)", of.used)
		}
		return text
	}
	switch {
	case none.pairs > 0 && one.pairs > 0:
		return say(none, "no host") + ", and " + say(one, "only one") + "."
	case none.pairs > 0:
		return say(none, "no host") + "."
	case one.pairs > 0:
		return say(one, "only one host") + "."
	}
	return "No pair is known to have no host, or only one."
}
