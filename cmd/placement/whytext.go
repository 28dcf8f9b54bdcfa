package main

import (
	"fmt"
	"io"
	"strings"

	"placement-playground/core/trace"
	"placement-playground/core/words"
)

func (o whyOutput) String() string {
	var b strings.Builder
	b.WriteString(heading(o.Title, o.File))
	if len(o.Failed) == 0 {
		fmt.Fprintf(&b, "In %s every VM finds a host.\n", o.Release)
	}
	for i := range o.Failed {
		if i > 0 {
			b.WriteString("\n")
		}
		o.Failed[i].print(&b, o.Release)
	}
	return b.String()
}

func (f *failedCase) print(b *strings.Builder, release string) {
	what := "deploy " + f.Deploy
	if f.Maintain != "" {
		what = "maintain " + f.Maintain
	}
	if f.VM != "" && f.Maintain != "" {
		what += ", " + f.VM
	}
	fmt.Fprintf(b, "In %s, step %d, %s: ✗ %s\n", release, f.Step, what, f.Outcome)
	if f.VM != "" {
		tags := "no tag"
		if wanted := append(fact(f.Table.Needs, "offering tags"), fact(f.Table.Needs, "template tags")...); len(wanted) > 0 {
			tags = words.Tags(wanted)
		}
		cpu, _ := trace.Find(f.Table.Needs, "cpu")
		ram, _ := trace.Find(f.Table.Needs, "ram")
		fmt.Fprintf(b, "  %s needs %s and %s, with %s.\n", f.VM, words.Amount(cpu.Unit, cpu.Num), words.Amount(ram.Unit, ram.Num), tags)
	}
	if end := f.Table.Ended; end != nil {
		fmt.Fprintf(b, "  ‼ %s\n", f.speaker.Sentence(&end.Event))
	}
	for _, by := range words.OfAll(f.speaker, &f.Table) {
		fmt.Fprintf(b, "  %s\n", crossed([]words.Blocker{by}))
	}
	b.WriteString("\n" + indented(f.rows()) + "\n")
	f.remedies(b)
}

func fact(facts []trace.Fact, name string) []string {
	f, _ := trace.Find(facts, name)
	return f.Words
}

// crossed is what is in the way on one line.
func crossed(by []words.Blocker) string {
	var parts []string
	for _, b := range by {
		text := "✗ " + b.Text
		if b.NotAsked {
			text += " (not asked)"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// rows are the hosts by cluster; neighbours with the same in the way are one line.
func (f *failedCase) rows() string {
	return aligned(func(w io.Writer) {
		fmt.Fprintln(w, "CLUSTER\tHOST\tIN THE WAY")
		cluster := ""
		for i, h := range words.Hindrances(f.speaker, &f.Table) {
			name := ""
			if i == 0 || h.Cluster != cluster {
				name, cluster = h.Cluster, h.Cluster
			}
			const shown = 6
			hosts := "all"
			if len(h.Hosts) > 0 {
				hosts = words.List(h.Hosts, shown)
			}
			fmt.Fprintf(w, "%s\t%s\t%s\n", name, hosts, row(h))
		}
	})
}

// row is what is in the way of hosts, and of one as the last host.
func row(h words.Hindered) string {
	text := crossed(h.By)
	switch {
	case text != "":
	case h.NotAsked:
		text = "nothing (not asked)"
	default:
		text = "nothing"
	}
	if last := crossed(h.AsLast); last != "" {
		text += "; as the last host: " + last
	}
	return text
}

func (f *failedCase) remedies(b *strings.Builder) {
	result, rest := words.Searched(f.Changes.Found)
	fmt.Fprintf(b, "  %s\n", result)
	for i, r := range f.Changes.Remedies {
		fmt.Fprintf(b, "  %2d. %s\n", i+1, r.Text)
	}
	for _, line := range rest {
		fmt.Fprintf(b, "  %s\n", line)
	}
	if f.PlacedSince != "" {
		fmt.Fprintf(b, "  %s does it with nothing changed.\n", f.PlacedSince)
	}
}
