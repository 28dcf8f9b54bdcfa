package app_test

import (
	"slices"
	"strings"
	"testing"

	"placement-playground/web/app"
)

// stopAndReturn: web is bound to cache, which is stopped, so web leaves with its
// second try; then the host is called back.
const stopAndReturn = `{"title":"There and back","compare":["4.20.1"],
	"settings":{"vm.allocation.algorithm":"firstfit","host.maintenance.local.storage.strategy":"ForceStop","kvm.ssh.to.agent":"false"},
	"affinityGroups":[{"name":"together","type":"host affinity"}],
	"clusters":[{"name":"kvm","hosts":[{"name":"old","cores":4,"mhz":1000},{"name":"free"}]}],
	"pools":[{"name":"nfs"},{"name":"disk","scope":"HOST","host":"old"}],
	"offerings":[{"name":"small"}],"templates":[{"name":"t"}],
	"vms":[{"name":"web","offering":"small","template":"t","host":"old","affinityGroups":["together"]},
		{"name":"cache","offering":"small","template":"t","host":"old","pool":"disk","affinityGroups":["together"]}],
	"steps":[{"maintain":"old"},{"cancel":"old"}]}`

func TestACancelIsShown(t *testing.T) {
	s := after(open(t, stopAndReturn), app.Last{}).Screen()
	old := host(t, s, "old")
	if old.Verdict != "enabled" || old.Tone != app.Plain || !old.Source || len(old.VMs) != 0 {
		t.Errorf("the host is called back as %+v", old)
	}
	if want := "0 MHz of 4000 MHz used, 1000 MHz reserved"; old.CPU.Text != want || old.CPU.Reserved != 25 {
		t.Errorf("its CPU: %+v, want %q", old.CPU, want)
	}
	if bar := s.Time.Lanes[0]; bar.End != "✓ Enabled" || bar.Tone != app.Good {
		t.Errorf("the lane ends as %q in tone %q", bar.End, bar.Tone)
	}
	if !strings.Contains(s.Heading.Otherwise, "to be cancelled") || !strings.Contains(s.Why.Sentence, "Enabled again") {
		t.Errorf("the page says %q and %q", s.Heading.Otherwise, s.Why.Sentence)
	}
	if want := []string{"Put old into maintenance", "Cancel the maintenance of old"}; !slices.Equal(stepTexts(s), want) {
		t.Errorf("the steps are %q, want %q", stepTexts(s), want)
	}
	for name, value := range map[string]string{"host.maintenance.local.storage.strategy": "ForceStop", "kvm.ssh.to.agent": "false"} {
		if !slices.ContainsFunc(s.Settings.Fields, func(f app.Field) bool { return f.Name == name && f.Value == value && f.Said }) {
			t.Errorf("the setting %s is not shown", name)
		}
	}
}

func TestASecondTryIsNamed(t *testing.T) {
	m := after(open(t, stopAndReturn), app.SetLevel{Level: 3}, app.First{})
	seen := map[string]bool{}
	for !m.Screen().Time.AtEnd {
		s := m.Screen()
		if old := host(t, s, "old"); strings.Contains(s.Why.Sentence, "Try 2 of 5") && old.Verdict != "preparing, with errors" {
			t.Errorf("between the tries the host is %q", old.Verdict)
		}
		seen[s.Heading.Attempt] = true
		for _, part := range s.Time.Lanes[0].Parts {
			for _, cell := range part.Cells {
				seen[cell.Text] = true
			}
		}
		m = after(m, app.Step{N: 1})
	}
	for _, want := range []string{"try 2", "second attempt, with the HA planner", "again", "begin"} {
		if !seen[want] {
			t.Errorf("%q is never shown", want)
		}
	}
}
