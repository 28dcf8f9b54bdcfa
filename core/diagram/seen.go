package diagram

import (
	"placement-playground/core/picture"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// seen is what of a moment is drawn.
type seen struct {
	title, about string
	links        []string
	heading      []picture.Phrase
	why          picture.Why
	sign         string // of the verdict; "" for what is only noted
	source       string // where CloudStack decides it
	pods         []shownPod
	more         int // clusters that are not drawn
	bars         []picture.LaneBar
	difference   string // "" with one release
}

func see(m *picture.Moment) *seen {
	s := &seen{
		title: m.Scenario.Title, about: m.Scenario.About, links: m.Scenario.Links,
		heading: m.Heading().Phrases(), why: m.Why(),
	}
	if m.Event != nil {
		s.source = words.Source(m.Event.Rule)
		if m.Event.Verdict != trace.Note {
			s.sign = words.Sign(m.Event.Verdict)
		}
	}
	s.pods, s.more = shown(m.Pods())
	both := m.Lanes()
	s.bars = both[:1]
	if both[0].Release != both[1].Release {
		s.bars, s.difference = both[:], m.Difference()
	}
	return s
}
