package main

import (
	"errors"
	"flag"
	"io"
	"strings"

	"placement-playground/core/placement"
)

func newFlags(name string) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints errors and help
	return flags
}

// parse reads flags before, between and after the operands. Behind "--" there
// are only operands.
func parse(flags *flag.FlagSet, args []string) (operands []string, err error) {
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usageError{err.Error()}
		}
		rest := flags.Args()
		if read := len(args) - len(rest); read > 0 && args[read-1] == "--" {
			return append(operands, rest...), nil
		}
		if len(rest) == 0 {
			break
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
	return operands, nil
}

func jsonFlag(flags *flag.FlagSet) *bool {
	return flags.Bool("json", false, "print one JSON object instead of text")
}

// releaseFlag can be given more than once.
func releaseFlag(flags *flag.FlagSet, usage string) *releases {
	r := &releases{}
	flags.Var(r, "release", usage)
	return r
}

type releases []placement.Release

func (r *releases) String() string {
	var names []string
	for _, release := range *r {
		names = append(names, release.Name)
	}
	return strings.Join(names, ",")
}

// Set is flag.Value.
func (r *releases) Set(name string) error {
	release, err := placement.Find(name)
	if err == nil {
		*r = append(*r, release)
	}
	return err
}

// one is the file that a command is about.
func one(operands []string, what string) (string, error) {
	if len(operands) != 1 {
		return "", usageError{"give one " + what}
	}
	return operands[0], nil
}
