package placement

import (
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

const (
	firstFitPlanner            = "FirstFitPlanner"
	userDispersingPlanner      = "UserDispersingPlanner"
	userConcentratedPodPlanner = "UserConcentratedPodPlanner"
	implicitPlanner            = "ImplicitDedicationPlanner"
	haPlanner                  = "SkipHeuresticsPlanner" // CloudStack's spelling
)

// Planners are the names of those that are modelled.
func Planners() []string {
	return []string{firstFitPlanner, userDispersingPlanner, userConcentratedPodPlanner, implicitPlanner, haPlanner}
}

// findPlanner picks the planner: the HA planner if asked for, else the
// offering's, else the setting's (getDeploymentPlannerByName). A name that
// CloudStack does not know finds none; one that it knows and the playground
// does not is refused.
func (w *walk) findPlanner() error {
	w.plannerName = w.Cloud.Settings.Planner
	switch {
	case w.request.HAPlanner:
		w.plannerName = haPlanner
	case w.offering.Planner != "":
		w.plannerName = w.offering.Planner
	}
	same := func(name string) bool { return strings.EqualFold(name, w.plannerName) }
	if same("BareMetalPlanner") {
		return &Unmodelled{"the planner BareMetalPlanner"}
	}
	for _, name := range Planners() {
		if same(name) {
			w.planner = name
		}
	}
	w.usage = cloud.Shared
	if w.planner == implicitPlanner && !w.offering.ImplicitPreferred {
		w.usage = cloud.Dedicated
	}
	return nil
}

// plannerHandles reports whether the planner takes the VM (canHandle). It is
// found by name in any case of letters, but then it compares its own name
// exactly; the HA planner takes every VM.
func (w *walk) plannerHandles() bool {
	ok := w.planner == haPlanner || w.planner != "" && w.plannerName == w.planner
	return w.ask(trace.PlanPlanner, ok, facts(trace.Text("planner", w.plannerName)), facts(trace.Text("planner", w.planner)))
}

// skipsThresholds: capacity above the thresholds is kept for high availability
// (SkipHeuresticsPlanner.removeClustersCrossingThreshold).
func (w *walk) skipsThresholds() bool { return w.planner == haPlanner }
