package app

import (
	"fmt"
	"slices"
	"strconv"

	"placement-playground/core/picture"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/words"
)

// Endings is how the scenario ends in every release, neighbours in time that end
// alike together. Lead is the release that is stepped, Other the one beside it.
type Endings struct {
	Groups      []Ending
	Lead, Other string
	Side        int // of the lead
	Run, All    int // releases that have run, and all
	Busy        string
	Problem     string
}

// Ending is releases that end alike.
type Ending struct {
	Releases []string
	Refused  string // why they cannot run it; there are no steps then
	Steps    []StepEnd
	More     int // steps that are not listed
	// Turn says what the changes are to the group before that ran.
	Turn    string
	Changes []Link
}

// StepEnd is how one step ends.
type StepEnd struct {
	Of, Word, Fates string
	Tone            Tone
}

// maxSteps bounds the steps of one ending.
const maxSteps = 8

// endings are made of one scenario, one release after the other: a Bisection goes
// on in place, so only the newest model may go on with it.
type endings struct {
	of      *scenario.Scenario
	run     *scenario.Bisection
	groups  []Ending
	problem string
}

func (m *Model) endingsPending() bool {
	return m.Sheet == ReleasesSheet && m.endings.problem == "" && !m.endings.run.Done()
}

// withEndings begins with the endings of what is open, unless that is done.
func (m Model) withEndings() Model {
	if m.endings.of != m.Scenario {
		m.endings = endings{of: m.Scenario, run: m.Scenario.Bisection()}
	}
	return m
}

// next runs the next release.
func (e endings) next() endings {
	if err := e.run.Next(); err != nil {
		e.problem = err.Error()
		return e
	}
	e.groups = e.grouped()
	return e
}

func (e endings) grouped() []Ending {
	var groups []Ending
	last := -1 // the release that ran last
	for i, ran := range e.run.Ran {
		n := len(groups) - 1
		switch {
		case ran.Refused != nil && n >= 0 && groups[n].Refused == ran.Refused.Error():
			groups[n].Releases = append(groups[n].Releases, ran.Release)
			continue
		case ran.Refused != nil:
			groups = append(groups, Ending{Releases: []string{ran.Release}, Refused: ran.Refused.Error()})
			continue
		}
		alike := last >= 0 && e.of.Same(e.run.Ran[last].Outcome, ran.Outcome)
		if alike && last == i-1 {
			groups[n].Releases = append(groups[n].Releases, ran.Release)
		} else {
			g := e.ending(ran)
			if last >= 0 && !alike {
				g.Turn, g.Changes = e.turned(e.run.Ran[last].Release, ran.Release)
			}
			groups = append(groups, g)
		}
		last = i
	}
	return groups
}

func (e endings) ending(ran scenario.Ran) Ending {
	g := Ending{Releases: []string{ran.Release}, More: max(0, len(e.of.Steps)-maxSteps)}
	speaker := words.Speaker{Cloud: e.of.Cloud}
	for i, step := range e.of.Steps[:len(e.of.Steps)-g.More] {
		word, tone := picture.Ended(ran.Outcome.Steps[i].Outcome)
		end := StepEnd{Word: word, Tone: tone, Fates: words.Fates(words.FatesOf(e.of, ran.Outcome, i))}
		switch {
		case step.Deploy != nil:
			end.Of = "start " + speaker.VM(step.Deploy.VM)
		case step.Cancel != 0:
			end.Of = "cancel " + speaker.Host(step.Cancel)
		default:
			end.Of = "empty " + speaker.Host(step.Maintain)
		}
		g.Steps = append(g.Steps, end)
	}
	return g
}

// turned are the changes between two releases that turn the outcome: those that a
// Bisection has named. A release that comes from another line can be without a
// change that the one before in time has.
func (e endings) turned(before, after string) (string, []Link) {
	all := placement.Between(before, after)
	same := func(a placement.Change) func(placement.Change) bool {
		return func(b placement.Change) bool { return a.Name == b.Name && a.PR == b.PR }
	}
	named := slices.DeleteFunc(slices.Clone(all), func(c placement.Change) bool {
		return !slices.ContainsFunc(e.run.Turns, func(t scenario.Turn) bool { return same(c)(t.Change) })
	})
	turn := "change:"
	if len(named) == 0 { // a release on the way refuses the scenario
		named, turn = all, "one of:"
	}
	has := placement.Between(placement.Releases()[0].Name, after)
	var links []Link
	for _, c := range named {
		link := changeLink(c)
		if !slices.ContainsFunc(has, same(c)) {
			link.Text = "without " + link.Text
		}
		links = append(links, link)
	}
	return turn, links
}

// changeLink leads to the pull request of a change, or to its commit.
func changeLink(c placement.Change) Link {
	const home = "https://github.com/apache/cloudstack/"
	if c.PR == 0 {
		return Link{c.Commit, home + "commit/" + c.Commit, c.Text}
	}
	pr := strconv.Itoa(c.PR)
	return Link{"#" + pr, home + "pull/" + pr, c.Text}
}

func (m *Model) everyRelease() Endings {
	if m.Sheet != ReleasesSheet || m.endings.of != m.Scenario {
		return Endings{}
	}
	s := Endings{Groups: m.endings.groups, Lead: m.lead().Release, Other: m.Lanes[1-m.Lead].Release, Side: m.Lead,
		Run: len(m.endings.run.Ran), All: len(placement.Releases()), Problem: m.endings.problem}
	if m.endingsPending() {
		s.Busy = fmt.Sprintf("%d of %d releases have run", s.Run, s.All)
	}
	return s
}
