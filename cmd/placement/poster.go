package main

import (
	"flag"
	"fmt"
	"slices"
	"strconv"

	"placement-playground/core/diagram"
	"placement-playground/core/picture"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

const posterHelp = `Draws one step of a scenario as an SVG that needs nothing else: the cloud, why it
is decided so, both releases from beginning to end, and how they end. Without
--release and --compare they are the two that the file compares. Without --at it is
the first difference between them, or the first step.

A step has the number that "placement trace FILE --release RELEASE" prints. The SVG
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
	at := flags.String("at", "", "the step of this `NUMBER`")
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
		moment, err := momentOf(s, sides(s, *in, *beside), *at)
		if err != nil {
			return located(name, err)
		}
		out := posterOutput{File: name, Title: s.Title, Release: moment.Runs[0].Release, Compare: moment.Runs[1].Release, At: stopName(moment)}
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

// momentOf runs both releases and goes to the step that at names.
func momentOf(s *scenario.Scenario, two [2]string, at string) (picture.Moment, error) {
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
	if at != "" {
		var err error
		if event, err = stopAt(runs[lead], at); err != nil {
			return picture.Moment{}, err
		}
	}
	return pair.At(runs, lead, event), nil
}

// stopAt is the event of the step that a name names: its number.
func stopAt(run *picture.Run, at string) (int, error) {
	if len(run.Stops) == 0 {
		return 0, usageError{fmt.Sprintf("there is no step %q: %s takes none", at, run.Release)}
	}
	n, err := strconv.Atoi(at)
	if err != nil || n < 1 || n > len(run.Stops) {
		return 0, usageError{fmt.Sprintf("there is no step %q: %s has the steps 1 to %d", at, run.Release, len(run.Stops))}
	}
	return run.Stops[n-1], nil
}

// stopName names the step of a moment, "" if there is none.
func stopName(m picture.Moment) string {
	if m.Event == nil {
		return ""
	}
	return strconv.Itoa(m.Runs[m.Lead].Stop(m.Index))
}
