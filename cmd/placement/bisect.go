package main

import (
	"flag"
	"fmt"
	"strings"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

const bisectHelp = `Says at which change of which release the outcome of the file changes: how its
steps end, and where VMs go. A release that has several changes makes them one
after the other. What changes the way and not the end is left out; "diff" tells
of that.

JSON: {file, title, releases, turns: [{release, parent, change, before, after}]};
releases, before and after are as in "run", change as in "releases".
`

func setupBisect(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	return func(t *terminal, files []string) error {
		name, err := one(files, "file")
		if err != nil {
			return err
		}
		s, err := t.read(name)
		if err != nil {
			return err
		}
		out, err := newBisectOutput(name, s)
		if err != nil {
			return err
		}
		return t.answer(*asJSON, out)
	}
}

type bisectOutput struct {
	File     string       `json:"file"`
	Title    string       `json:"title"`
	Releases []releaseRun `json:"releases"`
	Turns    []turnWords  `json:"turns"`
}

type turnWords struct {
	Release string      `json:"release"`
	Parent  string      `json:"parent"`
	Change  changeWords `json:"change"`
	Before  releaseRun  `json:"before"`
	After   releaseRun  `json:"after"`
}

func newBisectOutput(name string, s *scenario.Scenario) (bisectOutput, error) {
	o := bisectOutput{File: name, Title: s.Title, Turns: []turnWords{}}
	for _, release := range placement.Releases() {
		ran, err := summaryIn(name, s, release)
		if err != nil {
			return o, err
		}
		o.Releases = append(o.Releases, ran)
	}
	turns, err := s.Bisect()
	if err != nil {
		return o, located(name, err)
	}
	for _, turn := range turns {
		o.Turns = append(o.Turns, turnWords{
			Release: turn.Release, Parent: turn.Parent, Change: changesOf([]placement.Change{turn.Change})[0],
			Before: summary(s, turn.Before), After: summary(s, turn.After),
		})
	}
	return o, nil
}

func (o bisectOutput) String() string {
	var b strings.Builder
	b.WriteString(heading(o.Title, o.File) + table(o.Releases) + "\n")
	if len(o.Turns) == 0 {
		b.WriteString("No change of any release changes the outcome.\n")
	}
	for _, turn := range o.Turns {
		fmt.Fprintf(&b, "%s differs from %s by %s (%s):\n  %s\n", turn.Release, turn.Parent, turn.Change.Name, turn.Change.request(), turn.Change.Text)
		for i, after := range turn.After.Steps {
			before := turn.Before.Steps[i]
			if before.Outcome != after.Outcome || before.moves() != after.moves() {
				fmt.Fprintf(&b, "  %s: %s %s, %s\n  %*s  %s %s, %s\n", after.name(), before.sign(), before.Outcome, before.moves(),
					len(after.name())-1, "→", after.sign(), after.Outcome, after.moves())
			}
		}
	}
	return b.String()
}
