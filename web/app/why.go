package app

import (
	"placement-playground/core/picture"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Why says what the step decided, and from what.
type Why struct {
	picture.Why
	Help    Help
	Wanted  []Pair
	Found   []Pair
	Log     string
	Avoid   []Pair
	Source  string
	Changes []Link // pull requests that changed this rule between the releases
}

// Pair is a name with a value.
type Pair struct{ Name, Value string }

// Link is a text with an address.
type Link struct{ Text, URL, Title string }

func (p painter) why() Why {
	e, w := p.event, Why{Why: p.moment.Why()}
	if e == nil {
		if p.lane.Refused == "" {
			w.Sentence = "Nothing happens in this scenario yet. Add a step: put a host into maintenance, or start a VM."
		}
		return w
	}
	w.Help, w.Wanted, w.Found = p.help(), p.pairs(e.Want), p.pairs(e.Have)
	w.Log, w.Avoid, w.Source = words.Text(p.Log(p.lane.Release, e)), p.avoid(), words.Source(e.Rule)
	w.Changes = changesOf(e.Rule, [2]string{p.Lanes[0].Release, p.Lanes[1].Release})
	return w
}

// changesOf are the pull requests that changed a rule between two releases.
func changesOf(rule trace.Rule, releases [2]string) []Link {
	var links []Link
	for _, c := range placement.Between(releases[0], releases[1]) {
		if c.Rule == rule && c.PR != 0 {
			link := changeLink(c)
			link.Text = "PR " + link.Text
			links = append(links, link)
		}
	}
	return links
}

func (p painter) pairs(facts []trace.Fact) []Pair {
	var out []Pair
	for _, f := range facts {
		out = append(out, Pair{f.Name, p.Value(f)})
	}
	return out
}

func (p painter) avoid() []Pair {
	a := p.moment.Frame.Avoid
	names := func(ids []int64, name func(int64) string) string {
		out := make([]string, len(ids))
		for i, id := range ids {
			out[i] = name(id)
		}
		return words.List(out, 8)
	}
	pairs := []Pair{{"hosts", names(a.Hosts, p.Host)}, {"clusters", names(a.Clusters, p.Cluster)}}
	if len(a.Pods) > 0 {
		pairs = append(pairs, Pair{"pods", names(a.Pods, p.Pod)})
	}
	if len(a.Zones) > 0 {
		pairs = append(pairs, Pair{"zone", p.Cloud.Zone.Name})
	}
	return pairs
}
