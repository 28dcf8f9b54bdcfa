package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
)

// command is one word of the command line.
type command struct {
	name, args, about string
	more              string // the rest of its help
	// setup defines the flags; the action is run once they are read.
	setup func(*flag.FlagSet) action
}

type action func(t *terminal, args []string) error

func commands() []command {
	return []command{
		{"run", "FILE…", "say how each step ends in each release, and where VMs go", runHelp, setupRun},
		{"trace", "FILE", "print what one release decided, and why", traceHelp, setupTrace},
		{"diff", "FILE", "explain the first difference between two releases", diffHelp, setupDiff},
		{"verify", "FILE|LINK|DIR…", "check what files expect of each release", verifyHelp, setupVerify},
		{"conformance", "DIR", "compare the core with recorded answers of CloudStack", conformanceHelp, setupConformance},
		{"bisect", "FILE", "say at which change of which release the outcome changes", bisectHelp, setupBisect},
		{"why", "FILE", "say all that keeps VMs from a host, and the smallest changes that would help", whyHelp, setupWhy},
		{"lens", "FILE", "say which hosts could run which offerings and templates, were they empty", lensHelp, setupLens},
		{"poster", "FILE", "draw one step as an SVG", posterHelp, setupPoster},
		{"link", "FILE", "print a link that holds the file", linkHelp, setupLink},
		{"test", "FILE", "print a Go test of what the file expects", testHelp, setupTest},
		{"releases", "", "list the releases and what each of them changed", releasesHelp, setupReleases},
	}
}

// Exit codes.
const (
	done    = 0
	failed  = 1 // bad input, or something is not as expected
	misused = 2 // the command line is wrong
)

// errNotAsExpected ends a command that has said already what is wrong.
var errNotAsExpected = errors.New("not as expected")

// usageError is a command line that makes no sense.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	t := newTerminal(stdin, stdout, stderr)
	if len(args) == 0 {
		fmt.Fprint(stderr, overview())
		return misused
	}
	name, args := args[0], args[1:]
	if name == "help" || name == "-h" || name == "-help" || name == "--help" {
		return help(args, stdout, stderr)
	}
	c, ok := find(name)
	if !ok {
		fmt.Fprintf(stderr, "placement: there is no command %q\n\n%s", name, overview())
		return misused
	}
	flags := newFlags(name)
	act := c.setup(flags)
	operands, err := parse(flags, args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, c.help())
		return done
	}
	if err == nil {
		err = act(t, t.shorten(operands))
	}
	var usage usageError
	switch {
	case err == nil:
		return done
	case errors.Is(err, errNotAsExpected):
		return failed
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "placement %s: %s\n%s\nplacement help %s says more.\n", name, usage.text, c.usage(), name)
		return misused
	}
	fmt.Fprintln(stderr, err)
	return failed
}

func find(name string) (command, bool) {
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return c.name == name })
	if i < 0 {
		return command{}, false
	}
	return all[i], true
}
