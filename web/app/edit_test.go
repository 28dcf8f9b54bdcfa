package app_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/trace"
	"placement-playground/examples"
	"placement-playground/web/app"
)

func ref(k draft.Kind, id cloud.ID) draft.Ref { return draft.Ref{Kind: k, ID: id} }

// What an edit does not concern stays under the eye, at every step of every example.
func TestAnEditStaysAtTheStep(t *testing.T) {
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	events := 0
	for _, file := range names {
		m := opened(t, "example="+strings.TrimSuffix(file, ".yaml"))
		for event := range m.Lanes[m.Lead].Trace.Events {
			events++
			at := after(m, app.GoTo{Side: m.Lead, Event: event})
			edited := after(at, app.Edit{Edits: []draft.Edit{draft.Rename{Of: draft.Ref{Kind: draft.File}, To: "Another"}}})
			if got := edited.Screen(); edited.Event != event || got.Title != "Another" || got.Why.Sentence != at.Screen().Why.Sentence {
				t.Fatalf("%s: from event %d an edit goes to %d: %q", file, event, edited.Event, got.Why.Sentence)
			}
		}
	}
	if events < 100 {
		t.Errorf("only %d events", events)
	}
}

// A host that is taken away before the one that is looked at does not move the eye.
func TestAnEditBeforeTheStepStaysAtTheStep(t *testing.T) {
	m := after(opened(t, "release=4.20.1"), app.Last{})
	for m.Screen().Why.Title == "" || m.Lanes[m.Lead].Trace.Events[m.Event].At.Host != 983 {
		if m.Screen().Time.AtStart {
			t.Fatal("linux-02 is never looked at")
		}
		m = after(m, app.Step{N: -1})
	}
	was := m.Lanes[m.Lead].Trace.Events[m.Event]
	m = after(m, app.Edit{Edits: []draft.Edit{draft.Delete{Of: []draft.Ref{ref(draft.Host, 902)}}}})
	is := m.Lanes[m.Lead].Trace.Events[m.Event]
	if is.Rule != was.Rule || is.At != was.At {
		t.Errorf("from %v %+v the edit goes to %v %+v", was.Rule, was.At, is.Rule, is.At)
	}
}

// Undo gives back the text and all that is seen; redo does it again.
func TestUndoGivesBackWhatWasSeen(t *testing.T) {
	m := opened(t, "")
	text := string(m.Document().Text())
	seen := func(m app.Model) []any { s := m.Screen(); return []any{s.Title, s.Pods, s.Why, s.Time, s.Facts} }
	before := seen(m)
	if s := m.Screen(); s.Draw.Undo != "" || s.Draw.Redo != "" {
		t.Errorf("at first there is %q to undo and %q to redo", s.Draw.Undo, s.Draw.Redo)
	}
	done := after(m, app.Edit{Edits: []draft.Edit{draft.Tag{Tag: "linux", Hosts: []cloud.ID{901, 902}}}})
	s := done.Screen()
	if s.Draw.Undo != "put the tag linux on win-01 and 1 more" || s.Notice.Text != "4.20.0: ✗ ErrorInMaintenance → ✓ Maintenance" || s.Notice.Tone != app.Good {
		t.Errorf("it undoes %q and says %+v", s.Draw.Undo, s.Notice)
	}
	undone := after(done, app.Undo{})
	if got := seen(undone); !reflect.DeepEqual(got, before) || string(undone.Document().Text()) != text {
		t.Errorf("undone it shows %q at step %d", undone.Screen().Title, undone.Screen().Time.Step)
	}
	again := after(undone, app.Redo{})
	if string(again.Document().Text()) != string(done.Document().Text()) || !reflect.DeepEqual(seen(again), seen(done)) {
		t.Error("done again it is another")
	}
	for _, nothing := range []app.Msg{app.Redo{}, app.Redo{}} {
		if again = after(again, nothing); again.Screen().Notice.Text != "There is nothing to redo." {
			t.Errorf("a redo too many says %q", again.Screen().Notice.Text)
		}
	}
}

// What cannot be is told and changes nothing.
func TestAnImpossibleEditIsTold(t *testing.T) {
	m := opened(t, "")
	for _, impossible := range []draft.Edit{
		draft.Rename{Of: ref(draft.Host, 901), To: "win-02"},
		draft.Set{Of: ref(draft.Host, 901), Field: "cores", To: draft.Number("-1")},
		draft.Delete{Of: []draft.Ref{ref(draft.Host, 7)}},
	} {
		got := after(m, app.Edit{Edits: []draft.Edit{impossible}})
		if n := got.Screen().Notice; n.Tone != app.Bad || n.Text == "" || got.Screen().Draw.Undo != "" || got.Scenario != m.Scenario {
			t.Errorf("%+v says %+v and leaves %q to undo", impossible, n, got.Screen().Draw.Undo)
		}
	}
}

// Every tool does with a click what it says.
func TestToolsOnTheCloud(t *testing.T) {
	m := opened(t, "")
	for _, c := range []struct {
		tool app.Tool
		on   draft.Ref
		undo string
	}{
		{app.ClusterTool, draft.Ref{Kind: draft.Zone}, "add cluster cluster-3"},
		{app.ClusterTool, ref(draft.Pod, 1), "add cluster cluster-3"},
		{app.HostTool, ref(draft.Cluster, 16), "add host linux-04"},
		{app.HostTool, ref(draft.Host, 901), "add host win-03"},
		{app.HostTool, draft.Ref{Kind: draft.Zone}, ""},
		{app.VMTool, ref(draft.Host, 983), "add VM web-4"},
		{app.VMTool, ref(draft.VM, 8140), "add VM web-4"},
		{app.VMTool, ref(draft.Cluster, 16), ""},
		{app.BrushTool, ref(draft.Host, 901), "take the tag generic off win-01"},
		{app.BrushTool, ref(draft.VM, 8140), "take the tag generic off linux-02"},
		{app.BrushTool, ref(draft.Cluster, 16), ""},
		{app.EraseTool, ref(draft.VM, 8140), "delete VM web-3"},
		{app.EraseTool, ref(draft.Cluster, 19), "delete cluster windows"},
		{app.EraseTool, draft.Ref{Kind: draft.Zone}, ""},
		{app.SelectTool, ref(draft.Host, 901), ""},
	} {
		got := after(m, app.SetTool{Tool: c.tool}, app.Click{On: c.on})
		s := got.Screen()
		if s.Draw.Undo != c.undo {
			t.Errorf("%s on %v would undo %q, want %q: %q", c.tool, c.on, s.Draw.Undo, c.undo, s.Notice.Text)
		}
		adds := strings.HasPrefix(c.undo, "add ")
		if adds != (len(got.Selected) == 1 && s.Inspect.Open) && c.tool != app.SelectTool {
			t.Errorf("%s on %v selects %v", c.tool, c.on, got.Selected)
		}
	}
	twice := after(m, app.SetTool{Tool: app.BrushTool, Tag: "ssd"}, app.Click{On: ref(draft.Host, 901)})
	if tags := twice.Scenario.Cloud.Host(901).Tags; !slices.Contains(tags, "ssd") {
		t.Errorf("the brush leaves %q", tags)
	}
	if tags := after(twice, app.Click{On: ref(draft.Host, 901)}).Scenario.Cloud.Host(901).Tags; slices.Contains(tags, "ssd") {
		t.Errorf("the brush leaves %q the second time", tags)
	}
	embedded := after(app.New(m.Examples), app.Arrive{Fragment: "embed=1"}, app.SetTool{Tool: app.EraseTool}, app.Click{On: ref(draft.Host, 901)}, app.DeleteSelected{}, app.BeginRename{Of: ref(draft.Host, 901)})
	if s := embedded.Screen(); !embedded.Scenario.Cloud.HasHost(901) || s.Draw.Can || len(embedded.Selected) > 0 || s.Draw.Renaming != (draft.Ref{}) {
		t.Error("an embed can be drawn in")
	}
}

// Shift adds to a selection and takes away; another kind begins anew.
func TestSelection(t *testing.T) {
	m := after(opened(t, ""), app.Click{On: ref(draft.Host, 901)}, app.Click{On: ref(draft.Host, 902), Also: true})
	if want := []draft.Ref{ref(draft.Host, 901), ref(draft.Host, 902)}; !slices.Equal(m.Selected, want) || m.Screen().Inspect.Title != "2 hosts" {
		t.Errorf("selected is %v: %q", m.Selected, m.Screen().Inspect.Title)
	}
	if one := after(m, app.Click{On: ref(draft.Host, 901), Also: true}); !slices.Equal(one.Selected, []draft.Ref{ref(draft.Host, 902)}) {
		t.Errorf("taken out again: %v", one.Selected)
	}
	if vm := after(m, app.Click{On: ref(draft.VM, 8140), Also: true}); !slices.Equal(vm.Selected, []draft.Ref{ref(draft.VM, 8140)}) {
		t.Errorf("of two kinds: %v", vm.Selected)
	}
	cores := after(m, app.SetField{Field: "cores", Typed: "8"})
	for _, id := range []cloud.ID{901, 902} {
		if n := cores.Scenario.Cloud.Host(id).Cores; n != 8 {
			t.Errorf("host %d has %d cores", id, n)
		}
	}
	if undo := cores.Screen().Draw.Undo; undo != "set cores of host win-01 to 8 and 1 more" {
		t.Errorf("it would undo %q", undo)
	}
	if deleted := after(m, app.DeleteSelected{}); len(deleted.Selected) > 0 || deleted.Scenario.Cloud.HasHost(901) || deleted.Screen().Inspect.Open {
		t.Errorf("deleted, %v is selected", deleted.Selected)
	}
	twins := after(m, app.DuplicateSelected{})
	if len(twins.Scenario.Cloud.Hosts) != 7 || len(twins.Selected) != 2 || slices.Contains(twins.Selected, ref(draft.Host, 901)) {
		t.Errorf("the copies are %v", twins.Selected)
	}
	if walked := after(m, app.Step{N: 1}); walked.Screen().Inspect.Open || len(walked.Selected) != 2 {
		t.Error("a step leaves the inspector open, or forgets the selection")
	}
	out := after(m, app.SetTool{Tool: app.HostTool}, app.ToggleSheet{Sheet: app.KeysSheet}, app.Escape{})
	if out.Sheet != app.NoSheet || out.Tool != app.HostTool {
		t.Error("the first Escape leaves more than the sheet")
	}
	if out = after(out, app.Escape{}); out.Tool != app.SelectTool || len(out.Selected) == 0 {
		t.Error("the second Escape leaves more than the tool")
	}
	if out = after(out, app.Escape{}); len(out.Selected) > 0 {
		t.Error("the third Escape leaves the selection")
	}
}

// A name that is typed where it stands.
func TestRenameInPlace(t *testing.T) {
	m := after(opened(t, ""), app.Click{On: ref(draft.Host, 901)})
	m, effects := app.Update(m, app.BeginRename{})
	if !slices.Contains(effects, app.Effect(app.Focus{ID: "rename"})) || !host(t, m.Screen(), "win-01").Drawn.Renaming {
		t.Errorf("nothing is to be typed: %v", effects)
	}
	if given := after(m, app.EndRename{To: "other", GiveUp: true}); given.Screen().Draw.Undo != "" || given.Screen().Draw.Renaming != (draft.Ref{}) {
		t.Error("what was given up is done")
	}
	m, effects = app.Update(m, app.EndRename{To: " win-99 "})
	if got := m.Scenario.Cloud.Host(901).Name; got != "win-99" || !slices.Contains(effects, app.Effect(app.Focus{ID: "head-host-901"})) {
		t.Errorf("it is called %q, and %v", got, effects)
	}
	if twice := after(m, app.EndRename{To: "again"}); twice.Scenario.Cloud.Host(901).Name != "win-99" {
		t.Error("what lost the focus renames once more")
	}
	titled := after(m, app.BeginRename{Of: draft.Ref{Kind: draft.File}}, app.EndRename{To: "Mine"})
	if titled.Screen().Title != "Mine" {
		t.Errorf("the title is %q", titled.Screen().Title)
	}
}

// Under a supposition the scenario itself is edited, and the same is supposed again.
func TestEditUnderASupposition(t *testing.T) {
	m, _ := worked(t, opened(t, ""), app.ToggleSheet{Sheet: app.ForecastSheet})
	m = after(m, app.WhatIf{Host: 901})
	m = after(m, app.Edit{Edits: []draft.Edit{draft.Tag{Tag: "ssd", Hosts: []cloud.ID{902}}}})
	if s := m.Screen(); s.Supposed == "" || !slices.Contains(m.Scenario.Cloud.Host(902).Tags, "ssd") || s.Draw.Undo == "" {
		t.Fatalf("it supposes %q and would undo %q", s.Supposed, s.Draw.Undo)
	}
	back := after(m, app.Back{})
	if !slices.Contains(back.Scenario.Cloud.Host(902).Tags, "ssd") || len(back.Scenario.Steps) != 1 || back.Scenario.Steps[0].Maintain != 982 {
		t.Errorf("back, the steps are %+v", back.Scenario.Steps)
	}
	gone := after(m, app.Edit{Edits: []draft.Edit{draft.Delete{Of: []draft.Ref{ref(draft.Host, 901)}}}})
	if gone.Screen().Supposed != "" || gone.Scenario.Cloud.HasHost(901) {
		t.Error("a host that is gone goes into maintenance")
	}
}

// A rule that an edit brings is asked before anything is told of it, and another
// edit meanwhile is not lost.
func TestAnEditWaitsForTagRules(t *testing.T) {
	m := opened(t, "")
	title := m.Screen().Why.Title
	m, _ = app.Update(m, app.Edit{Edits: []draft.Edit{draft.Clear{Of: ref(draft.Host, 983), Field: "tags"}, draft.Set{Of: ref(draft.Host, 983), Field: "tagRule", To: draft.Text("tags[0] == 'generic'")}}})
	asking, effects := app.Update(m, app.Edit{Edits: []draft.Edit{draft.Rename{Of: draft.Ref{Kind: draft.File}, To: "Meanwhile"}}})
	var asked app.AskRules
	for _, e := range effects {
		if a, ok := e.(app.AskRules); ok {
			asked = a
		}
	}
	if len(asked.Cases) == 0 || asking.Screen().Busy == "" || asking.Screen().Title != "Meanwhile" {
		t.Fatalf("it asks %v and says %q, %+v", asked.Cases, asking.Screen().Busy, m.Screen().Notice)
	}
	done := after(asking, rejecting(asked))
	if s := done.Screen(); s.Busy != "" || s.Title != "Meanwhile" || done.Lanes[0].Refused != "" || s.Why.Title != title || len(done.Lanes[0].Trace.Events) == 0 {
		t.Errorf("answered, it is busy with %q, %q at event %d", s.Busy, done.Lanes[0].Refused, done.Event)
	}
	refused := after(asking, app.RulesAnswered{Number: asked.Number, Problem: "no worker"})
	if s := refused.Screen(); s.Title != "Meanwhile" || s.Notice.Tone != app.Bad || !strings.Contains(s.Notice.Text, "no worker") {
		t.Errorf("without answers it shows %q and says %+v", s.Title, s.Notice)
	}
}

// The smallest changes can be made, and then the VM finds a host.
func TestApplyChanges(t *testing.T) {
	m, _ := worked(t, opened(t, ""), app.AskHelp{})
	changes := m.Screen().Why.Help.Changes
	if len(changes) < 2 {
		t.Fatalf("there are %q", changes)
	}
	for i, text := range changes {
		made := after(m, app.ApplyChange{Index: i})
		at := slices.IndexFunc(made.Lanes[0].Trace.Events, func(e trace.Event) bool { return e.Rule == trace.PlanEnd && e.At.VM == 8127 })
		if at < 0 || made.Lanes[0].Trace.Events[at].Verdict != trace.Choose || made.Screen().Draw.Undo == "" {
			t.Errorf("%q leaves it at %q", text, made.Screen().Time.Lanes[0].End)
		}
	}
	if none := after(m, app.ApplyChange{Index: len(changes)}); none.Screen().Draw.Undo != "" {
		t.Error("a change that is not listed is made")
	}
}

// An empty scenario is drawn from nothing.
func TestDrawFromNothing(t *testing.T) {
	m := after(opened(t, ""), app.NewScenario{})
	if s := m.Screen(); !s.Draw.Empty || s.Title != "New scenario" || s.Problem != "" {
		t.Fatalf("it begins with %+v", s.Draw)
	}
	zone := draft.Ref{Kind: draft.Zone}
	m = after(m, app.SetTool{Tool: app.ClusterTool}, app.Click{On: zone}, app.Click{On: zone},
		app.SetTool{Tool: app.HostTool}, app.Click{On: ref(draft.Cluster, 1)}, app.Click{On: ref(draft.Cluster, 2)},
		app.SetTool{Tool: app.VMTool}, app.Click{On: ref(draft.Host, 1)},
		app.Edit{Edits: []draft.Edit{draft.AddStep{Field: "maintain", ID: 1}}})
	if s := m.Screen(); s.Time.Lanes[1].End == "" || len(m.Scenario.Cloud.VMs) != 1 || len(m.Lanes[1].Trace.Events) == 0 {
		t.Errorf("it ends with %q: %+v", s.Time.Lanes[1].End, s.Notice)
	}
}

func stepTexts(s app.Screen) (texts []string) {
	for _, step := range s.Script.Steps {
		texts = append(texts, step.Text)
	}
	return texts
}

// Steps are added, moved and removed, and what they end in is written down.
func TestScript(t *testing.T) {
	m := after(opened(t, ""), app.AddStep{Field: "cancel", ID: 982}, app.AddStep{Field: "maintain", ID: 983}, app.AddStep{})
	want := []string{"Put linux-01 into maintenance", "Cancel the maintenance of linux-01", "Put linux-02 into maintenance"}
	s := m.Screen()
	if got := stepTexts(s); !slices.Equal(got, want) {
		t.Errorf("the steps are %q", got)
	}
	if !s.Script.Steps[2].Now || s.Script.Steps[0].Now || s.Script.Steps[2].Event != m.Event {
		t.Errorf("the new step is not shown: %+v", s.Script.Steps)
	}
	if s.Script.Record != "4.20.0 and 4.20.1" {
		t.Errorf("recorded would be %q", s.Script.Record)
	}
	first := after(m, app.GoTo{Side: s.Script.Steps[1].Side, Event: s.Script.Steps[1].Event})
	if !first.Screen().Script.Steps[1].Now {
		t.Error("a step's event is not in it")
	}
	recorded := after(m, app.Record{}).Screen()
	if !recorded.Script.Kept || len(recorded.Script.Expected) != 2 || recorded.Notice.Tone != app.Good {
		t.Errorf("recorded, it says %+v and %+v", recorded.Script.Expected, recorded.Notice)
	}
	fixed := after(m, app.Record{}, app.Edit{Edits: []draft.Edit{draft.Tag{Tag: "linux", Hosts: []cloud.ID{901}}}}).Screen().Script
	if fixed.Kept || len(fixed.Steps[0].Unlike) == 0 || !strings.Contains(fixed.Steps[0].Unlike[0], "4.20.0: wanted ErrorInMaintenance, found Maintenance") {
		t.Errorf("changed, it says %+v", fixed)
	}
	moved := after(m, app.Edit{Edits: []draft.Edit{draft.MoveStep{From: 3, To: 1}}})
	if got := stepTexts(moved.Screen()); !slices.Equal(got, []string{want[2], want[0], want[1]}) {
		t.Errorf("moved, the steps are %q", got)
	}
	all, _ := worked(t, opened(t, ""), app.ToggleSheet{Sheet: app.ReleasesSheet})
	if every := after(all, app.Record{}).Scenario.Expect; len(every) != 10 {
		t.Errorf("of every release, %d are recorded", len(every))
	}
}
