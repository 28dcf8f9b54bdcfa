package main

import (
	"flag"
	"fmt"
	"strconv"

	"placement-playground/core/link"
	"placement-playground/core/link/step"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

const linkHelp = `Prints a link that holds the whole file but for its comments: the part of an address
that follows the playground's own, and that no server ever sees. It opens for ever,
and stands for the file in every command.

--at names a step by what it is about, such as

  vm:web-1/cluster:linux/host:linux-02/list.template

or by its number n in "trace --json", in the release that the link shows: --release,
else the first that the file compares, else the newest. Parts that are left out at
the end mean the first step there.

JSON: {file, title, link, length, at: {step, n, text, exact}}; length counts characters.
`

func setupLink(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	show := releaseFlag(flags, "the `RELEASE` to show")
	beside := &releases{}
	flags.Var(beside, "compare", "the `RELEASE` to show beside it")
	at := flags.String("at", "", "the `STEP` to show")
	site := flags.String("site", "", "put the `ADDRESS` of a playground before the link")
	return func(t *terminal, files []string) error {
		name, err := one(files, "file")
		if err != nil {
			return err
		}
		if len(*show) > 1 || len(*beside) > 1 {
			return usageError{"give one release"}
		}
		out, err := t.link(name, *show, *beside, *at)
		if err != nil {
			return err
		}
		out.Link = *site + out.Link
		out.Length = len(out.Link)
		if out.Length > link.Long {
			fmt.Fprintf(t.errs, "placement: the link has %d characters, and some chat programs cut what is longer than %d\n", out.Length, link.Long)
		}
		return t.answer(*asJSON, out)
	}
}

type linkOutput struct {
	File   string     `json:"file"`
	Title  string     `json:"title"`
	Link   string     `json:"link"`
	Length int        `json:"length"`
	At     *namedStep `json:"at,omitempty"`
}

func (o linkOutput) String() string { return o.Link + "\n" }

func (t *terminal) link(name string, show, beside releases, at string) (linkOutput, error) {
	tree, err := t.tree(name)
	if err != nil {
		return linkOutput{}, err
	}
	s, err := t.decode(name, tree)
	if err != nil {
		return linkOutput{}, err
	}
	text, err := link.Encode(tree)
	if err != nil {
		return linkOutput{}, located(name, err)
	}
	address := t.links[name] // of a link, what else it says is kept
	address.Link, address.Example = text, ""
	release := oldest(s)
	if len(show) > 0 {
		release = show[0]
		address.Release = release.Name
	}
	if len(beside) > 0 {
		address.Compare = beside[0].Name
	}
	o := linkOutput{File: name, Title: s.Title}
	if at != "" {
		ran, err := runIn(name, s, release)
		if err != nil {
			return linkOutput{}, err
		}
		if o.At, err = stepOf(s, &ran.Trace, at); err != nil {
			return linkOutput{}, fmt.Errorf("%s: %w", name, err)
		}
		address.At = o.At.Step
	}
	o.Link = "#" + address.String()
	return o, nil
}

// stepOf is a step that was named, or numbered from 1.
func stepOf(s *scenario.Scenario, t *trace.Trace, at string) (*namedStep, error) {
	event, exact := step.Find(s.Cloud, t, at)
	if n, err := strconv.Atoi(at); err == nil {
		event, exact = n-1, n >= 1 && n <= len(t.Events)
	}
	named := func(i int) string { return step.At(s.Cloud, t, i) }
	switch {
	case len(t.Events) == 0:
		return nil, fmt.Errorf("there is no step in %s", t.Release)
	case !exact && (event < 0 || event >= len(t.Events)):
		return nil, fmt.Errorf("there is no step %s in %s, only %d", at, t.Release, len(t.Events))
	case !exact:
		return nil, fmt.Errorf("there is no step %q in %s; the nearest is %q", at, t.Release, named(event))
	}
	return newNamedStep(s, t, event, true), nil
}

// namedStep is a step with its name.
type namedStep struct {
	Step  string `json:"step"`
	N     int    `json:"n"` // of all events, from 1
	Text  string `json:"text"`
	Exact bool   `json:"exact"` // or the nearest around one that is not there
}

func newNamedStep(s *scenario.Scenario, t *trace.Trace, event int, exact bool) *namedStep {
	speaker := words.Speaker{Cloud: s.Cloud}
	e := &t.Events[event]
	return &namedStep{Step: step.At(s.Cloud, t, event), N: event + 1, Text: words.Sign(e.Verdict) + " " + speaker.Sentence(e), Exact: exact}
}

func (n *namedStep) String() string {
	if n.Exact {
		return "The link shows: " + n.Text
	}
	return "The link names a step that is not there; the nearest is: " + n.Text
}
