package picture

import (
	"fmt"
	"strings"

	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Heading says where we are and what is being placed.
type Heading struct {
	Zone      string
	VM        string // being placed; empty between VMs
	From      string // the host that it leaves
	Needs     string
	Tags      []string
	Attempt   string // of the HA planner
	Otherwise string // with no VM
}

// Heading says where we are and what is being placed.
func (p Moment) Heading() Heading {
	h := Heading{Zone: p.Cloud.Zone.Name}
	e := p.Event
	if e == nil {
		h.Otherwise = "This scenario has no step."
		if p.run().Refused != "" {
			h.Otherwise = "Neither release can run this scenario."
		}
		return h
	}
	if e.At.VM == 0 {
		h.Otherwise = p.Sentence(&p.run().Trace.Events[p.stepBegin()])
		return h
	}
	vm := p.Cloud.VM(e.At.VM)
	o := p.Cloud.Offering(vm.Offering)
	h.VM = vm.Name
	if vm.Host != 0 && p.Scenario.Steps[e.At.Step-1].Deploy == nil {
		h.From = p.Host(p.Scenario.Steps[e.At.Step-1].Maintain)
	}
	h.Needs = words.Amount(trace.MHz, float64(o.CPU())) + ", " + words.Bytes(o.RAM())
	h.Tags = p.wanted()
	if e.At.Try > 1 {
		h.Attempt = fmt.Sprintf("try %d", e.At.Try)
	}
	if e.At.Attempt == 2 {
		h.Attempt = strings.TrimPrefix(h.Attempt+", second attempt, with the HA planner", ", ")
	}
	return h
}

// stepBegin is the event that opened the step that is looked at.
func (p Moment) stepBegin() int {
	i := p.Index
	for i > 0 && p.run().Trace.Events[i-1].At.Step == p.Event.At.Step {
		i--
	}
	return i
}

// wanted are the tags of the plan that goes on, as its first event says.
func (p Moment) wanted() []string {
	events := p.run().Trace.Events
	for i := p.Index; i >= 0 && events[i].At.VM == p.Event.At.VM; i-- {
		if events[i].Rule == trace.PhasePlan {
			offering, _ := trace.Find(events[i].Want, "offering tags")
			template, _ := trace.Find(events[i].Want, "template tags")
			return append(append([]string{}, offering.Words...), template.Words...)
		}
	}
	return nil
}

// Phrase is some words that stay together on a line.
type Phrase []Bit

// String is the phrase without its looks.
func (p Phrase) String() string {
	var b strings.Builder
	for _, bit := range p {
		b.WriteString(bit.Text)
		if bit.Kind == WantedTag {
			b.WriteString(" ")
		}
	}
	return strings.TrimSpace(b.String())
}

// Bit is a part of a phrase that looks alike.
type Bit struct {
	Kind Kind
	Text string
}

// Kind is how a bit of a phrase is set.
type Kind int

const (
	Words Kind = iota
	Name
	PlacedVM
	WantedTag
	Warning
)

// Phrases say the heading.
func (h Heading) Phrases() []Phrase {
	zone := Phrase{{Words, "Zone "}, {Name, h.Zone}}
	if h.VM == "" {
		return []Phrase{zone, {{Words, h.Otherwise}}}
	}
	doing := Phrase{{Words, "starting "}, {PlacedVM, h.VM}}
	if h.From != "" {
		doing = Phrase{{Words, "moving "}, {PlacedVM, h.VM}, {Words, " away from "}, {Name, h.From}}
	}
	needs := Phrase{{Words, "needs " + h.Needs + " "}}
	for _, t := range h.Tags {
		needs = append(needs, Bit{WantedTag, t})
	}
	if len(h.Tags) == 0 {
		needs = append(needs, Bit{Words, "and no tag"})
	}
	if h.Attempt == "" {
		return []Phrase{zone, doing, needs}
	}
	return []Phrase{zone, doing, needs, {{Warning, h.Attempt}}}
}
