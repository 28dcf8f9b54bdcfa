package main

import (
	"fmt"
	"io"
	"strings"

	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// String explains a difference: the question, both answers, the ways that lead
// there and on, and the ends.
func (o diffOutput) String() string {
	var b strings.Builder
	b.WriteString(heading(o.Title, o.File))
	both := strings.Join(o.Releases, " and ")
	switch {
	case o.First != nil:
		o.explain(&b, both)
	case o.Differ:
		fmt.Fprintf(&b, "%s answer every question that both are asked alike.\n", both)
		o.only(&b)
	default:
		fmt.Fprintf(&b, "%s ask the same questions and answer them alike.\n", both)
	}
	b.WriteString("\nHow they end\n\n" + indented(table(o.Ends)))
	if len(o.Changes) > 0 {
		b.WriteString("\nWhat changed on the way\n\n" + indented(aligned(func(w io.Writer) {
			for _, c := range o.Changes {
				fmt.Fprintf(w, "%s\t%s\t%s\n", c.Name, c.request(), c.Text)
			}
		})))
	}
	return b.String()
}

func (o diffOutput) explain(b *strings.Builder, both string) {
	fmt.Fprintf(b, "The first question that %s answer differently\n\n", both)
	fmt.Fprintf(b, "  %s  (%s, %s)\n  asked at %s\n\n", o.First.Title, o.First.Rule, o.First.Source, o.place(o.First.At))
	b.WriteString(indented(aligned(func(w io.Writer) {
		for _, a := range o.First.Answers {
			fmt.Fprintf(w, "%s\t%s %s\n", a.Release, words.Sign(a.Verdict), a.Text)
		}
	})))
	fmt.Fprintf(b, "\nUntil there, in both\n\n%s", o.before(0))
	for side := range o.traces {
		fmt.Fprintf(b, "\nThen in %s\n\n%s", o.Releases[side], o.after(side))
	}
}

func (o diffOutput) only(b *strings.Builder) {
	b.WriteString("\nWhat only one of them asks\n\n" + indented(aligned(func(w io.Writer) {
		for _, x := range o.Only {
			fmt.Fprintf(w, "%s\t%s\t%s\t(%s)\n", x.Release, x.Title, plural(x.Times, "time"), x.Rule)
		}
	})))
}

// place says where in the run a question is asked.
func (o diffOutput) place(at trace.Place) string {
	parts := []string{fmt.Sprintf("step %d", at.Step)}
	add := func(noun string, id int64, name func(int64) string) {
		if id != 0 {
			parts = append(parts, noun+" "+name(id))
		}
	}
	add("VM", at.VM, o.speaker.VM)
	if at.Attempt > 1 {
		parts = append(parts, "the second attempt")
	}
	add("cluster", at.Cluster, o.speaker.Cluster)
	add("host", at.Host, o.speaker.Host)
	return strings.Join(parts, ", ")
}

// around is how many lines lead to a difference, and on from it.
const around = 6

// before prints the stops that lead to the difference within the VM's plan.
func (o diffOutput) before(side int) string {
	t, at := o.traces[side], o.first[side]
	var lines []string
	for _, i := range t.Stops(trace.ByHost) {
		if e := &t.Events[i]; i < at && e.At.VM == t.Events[at].At.VM {
			lines = append(lines, o.line(e))
		}
	}
	return ellipsis(len(lines) > around) + strings.Join(lines[max(0, len(lines)-around):], "")
}

// after prints the difference and the stops that follow, as long as they are
// about the same VM.
func (o diffOutput) after(side int) string {
	t, at := o.traces[side], o.first[side]
	lines := []string{o.line(&t.Events[at])}
	for _, i := range t.Stops(trace.ByHost) {
		if i <= at {
			continue
		}
		e := &t.Events[i]
		if e.At.VM != t.Events[at].At.VM {
			break
		}
		lines = append(lines, o.line(e))
	}
	n := min(len(lines), around+1)
	return strings.Join(lines[:n], "") + ellipsis(len(lines) > n)
}

func (o diffOutput) line(e *trace.Event) string {
	return fmt.Sprintf("  %s%s %s\n", strings.Repeat("  ", words.Depth(e)), words.Sign(e.Verdict), o.speaker.Sentence(e))
}

func ellipsis(more bool) string {
	if more {
		return "  …\n"
	}
	return ""
}

func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("  " + line)
	}
	return b.String()
}
