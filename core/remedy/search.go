package remedy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// Bounds of one search. Together they keep it short, whatever the cloud is.
const (
	MaxReruns = 160 // runs of the scenario
	MaxTried  = 24  // sets of changes of one kind that are tried
	MaxAlike  = 3   // sets of changes of one kind that are told
)

// Search is what a search needs beside the scenario. The zero value is ready.
type Search struct {
	// Answer answers tag rules. A change of an offering's host tag can need
	// answers that the scenario does not have; without them it is counted in
	// Found.Unanswered and not told.
	Answer func([]cloud.TagRuleCase) (cloud.TagRuleAnswers, error)
	// Reruns bounds the runs instead of MaxReruns, if it is not 0.
	Reruns int
}

// Remedy is a set of changes, one or two, with which a run has placed the VM.
type Remedy struct {
	Changes []Change `json:"changes"`
	Host    cloud.ID `json:"host,omitempty"` // where the VM goes
	// Outcome is how the whole step ends then: of a maintenance, whether the
	// other VMs leave, too.
	Outcome trace.Outcome `json:"outcome"`
	// Lost are VMs that then have no destination, in this step or one before, and
	// had one.
	Lost []cloud.ID `json:"lost,omitempty"`
}

// Found is what a search has found, the smallest first (Change.Rank).
type Found struct {
	Remedies []Remedy `json:"remedies"`
	Reruns   int      `json:"reruns"`
	// Pairs: no single change was found, so pairs were tried.
	Pairs bool `json:"pairs"`
	// Left counts what was not tried to its end, as one of the bounds was
	// reached: more of the kinds that are told, and perhaps others.
	Left int `json:"left"`
	// Unanswered counts what needs answers of tag rules, Unmodelled what the
	// playground does not model or takes for impossible.
	Unanswered int `json:"unanswered"`
	Unmodelled int `json:"unmodelled"`
}

// Changes finds the smallest changes that place a case. Each is applied to a copy
// of the scenario, which is run in the release up to the case's step; what does
// not place the VM is not told. An amount is the smallest with which it works:
// one less, of MHz, MiB or hundredths, was run as well and does not.
//
// A run has the scenario's seed: with vm.allocation.algorithm "random" another
// order of hosts might place the VM elsewhere.
func Changes(s *scenario.Scenario, release placement.Release, c Case, how Search) (Found, error) {
	table, err := Blockers(s, release, c)
	if err != nil {
		return Found{}, err
	}
	return table.Changes(s, release, how)
}

// Changes is Changes for a table that is there already, of the same scenario.
func (t *Table) Changes(s *scenario.Scenario, release placement.Release, how Search) (Found, error) {
	h, err := t.Hunt(s, release, how)
	if err != nil {
		return Found{}, err
	}
	for !h.Done() {
		if err := h.Next(); err != nil {
			return h.found, err
		}
	}
	return h.found, nil
}

// tally counts what was tried and found of one kind.
type tally struct{ tried, told int }

func kindOf(set []option) string {
	var b strings.Builder
	for _, o := range set {
		b.WriteString(string(o.Kind) + "." + o.Field + " ")
	}
	return b.String()
}

// sorted puts sets into the order of what is guessed of their size, each once,
// with the smallest of its guesses.
func (r *Hunt) sorted(sets [][]option) [][]option {
	changes := func(set []option) []Change {
		all := make([]Change, len(set))
		for i, o := range set {
			all[i] = o.with(o.guess)
		}
		return all
	}
	slices.SortStableFunc(sets, func(a, b []option) int { return bySize(r.s, changes(a), changes(b)) })
	seen := map[string]bool{}
	return slices.DeleteFunc(sets, func(set []option) bool {
		var b strings.Builder
		for _, o := range set {
			to := o.To
			if o.most > 0 {
				to = "?"
			}
			fmt.Fprintf(&b, "%s %d %s %q ", o.Kind, o.ID, o.Field, to)
		}
		known := seen[b.String()]
		seen[b.String()] = true
		return known || slices.ContainsFunc(set, func(o option) bool { return o.most == 0 && o.From == o.To })
	})
}

// failing are the VMs without a destination. Where a maintenance failed as a
// whole, all VMs of the host are.
func failing(s *scenario.Scenario, out scenario.Outcome) map[cloud.ID]bool {
	all := map[cloud.ID]bool{}
	for _, c := range Failed(s, out) {
		if c.VM != 0 {
			all[c.VM] = true
			continue
		}
		for _, vm := range out.Steps[c.Step-1].State.VMsOn(s.Cloud, c.Host) {
			all[vm.ID] = true
		}
	}
	return all
}

// merged are answers and more answers.
func merged(a, b cloud.TagRuleAnswers) cloud.TagRuleAnswers {
	all := maps.Clone(a)
	if all == nil {
		all = cloud.TagRuleAnswers{}
	}
	maps.Copy(all, b)
	return all
}
