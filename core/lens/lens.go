// Package lens says which hosts could run which VMs at all: every service offering
// with every template against every host, as if the host was empty. It asks the
// rules by which hosts are listed and found large enough; load, storage, dedication
// and affinity are not asked.
//
// Each answer is one of the engine's own rules (placement.SurveyFit), in the way of
// one release. The package matches no tags itself, decides nothing and writes no
// sentences (core/words).
package lens

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
)

// Lens is of one cloud in one release. Next fills it.
type Lens struct {
	Pairs []Pair
	Rows  []Row
	More  int // pairs that are not looked at

	run    placement.Run
	kinds  []kind
	of     map[cloud.ID]int // the kind of a host that stands for one
	probe  probe
	wants  []want
	wanted []int // for each pair the index of what it wants
	filled int   // wants that are
}

// Row is hosts of one cluster that differ in nothing that is asked.
type Row struct {
	Cluster cloud.ID
	Hosts   []cloud.ID // by id
	kind    int
}

// want is what pairs want alike, and what hosts answer to it.
type want struct {
	pair    Pair   // the first that wants it
	cells   []Cell // by kind
	refused string
}

// Cell is the answer of the hosts of a row.
type Cell struct {
	Answer Answer
	// Rule decides: of those that do not hold the first, in CloudStack's order. It is
	// empty where all hold.
	Rule trace.Rule
}

// Answer says whether a host could run a VM.
type Answer int8

const (
	No      Answer = iota
	Yes            // every rule holds
	Later          // every rule holds, but the host is not Up and Enabled, or it is in something that is disabled
	Unknown        // what the host's tag rule answers is not known, or the pair is not modelled
)

// String is "no", "yes", "later" or "unknown".
func (a Answer) String() string {
	switch a {
	case No:
		return "no"
	case Yes:
		return "yes"
	case Later:
		return "later"
	}
	return "unknown"
}

// New begins a lens; nothing is asked yet. Of the run, the cloud, the release and
// the rules count.
func New(run placement.Run) (*Lens, error) {
	l := &Lens{run: run}
	l.Rows, l.kinds = rows(run.Cloud)
	l.Pairs, l.More = pairs(run.Cloud)
	l.want()
	clusters, hosts := representatives(run.Cloud, l.kinds)
	l.of = make(map[cloud.ID]int, len(hosts))
	for i, h := range hosts {
		l.of[h.ID] = i
	}
	var err error
	l.probe, err = newProbe(run, clusters, hosts, l.wants)
	return l, err
}

// Progress says how much of what is to be asked has been.
func (l *Lens) Progress() (done, all int) { return l.filled, len(l.wants) }

// Done reports whether every answer is known.
func (l *Lens) Done() bool { return l.filled == len(l.wants) }

// Next asks every host one more thing that pairs want, and says how many questions
// that were: 0 once the lens is Done.
func (l *Lens) Next() (questions int) {
	if l.Done() {
		return 0
	}
	w := &l.wants[l.filled]
	w.cells = make([]Cell, len(l.kinds))
	t, questions, err := l.probe.table(l.filled)
	l.filled++
	if err != nil {
		w.refused = err.Error()
		for i := range w.cells {
			w.cells[i].Answer = Unknown
		}
		return questions
	}
	for i := range t.Clusters {
		for j := range t.Clusters[i].Hosts {
			answer, by := judge(&t, i, j, w.pair.Hypervisor == "")
			cell := &w.cells[l.of[t.Clusters[i].Hosts[j].Host]]
			cell.Answer = answer
			if by != nil {
				cell.Rule = by.Rule
			}
		}
	}
	return questions
}

// Cost is about how many questions one more pair takes, once the lens is Done.
func (l *Lens) Cost() int { return len(l.kinds) * questionsOfHost }

// questionsOfHost is about how many questions there are to each host.
const questionsOfHost = 7

// Cell is what a host answers to a pair, by their places in Rows and Pairs, once the
// lens is Done.
func (l *Lens) Cell(pair, row int) Cell {
	return l.wants[l.wanted[pair]].cells[l.Rows[row].kind]
}

// Refused says why a pair is not modelled; every answer is Unknown then.
func (l *Lens) Refused(pair int) string { return l.wants[l.wanted[pair]].refused }

// Deciding is what decides for a pair, in each of Rows; nil where all holds. Cells
// name a host that is like those of the row, and stand for them. The error is for what is
// not modelled.
func (l *Lens) Deciding(pair int) ([]*remedy.Cell, error) {
	t, _, err := l.probe.table(l.wanted[pair])
	if err != nil {
		return nil, err
	}
	by := make([]*remedy.Cell, len(l.kinds))
	for i := range t.Clusters {
		for j := range t.Clusters[i].Hosts {
			if _, c := judge(&t, i, j, l.Pairs[pair].Hypervisor == ""); c != nil {
				c.At.VM = 0
				by[l.of[t.Clusters[i].Hosts[j].Host]] = c
			}
		}
	}
	rows := make([]*remedy.Cell, len(l.Rows))
	for i := range l.Rows {
		rows[i] = by[l.Rows[i].kind]
	}
	return rows, nil
}

// Asked is everything that is asked of a host for a pair, in CloudStack's order, and
// which of it decides; -1 where all holds. The error is for what is not modelled.
func (l *Lens) Asked(pair int, host cloud.ID) (asked []remedy.Cell, decides int, err error) {
	p := l.Pairs[pair]
	h := emptied(l.run.Cloud.Host(host), takenGPUs(l.run.Cloud)[host])
	hosts := []cloud.Host{h}
	for _, k := range l.kinds {
		if k.host.ID != host {
			hosts = append(hosts, k.host)
		}
	}
	probe, err := newProbe(l.run, l.run.Cloud.Clusters, hosts, []want{{pair: p}})
	if err != nil {
		return nil, -1, err
	}
	t, _, err := probe.table(0)
	if err != nil {
		return nil, -1, err
	}
	i := slices.IndexFunc(t.Clusters, func(c remedy.ClusterCells) bool { return c.Cluster == h.Cluster })
	j := slices.IndexFunc(t.Clusters[i].Hosts, func(c remedy.HostCells) bool { return c.Host == host })
	_, by := judge(&t, i, j, p.Hypervisor == "")
	asked = about(&t, i, j)
	if p.Hypervisor == "" {
		asked = slices.DeleteFunc(asked, func(c remedy.Cell) bool { return c.Rule == trace.ClusterHypervisor })
	}
	decides = slices.IndexFunc(asked, func(c remedy.Cell) bool { return by != nil && c.Rule == by.Rule && c.At == by.At })
	for n := range asked {
		asked[n].At.VM = 0 // it stands for the pair, and is none of the cloud's
	}
	return asked, decides, nil
}
