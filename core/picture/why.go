package picture

import (
	"fmt"

	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Why says what the step decided, and what the other release does.
type Why struct {
	Step     string // "Step 9 of 27 · 4.20.0"
	Title    string
	Sentence string
	Tone     Tone
	Table    TagTable
	Other    Other
}

// Other is what the other release does here; empty if both are the same one.
type Other struct {
	Release string
	Text    string
	Same    bool
	Tone    Tone
}

// Says is what the other release does, in a sentence.
func (o Other) Says() string {
	if o.Same {
		return "The same."
	}
	return o.Text
}

// Why says what the event decided.
func (p Moment) Why() Why {
	e, run := p.Event, p.run()
	if e == nil && run.Refused != "" {
		return Why{Title: "Not modelled", Sentence: run.Refused, Tone: Warn}
	}
	if e == nil {
		return Why{Title: "No step", Sentence: "This scenario has no step to take."}
	}
	return Why{
		Step:     fmt.Sprintf("Step %d of %d · %s", run.Stop(p.Index), len(run.Stops), run.Release),
		Title:    p.title(e),
		Sentence: p.Sentence(e),
		Tone:     tone(e.Verdict),
		Table:    p.TagTable(),
		Other:    p.other(e),
	}
}

// title is the rule's, but for the events that everything turns on.
func (p Moment) title(e *trace.Event) string {
	switch {
	case e.Rule == trace.ListEmpty && e.Verdict == trace.Abort:
		return "The allocator gives up on the whole zone."
	case e.Rule == trace.ListEmpty:
		return "No host comes into question here."
	}
	return words.Title(e.Rule)
}

// other is the event beside this one in the other release.
func (p Moment) other(e *trace.Event) Other {
	side := 1 - p.Lead
	run := p.Runs[side]
	if run.Release == p.run().Release {
		return Other{}
	}
	o := Other{Release: run.Release, Text: run.Refused}
	if run.Refused != "" {
		return o
	}
	i := p.Beside(side)
	if i < 0 {
		o.Text = "The other release has not begun."
		return o
	}
	there := &run.Trace.Events[i]
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
