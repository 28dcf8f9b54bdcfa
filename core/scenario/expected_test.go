//go:build !js

package scenario_test

import (
	"errors"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/web/tagrule"
)

func TestExamplesDoWhatTheyExpect(t *testing.T) {
	for name, text := range examples(t) {
		t.Run(name, func(t *testing.T) {
			s, err := decode(text)
			if err != nil {
				t.Fatal(err)
			}
			if s.Title == "" || s.About == "" || len(s.Compare) == 0 || len(s.Steps) == 0 {
				t.Error("an example has a title, a text, a release to look at and a step")
			}
			if s.Rules, err = tagrule.Evaluate(s.TagRuleCases()); err != nil {
				t.Fatal(err)
			}
			expected := map[string]scenario.Expectation{}
			for _, e := range s.Expect {
				expected[e.Release] = e
			}
			for _, release := range placement.Releases() {
				e, ok := expected[release.Name]
				out, err := s.Run(release)
				var refused *placement.Unmodelled
				if errors.As(err, &refused) {
					if ok {
						t.Errorf("something is expected of release %s, which refuses: %v", release.Name, err)
					}
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				if !ok {
					t.Errorf("nothing is expected of release %s", release.Name)
					continue
				}
				for _, m := range s.Check(e, out) {
					t.Errorf("release %s, step %d: want %s, have %s (VM %d)", m.Release, m.Step, m.Want, m.Have, m.VM)
				}
				for i, step := range e.Steps {
					if len(step.VMs) == 0 {
						t.Errorf("release %s, step %d: no VM is expected anywhere", release.Name, i+1)
					}
				}
			}
		})
	}
}
