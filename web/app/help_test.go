package app_test

import (
	"slices"
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
	"placement-playground/core/words"
	"placement-playground/examples"
	"placement-playground/web/app"
)

// Of every failed case of every example the page says what core says of it, and
// asks for it only once.
func TestHelpIsWhatRemedyFinds(t *testing.T) {
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	cases, notAsked := 0, 0
	for _, file := range names {
		m := opened(t, "example="+strings.TrimSuffix(file, ".yaml"))
		lane := &m.Lanes[m.Lead]
		release, err := placement.Find(lane.Release)
		if err != nil {
			t.Fatal(err)
		}
		speaker := words.Speaker{Cloud: m.Scenario.Cloud}
		for _, c := range remedy.Failed(m.Scenario, lane.Outcome) {
			cases++
			at := slices.IndexFunc(lane.Trace.Events, func(e trace.Event) bool { return e.At.Step == c.Step && e.At.VM == c.VM })
			m, taken := worked(t, after(m, app.GoTo{Side: m.Lead, Event: at}), app.AskHelp{})
			h := m.Screen().Why.Help
			table, err := remedy.Blockers(m.Scenario, release, c)
			if err != nil {
				t.Fatal(err)
			}
			found, err := table.Changes(m.Scenario, release, remedy.Search{})
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, r := range found.Remedies {
				want = append(want, words.Remedy(speaker, c, r))
			}
			if result, _ := words.Searched(found); !slices.Equal(h.Changes, want) || h.Result != result || !h.Known || h.Busy != "" {
				t.Errorf("%s: it says %q %q, want %q %q", file, h.Result, h.Changes, result, want)
			}
			hosts := 0
			for _, r := range h.Rows {
				hosts += len(r.Hosts)
				for _, b := range r.By {
					if b.NotAsked {
						notAsked++
					}
				}
			}
			if hosts != len(m.Scenario.Cloud.Hosts) && len(table.Clusters) > 0 {
				t.Errorf("%s: %d hosts are listed", file, hosts)
			}
			since := remedy.PlacedSince(m.Scenario, release.Name, c)
			if told := slices.Contains(h.Rest, since+" does it with nothing changed."); told != (since != "") {
				t.Errorf("%s: placed since %q, and it says %q", file, since, h.Rest)
			}
			if (found.Unanswered > 0) != strings.Contains(strings.Join(h.Rest, "\n"), "placement why") {
				t.Errorf("%s: %d ways need answers, and it says %q", file, found.Unanswered, h.Rest)
			}
			if taken < 3 && len(found.Remedies) > 0 {
				t.Errorf("%s: all is done in %d slices", file, taken)
			}
			if _, again := worked(t, m, app.AskHelp{}); again != 0 {
				t.Errorf("%s: what is known is searched again", file)
			}
		}
	}
	if cases < 5 || notAsked == 0 {
		t.Errorf("%d cases failed, %d blockers were not asked", cases, notAsked)
	}
}

// Help is offered where a VM failed, and at the end of its maintenance; never
// elsewhere, and nothing runs before it is asked for.
func TestHelpIsOfferedWhereAVMFailed(t *testing.T) {
	m := opened(t, "")
	if h := m.Screen().Why.Help; h.Of != "i-10989-8127-VM" || h.Asked || len(h.Rows) > 0 {
		t.Errorf("at the difference it offers %+v", h)
	}
	if h := after(m, app.Last{}).Screen().Why.Help; h.Of != "i-10989-8127-VM" {
		t.Errorf("at the end it offers help of %q", h.Of)
	}
	if h := after(m, app.First{}).Screen().Why.Help; h.Of != "" {
		t.Errorf("at the start it offers help of %q", h.Of)
	}
	if h := after(m, app.SwapLead{}).Screen().Why.Help; h.Of != "" {
		t.Errorf("in the release that moves the VM it offers help of %q", h.Of)
	}
	if _, effects := app.Update(after(m, app.First{}), app.AskHelp{}); asksWork(effects) {
		t.Error("where nothing failed help is searched")
	}
	m = after(m, app.AskHelp{}, app.Work{}, app.Work{}, app.Work{})
	if h := m.Screen().Why.Help; h.Busy == "" || h.Known || len(h.Rows) == 0 || m.Sheet != app.WhySheet {
		t.Errorf("while it is searched it says %+v", h)
	}
	if m = after(m, app.ChooseExample{Name: "threshold"}, app.Work{}); len(m.Screen().Problem) > 0 {
		t.Errorf("another scenario: %q", m.Screen().Problem)
	}
}

// A maintenance that is refused as a whole has blockers of its own.
func TestHelpOfAMaintenance(t *testing.T) {
	m := open(t, `{"title":"t","clusters":[{"name":"c","hosts":[{"name":"h","status":"Down"},{"name":"i"}]}],
		"offerings":[{"name":"o"}],"templates":[{"name":"t"}],"vms":[{"name":"v","offering":"o","template":"t","host":"h"}],"steps":[{"maintain":"h"}]}`)
	m, _ = worked(t, m, app.AskHelp{})
	if h := m.Screen().Why.Help; h.Of != "the maintenance of h" || len(h.OfAll) == 0 || len(h.Changes) == 0 {
		t.Errorf("it says %+v", h)
	}
}
