package app_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/trace"
	"placement-playground/web/app"
)

func TestSheets(t *testing.T) {
	m := after(opened(t, ""), app.ToggleSheet{Sheet: app.WhySheet})
	if sheet := m.Screen().Sheet; sheet != app.WhySheet {
		t.Errorf("the sheet is %q", sheet)
	}
	if sheet := after(m, app.ToggleSheet{Sheet: app.ScenarioSheet}).Sheet; sheet != app.ScenarioSheet {
		t.Errorf("another sheet takes its place: %q", sheet)
	}
	if sheet := after(m, app.ToggleSheet{Sheet: app.WhySheet}).Sheet; sheet != app.NoSheet {
		t.Errorf("asked for again it stays: %q", sheet)
	}
	if sheet := after(m, app.ChooseExample{Name: "threshold"}).Sheet; sheet != app.NoSheet {
		t.Errorf("over another scenario it stays: %q", sheet)
	}
}

func TestSpeeds(t *testing.T) {
	m := after(opened(t, ""), app.First{}, app.Play{})
	if _, effects := app.Update(m, app.Faster{N: 1}); !slices.Contains(effects, app.Effect(app.StartClock{Milliseconds: 400})) {
		t.Errorf("a faster player: %#v", effects)
	}
	for _, end := range []struct{ by, want int }{{1, 3}, {-1, 0}} {
		m := m
		for range 9 {
			m = after(m, app.Faster{N: end.by})
		}
		if m.Speed != end.want {
			t.Errorf("nine times %+d the speed is %d, want %d", end.by, m.Speed, end.want)
		}
	}
}

// A step from between two stops goes to the next one on either side.
func TestStepFromBetweenStops(t *testing.T) {
	m := opened(t, "")
	stops := m.Lanes[0].Stops
	for i := 1; i < len(stops); i++ {
		for event := stops[i-1] + 1; event < stops[i]; event++ {
			between := after(m, app.GoTo{Side: 0, Event: event})
			if on := after(between, app.Step{N: 1}).Event; on != stops[i] {
				t.Errorf("one step on from %d is %d, want %d", event, on, stops[i])
			}
			if back := after(between, app.Step{N: -1}).Event; back != stops[i-1] {
				t.Errorf("one step back from %d is %d, want %d", event, back, stops[i-1])
			}
		}
	}
}

func TestStepCluster(t *testing.T) {
	m := after(opened(t, ""), app.SwapLead{}, app.First{})
	var titles []string
	for range 4 {
		m = after(m, app.StepCluster{N: 1})
		titles = append(titles, m.Screen().Why.Sentence)
	}
	want := []string{"i-10989-8127-VM has to leave linux-01.", "windows is looked at.", "linux is looked at.", "web-2 has to leave linux-01."}
	if !slices.Equal(titles, want) {
		t.Errorf("from cluster to cluster: %q, want %q", titles, want)
	}
	if back := after(m, app.StepCluster{N: -1}).Screen().Why.Sentence; back != want[2] {
		t.Errorf("and back: %q", back)
	}
}

// An embed's address is one of an embed; outside of it, of the playground.
func TestAddressOfAnEmbed(t *testing.T) {
	m := opened(t, "embed=1")
	_, effects := app.Update(m, app.SetRelease{Side: 0, Name: "4.19.0"})
	want := app.WriteAddress{Fragment: "example=issue-10598&embed=1&release=4.19.0&compare=4.20.1"}
	if !slices.Contains(effects, app.Effect(want)) {
		t.Errorf("the effects are %#v", effects)
	}
	if s := m.Screen(); s.Fragment != "example=issue-10598&release=4.20.0&compare=4.20.1" {
		t.Errorf("the playground's address is %q", s.Fragment)
	}
}

// "The same" is said of the same question only, and a pull request of its rule.
func TestTheOtherRelease(t *testing.T) {
	m := after(opened(t, ""), app.SetLevel{Level: trace.ByCheck}, app.SwapLead{}, app.First{})
	notAsked, requests := 0, 0
	for ; !m.Screen().Time.AtEnd; m = after(m, app.Step{N: 1}) {
		why := m.Screen().Why
		if strings.HasPrefix(why.Other.Text, "It is not asked there.") {
			notAsked++
		} else if why.Other.Same && why.Other.Text != why.Sentence {
			t.Errorf("%q is called the same as %q", why.Other.Text, why.Sentence)
		}
		if rule := m.Lanes[1].Trace.Events[m.Event].Rule; len(why.Changes) > 0 {
			requests++
			if rule != trace.ListEmpty && rule != trace.MaintainHA {
				t.Errorf("%s has the pull request %s", rule, why.Changes[0].Text)
			}
		}
	}
	if notAsked == 0 || requests == 0 {
		t.Errorf("%d steps are not asked in the other release, %d have a pull request", notAsked, requests)
	}
}

// The same question about another host or cluster is another question.
func TestAnotherPlaceIsNotTheSame(t *testing.T) {
	m := after(opened(t, "example=last-host&release=4.18&compare=4.20.0"), app.GoTo{Side: 0, Event: 0})
	alike := 0
	for i, e := range m.Lanes[0].Trace.Events {
		beside := m.Diff.Partner(0, i)
		if beside < 0 {
			continue
		}
		if there := m.Lanes[1].Trace.Events[beside]; there.Rule == e.Rule && there.At != e.At {
			alike++
			if other := after(m, app.GoTo{Side: 0, Event: i}).Screen().Why.Other; other.Same || !strings.HasPrefix(other.Text, "It is not asked there.") {
				t.Errorf("event %d: %+v", i, other)
			}
		}
	}
	if alike == 0 {
		t.Error("no question stands beside the same one about another place")
	}
}

// What is chosen before any cluster is walked is named in the lane.
func TestLaneNamesWhatWasChosenFirst(t *testing.T) {
	for step, want := range map[string]string{`"host":"h"`: "named host", `"cluster":"c"`: "last host"} {
		s := open(t, `{"title":"t","settings":{"vm.allocation.algorithm":"firstfit"},"clusters":[{"name":"c","hosts":[{"name":"h"}]}],
			"offerings":[{"name":"o"}],"templates":[{"name":"t"}],
			"vms":[{"name":"v","offering":"o","template":"t","lastHost":"h"}],"steps":[{"deploy":"v",`+step+`}]}`).Screen()
		var cells []string
		for _, part := range s.Time.Lanes[1].Parts {
			for _, c := range part.Cells {
				cells = append(cells, c.Text)
			}
		}
		if !slices.Contains(cells, want) {
			t.Errorf("with %s the lane reads %q", step, cells)
		}
	}
}

// A scenario about one release compares nothing, and says how to.
func TestOneRelease(t *testing.T) {
	s := opened(t, "example=threshold").Screen()
	if s.Why.Other != (app.Other{}) || s.Time.Difference != "choose another release to compare" {
		t.Errorf("beside itself 4.20.1 says %+v and %q", s.Why.Other, s.Time.Difference)
	}
	s = opened(t, "example=threshold&release=4.20.0").Screen()
	if s.Why.Other.Release != "4.20.1" || s.Time.Difference != "4.20.0 and 4.20.1 decide alike" {
		t.Errorf("beside 4.20.1 4.20.0 says %+v and %q", s.Why.Other, s.Time.Difference)
	}
}

// A folded part and the end of a lane have the tone of what they ended in.
func TestTonesOfTheLanes(t *testing.T) {
	lanes := opened(t, "").Screen().Time.Lanes
	for side, want := range []app.Tone{app.Bad, app.Good} {
		if lanes[side].Tone != want {
			t.Errorf("%s ends in tone %q", lanes[side].Release, lanes[side].Tone)
		}
		for _, part := range lanes[side].Parts {
			if part.Name == "web-2" && (len(part.Cells) != 1 || part.Cells[0].Tone != want) {
				t.Errorf("%s: web-2 is %+v", lanes[side].Release, part.Cells)
			}
		}
	}
}

// Settings that few set are listed if they are set; tags are in order.
func TestFacts(t *testing.T) {
	screen := func(settings string) app.Screen {
		return open(t, `{"title":"t","settings":{"vm.allocation.algorithm":"firstfit"`+settings+`},
			"clusters":[{"name":"c","hosts":[{"name":"h","tags":["z","a","m"]},{"name":"i","tags":["z"]}]}]}`).Screen()
	}
	names := func(s app.Screen) []string {
		var out []string
		for _, f := range s.Settings.Fields {
			out = append(out, f.Name+"="+f.Value+"/"+f.Default)
		}
		return out
	}
	usual := []string{"vm.allocation.algorithm=firstfit/random", "migrate.vm.across.clusters=/no", "host.capacityType.to.order.clusters=/CPU",
		"cluster.cpu.allocated.capacity.disablethreshold=/0.85", "cluster.memory.allocated.capacity.disablethreshold=/0.85"}
	if s := screen(""); !slices.Equal(names(s), usual) || !reflect.DeepEqual(s.Facts.Tags, []app.TagCount{{"a", 1}, {"m", 1}, {"z", 2}}) {
		t.Errorf("the facts are %q and %v", names(s), s.Facts.Tags)
	}
	more := append(slices.Clone(usual), "apply.allocation.algorithm.to.pods=true/no", "ha.tag=z/none")
	if s := screen(`,"apply.allocation.algorithm.to.pods":"true","ha.tag":"z"`); !slices.Equal(names(s), more) {
		t.Errorf("the facts are %q", names(s))
	}
}
