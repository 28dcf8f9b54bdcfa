package remedy

import (
	"cmp"
	"strconv"
	"strings"

	"placement-playground/core/scenario"
)

// Rank is how far a change reaches: smaller ones come first.
//
//	0  a tag of one host
//	1  another value of one host that is no capacity
//	2  a value of one VM
//	3  a value of one cluster or pod
//	4  a value of an offering or template, and so of all its VMs
//	5  a setting, or a value of the zone
//	6  the scope of a storage pool
//	7  capacity that is to be freed on a host
//	8  the overcommit of a cluster
//	9  a VM that has to stop
//	10 an offering that has to shrink
//
// What an operator can take back at once comes before what needs room.
func (c Change) Rank() int {
	switch c.Kind {
	case Host:
		switch c.Field {
		case "tags":
			return 0
		case "usedMHz", "usedMiB", "reservedMHz", "reservedMiB":
			return 7
		}
		return 1
	case VM:
		if c.Field == "host" {
			return 9
		}
		return 2
	case Cluster, Pod:
		if c.Field == "cpuOvercommit" || c.Field == "ramOvercommit" {
			return 8
		}
		return 3
	case Offering:
		if c.Field == "cores" || c.Field == "mhz" {
			return 10
		}
		return 4
	case Template:
		return 4
	case Pool:
		return 6
	}
	return 5
}

// amount orders changes of one rank: the number of tags that come or go, the
// share of the host that is to be freed, the share that is added, and of a VM
// what it takes.
func (c Change) amount(s *scenario.Scenario) float64 {
	from, _ := strconv.ParseFloat(c.From, 64)
	to, _ := strconv.ParseFloat(c.To, 64)
	switch c.Field {
	case "tags", "hostTag", "templateTag", "vm.strict.host.tags":
		added, removed := c.Tags()
		return float64(len(added) + len(removed))
	case "usedMHz", "reservedMHz":
		h := s.Cloud.Host(c.ID)
		return (from - to) / float64(h.Cores*h.MHz)
	case "usedMiB", "reservedMiB":
		return (from - to) / float64(s.Cloud.Host(c.ID).RAMMiB)
	case "host":
		o := s.Cloud.Offering(s.Cloud.VM(c.ID).Offering)
		return float64(o.RAM())/(1<<30) + float64(o.CPU())/1000
	case "cores", "mhz":
		return (from - to) / max(from, 1)
	}
	return max(to-from, 0)
}

// Tags are the tags that a change of a list of tags adds and removes.
func (c Change) Tags() (added, removed []string) {
	from, to := split(c.From), split(c.To)
	return without(to, from), without(from, to)
}

// without is a list less the entries of another, each as often as it stands there.
func without(list, less []string) []string {
	times := map[string]int{}
	for _, tag := range less {
		times[tag]++
	}
	var left []string
	for _, tag := range list {
		if times[tag]--; times[tag] < 0 {
			left = append(left, tag)
		}
	}
	return left
}

// bySize orders sets of changes: fewer before more, then by the farthest reach,
// then by amount. Equals follow by what they are about, so that the order is one.
func bySize(s *scenario.Scenario, a, b []Change) int {
	reach := func(set []Change) (rank int, amount float64) {
		for _, c := range set {
			rank = max(rank, c.Rank())
			amount += c.amount(s)
		}
		return rank, amount
	}
	rankA, amountA := reach(a)
	rankB, amountB := reach(b)
	if d := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(rankA, rankB), cmp.Compare(amountA, amountB)); d != 0 {
		return d
	}
	for i := range a {
		d := cmp.Or(strings.Compare(string(a[i].Kind), string(b[i].Kind)), strings.Compare(a[i].Field, b[i].Field), cmp.Compare(a[i].ID, b[i].ID), strings.Compare(a[i].To, b[i].To))
		if d != 0 {
			return d
		}
	}
	return 0
}
