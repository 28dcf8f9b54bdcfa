package placement

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// sequence puts listed hosts into the order of vm.allocation.algorithm.
func (w *walk) sequence(c cloud.Cluster, listed []cloud.ID) []cloud.ID {
	switch w.Cloud.Settings.Algorithm {
	case cloud.ConcentratedRandom:
		if w.Release.behaviour.concentratedRandom {
			return shuffled(listed, seedOf(w.Seed, w.at))
		}
	case cloud.Random:
		return shuffled(listed, seedOf(w.Seed, w.at))
	case cloud.LeastConsumed:
		return w.leastConsumed(c, listed)
	case cloud.UserDispersing:
		return w.dispersedHosts(c, listed)
	}
	return listed
}

// leastConsumed puts the host with the largest free share first, by the
// capacity that also orders clusters, and names each host once
// (reorderHostsByCapacity). The database ranks all hosts of the cluster;
// overcommit does not count, and it divides whole numbers to four decimals.
func (w *walk) leastConsumed(c cloud.Cluster, listed []cloud.ID) []cloud.ID {
	free := map[cloud.ID]float64{}
	ranked, by := ids(w.Cloud.HostsOf(c.ID)), w.orderBy()
	if by == cloud.Combined {
		ranked = w.counting(c)
	}
	for _, id := range ranked {
		l := w.state.Ledger(w.Cloud, id)
		row := l.CPU
		if by == cloud.ByRAM {
			row = l.RAM
		}
		if by == cloud.Combined {
			free[id] = w.combinedFree(l)
			continue
		}
		// Multiplied before it is divided, so that halves are exact and round up
		// as the database's do.
		free[id] = math.Round(float64(row.Total-row.Used-row.Reserved) * 10_000 / float64(row.Total))
	}
	tie := w.ties(trace.ListOrder)
	if by == cloud.Combined {
		tie = hashOrder(ranked)
	}
	slices.SortStableFunc(ranked, func(a, b cloud.ID) int { return cmp.Or(cmp.Compare(free[b], free[a]), tie(a, b)) })
	shares := make([]string, len(ranked))
	for i, id := range ranked {
		shares[i] = strconv.FormatFloat(percent(by, free[id]), 'f', -1, 64)
	}
	return w.keep(ranked, listed, trace.Text("percent free", shares...))
}

// percent is the free share as a percentage; those of one capacity are counted
// in ten thousandths.
func percent(by cloud.OrderBy, free float64) float64 {
	if by == cloud.Combined {
		return free * 100
	}
	return free / 100
}

// counting lists the hosts of a cluster whose capacity counts.
func (w *walk) counting(c cloud.Cluster) []cloud.ID {
	var ids []cloud.ID
	for _, h := range w.Cloud.HostsOf(c.ID) {
		if w.state.Ledger(w.Cloud, h.ID).Counts {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// keep names each listed host once, in the order of the cluster's ranked hosts:
// so hosts of other clusters that a tag rule has added are lost.
func (w *walk) keep(ranked, listed []cloud.ID, more ...trace.Fact) []cloud.ID {
	w.note(trace.ListRanked, trace.Note, facts(trace.Text("algorithm", string(w.Cloud.Settings.Algorithm)), trace.Text("by", string(w.orderBy()))),
		append(facts(trace.IDs("hosts", ranked...)), more...), nil)
	in := trace.Avoid{Hosts: trace.Set(listed...)}
	return slices.DeleteFunc(ranked, func(id cloud.ID) bool { return !in.HasHost(id) })
}

// prioritise drops hosts without HVM if the template needs it, and puts hosts
// of the template's guest-OS category first, of another category last
// (FirstFitAllocator.prioritizeHosts). A dropped host is not avoided.
func (w *walk) prioritise(hosts []cloud.ID) []cloud.ID {
	wanted, wants := w.Cloud.CategoryName(w.template.Category)
	var high, middle, low []cloud.ID
	told := map[cloud.ID]bool{}
	for _, id := range hosts {
		h := w.Cloud.Host(id)
		hvm := w.supportsHVM(h)
		back := w.onHost(id)
		first := !told[id]
		told[id] = true
		if w.template.RequiresHVM {
			if first {
				w.askHVM(h)
			}
			if !hvm {
				back()
				continue
			}
		}
		category, known := w.Cloud.CategoryName(h.Category)
		if known && first {
			w.note(trace.HostCategory, trace.Note, facts(trace.Text("category", wanted)), facts(trace.Text("category", category)), nil)
		}
		switch {
		case known && category == wanted, w.Release.behaviour.filtersList && !known && !wants:
			high = append(high, id)
		case known:
			low = append(low, id)
		case !w.template.RequiresHVM && !hvm:
			middle = slices.Insert(middle, 0, id) // to the front, so the last of these comes first
		default:
			middle = append(middle, id)
		}
		back()
	}
	return w.gpuHostsLast(slices.Concat(high, middle, low))
}

func (w *walk) askHVM(h cloud.Host) bool {
	return w.ask(trace.HostHVM, w.supportsHVM(h), facts(trace.Text("capability", "hvm")), facts(trace.Text("capabilities", split(h.Capabilities)...)))
}

// supportsHVM looks for "hvm" in any capability (hostSupportsHVM).
func (w *walk) supportsHVM(h cloud.Host) bool {
	return !w.Cloud.Settings.CheckHVM || strings.Contains(h.Capabilities, "hvm")
}

// seedOf mixes the scenario's seed with the place, so that the order in one
// cluster does not depend on what was shuffled before.
func seedOf(seed uint64, at trace.Place) uint64 {
	for _, n := range []uint64{uint64(at.Step), uint64(at.VM), uint64(at.Attempt | at.Try<<8), uint64(at.Round), uint64(at.Cluster)} {
		seed = mix(seed ^ n)
	}
	return seed
}

// shuffled is a Fisher-Yates shuffle over a SplitMix64 stream.
func shuffled(ids []cloud.ID, seed uint64) []cloud.ID {
	out := slices.Clone(ids)
	for i := len(out) - 1; i > 0; i-- {
		seed += 0x9e3779b97f4a7c15
		j := int(mix(seed) % uint64(i+1))
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
