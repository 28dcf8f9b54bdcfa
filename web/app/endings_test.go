package app_test

import (
	"slices"
	"strings"
	"testing"

	"placement-playground/core/scenario"
	"placement-playground/core/words"
	"placement-playground/examples"
	"placement-playground/web/app"
)

// worked does all the work that a message asks for, and says in how many slices.
func worked(t *testing.T, m app.Model, msg app.Msg) (app.Model, int) {
	t.Helper()
	m, effects := app.Update(m, msg)
	slices := 0
	for asksWork(effects) {
		if slices++; slices > 10_000 {
			t.Fatal("the work has no end")
		}
		m, effects = app.Update(m, app.Work{})
	}
	return m, slices
}

func asksWork(effects []app.Effect) bool {
	return slices.ContainsFunc(effects, func(e app.Effect) bool { _, is := e.(app.AskWork); return is })
}

// The story of #10598 in every release: each group with what turned it.
func TestEndingsOfEveryRelease(t *testing.T) {
	m, slices := worked(t, opened(t, ""), app.ToggleSheet{Sheet: app.ReleasesSheet})
	if slices != 10 {
		t.Errorf("10 releases take %d slices", slices)
	}
	e := m.Screen().Endings
	var got []string
	for _, g := range e.Groups {
		line := strings.Join(g.Releases, " ") + ": " + g.Steps[0].Word
		for _, l := range g.Changes {
			line += ", " + g.Turn + " " + l.Text
		}
		got = append(got, line)
	}
	want := "4.18: ✓ Maintenance\n4.19.0: ✗ ErrorInMaintenance, change: #7489\n4.19.1: ✓ Maintenance, change: #8611\n" +
		"4.20.0: ✗ ErrorInMaintenance, change: #7489\n4.20.1 4.20.3 4.21 4.22.0 4.22.1 4.23: ✓ Maintenance, change: #10603"
	if strings.Join(got, "\n") != want {
		t.Errorf("the releases end so:\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if e.Lead != "4.20.0" || e.Other != "4.20.1" || e.Busy != "" {
		t.Errorf("%s leads beside %s, busy is %q", e.Lead, e.Other, e.Busy)
	}
	if m = after(m, app.SetRelease{Side: e.Side, Name: "4.19.0"}); m.Screen().Endings.Lead != "4.19.0" {
		t.Errorf("then %s leads", m.Screen().Endings.Lead)
	}
}

// In every example the groups are what a Bisection says: neighbours end alike,
// groups do not, and the changes are some of those that were named.
func TestEndingsAreTheBisection(t *testing.T) {
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	turned, refused, without := 0, 0, 0
	for _, file := range names {
		m, _ := worked(t, opened(t, "example="+strings.TrimSuffix(file, ".yaml")), app.ToggleSheet{Sheet: app.ReleasesSheet})
		ran := m.Scenario.Bisection()
		for !ran.Done() {
			if err := ran.Next(); err != nil {
				t.Fatal(err)
			}
		}
		n := 0
		for _, g := range m.Screen().Endings.Groups {
			for _, release := range g.Releases {
				r := ran.Ran[n]
				if n++; r.Release != release || (r.Refused != nil) != (g.Refused != "") {
					t.Fatalf("%s: %s stands where %s ran", file, release, r.Release)
				}
				if r.Refused != nil {
					refused++
					continue
				}
				for i, s := range g.Steps {
					if !strings.HasSuffix(s.Word, said(r.Outcome, i)) || s.Fates != words.Fates(words.FatesOf(m.Scenario, r.Outcome, i)) {
						t.Errorf("%s, %s, step %d reads %+v", file, release, i+1, s)
					}
				}
			}
			for _, l := range g.Changes {
				turned++
				if strings.HasPrefix(l.Text, "without ") {
					without++
				}
				if !strings.HasPrefix(l.URL, "https://github.com/apache/cloudstack/") || g.Turn == "" {
					t.Errorf("%s: %+v turns", file, l)
				}
			}
		}
		if n != len(ran.Ran) {
			t.Errorf("%s: %d releases stand there", file, n)
		}
	}
	if turned < 8 || refused == 0 {
		t.Errorf("%d changes turn an outcome, %d releases refuse", turned, refused)
	}
}

// said is the word of a step's end.
func said(out scenario.Outcome, step int) string {
	word := string(out.Steps[step].Outcome)
	for from, to := range map[string]string{"unplaced": "no destination"} {
		if word == from {
			return to
		}
	}
	return word
}

// A release of another line is without what the one before it in time has.
func TestEndingsSayWhatAReleaseIsWithout(t *testing.T) {
	m := open(t, `{"title":"t","settings":{"vm.allocation.algorithm":"firstfit"},
		"clusters":[{"name":"c","hosts":[{"name":"last","resourceState":"Maintenance"},{"name":"other"}]}],
		"offerings":[{"name":"o"}],"templates":[{"name":"t"}],
		"vms":[{"name":"v","offering":"o","template":"t","lastHost":"last"}],"steps":[{"deploy":"v"}]}`)
	m, _ = worked(t, m, app.ToggleSheet{Sheet: app.ReleasesSheet})
	var got []string
	for _, g := range m.Screen().Endings.Groups {
		for _, l := range g.Changes {
			got = append(got, g.Releases[0]+" "+l.Text+" "+g.Steps[0].Fates)
		}
	}
	want := []string{"4.20.3 #12062 v → other", "4.21 without #12062 v → last", "4.22.1 #12062 v → other"}
	if !slices.Equal(got, want) {
		t.Errorf("it says %q, want %q", got, want)
	}
}

// Nothing runs before it is looked at, nor after it is closed; what has run stays.
func TestEndingsRunOnDemand(t *testing.T) {
	m := opened(t, "")
	if m, effects := app.Update(m, app.Step{N: 1}); asksWork(effects) || m.Screen().Endings.All != 0 {
		t.Error("a step runs other releases")
	}
	m, effects := app.Update(m, app.ToggleSheet{Sheet: app.ReleasesSheet})
	if !asksWork(effects) || !slices.Contains(effects, app.Effect(app.Focus{ID: "close-releases"})) {
		t.Errorf("opened it asks for %+v", effects)
	}
	if _, effects = app.Update(m, app.Step{N: 1}); asksWork(effects) {
		t.Error("work is asked for twice")
	}
	m = after(m, app.Work{})
	if e := m.Screen().Endings; e.Run != 1 || e.Busy != "1 of 10 releases have run" {
		t.Errorf("after one slice %d have run, %q", e.Run, e.Busy)
	}
	m, effects = app.Update(m, app.ToggleSheet{})
	if !slices.Contains(effects, app.Effect(app.Focus{ID: "show-releases"})) {
		t.Errorf("closed it asks for %+v", effects)
	}
	if m, effects = app.Update(m, app.Work{}); asksWork(effects) {
		t.Error("closed it runs on")
	}
	m, slices := worked(t, m, app.ToggleSheet{Sheet: app.ReleasesSheet})
	if slices != 9 {
		t.Errorf("%d slices are left, want 9", slices)
	}
	m, slices = worked(t, after(m, app.ToggleSheet{}), app.ToggleSheet{Sheet: app.ReleasesSheet})
	if slices != 0 || len(m.Screen().Endings.Groups) != 5 {
		t.Errorf("opened again it runs %d releases", slices)
	}
	// Another scenario that arrives by its address has its own.
	m, _ = worked(t, m, app.Arrive{Fragment: "example=threshold"})
	if e := m.Screen().Endings; e.Run != 10 || len(e.Groups) == 5 {
		t.Errorf("another scenario has %d groups", len(e.Groups))
	}
}
