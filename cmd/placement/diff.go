package main

import (
	"flag"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

const diffHelp = `Explains the first difference between two releases: the question that both are
asked and answer differently, both answers, what each does next, and how both
end. Without --release the two that the file compares.

JSON: {file, title, releases, differ, first: {rule, title, source, at, answers},
only: [{release, rule, title, times}], ends, changes}; ends is as in "run",
changes as in "releases", first is missing if no common question is answered
differently, and only lists what one release asks and the other does not.
`

func setupDiff(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	two := releaseFlag(flags, "a `RELEASE` to compare; give two")
	return func(t *terminal, files []string) error {
		name, err := one(files, "file")
		if err != nil {
			return err
		}
		s, err := t.read(name)
		if err != nil {
			return err
		}
		if len(*two) == 0 && len(s.Compare) == 2 {
			for _, release := range s.Compare {
				if err := two.Set(release); err != nil {
					return err
				}
			}
		}
		if len(*two) != 2 || (*two)[0].Name == (*two)[1].Name {
			return usageError{"give two different releases"}
		}
		out, err := newDiffOutput(name, s, *two)
		if err != nil {
			return err
		}
		return t.answer(*asJSON, out)
	}
}

type diffOutput struct {
	File     string           `json:"file"`
	Title    string           `json:"title"`
	Releases []string         `json:"releases"`
	Differ   bool             `json:"differ"`
	First    *firstDifference `json:"first,omitempty"`
	Only     []onlyAsked      `json:"only"`
	Ends     []releaseRun     `json:"ends"`
	Changes  []changeWords    `json:"changes"`

	speaker words.Speaker
	traces  [2]*trace.Trace
	first   [2]int // indices into the traces, -1 for none
}

// firstDifference is a question that both are asked and answer differently.
type firstDifference struct {
	Rule    trace.Rule    `json:"rule"`
	Title   string        `json:"title"`
	Source  string        `json:"source"`
	At      trace.Place   `json:"at"`
	Answers []answerWords `json:"answers"`
}

type answerWords struct {
	Release string        `json:"release"`
	Verdict trace.Verdict `json:"verdict"`
	Text    string        `json:"text"`
}

// onlyAsked counts questions that one release asks and the other does not.
type onlyAsked struct {
	Release string     `json:"release"`
	Rule    trace.Rule `json:"rule"`
	Title   string     `json:"title"`
	Times   int        `json:"times"`
}

func newDiffOutput(name string, s *scenario.Scenario, two releases) (diffOutput, error) {
	o := diffOutput{File: name, Title: s.Title, Only: []onlyAsked{}, speaker: words.Speaker{Cloud: s.Cloud}}
	for i, release := range two {
		out, err := runIn(name, s, release)
		if err != nil {
			return diffOutput{}, err
		}
		o.Releases = append(o.Releases, release.Name)
		o.Ends = append(o.Ends, summary(s, out))
		o.traces[i] = &out.Trace
	}
	o.Changes = changesOf(placement.Between(o.Releases[0], o.Releases[1]))
	o.first = trace.NewDiff(o.traces[0], o.traces[1]).First
	o.Only = append(onlyIn(o.traces[0], o.traces[1]), onlyIn(o.traces[1], o.traces[0])...)
	o.Differ = o.first[0] >= 0 || len(o.Only) > 0
	if o.first[0] >= 0 {
		e := &o.traces[0].Events[o.first[0]]
		o.First = &firstDifference{Rule: e.Rule, Title: words.Title(e.Rule), Source: words.Source(e.Rule), At: e.At}
		for i, t := range o.traces {
			answer := &t.Events[o.first[i]]
			o.First.Answers = append(o.First.Answers, answerWords{t.Release, answer.Verdict, o.speaker.Sentence(answer)})
		}
	}
	return o, nil
}

// onlyIn counts, by rule, the questions of a that b does not ask.
func onlyIn(a, b *trace.Trace) []onlyAsked {
	asked := map[trace.Key]bool{}
	for _, k := range b.Keys() {
		asked[k] = true
	}
	out := []onlyAsked{}
	at := map[trace.Rule]int{}
	for _, k := range a.Keys() {
		if asked[k] {
			continue
		}
		i, seen := at[k.Rule]
		if !seen {
			i = len(out)
			at[k.Rule] = i
			out = append(out, onlyAsked{Release: a.Release, Rule: k.Rule, Title: words.Title(k.Rule)})
		}
		out[i].Times++
	}
	return out
}
