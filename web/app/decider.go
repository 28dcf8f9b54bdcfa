package app

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Decider is what decides for a pair on a host.
type Decider struct {
	Of, Alike   string
	Title, Text string
	Tone        Tone
	Wanted      []Pair
	Found       []Pair
	Asked       [][2]string // all that is asked: a sign, and a sentence
	Other       Other
	Source      string
	Changes     []Link
}

// decided is what one release says.
type decided struct {
	answer      lens.Answer
	title, text string
	asked       []remedy.Cell
	by          *remedy.Cell
}

func (l *look) decider(s words.Speaker) Decider {
	pair, host := l.lenses[0].Pairs[l.at.Pair], l.at.Host
	here := l.decide(s, l.lenses[0])
	d := Decider{Of: fmt.Sprintf("%s on %s · %s", words.Pair(s, pair), s.Host(host), l.releases[0]), Alike: l.alike(s),
		Title: here.title, Text: here.text, Tone: answerTone(here.answer)}
	if here.answer == lens.Later {
		d.Tone = Warn
	}
	if here.by != nil {
		p := painter{Speaker: s}
		d.Wanted, d.Found = p.pairs(here.by.Want), p.pairs(here.by.Have)
		d.Source = words.Source(here.by.Rule)
		d.Changes = changesOf(here.by.Rule, l.releases)
	}
	for i := range here.asked {
		c := &here.asked[i]
		sign := words.Sign(c.Verdict)
		if c.Moot {
			sign = words.Sign(trace.Skip)
		}
		d.Asked = append(d.Asked, [2]string{sign, words.UnfitSentence(s, c)})
	}
	if pair.Hypervisor == "" {
		d.Asked = append(d.Asked, [2]string{words.Sign(trace.Note), "No VM says for which hypervisor the template is, so that is not asked."})
	}
	if len(l.lenses) > 1 {
		there := l.decide(s, l.lenses[1])
		d.Other = Other{Release: l.releases[1], Text: there.text, Same: there.text == here.text, Tone: answerTone(there.answer)}
	}
	return d
}

func (l *look) decide(s words.Speaker, in *lens.Lens) decided {
	asked, at, err := in.Asked(l.at.Pair, l.at.Host)
	d := decided{asked: asked, title: "Every rule holds", text: fmt.Sprintf("Empty, %s could run it.", s.Host(l.at.Host))}
	row := slices.IndexFunc(in.Rows, func(r lens.Row) bool { return slices.Contains(r.Hosts, l.at.Host) })
	d.answer = in.Cell(l.at.Pair, row).Answer
	switch {
	case err != nil:
		d.title, d.text = "Not modelled", err.Error()
	case at >= 0:
		d.by = &asked[at]
		d.title, d.text = words.Title(d.by.Rule), words.UnfitSentence(s, d.by)
		if note := words.Elsewhere(s, asked, at); note != "" {
			d.text += " " + note
		}
	}
	return d
}

// alike names the other hosts of the row and the other pairs of the column, of which
// the same is said.
func (l *look) alike(s words.Speaker) string {
	var hosts []cloud.ID
	var others []int
	for i, c := range l.columns {
		if !slices.Contains(c.Pairs, l.at.Pair) {
			continue
		}
		others = slices.DeleteFunc(slices.Clone(c.Pairs), func(p int) bool { return p == l.at.Pair })
		for _, r := range words.FitRows(l.lenses[0], [][]words.Fit{l.fits[i]}) {
			if slices.Contains(r.Hosts, l.at.Host) {
				hosts = slices.DeleteFunc(slices.Clone(r.Hosts), func(h cloud.ID) bool { return h == l.at.Host })
			}
		}
	}
	switch {
	case len(hosts) > 0 && len(others) > 0:
		return "It is the same on " + names(hosts, s.Host, maxNames) + ", and with " + l.pairs(s, others, maxNames) + "."
	case len(hosts) > 0:
		return "It is the same on " + names(hosts, s.Host, maxNames) + "."
	case len(others) > 0:
		return "It is the same with " + l.pairs(s, others, maxNames) + "."
	}
	return ""
}
