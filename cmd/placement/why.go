package main

import (
	"flag"
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
	"placement-playground/web/tagrule"
)

const whyHelp = `Says of each VM that finds no host in a release all that is in the way, host by
host, also what CloudStack never came to ask, and which smallest changes would
place it. Without --release it is the first one that the file compares, or the
newest. Each change was made on a copy and run; changes that do not place the VM
are not told, and amounts are the smallest that do. Fewer changes come before
more, and what reaches less far before what reaches farther: a tag of one host, a
host, a VM, a cluster, an offering or template, a setting, and then capacity.

JSON: {file, title, release, failed: [{step, deploy or maintain, vm, outcome,
placedSince, blockers: [{cluster, host, rule, text, asked}], table, changes:
{remedies: [{text, changes: [{kind, id, field, from, to}], host, outcome, lost}],
reruns, pairs, left, unanswered, unmodelled}}]}. asked is the event, from 1, at
which CloudStack asked, and missing where it never did. table has every rule of
every host; asked is there counted from 0, and -1 where CloudStack never asked.
placedSince is the first later release that places the VM with nothing changed.
left counts what was not tried because the search is bounded.
`

func setupWhy(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	in := releaseFlag(flags, "the `RELEASE` to ask")
	vm := flags.String("vm", "", "only the VM of this `NAME`")
	return func(t *terminal, files []string) (err error) {
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
		var rules tagrule.Evaluator
		defer func() {
			if closed := rules.Close(); err == nil {
				err = closed
			}
		}()
		out, err := newWhyOutput(name, s, release, *vm, remedy.Search{Answer: rules.Evaluate})
		if err != nil {
			return err
		}
		return t.answer(*asJSON, out)
	}
}

// oldest is the first release that a file compares, or the newest of all: of two
// releases, the one in which VMs fail mostly comes first.
func oldest(s *scenario.Scenario) placement.Release {
	if len(s.Compare) > 0 {
		if r, err := placement.Find(s.Compare[0]); err == nil {
			return r
		}
	}
	return usual(s)
}

type whyOutput struct {
	File    string       `json:"file"`
	Title   string       `json:"title"`
	Release string       `json:"release"`
	Failed  []failedCase `json:"failed"`
}

type failedCase struct {
	Step        int           `json:"step"`
	Deploy      string        `json:"deploy,omitempty"`
	Maintain    string        `json:"maintain,omitempty"`
	VM          string        `json:"vm,omitempty"`
	Outcome     trace.Outcome `json:"outcome"`
	PlacedSince string        `json:"placedSince,omitempty"`
	Blockers    []blocker     `json:"blockers"`
	Table       remedy.Table  `json:"table"`
	Changes     whyChanges    `json:"changes"`

	speaker words.Speaker
}

type blocker struct {
	Cluster string     `json:"cluster,omitempty"`
	Host    string     `json:"host,omitempty"`
	Rule    trace.Rule `json:"rule"`
	Text    string     `json:"text"`
	Asked   int        `json:"asked,omitempty"`
}

type whyChanges struct {
	Remedies []remedyWords `json:"remedies"`
	remedy.Found
}

type remedyWords struct {
	Text string `json:"text"`
	remedy.Remedy
}

func newWhyOutput(name string, s *scenario.Scenario, release placement.Release, vm string, how remedy.Search) (whyOutput, error) {
	o := whyOutput{File: name, Title: s.Title, Release: release.Name, Failed: []failedCase{}}
	var only cloud.ID
	for _, v := range s.Cloud.VMs {
		if v.Name == vm {
			only = v.ID
		}
	}
	if vm != "" && only == 0 {
		return o, fmt.Errorf("%s: there is no vm %q", name, vm)
	}
	out, err := runIn(name, s, release)
	if err != nil {
		return o, err
	}
	for _, c := range remedy.Failed(s, out) {
		if vm != "" && c.VM != only {
			continue
		}
		failed, err := newFailedCase(s, release, c, how)
		if err != nil {
			return o, fmt.Errorf("%s: %w", name, err)
		}
		o.Failed = append(o.Failed, failed)
	}
	return o, nil
}

func newFailedCase(s *scenario.Scenario, release placement.Release, c remedy.Case, how remedy.Search) (failedCase, error) {
	f := failedCase{Step: c.Step, Outcome: c.Outcome, Blockers: []blocker{}, speaker: words.Speaker{Cloud: s.Cloud}}
	switch {
	case c.Host == 0:
		f.Deploy = s.Cloud.VM(c.VM).Name
	default:
		f.Maintain = s.Cloud.Host(c.Host).Name
	}
	if c.VM != 0 {
		f.VM = s.Cloud.VM(c.VM).Name
	}
	var err error
	if f.Table, err = remedy.Blockers(s, release, c); err != nil {
		return f, err
	}
	f.blockers()
	if f.Changes.Found, err = f.Table.Changes(s, release, how); err != nil {
		return f, err
	}
	f.Changes.Remedies = []remedyWords{}
	for _, r := range f.Changes.Found.Remedies {
		f.Changes.Remedies = append(f.Changes.Remedies, remedyWords{words.Remedy(f.speaker, c, r), r})
	}
	f.PlacedSince = remedy.PlacedSince(s, release.Name, c)
	return f, nil
}

// blockers lists what is in the way, from the plan down to the hosts.
func (f *failedCase) blockers() {
	add := func(cells []remedy.Cell) {
		for i := range cells {
			c := &cells[i]
			if !c.Blocks() {
				continue
			}
			b := blocker{Rule: c.Rule, Text: words.Obstacle(f.speaker, c), Asked: c.Asked + 1}
			if c.At.Cluster != 0 {
				b.Cluster = f.speaker.Cluster(c.At.Cluster)
			}
			if c.At.Host != 0 {
				b.Host = f.speaker.Host(c.At.Host)
			}
			f.Blockers = append(f.Blockers, b)
		}
	}
	if f.Table.Ended != nil {
		add([]remedy.Cell{*f.Table.Ended})
	}
	add(f.Table.Plan)
	for _, cl := range f.Table.Clusters {
		add(cl.Cells)
		for _, h := range cl.Hosts {
			add(h.Cells)
			add(h.Last)
		}
	}
}
