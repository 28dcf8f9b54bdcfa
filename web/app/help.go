package app

import (
	"fmt"
	"slices"

	"placement-playground/core/draft"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// AskHelp asks what is in the way of the VM that is looked at, and what would help.
type AskHelp struct{}

func (AskHelp) msg() {}

// Help is all that is in the way of a VM that found no host, or of a maintenance,
// and the smallest changes that would place it.
type Help struct {
	Of      string // the VM, or the maintenance; empty: nothing failed here
	Asked   bool
	Busy    string
	Problem string
	Ended   string // the sentence of what ended the planning
	OfAll   []words.Blocker
	Rows    []words.Hindered
	More    int // rows that are not listed
	Known   bool
	Result  string
	Changes []string
	Apply   bool // they can be made
	Rest    []string
}

// maxHindered bounds the rows of hosts.
const maxHindered = 60

// help is what is known of one case in one run. Its search goes on in place, so
// only the newest model may go on with it.
type help struct {
	release placement.Release
	of      remedy.Case
	found   []remedy.Remedy // as Changes tells them
	table   *remedy.Table
	hunt    *remedy.Hunt
	done    bool
	says    Help
}

// failedCase is what failed where we are: the VM that is looked at, or at the end
// of a maintenance the first VM that stays.
func (m *Model) failedCase() (remedy.Case, bool) {
	e := m.event()
	if e == nil {
		return remedy.Case{}, false
	}
	failed := m.lead().failed
	i := slices.IndexFunc(failed, func(c remedy.Case) bool { return c.Step == e.At.Step && c.VM == e.At.VM })
	if i < 0 && e.Rule == trace.MaintainEnd {
		i = slices.IndexFunc(failed, func(c remedy.Case) bool { return c.Step == e.At.Step })
	}
	if i < 0 {
		return remedy.Case{}, false
	}
	return failed[i], true
}

// known is the index of what is known of a case in the lead, -1 for nothing.
func (m *Model) known(c remedy.Case) int {
	return slices.IndexFunc(m.helps, func(h help) bool { return h.of == c && h.release.Name == m.lead().Release })
}

func (m Model) askHelp() Model {
	c, failed := m.failedCase()
	release, err := placement.Find(m.lead().Release)
	if !failed || err != nil {
		return m
	}
	if m.Sheet == NoSheet {
		m.Sheet = WhySheet
	}
	if m.known(c) < 0 {
		m.helps = append(slices.Clip(m.helps), help{release: release, of: c})
	}
	return m
}

// ApplyChange makes one of the changes that would help, as they are listed.
type ApplyChange struct{ Index int }

func (ApplyChange) msg() {}

func (m Model) applyChange(index int) Model {
	c, failed := m.failedCase()
	at := m.known(c)
	if !failed || at < 0 || index < 0 || index >= len(m.helps[at].found) {
		return m
	}
	var edits []draft.Edit
	for _, change := range m.helps[at].found[index].Changes {
		edits = append(edits, draft.Remedy(change))
	}
	return m.edit(Edit{Edits: edits})
}

// helpPending is the index of what is searched, -1 for nothing.
func (m *Model) helpPending() int {
	return slices.IndexFunc(m.helps, func(h help) bool { return !h.done })
}

// next asks for the table of blockers, then tries one set of changes, and last the
// later releases.
func (h help) next(s *scenario.Scenario) help {
	speaker := words.Speaker{Cloud: s.Cloud}
	fail := func(err error) help {
		h.done, h.says.Problem = true, err.Error()
		return h
	}
	switch {
	case h.table == nil:
		table, err := remedy.Blockers(s, h.release, h.of)
		if err != nil {
			return fail(err)
		}
		h.table = &table
		h.says.Rows, h.says.OfAll = words.Hindrances(speaker, h.table), words.OfAll(speaker, h.table)
		if n := len(h.says.Rows) - maxHindered; n > 0 {
			h.says.Rows, h.says.More = h.says.Rows[:maxHindered], n
		}
		if h.table.Ended != nil {
			h.says.Ended = speaker.Sentence(&h.table.Ended.Event)
		}
	case h.hunt == nil:
		var err error
		if h.hunt, err = h.table.Hunt(s, h.release, remedy.Search{}); err != nil {
			return fail(err)
		}
	case !h.hunt.Done():
		if err := h.hunt.Next(); err != nil {
			return fail(err)
		}
	default:
		found := h.hunt.Found()
		h.says.Result, h.says.Rest = words.Searched(found)
		if found.Unanswered > 0 {
			h.says.Rest = append(h.says.Rest, "Changes of a host tag can need more answers of tag rules than the page has asked for: the terminal's \"placement why\" asks for them.")
		}
		h.found = found.Remedies
		for _, r := range found.Remedies {
			h.says.Changes = append(h.says.Changes, words.Remedy(speaker, h.of, r))
		}
		if later := remedy.PlacedSince(s, h.release.Name, h.of); later != "" {
			h.says.Rest = append(h.says.Rest, later+" does it with nothing changed.")
		}
		h.done, h.says.Known = true, true
	}
	return h
}

func (p painter) help() Help {
	c, failed := p.failedCase()
	if !failed {
		return Help{}
	}
	var says Help
	if i := p.known(c); i >= 0 {
		h := p.helps[i]
		says = h.says
		says.Asked = true
		if !h.done {
			says.Busy = "Looking at every host…"
			if h.hunt != nil {
				says.Busy = fmt.Sprintf("Trying changes; runs so far: %d", h.hunt.Found().Reruns)
			}
		}
	}
	says.Apply = !p.Embed
	says.Of = "the maintenance of " + p.Host(c.Host)
	if c.VM != 0 {
		says.Of = p.VM(c.VM)
	}
	return says
}
