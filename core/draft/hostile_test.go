package draft_test

import (
	"math"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
)

// What a page should never send is an error and leaves the document alone.
func TestImpossibleEditsAreErrors(t *testing.T) {
	d := read(t, small)
	deep := draft.Text("x")
	for range 40 {
		deep = draft.List(deep)
	}
	for _, edit := range []draft.Edit{
		nil, draft.Add{}, draft.Add{Kind: "nothing"}, draft.Add{Kind: draft.Step}, draft.Add{Kind: draft.Host}, draft.Add{Kind: draft.Host, In: -1},
		draft.Add{Kind: draft.Cluster, In: math.MaxInt64}, draft.Add{Kind: draft.VM, Host: 99}, draft.Add{Kind: draft.VM, Offering: 99}, draft.Add{Kind: draft.VM, Name: "db"},
		draft.Add{Kind: draft.Host, In: 1, Name: "none"}, draft.Add{Kind: draft.Pod, Name: "\xff"}, draft.Add{Kind: draft.Zone}, draft.Add{Kind: draft.Pool, Name: " "},
		draft.Duplicate{}, draft.Duplicate{Of: draft.Ref{Kind: draft.Step, ID: 1}}, draft.Duplicate{Of: host(0)},
		draft.Delete{Of: []draft.Ref{{}}}, draft.Delete{Of: []draft.Ref{{Kind: draft.Zone}}}, draft.Delete{Of: []draft.Ref{{Kind: draft.Step, ID: 3}}}, draft.Delete{Of: []draft.Ref{host(-5)}},
		draft.Rename{}, draft.Rename{Of: draft.Ref{Kind: draft.Step, ID: 1}, To: "x"}, draft.Rename{Of: host(11), To: "none"}, draft.Rename{Of: host(11)},
		draft.Set{}, draft.Set{Of: host(11), Field: "cores"}, draft.Set{Of: host(11), Field: "cores", To: draft.Number("")}, draft.Set{Of: host(11), Field: "cores", To: draft.Number("1 # x")},
		draft.Set{Of: host(11), Field: "cores", To: draft.Number("{}")}, draft.Set{Of: host(11), Field: "id", To: draft.Number("3")}, draft.Set{Of: host(11), Field: "tags", To: deep},
		draft.Set{Of: host(11), Field: "tags", To: draft.List(draft.Value{})}, draft.Set{Of: file(), Field: "vms", To: draft.List()}, draft.Set{Of: file(), Field: "compare", To: draft.Texts("9")},
		draft.Set{Of: host(11), Field: "name", To: draft.List()}, draft.Set{Of: draft.Ref{Kind: draft.Setting}, To: draft.Text("x")},
		draft.Set{Of: vm(5), Field: "offering", To: draft.Text("none such")}, draft.Clear{Of: vm(5), Field: "offering"}, draft.Clear{Of: vm(5), Field: "name"}, draft.Clear{},
		draft.MoveHost{}, draft.MoveHost{Host: 11}, draft.MoveHost{Host: 11, To: 2, Before: 12}, draft.MoveHost{Host: 11, To: 1, Before: 11}, draft.MoveVM{}, draft.MoveVM{VM: 5, To: 99}, draft.Stop{},
		draft.Tag{Tag: "a,b", Hosts: []int64{11}}, draft.Tag{Tag: "é", Hosts: []int64{11}}, draft.Tag{Tag: "x", Hosts: []int64{11, 0}}, draft.Tag{Tag: "\xff", Hosts: []int64{11}},
		draft.AddStep{}, draft.AddStep{Field: "deploy"}, draft.AddStep{Field: "pod", ID: 1}, draft.AddStep{Before: -1, Field: "maintain", ID: 11}, draft.AddStep{Before: 9, Field: "maintain", ID: 11},
		draft.MoveStep{}, draft.MoveStep{From: 1, To: 3}, draft.Record{Outcomes: []scenario.Outcome{{}}}, draft.Record{Outcomes: []scenario.Outcome{{Release: "4.20.1"}}},
		draft.Remedy{}, draft.Remedy{Kind: remedy.Host, ID: 11, Field: "tags", From: "other", To: "x"},
	} {
		after, err := d.Apply(edit)
		if err == nil {
			t.Errorf("%T%+v was done:\n%s", edit, edit, diff(small, string(after.Text())))
		}
		if string(after.Text()) != small || after.Scenario() != d.Scenario() {
			t.Errorf("%T%+v left another document", edit, edit)
		}
	}
	var none draft.Document
	if _, err := none.Apply(draft.Add{Kind: draft.Pod}); err == nil {
		t.Error("a document of nothing was edited")
	}
}
