package words

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/remedy"
	"placement-playground/core/trace"
)

// Blocker is what is in the way, in a few words.
type Blocker struct {
	Text     string
	NotAsked bool // CloudStack never came to ask
}

// Hindered are hosts that have the same in the way, neighbours in a cluster; or,
// without any, all hosts of it.
type Hindered struct {
	Cluster string
	Hosts   []string
	By      []Blocker
	AsLast  []Blocker // in the way of the VM's last host, which is another way in
	// NotAsked: CloudStack never came to list the host, though nothing is in its way.
	NotAsked bool
}

// Hindrances are all hosts of a table, by cluster.
func Hindrances(s Speaker, t *remedy.Table) []Hindered {
	var all []Hindered
	for i := range t.Clusters {
		cl := &t.Clusters[i]
		name := s.Cluster(cl.Cluster)
		if by := blockers(s, cl.Cells); len(by) > 0 {
			all = append(all, Hindered{Cluster: name, By: by})
		}
		for j := range cl.Hosts {
			h := &cl.Hosts[j]
			row := Hindered{Cluster: name, Hosts: []string{s.Host(h.Host)}, By: blockers(s, h.Cells), AsLast: blockers(s, h.Last)}
			row.NotAsked = len(row.By) == 0 && !asked(h)
			if before := len(all) - 1; j > 0 && all[before].same(row) {
				all[before].Hosts = append(all[before].Hosts, row.Hosts...)
				continue
			}
			all = append(all, row)
		}
	}
	return all
}

func (h Hindered) same(o Hindered) bool {
	return slices.Equal(h.By, o.By) && slices.Equal(h.AsLast, o.AsLast) && h.NotAsked == o.NotAsked
}

// OfAll is what is in the way of all hosts. What ended the planning is told by its
// own sentence.
func OfAll(s Speaker, t *remedy.Table) []Blocker {
	var all []Blocker
	for i := range t.Plan {
		if c := &t.Plan[i]; c.Blocks() && (t.Ended == nil || t.Ended.Asked != c.Asked) {
			all = append(all, Blocker{Obstacle(s, c), c.Asked < 0})
		}
	}
	return all
}

// asked: CloudStack came as far as to list the host.
func asked(h *remedy.HostCells) bool {
	return slices.ContainsFunc(h.Cells, func(c remedy.Cell) bool {
		return (c.Rule == trace.ListUp || c.Rule == trace.HostNamedAvoided) && c.Asked >= 0
	})
}

func blockers(s Speaker, cells []remedy.Cell) []Blocker {
	var all []Blocker
	for i := range cells {
		if c := &cells[i]; c.Blocks() && !(c.Asked < 0 && repeats(c.Rule) && len(all) > 0) {
			all = append(all, Blocker{Obstacle(s, c), c.Asked < 0})
		}
	}
	return all
}

// repeats: that something is avoided has a reason, which is told by itself.
func repeats(r trace.Rule) bool {
	return r == trace.HostAvoided || r == trace.OrderAvoided || r == trace.ClusterPod
}

// Remedy says a set of changes and what comes of it.
func Remedy(s Speaker, c remedy.Case, r remedy.Remedy) string {
	var parts []string
	for _, change := range r.Changes {
		parts = append(parts, Change(s, change))
	}
	text := strings.Join(parts, ", and ")
	if r.Host != 0 {
		text += " → " + s.Host(r.Host)
	}
	if c.Host != 0 && r.Outcome == trace.Maintenance {
		text += "; the whole maintenance succeeds"
	} else if c.Host != 0 {
		text += fmt.Sprintf("; the maintenance ends in %s", r.Outcome)
	}
	if len(r.Lost) > 0 {
		text += "; but then no host for " + names(r.Lost, s.VM)
	}
	return text
}

// Searched says what a search has come to, and what it has not judged.
func Searched(found remedy.Found) (result string, rest []string) {
	switch {
	case len(found.Remedies) == 0 && found.Left > 0:
		result = "No change was found, and not all was tried."
	case len(found.Remedies) == 0:
		result = "No single change and no pair of changes that the playground knows would do."
	case found.Pairs:
		result = "No single change would do. These pairs would, the smallest first:"
	default:
		result = "Any one of these would do, the smallest first:"
	}
	if found.Left > 0 {
		rest = append(rest, fmt.Sprintf("Not searched further: %s not tried.", count(found.Left, "more way")))
	}
	if n := found.Unanswered + found.Unmodelled; n > 0 {
		rest = append(rest, fmt.Sprintf("Not judged, as not all of it is modelled: %s.", count(n, "way")))
	}
	return result, rest
}
