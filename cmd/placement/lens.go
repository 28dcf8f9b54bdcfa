package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

const lensHelp = `Says which hosts could run VMs of which service offering and template in a release,
as if every host was empty: a matrix of hosts and of pairs of both. Without --release
it is the first one that the file compares, or the newest. The rules are those by which
CloudStack lists hosts and finds them large enough: architecture, hypervisor, tags, tag
rules, UEFI, HVM, GPU, cores, speed and RAM. Load, storage, dedication and affinity are not
asked. Hosts and pairs of which the same is said stand together.

✓ can run it, ○ could but is not Up and Enabled now or in something disabled, ✗ cannot,
? is not known. A pair that only one host could run keeps that host from being emptied.

JSON: {file, title, release, rows: [{cluster, hosts}], columns: [{pairs: [{offering,
template, hypervisor, uefi, vms}], tags, vms, hosts, now, unknown, problem, text, refused,
cells: [{answer, rule, text}]}], more}. cells are parallel to rows. hosts counts those that could
run it, now those of them that can at once. problem is none, none-now, one or one-now. hypervisor
is missing where no VM says which one the template is for. more counts pairs that are not
looked at.
`

func setupLens(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	in := releaseFlag(flags, "the `RELEASE` to ask")
	problems := flags.Bool("problems", false, "only pairs that no host could run, or one")
	return func(t *terminal, files []string) error {
		name, err := one(files, "file")
		if err != nil {
			return err
		}
		if len(*in) > 1 {
			return usageError{"give one release"}
		}
		s, err := t.read(name)
		if err != nil {
			return err
		}
		release := oldest(s)
		if len(*in) == 1 {
			release = (*in)[0]
		}
		out, err := newLensOutput(name, s, release, *problems)
		if err != nil {
			return err
		}
		return t.answer(*asJSON, out)
	}
}

type lensOutput struct {
	File    string       `json:"file"`
	Title   string       `json:"title"`
	Release string       `json:"release"`
	Rows    []lensRow    `json:"rows"`
	Columns []lensColumn `json:"columns"`
	More    int          `json:"more,omitempty"`

	hosts, pairs int
	lacking      string
}

type lensRow struct {
	Cluster string   `json:"cluster"`
	Hosts   []string `json:"hosts"`
}

type lensColumn struct {
	Pairs   []lensPair   `json:"pairs"`
	Tags    string       `json:"tags"`
	VMs     int          `json:"vms"`
	Hosts   int          `json:"hosts"`
	Now     int          `json:"now"`
	Unknown int          `json:"unknown,omitempty"`
	Problem lens.Problem `json:"problem,omitempty"`
	Text    string       `json:"text"`
	Refused string       `json:"refused,omitempty"`
	Cells   []lensCell   `json:"cells"`
}

type lensPair struct {
	Offering   string           `json:"offering"`
	Template   string           `json:"template"`
	Hypervisor cloud.Hypervisor `json:"hypervisor,omitempty"`
	UEFI       bool             `json:"uefi,omitempty"`
	VMs        int              `json:"vms,omitempty"`

	name string
}

type lensCell struct {
	Answer string     `json:"answer"`
	Rule   trace.Rule `json:"rule,omitempty"`
	Text   string     `json:"text,omitempty"`

	sign string
}

func newLensOutput(name string, s *scenario.Scenario, release placement.Release, problems bool) (lensOutput, error) {
	o := lensOutput{File: name, Title: s.Title, Release: release.Name, Rows: []lensRow{}, Columns: []lensColumn{}, hosts: len(s.Cloud.Hosts)}
	l, err := lens.New(placement.Run{Cloud: s.Cloud, Release: release, Rules: s.Rules})
	if err != nil {
		return o, fmt.Errorf("%s: %w", name, err)
	}
	for !l.Done() {
		l.Next()
	}
	o.More, o.pairs = l.More, len(l.Pairs)
	speaker := words.Speaker{Cloud: s.Cloud}
	var fits [][]words.Fit
	columns := lens.Columns(s.Cloud, l)
	o.lacking = words.Lacking(columns)
	for _, c := range columns {
		if problems && c.Seen[0].Problem() == lens.NoProblem {
			continue
		}
		o.Columns = append(o.Columns, newLensColumn(speaker, l, &c))
		fits = append(fits, words.Fits(speaker, l, nil, c.Pairs[0]))
	}
	for _, r := range words.FitRows(l, fits) {
		row := lensRow{Cluster: speaker.Cluster(r.Cluster)}
		for _, host := range r.Hosts {
			row.Hosts = append(row.Hosts, speaker.Host(host))
		}
		o.Rows = append(o.Rows, row)
		for i, fit := range r.Cells {
			sign, _ := words.Answer(fit.Answer)
			o.Columns[i].Cells = append(o.Columns[i].Cells, lensCell{fit.Answer.String(), fit.Rule, fit.Text, sign})
		}
	}
	return o, nil
}

func newLensColumn(s words.Speaker, l *lens.Lens, c *lens.Column) lensColumn {
	seen := &c.Seen[0]
	col := lensColumn{Tags: strings.Join(words.PairTags(s, l.Pairs[c.Pairs[0]]), ", "), VMs: c.VMs, Hosts: seen.Hosts, Now: seen.Now, Unknown: seen.Unknown,
		Problem: seen.Problem(), Text: words.Room(seen, c.VMs > 0), Refused: seen.Refused}
	for _, i := range c.Pairs {
		p := l.Pairs[i]
		col.Pairs = append(col.Pairs, lensPair{s.Cloud.Offering(p.Offering).Name, s.Cloud.Template(p.Template).Name, p.Hypervisor, p.UEFI, p.VMs, words.Pair(s, p)})
	}
	return col
}

func (o lensOutput) String() string {
	var b strings.Builder
	b.WriteString(heading(o.Title, o.File))
	fmt.Fprintf(&b, "In %s, if every host was empty: %s × %s of an offering and a template.\n", o.Release, counted(o.hosts, "host"), counted(o.pairs, "pair"))
	if o.More > 0 {
		fmt.Fprintf(&b, "%s not looked at.\n", counted(o.More, "more pair"))
	}
	fmt.Fprintf(&b, "%s\n", o.lacking)
	if len(o.Columns) == 0 {
		return b.String()
	}
	b.WriteString("\n" + indented(o.matrix()))
	for i := range o.Columns {
		o.column(&b, i)
	}
	return b.String()
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

const listedHosts = 6

func (o lensOutput) matrix() string {
	return aligned(func(w io.Writer) {
		fmt.Fprint(w, "CLUSTER\tHOST")
		for i := range o.Columns {
			fmt.Fprintf(w, "\t%d", i+1)
		}
		cluster := ""
		for i, r := range o.Rows {
			name := ""
			if i == 0 || r.Cluster != cluster {
				name, cluster = r.Cluster, r.Cluster
			}
			fmt.Fprintf(w, "\n%s\t%s", name, words.List(r.Hosts, listedHosts))
			for _, c := range o.Columns {
				fmt.Fprint(w, "\t"+c.Cells[i].sign)
			}
		}
		fmt.Fprintln(w)
	})
}

// column says what a number of the matrix is, and why hosts do not do.
func (o lensOutput) column(b *strings.Builder, i int) {
	c := &o.Columns[i]
	var names, reasons []string
	for _, p := range c.Pairs {
		names = append(names, p.name)
	}
	sign := ""
	switch c.Problem {
	case lens.NoHost, lens.NoneNow:
		sign = "✗ "
	case lens.OneHost, lens.OneNow:
		sign = "! "
	}
	used := "no VM"
	if c.VMs > 0 {
		used = counted(c.VMs, "VM")
	}
	fmt.Fprintf(b, "\n  %d  %s\n     %s; %s; %s%s\n", i+1, words.List(names, listedHosts), c.Tags, used, sign, c.Text)
	if c.Refused != "" {
		fmt.Fprintf(b, "     %s\n", c.Refused)
		return
	}
	hosts := map[string][]string{}
	for n, cell := range c.Cells {
		if cell.Text == "" {
			continue
		}
		reason := cell.sign + " " + cell.Text
		if !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
		hosts[reason] = append(hosts[reason], o.Rows[n].Hosts...)
	}
	for _, reason := range reasons {
		fmt.Fprintf(b, "     %s: %s\n", reason, words.List(hosts[reason], listedHosts))
	}
}
