package app_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/placement"
	"placement-playground/core/words"
	"placement-playground/examples"
	"placement-playground/web/app"
)

// lensOf opens the lens of what is open, and asks the core the same.
func lensOf(t *testing.T, m app.Model) (app.Model, [2]*lens.Lens) {
	t.Helper()
	m, _ = worked(t, m, app.ToggleSheet{Sheet: app.LensSheet})
	var both [2]*lens.Lens
	for i, side := range []int{m.Lead, 1 - m.Lead} {
		release, err := placement.Find(m.Lanes[side].Release)
		if err != nil {
			t.Fatal(err)
		}
		if both[i], err = lens.New(placement.Run{Cloud: m.Scenario.Cloud, Release: release, Rules: m.Scenario.Rules}); err != nil {
			t.Fatal(err)
		}
		for !both[i].Done() {
			both[i].Next()
		}
	}
	return m, both
}

// In every example each cell is what the core answers in the lead, marked where the
// other release answers otherwise, and opens the rule that decides it.
func TestLensIsWhatTheCoreAnswers(t *testing.T) {
	list, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	signs, differ, alone := map[string]int{}, 0, 0
	for _, file := range append(list, "tag-rule&release=4.20.1&compare=4.20.3", "tag-rule&release=4.18&compare=4.23", "tag-rule&release=4.18&compare=4.18") {
		m, both := lensOf(t, opened(t, "example="+strings.TrimSuffix(file, ".yaml")))
		l := m.Screen().Lens
		if l.Busy != "" || l.Problem != "" || len(l.Columns) == 0 {
			t.Fatalf("%s: %q %q, %d columns", file, l.Busy, l.Problem, len(l.Columns))
		}
		seen := 0
		for _, c := range l.Clusters {
			for _, r := range c.Rows {
				row := slices.IndexFunc(both[0].Rows, func(o lens.Row) bool { return slices.Contains(o.Hosts, r.Host) })
				if name := m.Scenario.Cloud.Cluster(both[0].Rows[row].Cluster).Name; name != c.Name {
					t.Errorf("%s: %s stands in %s, want %s", file, r.Hosts, c.Name, name)
				}
				for n, cell := range r.Cells {
					pair := l.Columns[n].Pair
					here, there := both[0].Cell(pair, row), both[1].Cell(pair, row)
					sign, says := words.Answer(here.Answer)
					signs[sign]++
					seen++
					if cell.Sign != sign || !strings.Contains(cell.Text, says) || cell.Differs != (here.Answer != there.Answer) || !strings.Contains(cell.Text, m.Scenario.Cloud.Host(r.Host).Name) {
						t.Errorf("%s, %s: the cell reads %+v, want %v and in the other release %v", file, r.Hosts, cell, here, there)
					}
					if cell.Differs {
						differ++
					}
					if cell.Sign == "✓" && cell.Tone == app.Warn {
						alone++
					}
					opensWhatDecides(t, m, pair, r.Host, both)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s has no cell", file)
		}
	}
	if signs["✓"] < 20 || signs["✗"] < 20 || signs["?"] < 4 || differ < 2 || alone < 3 {
		t.Errorf("the signs are %v, %d cells differ, %d hosts are alone", signs, differ, alone)
	}
}

func opensWhatDecides(t *testing.T, m app.Model, pair int, host int64, both [2]*lens.Lens) {
	t.Helper()
	s := words.Speaker{Cloud: m.Scenario.Cloud}
	m = after(m, app.LensAt{Pair: pair, Host: host})
	d := m.Screen().Lens.Decider
	asked, at, err := both[0].Asked(pair, host)
	switch {
	case !strings.HasPrefix(d.Of, words.Pair(s, both[0].Pairs[pair])+" on "+s.Host(host)):
		t.Errorf("it says what decides for %q", d.Of)
	case err != nil && d.Text != err.Error():
		t.Errorf("not modelled reads %q", d.Text)
	case err == nil && at < 0 && (d.Tone != app.Good || d.Source != ""):
		t.Errorf("where all holds it says %+v", d)
	case err == nil && at >= 0:
		want := words.UnfitSentence(s, &asked[at])
		if !strings.HasPrefix(d.Text, want) || d.Title != words.Title(asked[at].Rule) || d.Source != words.Source(asked[at].Rule) || len(d.Wanted) != len(asked[at].Want) || len(d.Found) != len(asked[at].Have) {
			t.Errorf("it says %+v, want %q", d, want)
		}
	}
	if err == nil && len(d.Asked) < len(asked) {
		t.Errorf("%d of %d answers are told", len(d.Asked), len(asked))
	}
	if (d.Other.Release == "") != (m.Lanes[0].Release == m.Lanes[1].Release) {
		t.Errorf("the other release says %+v", d.Other)
	}
	if l := after(m, app.LensAt{Pair: pair, Host: host}).Screen().Lens; l.Decider.Of != "" {
		t.Error("a second click does not close it")
	}
}

// A host of another hypervisor can be listed by its tag rule all the same: the lens says
// so, and for which hypervisor a pair is.
func TestLensOfTwoHypervisors(t *testing.T) {
	m := app.New([]app.Example{{Name: "own", Text: []byte(`{"title":"t","clusters":[{"name":"k","hosts":[{"name":"plain"}]},
		{"name":"v","hypervisor":"VMware","hosts":[{"name":"asks","tagRule":"tags.indexOf('ssd') >= 0"},{"name":"other","tagRule":"false"}]}],
		"offerings":[{"name":"o","hostTag":"ssd"}],"templates":[{"name":"t"}],"vms":[{"name":"vm","offering":"o","template":"t","host":"plain"}]}`)}})
	m, _ = lensOf(t, answering(t, m, app.ChooseExample{Name: "own"}))
	l := m.Screen().Lens
	if len(l.Columns) != 1 || l.Columns[0].Template != "t, KVM" {
		t.Fatalf("the columns are %+v", l.Columns)
	}
	for _, h := range m.Scenario.Cloud.Hosts[1:] {
		d := after(m, app.LensAt{Host: h.ID}).Screen().Lens.Decider
		if listed := strings.Contains(d.Text, "may list it while it walks a cluster of KVM"); d.Title != "Hypervisor" || listed != (h.Name == "asks") {
			t.Errorf("of %s it says %q: %q", h.Name, d.Title, d.Text)
		}
	}
}

// answered opens the example of tag rules, which answer as they do.
func answered(t *testing.T, fragment string) app.Model {
	t.Helper()
	return answering(t, opened(t, ""), app.Arrive{Fragment: fragment})
}

func answering(t *testing.T, m app.Model, msg app.Msg) app.Model {
	t.Helper()
	m, effects := app.Update(m, msg)
	i := slices.IndexFunc(effects, func(e app.Effect) bool { _, is := e.(app.AskRules); return is })
	ask := effects[i].(app.AskRules)
	answers := cloud.TagRuleAnswers{}
	for _, c := range ask.Cases {
		accepts := map[string]bool{"tags.indexOf('ssd') >= 0": c.Tags == "ssd", "tags.length == 0": c.Tags == ""}[c.Rule]
		answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
		if accepts {
			answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
		}
	}
	return after(m, app.RulesAnswered{Number: ask.Number, Answers: answers})
}

// What differs is told in both releases.
func TestLensOfBothReleases(t *testing.T) {
	m, _ := lensOf(t, answered(t, "example=tag-rule&release=4.20.1&compare=4.20.3"))
	l := m.Screen().Lens
	if !slices.Contains(l.Signs, [2]string{"≠", "otherwise in 4.20.3"}) || !strings.HasPrefix(l.About, "In 4.20.1,") {
		t.Errorf("%q, signs %q", l.About, l.Signs)
	}
	plain := m.Scenario.Cloud.Hosts[3].ID
	m = after(m, app.LensAt{Pair: l.Columns[1].Pair, Host: plain})
	d := m.Screen().Lens.Decider
	if !strings.Contains(d.Text, "rejects") || d.Other.Same || d.Other.Release != "4.20.3" || !strings.Contains(d.Other.Text, "could run it") ||
		len(d.Changes) != 1 || d.Changes[0].Text != "PR #12515" {
		t.Errorf("it says %+v", d)
	}
	// The other release leads: the same cell stays open, and says the other thing.
	m, _ = worked(t, m, app.SwapLead{})
	if d := m.Screen().Lens.Decider; d.Title != "Every rule holds" || !strings.Contains(d.Other.Text, "rejects") {
		t.Errorf("in the other release it says %+v", d)
	}
	m, _ = worked(t, m, app.SetRelease{Side: 0, Name: "4.20.3"})
	if l := m.Screen().Lens; len(l.Signs) != 2 || l.Decider.Other.Release != "" {
		t.Errorf("with one release it says %+v and %+v", l.Signs, l.Decider.Other)
	}
}

// Only problems, and what is found in a sentence.
func TestLensOnlyProblems(t *testing.T) {
	m, _ := lensOf(t, opened(t, "example=duplicate-tag"))
	l := m.Screen().Lens
	if l.Lacking != "2 pairs have no host (2 in use), and 1 pair has only one (1 in use)." || len(l.Columns) != 3 {
		t.Errorf("%d columns, %q", len(l.Columns), l.Lacking)
	}
	var got []string
	for _, c := range l.Columns {
		got = append(got, fmt.Sprintf("%s × %s, %v, %s: %s (%s)", c.Offering, c.Template, c.Tags, c.Used, c.Room, c.Tone))
	}
	want := []string{"Twice × Debian 12, [ssd,ssd (offering)], 1 VM: no host (no)", "Space × Debian 12, [ssd, gold (offering)], 1 VM: no host (no)",
		"Upper case × Debian 12, [SSD,gold (offering)], 1 VM: one host: it can never be emptied (warn)"}
	if !slices.Equal(got, want) {
		t.Errorf("the columns are %q, want %q", got, want)
	}
	m, _ = lensOf(t, opened(t, ""))
	m, work := worked(t, m, app.LensOnly{Problems: true})
	if l := m.Screen().Lens; len(l.Columns) != 0 || !l.Only || l.Lacking == "" || work == 0 {
		t.Errorf("%d columns have a problem, %q", len(l.Columns), l.Lacking)
	}
	if m, _ = worked(t, m, app.LensOnly{}); len(m.Screen().Lens.Columns) != 2 {
		t.Errorf("then %d columns are there", len(m.Screen().Lens.Columns))
	}
}

// manyHosts is a scenario in which every host has a tag of its own, and every offering
// wants one. All are in one cluster, or each is in its own.
func manyHosts(t *testing.T, hosts, offerings int, apart bool) app.Model {
	t.Helper()
	var h, o []string
	for i := range hosts {
		h = append(h, `{"name":"h`+strconv.Itoa(i)+`","tags":["t`+strconv.Itoa(i)+`"]}`)
	}
	between := ","
	if apart {
		between = `]},{"hosts":[`
	}
	for i := range offerings {
		o = append(o, `{"name":"o`+strconv.Itoa(i)+`","hostTag":"t`+strconv.Itoa(i)+`"}`)
	}
	return open(t, `{"title":"t","clusters":[{"hosts":[`+strings.Join(h, between)+`]}],"offerings":[`+strings.Join(o, ",")+`],"templates":[{"name":"t"}]}`)
}

// A large lens comes in slices, ends with its sheet, and is drawn as far as it can be.
func TestLensIsBounded(t *testing.T) {
	m := manyHosts(t, 200, 60, false)
	m, effects := app.Update(m, app.ToggleSheet{Sheet: app.LensSheet})
	if !asksWork(effects) || m.Screen().Lens.Busy == "" {
		t.Error("hosts are asked before the sheet is painted")
	}
	m = after(m, app.Work{}, app.Work{}, app.Work{})
	if l := m.Screen().Lens; l.Busy == "" || l.Done == 0 || l.Done >= l.All || len(l.Columns) > 0 {
		t.Errorf("after three slices %d of %d are asked, %d columns are there", l.Done, l.All, len(l.Columns))
	}
	m = after(m, app.ToggleSheet{})
	if m, effects = app.Update(m, app.Work{}); asksWork(effects) {
		t.Error("closed it goes on")
	}
	m, work := worked(t, m, app.ToggleSheet{Sheet: app.LensSheet})
	l := m.Screen().Lens
	if len(l.Columns) != 30 || len(l.Clusters) != 1 || len(l.Clusters[0].Rows) != 31 || work < 10 {
		t.Errorf("in %d slices %d columns and %d rows", work, len(l.Columns), len(l.Clusters[0].Rows))
	}
	// Hosts that no column on the page tells apart are one row.
	if last := l.Clusters[0].Rows[30].Hosts; last != "h30, h31 and 168 more" {
		t.Errorf("the last row is %q", last)
	}
	if want := []string{"30 more columns are counted and not shown."}; !slices.Equal(l.More, want) || l.Lacking != "60 pairs have only one host." {
		t.Errorf("it says %q and %q", l.More, l.Lacking)
	}
	m, _ = worked(t, manyHosts(t, 150, 60, true), app.ToggleSheet{Sheet: app.LensSheet})
	l = m.Screen().Lens
	if want := []string{"30 more columns are counted and not shown.", "70 more rows of hosts are counted and not shown."}; !slices.Equal(l.More, want) || len(l.Clusters) != 80 {
		t.Errorf("it shows %d clusters and says %q", len(l.Clusters), l.More)
	}
}

// What is asked is of what is open, and only while it is looked at.
func TestLensFollowsTheScenario(t *testing.T) {
	m, _ := lensOf(t, opened(t, ""))
	at := app.LensAt{Pair: m.Screen().Lens.Columns[0].Pair, Host: m.Scenario.Cloud.Hosts[0].ID}
	m = after(m, at)
	if _, effects := app.Update(m, app.Step{N: 1}); asksWork(effects) {
		t.Error("a step asks again")
	}
	for _, wrong := range []app.LensAt{{Pair: -1, Host: at.Host}, {Pair: 99, Host: at.Host}, {Pair: 0, Host: 12345}} {
		if l := after(m, wrong).Screen().Lens; l.Decider.Of != m.Screen().Lens.Decider.Of {
			t.Errorf("%+v opens %q", wrong, l.Decider.Of)
		}
	}
	m, _ = worked(t, m, app.ChooseExample{Name: "duplicate-tag"})
	m, _ = worked(t, m, app.ToggleSheet{Sheet: app.LensSheet})
	if l := m.Screen().Lens; len(l.Columns) != 3 || l.Decider.Of != "" {
		t.Errorf("another scenario has %d columns, and %q is open", len(l.Columns), l.Decider.Of)
	}
	m, effects := app.Update(m, app.ToggleSheet{Sheet: app.LensSheet})
	if !slices.Contains(effects, app.Effect(app.Focus{ID: "show-lens"})) || m.Screen().Lens.About != "" {
		t.Errorf("closed it asks for %+v", effects)
	}
}
