package main

import (
	"fmt"
	"io"
	"strings"

	"placement-playground/core/remedy"
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
	for i := range f.Table.Plan {
		if c := &f.Table.Plan[i]; c.Blocks() && (f.Table.Ended == nil || f.Table.Ended.Asked != c.Asked) {
			fmt.Fprintf(b, "  ✗ %s%s\n", words.Obstacle(f.speaker, c), mark(c))
		}
	}
	b.WriteString("\n" + indented(f.rows()) + "\n")
	f.remedies(b)
}

func fact(facts []trace.Fact, name string) []string {
	f, _ := trace.Find(facts, name)
	return f.Words
}

func mark(c *remedy.Cell) string {
	if c.Asked < 0 {
		return " (not asked)"
	}
	return ""
}

// rows are the hosts by cluster; neighbours with the same in the way are one line.
func (f *failedCase) rows() string {
	return aligned(func(w io.Writer) {
		fmt.Fprintln(w, "CLUSTER\tHOST\tIN THE WAY")
		for i := range f.Table.Clusters {
			cl := &f.Table.Clusters[i]
			name := f.speaker.Cluster(cl.Cluster)
			if text := f.texts(cl.Cells); text != "" {
				fmt.Fprintf(w, "%s\tall\t%s\n", name, text)
				name = ""
			}
			var hosts []string
			for j := range cl.Hosts {
				hosts = append(hosts, f.speaker.Host(cl.Hosts[j].Host))
				if j+1 < len(cl.Hosts) && f.row(&cl.Hosts[j]) == f.row(&cl.Hosts[j+1]) {
					continue
				}
				const shown = 6
				fmt.Fprintf(w, "%s\t%s\t%s\n", name, words.List(hosts, shown), f.row(&cl.Hosts[j]))
				name, hosts = "", nil
			}
		}
	})
}

// row is what is in the way of one host, and of it as the last host.
func (f *failedCase) row(h *remedy.HostCells) string {
	text := f.texts(h.Cells)
	switch {
	case text != "":
	case asked(h):
		text = "nothing"
	default:
		text = "nothing (not asked)"
	}
	if last := f.texts(h.Last); last != "" {
		text += "; as the last host: " + last
	}
	return text
}

// asked: CloudStack came as far as to list the host.
func asked(h *remedy.HostCells) bool {
	for i := range h.Cells {
		if c := &h.Cells[i]; (c.Rule == trace.ListUp || c.Rule == trace.HostNamedAvoided) && c.Asked >= 0 {
			return true
		}
	}
	return false
}

func (f *failedCase) texts(cells []remedy.Cell) string {
	var parts []string
	for i := range cells {
		if c := &cells[i]; c.Blocks() && !(c.Asked < 0 && repeats(c.Rule) && len(parts) > 0) {
			parts = append(parts, "✗ "+words.Obstacle(f.speaker, c)+mark(c))
		}
	}
	return strings.Join(parts, ", ")
}

// repeats: that something is avoided has a reason, which is told by itself.
func repeats(r trace.Rule) bool {
	return r == trace.HostAvoided || r == trace.OrderAvoided || r == trace.ClusterPod
}

func (f *failedCase) remedies(b *strings.Builder) {
	found := f.Changes.Found
	switch {
	case len(found.Remedies) == 0 && found.Left > 0:
		b.WriteString("  No change was found, and not all was tried.\n")
	case len(found.Remedies) == 0:
		b.WriteString("  No single change and no pair of changes that the playground knows would do.\n")
	case found.Pairs:
		b.WriteString("  No single change would do. These pairs would, the smallest first:\n")
	default:
		b.WriteString("  Any one of these would do, the smallest first:\n")
	}
	for i, r := range f.Changes.Remedies {
		fmt.Fprintf(b, "  %2d. %s\n", i+1, r.Text)
	}
	if found.Left > 0 {
		fmt.Fprintf(b, "  Not searched further: %s not tried.\n", plural(found.Left, "more way"))
	}
	if n := found.Unanswered + found.Unmodelled; n > 0 {
		fmt.Fprintf(b, "  Not judged, as not all of it is modelled: %s.\n", plural(n, "way"))
	}
	if f.PlacedSince != "" {
		fmt.Fprintf(b, "  %s does it with nothing changed.\n", f.PlacedSince)
	}
}

// sentence says a set of changes and what comes of it.
func (f *failedCase) sentence(r remedy.Remedy) string {
	var parts []string
	for _, c := range r.Changes {
		parts = append(parts, words.Change(f.speaker, c))
	}
	text := strings.Join(parts, ", and ")
	if r.Host != 0 {
		text += " → " + f.speaker.Host(r.Host)
	}
	if f.Maintain != "" && r.Outcome == trace.Maintenance {
		text += "; the whole maintenance succeeds"
	} else if f.Maintain != "" {
		text += fmt.Sprintf("; the maintenance ends in %s", r.Outcome)
	}
	if len(r.Lost) > 0 {
		var names []string
		for _, id := range r.Lost {
			names = append(names, f.speaker.VM(id))
		}
		const shown = 6
		text += "; but then no host for " + words.List(names, shown)
	}
	return text
}
