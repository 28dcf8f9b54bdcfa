package main

import (
	"flag"
	"fmt"

	"placement-playground/core/link"
)

const linkHelp = `Prints a link that holds the whole file but for its comments: the part of an address
that follows the playground's own, and that no server ever sees. It opens for ever,
and stands for the file in every command.

--at names a step by what it is about, such as

  vm:web-1/cluster:linux/host:linux-02/list.template

or by the number that "placement trace FILE --release RELEASE" prints, in the release
that the link shows: --release, else the first that the file compares, else the
newest. Parts that are left out at the end mean the first step there.

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
		event, err := eventOf(s, &ran.Trace, at)
		if err != nil {
			return linkOutput{}, located(name, err)
		}
		o.At = newNamedStep(s, &ran.Trace, event, true)
		address.At = o.At.Step
	}
	o.Link = "#" + address.String()
	return o, nil
}
