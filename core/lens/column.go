package lens

import (
	"fmt"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
)

// Column is pairs that want the same tags and that every host answers alike, for the
// same rules, in each of some lenses.
type Column struct {
	Pairs []int // their places in Lens.Pairs, ascending
	VMs   int   // of all of them
	Seen  []Seen
}

// Seen is what a column looks like in one lens.
type Seen struct {
	Refused string // why it is not modelled
	// Hosts could run VMs of the column, Now of them at once, and Unknown may.
	Hosts, Now, Unknown int
}

// Problem is what is wrong with where VMs could run.
type Problem string

const (
	NoProblem Problem = ""
	NoHost    Problem = "none"     // no host could run them
	NoneNow   Problem = "none-now" // all that could are not Up and Enabled
	OneHost   Problem = "one"      // one host could: it cannot be emptied while they run on it
	OneNow    Problem = "one-now"  // all but one that could are not Up and Enabled
)

// Problem is the first that holds; where it is not known that one holds, there is none.
func (s *Seen) Problem() Problem {
	switch {
	case s.Unknown > 0:
		return NoProblem
	case s.Hosts == 0:
		return NoHost
	case s.Now == 0:
		return NoneNow
	case s.Hosts == 1:
		return OneHost
	case s.Now == 1:
		return OneNow
	}
	return NoProblem
}

// Columns puts the pairs of lenses of one cloud together; all of them must be Done.
// Those that VMs use come first.
func Columns(c *cloud.Cloud, lenses ...*Lens) []Column {
	var all []Column
	at, answers := map[string]int{}, make([]map[int]string, len(lenses))
	for i := range answers {
		answers[i] = map[int]string{}
	}
	for pair, p := range lenses[0].Pairs {
		key := fmt.Sprintf("%v %q %q %s %v", p.VMs > 0, c.Offering(p.Offering).HostTag, c.Template(p.Template).Tag, p.Hypervisor, p.UEFI)
		for i, l := range lenses {
			w := l.wanted[pair]
			if _, known := answers[i][w]; !known {
				answers[i][w] = l.wants[w].pattern()
			}
			key += answers[i][w]
		}
		i, known := at[key]
		if !known {
			i = len(all)
			at[key] = i
			all = append(all, Column{})
			for _, l := range lenses {
				all[i].Seen = append(all[i].Seen, l.seen(pair))
			}
		}
		all[i].Pairs = append(all[i].Pairs, pair)
		all[i].VMs += p.VMs
	}
	return all
}

// pattern is the same for what every host answers alike.
func (w *want) pattern() string {
	var b strings.Builder
	b.WriteString(strconv.Quote(w.refused))
	for _, cell := range w.cells {
		b.WriteByte(byte('0' + cell.Answer))
		b.WriteString(string(cell.Rule))
	}
	return b.String()
}

func (l *Lens) seen(pair int) Seen {
	s := Seen{Refused: l.Refused(pair)}
	for row := range l.Rows {
		n := len(l.Rows[row].Hosts)
		switch l.Cell(pair, row).Answer {
		case Yes:
			s.Hosts, s.Now = s.Hosts+n, s.Now+n
		case Later:
			s.Hosts += n
		case Unknown:
			s.Unknown += n
		}
	}
	return s
}
