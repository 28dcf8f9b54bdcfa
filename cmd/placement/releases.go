package main

import (
	"flag"
	"fmt"
	"io"

	"placement-playground/core/placement"
)

const releasesHelp = `Lists the releases that are modelled, oldest first. A release is its parent plus
named changes.

JSON: {releases: [{release, parent, changes: [{name, pr or commit, rule, text}]}]};
pr is a pull request, commit a commit, of apache/cloudstack.
`

func setupReleases(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	return func(t *terminal, operands []string) error {
		if len(operands) > 0 {
			return usageError{"there is nothing to name"}
		}
		var out releasesOutput
		for _, r := range placement.Releases() {
			out.Releases = append(out.Releases, releaseWords{r.Name, r.Parent, changesOf(r.Changes)})
		}
		return t.answer(*asJSON, out)
	}
}

type releasesOutput struct {
	Releases []releaseWords `json:"releases"`
}

type releaseWords struct {
	Release string        `json:"release"`
	Parent  string        `json:"parent,omitempty"`
	Changes []changeWords `json:"changes"`
}

type changeWords struct {
	Name   string `json:"name"`
	PR     int    `json:"pr,omitempty"`
	Commit string `json:"commit,omitempty"`
	Rule   string `json:"rule,omitempty"`
	Text   string `json:"text"`
}

func changesOf(changes []placement.Change) []changeWords {
	out := make([]changeWords, len(changes))
	for i, c := range changes {
		out[i] = changeWords{c.Name, c.PR, c.Commit, string(c.Rule), c.Text}
	}
	return out
}

func (o releasesOutput) String() string {
	return aligned(func(w io.Writer) {
		fmt.Fprintln(w, "RELEASE\tPARENT\tCHANGE\tPULL REQUEST\tWHAT IT DOES")
		for _, r := range o.Releases {
			if len(r.Changes) == 0 {
				fmt.Fprintf(w, "%s\t%s\t\t\t\n", r.Release, r.Parent)
			}
			release, parent := r.Release, r.Parent
			for _, c := range r.Changes {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", release, parent, c.Name, c.request(), c.Text)
				release, parent = "", ""
			}
		}
	})
}

func (c changeWords) request() string {
	if c.PR == 0 {
		return "commit " + c.Commit
	}
	return fmt.Sprintf("#%d", c.PR)
}
