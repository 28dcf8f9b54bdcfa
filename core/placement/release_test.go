package placement_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

// Every change of every release must show: without it some example or dialogue
// ends differently or gets there another way.
func TestEachChangeShows(t *testing.T) {
	scenarios := everyScenario(t)
	for _, release := range placement.Releases() {
		for i, change := range release.Changes {
			t.Run(release.Name+"/"+change.Name, func(t *testing.T) {
				without := placement.Without(release.Name, i)
				for _, s := range scenarios {
					for k, with := range placement.Releases() {
						if !reflect.DeepEqual(outcome(t, s, with), outcome(t, s, without[k])) {
							return
						}
					}
				}
				t.Errorf("no example and no dialogue shows %q", change.Text)
			})
		}
	}
}

func outcome(t *testing.T, s *scenario.Scenario, r placement.Release) scenario.Outcome {
	t.Helper()
	out, err := s.Run(r)
	var refused *placement.Unmodelled
	if err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	return out
}

// everyScenario reads the examples and the dialogues.
func everyScenario(t *testing.T) []*scenario.Scenario {
	t.Helper()
	var all []*scenario.Scenario
	for _, pattern := range []string{"../../examples/*.yaml", "testdata/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			body := string(text)
			if _, after, ok := strings.Cut(body, "-- scenario --\n"); ok {
				body, _, _ = strings.Cut(after, "-- in ")
			}
			all = append(all, read(t, body))
		}
	}
	return all
}

func TestReleases(t *testing.T) {
	seen := map[string]bool{}
	for i, r := range placement.Releases() {
		if seen[r.Name] {
			t.Errorf("release %s stands twice", r.Name)
		}
		if (r.Parent == "") != (i == 0) || r.Parent != "" && !seen[r.Parent] {
			t.Errorf("release %s: its parent %q does not stand before it", r.Name, r.Parent)
		}
		seen[r.Name] = true
		if placement.Rank(r.Name) != i {
			t.Errorf("Rank(%s) = %d, want %d", r.Name, placement.Rank(r.Name), i)
		}
		found, err := placement.Find(r.Name)
		if err != nil || found.Name != r.Name || !placement.SameBehaviour(found, r) {
			t.Errorf("Find(%s) = %s, %v", r.Name, found.Name, err)
		}
		for _, c := range r.Changes {
			if c.Name == "" || !strings.HasSuffix(c.Text, ".") {
				t.Errorf("release %s: change %q has no name, or no sentence: %q", r.Name, c.Name, c.Text)
			}
		}
	}
}

func TestAnUnknownReleaseIsNamedWithTheKnown(t *testing.T) {
	_, err := placement.Find("4.99")
	want(t, "rank", placement.Rank("4.99"), -1)
	if err == nil || !strings.Contains(err.Error(), `release "4.99" is not modelled; known are 4.18, `) {
		t.Errorf("Find(4.99): %v", err)
	}
}

// What CloudStack does and the playground does not model is refused.
func TestUnmodelledIsRefused(t *testing.T) {
	for _, planner := range []string{"BareMetalPlanner", "baremetalplanner"} {
		for _, step := range []string{"{deploy: web}", "{maintain: kvm}"} {
			s := read(t, withWords(`
clusters: [{name: c, hosts: [{name: kvm}, {name: peer}]}]
offerings: [{name: small, planner: %s}]
templates: [{name: debian}]
vms: [{name: web, offering: small, template: debian}, {name: db, offering: small, template: debian, host: kvm}]
steps: [%s]`, planner, step))
			_, err := s.Run(placement.Releases()[0])
			if err == nil || !strings.Contains(strings.ToLower(err.Error()), strings.ToLower("the planner "+planner+" is not modelled yet")) {
				t.Errorf("%s, %s: %v", planner, step, err)
			}
		}
	}
}

// 4.20.3 and 4.21 have the same parent: the way between them leads over it, and
// what both lines changed alike is no difference.
func TestBetweenFollowsTheLines(t *testing.T) {
	names := func(a, b string) []string {
		var out []string
		for _, c := range placement.Between(a, b) {
			out = append(out, c.Name)
		}
		return out
	}
	wants(t, "4.20.1 and 4.20.3", names("4.20.1", "4.20.3"), []string{"count-starting", "concentrated-starting", "spare-maintenance", "rules-take-list"})
	wants(t, "4.20.3 and 4.21", names("4.20.3", "4.21"), []string{"count-starting", "concentrated-starting", "spare-maintenance", "rules-take-list", "combine-capacity", "ignore-gpu-left"})
	wants(t, "4.21 and 4.20.3", names("4.21", "4.20.3"), names("4.20.3", "4.21"))
	wants(t, "4.20.3 and 4.22.1", names("4.20.3", "4.22.1"), []string{"combine-capacity", "ignore-gpu-left", "rules-see-no-tag"})
	wants(t, "a release and itself", names("4.21", "4.21"), nil)
}

func TestUptoEndsInTheRelease(t *testing.T) {
	for _, r := range placement.Releases() {
		steps := r.Upto()
		if len(steps) != len(r.Changes) && r.Parent != "" {
			t.Errorf("%s: %d steps for %d changes", r.Name, len(steps), len(r.Changes))
		}
		if len(steps) > 0 && !placement.SameBehaviour(steps[len(steps)-1], r) {
			t.Errorf("%s: the last step is not the release", r.Name)
		}
	}
}
