package core_test

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// accepting answers every tag rule with yes.
func accepting(cases []cloud.TagRuleCase) (cloud.TagRuleAnswers, error) {
	answers := cloud.TagRuleAnswers{}
	for _, c := range cases {
		answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
	}
	return answers, nil
}

// hasPlace makes changes and runs: does the case find a host?
func hasPlace(t *testing.T, s *scenario.Scenario, release placement.Release, c remedy.Case, changes []remedy.Change) (host cloud.ID, end trace.Outcome, ok bool) {
	t.Helper()
	made, err := remedy.ApplyAll(s, changes)
	if err != nil {
		t.Fatal(err)
	}
	made.Rules = cloud.TagRuleAnswers{}
	for q, a := range s.Rules {
		made.Rules[q] = a
	}
	for _, q := range remedy.Missing(s, release) {
		t.Fatalf("the scenario has no answer to %+v", q)
	}
	for _, q := range remedy.Missing(made, release) {
		made.Rules[q] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
	}
	out, err := made.RunTo(release, c.Step, nil)
	if err != nil {
		t.Fatal(err)
	}
	end = out.Steps[c.Step-1].Outcome
	for _, e := range out.Trace.Events {
		if e.At.Step != c.Step || e.Effect == nil || e.Effect.Move == nil {
			continue
		}
		if c.VM == 0 || e.At.VM == c.VM {
			return e.Effect.Move.To, end, true
		}
	}
	return 0, end, c.VM == 0 && end == trace.Maintenance
}

// eachSearch hands what is found for some failed cases of the random clouds to a test.
func eachSearch(t *testing.T, check func(s *scenario.Scenario, release placement.Release, c remedy.Case, found remedy.Found)) {
	t.Helper()
	for seed := range uint64(60) {
		for _, name := range []string{"4.18", "4.20.0", "4.23"} {
			s := randomScenario(t, seed)
			release, err := placement.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			out, err := s.Run(release)
			if tooOld(err) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			failed := remedy.Failed(s, out)
			for i, c := range failed {
				if i%max(1, len(failed)/3) != 0 {
					continue
				}
				found, err := remedy.Changes(s, release, c, remedy.Search{Answer: accepting, Reruns: 60})
				if err != nil {
					t.Fatalf("the random cloud %d in %s: %v", seed, name, err)
				}
				check(s, release, c, found)
				if t.Failed() {
					t.Fatalf("this was step %d of the random cloud %d in %s", c.Step, seed, name)
				}
			}
		}
	}
}

func isAmount(c remedy.Change) (less string, ok bool) {
	f, err := strconv.ParseFloat(c.To, 64)
	if err != nil {
		return "", false
	}
	switch c.Field {
	case "usedMHz", "usedMiB", "reservedMHz", "reservedMiB":
		return strconv.FormatFloat(f+1, 'f', -1, 64), true
	case "cpuThreshold", "ramThreshold", "cpuOvercommit", "ramOvercommit", "cluster.cpu.allocated.capacity.disablethreshold", "cluster.memory.allocated.capacity.disablethreshold":
		return strconv.FormatFloat(math.Round(f*100-1)/100, 'f', -1, 64), true
	}
	return "", false
}

// Every change that is told places the VM when it is made, and an amount that is
// one smaller does not.
func TestEveryChangeThatIsToldWorksAndIsTheSmallest(t *testing.T) {
	kinds, pairs, amounts, cases, helped := map[string]int{}, 0, 0, 0, 0
	eachSearch(t, func(s *scenario.Scenario, release placement.Release, c remedy.Case, found remedy.Found) {
		cases++
		if len(found.Remedies) > 0 {
			helped++
		}
		for _, r := range found.Remedies {
			host, end, ok := hasPlace(t, s, release, c, r.Changes)
			if !ok || end != r.Outcome || c.VM != 0 && host != r.Host {
				t.Errorf("%+v is told to end in %s on host %d; it ends in %s on %d: %v", r.Changes, r.Outcome, r.Host, end, host, ok)
			}
			if len(r.Changes) == 2 {
				pairs++
			}
			for i, change := range r.Changes {
				kinds[string(change.Kind)+"."+change.Field]++
				smaller, ok := isAmount(change)
				if !ok {
					continue
				}
				amounts++
				changes := slices.Clone(r.Changes)
				changes[i].To = smaller
				if smaller == change.From || change.From == "" {
					continue // nothing, or the share that counts beside it
				}
				if _, _, ok := hasPlace(t, s, release, c, changes); ok {
					t.Errorf("of %+v, %s is enough", r.Changes, smaller)
				}
			}
		}
		if found.Reruns > 60 {
			t.Errorf("%d reruns", found.Reruns)
		}
		if len(found.Remedies) == 0 && found.Left == 0 && found.Unanswered+found.Unmodelled == 0 && !found.Pairs {
			t.Error("nothing was found, and no pair was tried")
		}
	})
	if helped < cases/5 || pairs < 10 || amounts < 20 || len(kinds) < 20 {
		t.Errorf("%d of %d cases were helped, %d pairs, %d amounts; %v", helped, cases, pairs, amounts, kinds)
	}
}

// What is simple is not overlooked: if it places the VM, it is told, or a bound
// was reached.
func TestSimpleChangesAreNotOverlooked(t *testing.T) {
	simple := 0
	eachSearch(t, func(s *scenario.Scenario, release placement.Release, c remedy.Case, found remedy.Found) {
		for _, change := range simpleChanges(s) {
			if _, _, ok := hasPlace(t, s, release, c, []remedy.Change{change}); !ok {
				continue
			}
			simple++
			told := slices.ContainsFunc(found.Remedies, func(r remedy.Remedy) bool { return len(r.Changes) == 1 && r.Changes[0] == change })
			if !told && found.Left == 0 {
				t.Errorf("%+v places VM %d and is not told: %+v", change, c.VM, found)
			}
		}
	})
	if simple < 20 {
		t.Errorf("only %d simple changes place a VM", simple)
	}
}

// simpleChanges bring one thing up, or set one setting.
func simpleChanges(s *scenario.Scenario) []remedy.Change {
	var all []remedy.Change
	for _, h := range s.Cloud.Hosts {
		if h.Status != cloud.Up {
			all = append(all, remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "status", From: string(h.Status), To: string(cloud.Up)})
		}
		if h.ResourceState != cloud.Enabled {
			all = append(all, remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "resourceState", From: string(h.ResourceState), To: string(cloud.Enabled)})
		}
	}
	for _, c := range s.Cloud.Clusters {
		if c.Disabled {
			all = append(all, remedy.Change{Kind: remedy.Cluster, ID: c.ID, Field: "disabled", From: "true", To: "false"})
		}
	}
	for _, p := range s.Cloud.Pods {
		if p.Disabled {
			all = append(all, remedy.Change{Kind: remedy.Pod, ID: p.ID, Field: "disabled", From: "true", To: "false"})
		}
	}
	if !s.Cloud.Settings.AcrossClusters {
		all = append(all, remedy.Change{Kind: remedy.Setting, Field: "migrate.vm.across.clusters", From: "false", To: "true"})
	}
	return all
}

func TestChangesComeSmallestFirstAndAlikeEachTime(t *testing.T) {
	eachSearch(t, func(s *scenario.Scenario, release placement.Release, c remedy.Case, found remedy.Found) {
		last := -1
		for _, r := range found.Remedies {
			reach := 0
			for _, change := range r.Changes {
				reach = max(reach, change.Rank())
			}
			if reach < last || (len(r.Changes) == 2) != found.Pairs {
				t.Errorf("%+v stands behind what reaches farther, or is no pair: %+v", r, found.Remedies)
			}
			last = reach
		}
		if again, err := remedy.Changes(s, release, c, remedy.Search{Answer: accepting, Reruns: 60}); err != nil || !reflect.DeepEqual(found, again) {
			t.Errorf("found %+v, and then %+v, %v", found, again, err)
		}
	})
}

// A change leaves the scenario that it is applied to as it was.
func TestApplyDoesNotChangeItsScenario(t *testing.T) {
	eachSearch(t, func(s *scenario.Scenario, release placement.Release, c remedy.Case, found remedy.Found) {
		fresh := randomScenario(t, s.Seed)
		if !reflect.DeepEqual(s, fresh) {
			t.Error("the search changed its scenario")
		}
		for _, r := range found.Remedies {
			made, err := remedy.ApplyAll(s, r.Changes)
			if err != nil {
				t.Fatal(err)
			}
			back := s
			if back, err = remedy.ApplyAll(made, inverse(r.Changes)); err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(r.Changes, func(c remedy.Change) bool { return c.Field == "host" }) && !reflect.DeepEqual(normal(back), normal(fresh)) {
				t.Errorf("%+v and back is another scenario", r.Changes)
			}
			if !reflect.DeepEqual(s, fresh) {
				t.Errorf("%+v changed what it was applied to", r.Changes)
			}
		}
	})
}

func inverse(changes []remedy.Change) []remedy.Change {
	var back []remedy.Change
	for _, c := range slices.Backward(changes) {
		c.From, c.To = c.To, c.From
		if c.Field == "host" {
			continue // a VM that was stopped needs a plan to run again
		}
		back = append(back, c)
	}
	return back
}

// normal takes no list for another than an empty one.
func normal(s *scenario.Scenario) []any {
	c := *s.Cloud
	c.Hosts, c.VMs = slices.Clone(c.Hosts), slices.Clone(c.VMs)
	for i := range c.Hosts {
		c.Hosts[i].Tags = append([]string{}, c.Hosts[i].Tags...)
	}
	for i := range c.VMs {
		c.VMs[i].Groups = append([]int64{}, c.VMs[i].Groups...)
	}
	c.Settings.StrictTags = []string{strings.Join(c.Settings.StrictTags, ",")} // as the setting is written
	return []any{c.Zone, c.Settings, c.Pods, c.Clusters, c.Hosts, c.Offerings, c.Templates, c.Pools, c.VMs}
}
