package main

import (
	"flag"
	"fmt"
	"slices"

	"placement-playground/core/diagram"
	"placement-playground/core/link/step"
	"placement-playground/core/picture"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

const posterHelp = `Draws one step of a scenario as an SVG that needs nothing else: the cloud, why it
is decided so, both releases from beginning to end, and how they end. Without
--release and --compare they are the two that the file compares. Without --at it is
the first difference between them, or the first step.

A step has the number that "placement trace FILE --release RELEASE" prints, or a name
as "placement help link" says; of a link it is the one that the link shows. The SVG
carries the scenario, so that it can be opened again, unless that is larger than a
megabyte.

JSON: {file, title, release, compare, at, carried, svg}; at is missing if there is
no step, carried says whether the scenario is in the SVG.
`

func setupPoster(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	in := releaseFlag(flags, "the `RELEASE` to look at")
	beside := &releases{}
	flags.Var(beside, "compare", "the `RELEASE` to compare with")
	at := flags.String("at", "", "the `STEP` to draw")
	theme := diagram.Auto
	flags.Func("theme", "the `THEME`: auto (unless given), which follows the reader's system, light or dark", func(word string) error {
		if !slices.Contains(diagram.Themes(), diagram.Theme(word)) {
			return fmt.Errorf("known are %v", diagram.Themes())
		}
		theme = diagram.Theme(word)
		return nil
	})
	return func(t *terminal, files []string) error {
		name, err := one(files, "file")
		if err != nil {
			return err
		}
		if len(*in) > 1 || len(*beside) > 1 {
			return usageError{"give one release, and one to compare it with"}
		}
		tree, err := t.tree(name)
		if err != nil {
			return err
		}
		s, err := t.decode(name, tree)
		if err != nil {
			return err
		}
		moment, err := momentOf(s, sides(s, *in, *beside), *at, t.links[name].At)
		if err != nil {
			return located(name, err)
		}
		out := posterOutput{File: name, Title: s.Title, Release: moment.Runs[0].Release, Compare: moment.Runs[1].Release, At: nameOf(s, moment)}
		carried := diagram.Carried{Scenario: tree.JSON(), Release: out.Release, Compare: out.Compare, At: out.At}
		out.Carried = carried.Fits()
		out.SVG = string(diagram.Poster{Moment: moment, Theme: theme, Carried: carried}.SVG())
		if *asJSON {
			return t.answer(true, out)
		}
		return t.write(out.SVG)
	}
}

type posterOutput struct {
	File    string `json:"file"`
	Title   string `json:"title"`
	Release string `json:"release"`
	Compare string `json:"compare"`
	At      string `json:"at,omitempty"`
	Carried bool   `json:"carried"`
	SVG     string `json:"svg"`
}

func (o posterOutput) String() string { return o.SVG }

// sides are the releases of both lanes: what is named, and else what a reader of the
// scenario sees first.
func sides(s *scenario.Scenario, in, beside releases) [2]string {
	two := picture.Compared(s)
	switch {
	case len(in) == 1 && in[0].Name == two[1]:
		two[0], two[1] = two[1], two[0]
	case len(in) == 1:
		two[0] = in[0].Name
	}
	if len(beside) == 1 {
		two[1] = beside[0].Name
	}
	return two
}

// momentOf runs both releases and goes to the step that at names, or else to the one
// that a link shows, or the nearest around it.
func momentOf(s *scenario.Scenario, two [2]string, at, shown string) (picture.Moment, error) {
	var runs [2]*picture.Run
	for side, release := range two {
		run, err := picture.NewRun(s, release, trace.ByHost)
		if err != nil {
			return picture.Moment{}, err
		}
		runs[side] = &run
	}
	pair := picture.Beside(s, runs[0], runs[1])
	lead, event := pair.First(runs)
	if shown != "" && len(runs[lead].Trace.Events) > 0 {
		event, _ = step.Find(s.Cloud, runs[lead].Trace, shown)
	}
	if at != "" {
		var err error
		if event, err = eventOf(s, runs[lead].Trace, at); err != nil {
			return picture.Moment{}, err
		}
	}
	return pair.At(runs, lead, event), nil
}

// nameOf is what the step of a moment is called, "" if there is none.
func nameOf(s *scenario.Scenario, m picture.Moment) string {
	if m.Event == nil {
		return ""
	}
	return step.At(s.Cloud, m.Runs[m.Lead].Trace, m.Index)
}
