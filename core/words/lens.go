package words

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/remedy"
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

// Unfit says in a few words why an empty host does not do for a pair. It names no
// host or cluster but for one whose tag rule ends the plan: the cell may stand for
// many.
func Unfit(s Speaker, c *remedy.Cell) string {
	e := &c.Event
	switch e.Rule {
	case trace.PlanPlanner:
		return fmt.Sprintf("no planner is called %q", word(e.Want, "planner"))
	case trace.HostCPU:
		return fmt.Sprintf("too small: %s needed, %s in all", amount(e.Want, "cpu"), amount(e.Have, "free"))
	case trace.HostRAM:
		return fmt.Sprintf("too small: %s needed, %s in all", amount(e.Want, "ram"), amount(e.Have, "free"))
	case trace.PlanDisabled:
		return disabled(e, "", "its cluster is ", "its pod is ", "the zone is ") + "disabled"
	case trace.ListHA, trace.ListNoRule, trace.ListUEFI, trace.HostHVM, trace.HostGPU:
		return s.Brief(e)
	case trace.ListOffering, trace.ListTemplate:
		if len(words(e.Have, "missing")) == 0 {
			return s.Brief(e)
		}
	case trace.ListRule:
		switch cloud.TagRuleOutcome(word(e.Have, "outcome")) {
		case cloud.RuleThrows:
			return "the tag rule of " + s.Host(e.At.Host) + " fails"
		case cloud.RuleTimesOut:
			return "the tag rule of " + s.Host(e.At.Host) + " does not end"
		case cloud.RuleUnmodelled, cloud.RuleExhausts:
			return "what its tag rule answers is not known"
		}
		return s.Brief(e)
	}
	return Obstacle(s, c)
}

// UnfitSentence says the same in one or two sentences; for what holds, that it does.
func UnfitSentence(s Speaker, c *remedy.Cell) string {
	e := &c.Event
	fails := c.Blocks()
	switch e.Rule {
	case trace.HostCPU, trace.HostRAM:
		of, what := "cpu", "CPU"
		if e.Rule == trace.HostRAM {
			of, what = "ram", "RAM"
		}
		if fails {
			return fmt.Sprintf("%s has %s of %s in all, and a VM needs %s: not even an empty host is large enough.", s.Host(e.At.Host), amount(e.Have, "free"), what, amount(e.Want, of))
		}
	case trace.PlanDisabled:
		if fails {
			return disabled(e, s.Host(e.At.Host)+" is ", s.Cluster(e.At.Cluster)+" is ", s.Pod(e.At.Pod)+" is ", s.Cloud.Zone.Name+" is ") + "disabled."
		}
		if e.At.Host != 0 {
			return s.Host(e.At.Host) + " is not disabled."
		}
		return "Neither the zone, nor the pod, nor the cluster is disabled."
	case trace.PlanPlanner:
		if fails {
			return fmt.Sprintf("No planner is called %q, so CloudStack finds no host for such a VM.", word(e.Want, "planner"))
		}
	}
	return s.Sentence(e)
}

// disabled picks what it is of a host, and of what the host is in, that is disabled.
func disabled(e *trace.Event, host, cluster, pod, zone string) string {
	switch {
	case e.At.Host != 0:
		return host
	case slices.Contains(ids(e.Have, "clusters"), e.At.Cluster):
		return cluster
	case slices.Contains(ids(e.Have, "pods"), e.At.Pod):
		return pod
	}
	return zone
}

// Elsewhere says of a host of another hypervisor that its tag rule has it listed all
// the same; empty where that is not so. asked is all that is asked of it.
func Elsewhere(s Speaker, asked []remedy.Cell, decides int) string {
	if decides < 0 || asked[decides].Rule != trace.ClusterHypervisor {
		return ""
	}
	accepts := slices.ContainsFunc(asked, func(c remedy.Cell) bool { return c.Rule == trace.ListRule && c.Verdict == trace.Pass })
	if !accepts {
		return ""
	}
	return fmt.Sprintf("Its tag rule accepts, and so CloudStack may list it while it walks a cluster of %s.", word(asked[decides].Want, "hypervisor"))
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
