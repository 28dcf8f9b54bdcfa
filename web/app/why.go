package app

import (
	"fmt"

	"placement-playground/core/placement"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Why says what the step decided, and from what.
type Why struct {
	Step     string // "Step 9 of 27 · 4.20.0"
	Title    string
	Sentence string
	Tone     Tone
	Brief    string // one line, for where there is no room
	Help     Help
	Table    TagTable
	Wanted   []Pair
	Found    []Pair
	Other    Other
	Log      string
	Avoid    []Pair
	Source   string
	Changes  []Link // pull requests that changed this rule between the releases
}

// Pair is a name with a value.
type Pair struct{ Name, Value string }

// Link is a text with an address.
type Link struct{ Text, URL, Title string }

// Other is what the other release does here; empty if both are the same one.
type Other struct {
	Release string
	Text    string
	Same    bool
	Tone    Tone
}

func (p painter) why() Why {
	e := p.event
	if e == nil && p.lane.Refused != "" {
		return Why{Title: "Not modelled", Sentence: p.lane.Refused, Tone: Warn}
	}
	if e == nil {
		return Why{Title: "No step", Sentence: "Nothing happens in this scenario yet. Add a step: put a host into maintenance, or start a VM."}
	}
	w := Why{
		Step:     fmt.Sprintf("Step %d of %d · %s", p.lane.stop(p.Event), len(p.lane.Stops), p.lane.Release),
		Title:    p.title(e),
		Sentence: p.Sentence(e),
		Tone:     tone(e.Verdict),
		Help:     p.help(),
		Table:    p.tagTable(),
		Wanted:   p.pairs(e.Want),
		Found:    p.pairs(e.Have),
		Other:    p.other(e),
		Log:      words.Text(p.Log(p.lane.Release, e)),
		Avoid:    p.avoid(),
		Source:   words.Source(e.Rule),
	}
	for _, c := range placement.Between(p.Lanes[0].Release, p.Lanes[1].Release) {
		if c.Rule == e.Rule && c.PR != 0 {
			link := changeLink(c)
			link.Text = "PR " + link.Text
			w.Changes = append(w.Changes, link)
		}
	}
	return w
}

// title is the rule's, but for the events that everything turns on.
func (p painter) title(e *trace.Event) string {
	switch {
	case e.Rule == trace.ListEmpty && e.Verdict == trace.Abort:
		return "The allocator gives up on the whole zone."
	case e.Rule == trace.ListEmpty:
		return "No host comes into question here."
	}
	return words.Title(e.Rule)
}

func (p painter) pairs(facts []trace.Fact) []Pair {
	var out []Pair
	for _, f := range facts {
		out = append(out, Pair{f.Name, p.Value(f)})
	}
	return out
}

// other is the event beside this one in the other release.
func (p painter) other(e *trace.Event) Other {
	side := 1 - p.Lead
	lane := &p.Lanes[side]
	if lane.Release == p.lane.Release {
		return Other{}
	}
	o := Other{Release: lane.Release, Text: lane.Refused}
	if lane.Refused != "" {
		return o
	}
	i := p.at(side)
	if i < 0 {
		o.Text = "The other release has not begun."
		return o
	}
	there := &lane.Trace.Events[i]
	if there.Rule != e.Rule || there.At != e.At {
		o.Text = "It is not asked there. The last thing asked alike: " + p.Sentence(there)
		return o
	}
	o.Same = e.SameAnswer(there)
	if there.Verdict == trace.Choose || there.Verdict == trace.Abort {
		o.Tone = tone(there.Verdict)
	}
	o.Text = p.Sentence(there)
	return o
}

func (p painter) avoid() []Pair {
	a := p.frame.Avoid
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
