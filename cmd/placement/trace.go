package main

import (
	"flag"
	"fmt"
	"slices"

	"placement-playground/core/link/step"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

const traceHelp = `Prints what one release decided, step by step: without --release the last one
that the file compares, or the newest, and of a link to a step the one that it
shows. The signs are ✓ holds, ✗ does not, – not looked at, ★ chosen, ‼ exception,
· noted.

JSON: {file, title, release, level, shown: {step, n, text, exact}, events: [{n, text,
rule, at, verdict, want, have, effect}]}; n counts all events from 1, also those that
the level leaves out. shown is the step that a link names, or the nearest around it.

With --log it prints what CloudStack's management server writes on the way, in
4.20 and later, without time and thread, and nothing else.

JSON: {file, title, release, lines: [{n, rule, level, class, message}]}.
`

func setupTrace(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	in := releaseFlag(flags, "the `RELEASE` to follow")
	level := trace.ByHost
	flags.Func("level", "the `LEVEL` to read at: cluster, host (unless given) or check", func(word string) error {
		i := slices.Index(levels, word)
		if i < 0 {
			return fmt.Errorf("known are %v", levels)
		}
		level = trace.Level(i + 1)
		return nil
	})
	asLog := flags.Bool("log", false, "print the management server's log lines instead")
	return func(t *terminal, files []string) error {
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
		if len(*in) == 0 {
			*in = releases{usual(s)}
			if a := t.links[name]; a.Release != "" || a.At != "" {
				*in = releases{oldest(s)}
			}
		}
		out, err := runIn(name, s, (*in)[0])
		if err != nil {
			return err
		}
		if !*asLog {
			return t.answer(*asJSON, newTraceOutput(name, s, &out.Trace, level, t.links[name].At))
		}
		log, err := newLogOutput(name, s, &out.Trace)
		if err != nil {
			return err
		}
		return t.answer(*asJSON, log)
	}
}

// levels are the words for trace.ByCluster and so on.
var levels = []string{"cluster", "host", "check"}

// usual is the last release that a file compares, or the newest.
func usual(s *scenario.Scenario) placement.Release {
	if n := len(s.Compare); n > 0 {
		if r, err := placement.Find(s.Compare[n-1]); err == nil {
			return r
		}
	}
	all := placement.Releases()
	return all[len(all)-1]
}

type traceOutput struct {
	File    string       `json:"file"`
	Title   string       `json:"title"`
	Release string       `json:"release"`
	Level   string       `json:"level"`
	Shown   *namedStep   `json:"shown,omitempty"`
	Events  []eventWords `json:"events"`
	text    string
}

type eventWords struct {
	N    int    `json:"n"`
	Text string `json:"text"`
	trace.Event
}

func newTraceOutput(name string, s *scenario.Scenario, t *trace.Trace, level trace.Level, at string) traceOutput {
	speaker := words.Speaker{Cloud: s.Cloud}
	o := traceOutput{File: name, Title: s.Title, Release: t.Release, Level: levels[level-1], Events: []eventWords{}}
	for _, i := range t.Stops(level) {
		o.Events = append(o.Events, eventWords{i + 1, speaker.Sentence(&t.Events[i]), t.Events[i]})
	}
	o.text = heading(s.Title, name) + fmt.Sprintf("In %s, by %s:\n\n", t.Release, o.Level) + speaker.Print(t, level)
	if event, exact := step.Find(s.Cloud, t, at); at != "" && event >= 0 {
		o.Shown = newNamedStep(s, t, event, exact)
		o.text += "\n" + o.Shown.String() + "\n"
	}
	return o
}

func (o traceOutput) String() string { return o.text }
