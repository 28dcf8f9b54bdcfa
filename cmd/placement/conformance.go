package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"placement-playground/core/conformance"
	"placement-playground/core/placement"
	"placement-playground/web/tagrule"
)

const conformanceHelp = `Replays recorded scenarios and compares with what CloudStack's own Java classes
answered. The folder holds scenarios.jsonl.gz and an answers-RELEASE.jsonl.gz for
each release. The exit status is 1 if a scenario that is modelled disagrees.

JSON: {agreement, scenarios, agree, disagree, refused, releases: [{release,
scenarios, agree, disagree, refused, features: [{name, scenarios, agree, disagree,
refused}], refusals: [{cause, scenarios}]}], notModelled, disagreements: [{release,
id, field, got, want, fields}]}. agreement is agree by agree + disagree, from 0 to
1. Of each scenario that disagrees the first field is told, and of such scenarios
the first ten; fields counts all fields of the scenario that differ. notModelled
lists releases that are recorded and not modelled.
`

func setupConformance(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	only := releaseFlag(flags, "compare only this `RELEASE`; can be given again")
	return func(t *terminal, operands []string) error {
		dir, err := one(operands, "folder")
		if err != nil {
			return err
		}
		out, err := compare(dir, *only)
		if err != nil {
			return err
		}
		if err := t.answer(*asJSON, out); err != nil {
			return err
		}
		if out.Disagree > 0 {
			return errNotAsExpected
		}
		return nil
	}
}

type conformanceOutput struct {
	Agreement float64 `json:"agreement"`
	conformance.Tally
	Releases      []conformance.Report `json:"releases"`
	NotModelled   []string             `json:"notModelled"`
	Disagreements []disagreement       `json:"disagreements"`
}

type disagreement struct {
	Release string `json:"release"`
	conformance.Disagreement
}

// told is how many disagreements are listed.
const told = 10

func compare(dir string, only releases) (out conformanceOutput, err error) {
	out = conformanceOutput{Releases: []conformance.Report{}, NotModelled: []string{}, Disagreements: []disagreement{}}
	names, err := recorded(dir)
	if err != nil {
		return out, err
	}
	for _, release := range only {
		if !slices.Contains(names, release.Name) {
			return out, fmt.Errorf("%s: release %s is not recorded; recorded are %s", dir, release.Name, strings.Join(names, ", "))
		}
	}
	scenarios, err := unpack(filepath.Join(dir, "scenarios"+ending))
	if err != nil {
		return out, err
	}
	var rules tagrule.Evaluator
	defer func() { err = errors.Join(err, rules.Close()) }()
	for _, name := range names {
		release, err := placement.Find(name)
		if err != nil {
			out.NotModelled = append(out.NotModelled, name)
			continue
		}
		if len(only) > 0 && !slices.ContainsFunc(only, func(r placement.Release) bool { return r.Name == name }) {
			continue
		}
		answers, err := unpack(filepath.Join(dir, prefix+name+ending))
		if err != nil {
			return out, err
		}
		report, err := conformance.Compare(release, scenarios, answers, rules.Evaluate)
		if err != nil {
			return out, err
		}
		out.add(report)
	}
	if len(out.Releases) == 0 {
		return out, fmt.Errorf("%s: of the recorded releases none is modelled: %s", dir, strings.Join(names, ", "))
	}
	return out, nil
}

func (o *conformanceOutput) add(r conformance.Report) {
	o.Releases = append(o.Releases, r)
	o.Scenarios += r.Scenarios
	o.Agree += r.Agree
	o.Disagree += r.Disagree
	o.Refused += r.Refused
	o.Agreement = o.Tally.Agreement()
	for _, d := range r.Disagreements {
		if len(o.Disagreements) < told {
			o.Disagreements = append(o.Disagreements, disagreement{r.Release, d})
		}
	}
}

func (o conformanceOutput) String() string {
	var parts []string
	for _, r := range o.Releases {
		parts = append(parts, r.Table())
	}
	if len(o.Disagreements) > 0 {
		parts = append(parts, o.first())
	}
	for _, name := range o.NotModelled {
		parts = append(parts, fmt.Sprintf("Release %s: recorded, but the release is not modelled.\n", name))
	}
	return strings.Join(parts, "\n")
}

func (o conformanceOutput) first() string {
	var b strings.Builder
	fmt.Fprintf(&b, "The first %d of %d disagreements:\n", len(o.Disagreements), o.Disagree)
	for _, d := range o.Disagreements {
		fmt.Fprintf(&b, "  ✗ %s in %s: %s\n      got    %s\n      wanted %s\n", d.ID, d.Release, d.Field, d.Got, d.Want)
	}
	return b.String()
}
