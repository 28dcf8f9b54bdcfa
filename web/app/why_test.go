package app_test

import (
	"slices"
	"strings"
	"testing"

	"placement-playground/web/app"
)

// The Why panel has every line that the management server writes at the event.
func TestWhyHasTheLogLines(t *testing.T) {
	m := opened(t, "")
	want := [][]string{
		{"ERROR [c.c.a.m.a.i.FirstFitRoutingAllocator] No suitable host found for vm ["},
		{"WARN  [c.c.a.m.a.i.FirstFitRoutingAllocator] No suitable host found for VM [", "DEBUG [c.c.d.DeploymentPlanningManagerImpl] No suitable hosts found.", "DEBUG [c.c.d.DeploymentPlanningManagerImpl] No suitable hosts found under this Cluster: Cluster {id: "},
	}
	var found []string
	for range want {
		s := m.Screen()
		found = append(found, s.Why.Log)
		lines := strings.Split(s.Why.Log, "\n")
		if !slices.ContainsFunc(want, func(w []string) bool {
			return slices.EqualFunc(lines, w, strings.HasPrefix)
		}) {
			t.Errorf("the log lines are\n%s", s.Why.Log)
		}
		m = after(m, app.SwapLead{})
	}
	if found[0] == found[1] {
		t.Error("both releases have the same lines")
	}
}
