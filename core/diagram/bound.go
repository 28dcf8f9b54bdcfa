package diagram

import (
	"slices"
	"strconv"

	"placement-playground/core/picture"
)

// A poster of any cloud is of a size that can be printed and mailed. Up to maxHosts
// hosts are all drawn. Of more, the cluster that is looked at comes first, then what
// plans asked of the others, then clusters that nothing was asked of, if each of them
// can have two.
const (
	maxClusters = 16
	maxHosts    = 24
	maxLooked   = 12 // of them, those of one cluster
	maxStands   = 4  // ways to stand, by which hosts that are not drawn are counted
)

// shownCluster is a cluster with the hosts that are drawn.
type shownCluster struct {
	*picture.ClusterBox
	hosts []*picture.HostCard
	rest  []count // of the others: all of them, and then by how they stand; empty if there are none
}

// count is a number of things that are not drawn.
type count struct {
	n    int
	text string
	tone picture.Tone
}

// shownPod is a pod with the clusters that are drawn.
type shownPod struct {
	name     string
	clusters []shownCluster
}

// shown chooses what is drawn of a cloud: the clusters and hosts that are looked at,
// then what was looked at before, then the first. It stays in its order. more is the
// number of clusters that are not drawn.
func shown(pods []picture.PodBox) (some []shownPod, more int) {
	var all []*picture.ClusterBox
	for _, p := range pods {
		for i := range p.Clusters {
			all = append(all, &p.Clusters[i])
		}
	}
	chosen := choose(len(all), maxClusters, func(i int) int { return clusterRank(all[i]) })
	limits := limits(all, chosen)
	i := 0
	for _, p := range pods {
		pod := shownPod{name: p.Name}
		for range p.Clusters {
			if at := slices.Index(chosen, i); at >= 0 {
				pod.clusters = append(pod.clusters, showHosts(all[i], limits[at]))
			}
			i++
		}
		if len(pod.clusters) > 0 {
			some = append(some, pod)
		}
	}
	return some, len(all) - len(chosen)
}

// choose keeps so many of n things, those of the highest rank and of these the first,
// as ascending indices.
func choose(n, limit int, rank func(int) int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if n > limit {
		slices.SortStableFunc(all, func(a, b int) int { return rank(b) - rank(a) })
		all = all[:limit]
		slices.Sort(all)
	}
	return all
}

// limits are how many hosts of each chosen cluster are drawn.
func limits(all []*picture.ClusterBox, chosen []int) []int {
	out := make([]int, len(chosen))
	left := maxHosts
	share := func(limit, least int, worth func(*picture.ClusterBox) int) {
		sizes := make([]int, len(chosen))
		for at, i := range chosen {
			sizes[at] = min(worth(all[i]), limit, maxLooked)
		}
		if each := fair(sizes, limit); each >= least && limit > 0 {
			for at, n := range sizes {
				out[at] += min(n, each)
				left -= min(n, each)
			}
		}
	}
	total := 0
	for _, i := range chosen {
		total += len(all[i].Hosts)
	}
	if total <= maxHosts {
		for at, i := range chosen {
			out[at] = len(all[i].Hosts)
		}
		return out
	}
	share(maxLooked, 1, func(c *picture.ClusterBox) int {
		if clusterRank(c) < lookedAt {
			return 0
		}
		return len(c.Hosts)
	})
	share(left, 1, func(c *picture.ClusterBox) int {
		if rank := clusterRank(c); rank == untouched || rank == lookedAt {
			return 0
		}
		return touched(c.Hosts)
	})
	share(left, 2, func(c *picture.ClusterBox) int {
		if clusterRank(c) > untouched {
			return 0
		}
		return len(c.Hosts)
	})
	return out
}

// touched counts the hosts that a plan has asked, or that are emptied.
func touched(hosts []picture.HostCard) int {
	n := 0
	for i := range hosts {
		if hostRank(&hosts[i]) > untouched {
			n++
		}
	}
	return n
}

// fair is the largest number that each can have so that all together have no more
// than limit, but at least 1.
func fair(sizes []int, limit int) int {
	for each := limit; each > 1; each-- {
		sum := 0
		for _, n := range sizes {
			sum += min(n, each)
		}
		if sum <= limit {
			return each
		}
	}
	return 1
}

// What a cluster or a host has to do with what is looked at, the most first.
const (
	untouched = iota
	walked
	beingEmptied
	lookedAt
)

func clusterRank(c *picture.ClusterBox) (rank int) {
	switch {
	case c.Now:
		return lookedAt
	case c.Verdict != "":
		rank = walked
	}
	for i := range c.Hosts {
		switch h := &c.Hosts[i]; {
		case h.Now:
			return lookedAt
		case h.Source:
			rank = beingEmptied
		}
	}
	return rank
}

func hostRank(h *picture.HostCard) int {
	switch {
	case h.Now:
		return lookedAt
	case h.Source:
		return beingEmptied
	case h.Verdict != "" && !h.Faded:
		return walked
	}
	return untouched
}

func showHosts(c *picture.ClusterBox, limit int) shownCluster {
	s := shownCluster{ClusterBox: c}
	chosen := choose(len(c.Hosts), limit, func(i int) int { return hostRank(&c.Hosts[i]) })
	var others []count
	for i := range c.Hosts {
		h := &c.Hosts[i]
		if slices.Contains(chosen, i) {
			s.hosts = append(s.hosts, h)
			continue
		}
		at := slices.IndexFunc(others, func(o count) bool { return o.text == h.Verdict })
		if at < 0 && len(others) < maxStands {
			others, at = append(others, count{text: h.Verdict, tone: h.Tone}), len(others)
		}
		if at >= 0 {
			others[at].n++
		}
	}
	left := len(c.Hosts) - len(s.hosts)
	if left == 0 {
		return s
	}
	s.rest = []count{{n: left, text: picture.More(left)}}
	if len(s.hosts) == 0 {
		s.rest[0].text = strconv.Itoa(left) + " hosts"
	}
	for _, o := range others {
		if o.text != "" {
			o.text = strconv.Itoa(o.n) + " " + o.text
			s.rest = append(s.rest, o)
		}
	}
	return s
}
