package draft_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

func do(t *testing.T, h draft.History, key string, edits ...draft.Edit) draft.History {
	t.Helper()
	h, err := h.Do(key, edits...)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestADragIsOneDeed(t *testing.T) {
	start := draft.Begin(read(t, small))
	h := do(t, start, "drag", draft.MoveHost{Host: 12, To: 2})
	h = do(t, h, "drag", draft.MoveHost{Host: 12, To: 2, Before: 21})
	want := draft.Deed{Verb: draft.Moved, Kind: draft.Host, Name: "kvm-02", To: "right", Count: 1, Edits: 1}
	if deed, ok := h.Undoes(); !ok || deed != want {
		t.Errorf("undo says %+v", deed)
	}
	other := do(t, h.Seal(), "drag", draft.MoveVM{VM: 7, To: 21})
	if got := string(other.Undo().Now().Text()); got != string(h.Now().Text()) {
		t.Errorf("a sealed group goes on\n%s", got)
	}
	back := h.Undo()
	if string(back.Now().Text()) != small {
		t.Errorf("one undo leaves\n%s", diff(small, string(back.Now().Text())))
	}
	if deed, ok := back.Redoes(); !ok || deed != want {
		t.Errorf("redo says %+v", deed)
	}
	if _, ok := back.Undoes(); ok || string(back.Undo().Now().Text()) != small || string(h.Redo().Now().Text()) != string(h.Now().Text()) {
		t.Error("there is more to undo or redo")
	}
	// A history is a value: what was undone comes back in one, and not in the other.
	one, two := do(t, back, "", draft.MoveVM{VM: 7, To: 21}), back.Redo()
	if _, ok := one.Redoes(); ok || string(two.Now().Text()) != string(h.Now().Text()) {
		t.Error("two ways from one history meet")
	}
	if same, err := h.Do("", draft.MoveVM{VM: 99}); err == nil || !reflect.DeepEqual(same, h) {
		t.Error("a refused edit changes the history")
	}
}

func TestFiveHundredDeedsAreKept(t *testing.T) {
	h := draft.Begin(read(t, small))
	var texts []string
	for i := range draft.MaxUndo + 20 {
		texts = append(texts, string(h.Now().Text()))
		h = do(t, h, "", draft.Set{Of: host(21), Field: "cores", To: draft.Number(strconv.Itoa(i + 1))})
	}
	n := 0
	for _, ok := h.Undoes(); ok; _, ok = h.Undoes() {
		h = h.Undo()
		n++
	}
	if n != draft.MaxUndo || string(h.Now().Text()) != texts[20] {
		t.Errorf("%d deeds could be undone", n)
	}
}

func TestDeedsNameWhatWasDone(t *testing.T) {
	h := draft.Begin(read(t, small))
	for _, c := range []struct {
		edit draft.Edit
		want draft.Deed
	}{
		{draft.Add{Kind: draft.Host, In: 2}, draft.Deed{Verb: draft.Added, Kind: draft.Host, Name: "kvm-12", Count: 1}},
		{draft.Duplicate{Of: host(11)}, draft.Deed{Verb: draft.Duplicated, Kind: draft.Host, Name: "kvm-01", To: "kvm-03", Count: 1}},
		{draft.Delete{Of: []draft.Ref{host(12), host(11)}}, draft.Deed{Verb: draft.Deleted, Kind: draft.Host, Name: "kvm-02", Count: 2}},
		{draft.Rename{Of: vm(7), To: "new"}, draft.Deed{Verb: draft.Renamed, Kind: draft.VM, Name: "old", To: "new", Count: 1}},
		{draft.Set{Of: host(21), Field: "tags", To: draft.Texts("a", "b")}, draft.Deed{Verb: draft.Assigned, Kind: draft.Host, Name: "kvm-11", Field: "tags", To: "a,b", Count: 1}},
		{draft.MoveVM{VM: 7, To: 21}, draft.Deed{Verb: draft.Moved, Kind: draft.VM, Name: "old", To: "kvm-11", Count: 1}},
		{draft.Tag{Tag: "x", Hosts: []int64{21}}, draft.Deed{Verb: draft.Tagged, Kind: draft.Host, Name: "kvm-11", Field: "x", Count: 1}},
		{draft.AddStep{Field: "maintain", ID: 11}, draft.Deed{Verb: draft.Added, Kind: draft.Step, Name: "kvm-01", Field: "maintain", Count: 1}},
	} {
		c.want.Edits = 1
		if got, _ := do(t, h, "", c.edit).Undoes(); got != c.want {
			t.Errorf("%T is %+v, want %+v", c.edit, got, c.want)
		}
	}
}

// An example says already what happens: writing it down changes nothing. Without
// expectations it gets those.
func TestRecordedExamplesStayAsTheyAre(t *testing.T) {
	for name, text := range examples(t) {
		d := read(t, text)
		s := d.Scenario()
		if len(s.TagRuleCases()) > 0 {
			continue
		}
		var outs []scenario.Outcome
		for _, release := range placement.Releases() {
			out, err := s.Run(release)
			if err != nil {
				t.Fatal(err)
			}
			outs = append(outs, out)
		}
		bare, _, _ := strings.Cut(text, "expect:")
		recorded := apply(t, read(t, bare), draft.Record{Outcomes: outs})
		agree(t, recorded)
		for _, out := range outs {
			for _, e := range recorded.Scenario().Expect {
				if bad := s.Check(e, out); e.Release == out.Release && len(bad) > 0 {
					t.Errorf("%s: %v", name, bad)
				}
			}
		}
		if n := len(recorded.Scenario().Expect); n != len(outs) {
			t.Errorf("%s has expectations of %d releases", name, n)
		}
		again := apply(t, recorded, draft.Record{Outcomes: outs})
		if string(again.Text()) != string(recorded.Text()) {
			t.Errorf("%s: recorded twice\n%s", name, diff(string(recorded.Text()), string(again.Text())))
		}
		if name != "cancel-maintenance.yaml" && name != "last-host.yaml" && !strings.Contains(bare, "vms: {") {
			got := diff(text, string(apply(t, d, draft.Record{Outcomes: outs[:1]}).Text()))
			if strings.Contains(got, "title") || len(strings.Split(got, "\n")) > 12 {
				t.Errorf("%s: recording one release changes\n%s", name, got)
			}
		}
	}
}

// Things without an id keep the one that their place gave them.
func TestIdentityWithoutIDs(t *testing.T) {
	const text = "clusters:\n  - name: a\n    hosts:\n      - {name: h1}\n      - name: h2\n      - {} # third\n  - hosts:\n      - {name: h4}\n"
	d := read(t, text)
	for _, c := range []struct {
		edit draft.Edit
		want string
	}{
		{draft.Add{Kind: draft.Host, In: 1}, "+      - {id: 5, name: host-4}"},
		{draft.Add{Kind: draft.Host, In: 2}, "+      - {name: h5}"},
		{draft.Delete{Of: []draft.Ref{host(4)}}, "-  - hosts:\n-      - {name: h4}\n+  - {}"},
		{draft.Delete{Of: []draft.Ref{host(1)}}, "-      - {name: h1}\n-      - name: h2\n-      - {} # third\n+      - id: 2\n+        name: h2\n+      - {id: 3} # third\n-      - {name: h4}\n+      - {id: 4, name: h4}"},
		{draft.MoveHost{Host: 1, To: 2}, "-      - {name: h1}\n+      - {id: 1, name: h1}"},
		{draft.MoveHost{Host: 2, To: 2, Before: 4}, "-      - name: h2\n+      - id: 2\n+        name: h2"},
		{draft.Delete{Of: []draft.Ref{{Kind: draft.Cluster, ID: 1}}}, "-  - name: a\n+  - id: 2\n-      - {name: h1}\n-      - name: h2\n-      - {} # third\n-  - hosts:\n-      - {name: h4}\n+      - {id: 4, name: h4}"},
		{draft.Rename{Of: host(3), To: "x"}, "-      - {} # third\n+      - {name: x} # third"},
	} {
		after := apply(t, d, c.edit)
		agree(t, after)
		if got := diff(text, string(after.Text())); got != c.want {
			t.Errorf("%T%+v:\n%s", c.edit, c.edit, got)
		}
	}
}

func TestWhere(t *testing.T) {
	d := apply(t, read(t, small), draft.Set{Of: file(), Field: "about", To: draft.Text("a\nb\n")})
	lines := strings.Split(string(d.Text()), "\n")
	for r, want := range map[draft.Ref]string{
		host(12):                        "{id: 12,",
		vm(6):                           "{id: 6,",
		{Kind: draft.Cluster, ID: 2}:    "id: 2",
		{Kind: draft.Step, ID: 1}:       "maintain: kvm-01",
		{Kind: draft.Step, ID: 2}:       "{deploy: db",
		{Kind: draft.Template, ID: 1}:   "{name: Debian",
		{Kind: draft.Offering, ID: 101}: "",
		{Kind: draft.Pod, ID: 1}:        "",
		{Kind: draft.Zone}:              "",
	} {
		line, col := d.Where(r)
		if want == "" {
			if line != 0 || col != 0 {
				t.Errorf("%s stands in line %d", r, line)
			}
		} else if !strings.HasPrefix(lines[line-1][col-1:], want) {
			t.Errorf("%s is at %d:%d: %s", r, line, col, lines[line-1])
		}
	}
}
