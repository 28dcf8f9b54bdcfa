package draft_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/scenario"
)

// wide has two of each kind, the first with as little as can be said of it.
const wide = `{"clusters":[{"hosts":[{},{"name":"h-2"}]},{"name":"c-2"}],"pods":[{},{"name":"p-2"}],"offerings":[{},{"name":"o-2"}],"templates":[{},{"name":"t-2"}],
	"pools":[{},{"name":"s-2"}],"domains":[{},{"name":"d-2"}],"accounts":[{},{"name":"a-2"}],
	"affinityGroups":[{"type":"host anti-affinity"},{"name":"g-2","type":"ExplicitDedication"}],
	"vms":[{"offering":1,"template":1},{"name":"v-2","offering":1,"template":1,"host":"h-2"}],"steps":[{"deploy":1}],
	"settings":{},"zone":{},"title":"Wide"}`

func wideDocument(t *testing.T) draft.Document {
	t.Helper()
	tree, err := scenario.JSONTree([]byte(wide))
	if err != nil {
		t.Fatal(err)
	}
	d, err := draft.From(tree)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var everyKind = []draft.Kind{draft.File, draft.Zone, draft.Pod, draft.Cluster, draft.Host, draft.Offering, draft.Template, draft.Pool, draft.Domain,
	draft.Account, draft.Group, draft.VM, draft.Step}

// field is a field or setting that can be typed, of the first thing of its kind.
type field struct {
	of   draft.Ref
	name string
}

func (f field) String() string { return string(f.of.Kind) + "." + f.name }

func fields() (all []field) {
	for _, k := range everyKind {
		of := draft.Ref{Kind: k, ID: 1}
		if k == draft.File || k == draft.Zone {
			of.ID = 0
		}
		for _, f := range draft.Fields(k) {
			if f.Typed() && f.Name != "id" && f.Name != "name" {
				all = append(all, field{of, f.Name})
			}
		}
	}
	for _, s := range cloud.AllSettings() {
		all = append(all, field{draft.Ref{Kind: draft.Setting}, s.Key})
	}
	return all
}

func thing(t *testing.T, d draft.Document, of draft.Ref) draft.Thing {
	t.Helper()
	all := d.Things([]draft.Ref{of})
	if len(all) != 1 {
		t.Fatalf("of %v there are %d", of, len(all))
	}
	return all[0]
}

// typed is another value for a field.
func typed(now []string, takes draft.Takes) string {
	for _, w := range takes.Words {
		if !slices.Equal(now, []string{w}) {
			return w
		}
	}
	if takes.To != "" {
		return map[draft.Kind]string{draft.Pod: "p-2", draft.Cluster: "c-2", draft.Host: "h-2", draft.Offering: "o-2", draft.Template: "t-2", draft.Pool: "s-2",
			draft.Domain: "d-2", draft.Account: "a-2", draft.Group: "g-2", draft.VM: "v-2"}[takes.To]
	}
	switch takes.Form {
	case cloud.Truth:
		return strconv.FormatBool(!slices.Equal(now, []string{"true"}))
	case cloud.Number, cloud.Whole:
		if takes.High == 0 || takes.High == 1 {
			return "0"
		}
		return strconv.FormatFloat(takes.High, 'f', -1, 64)
	case cloud.List:
		return "one,two"
	}
	return "other"
}

func set(d draft.Document, f field, text string) (draft.Document, error) {
	value, err := draft.Parse(f.of.Kind, f.name, text)
	if err != nil {
		return d, err
	}
	return d.Apply(draft.Set{Of: f.of, Field: f.name, To: value})
}

// Every field takes another value, which then counts, and back is its default; or the
// error names it.
func TestEveryFieldIsSetAndCleared(t *testing.T) {
	bare := draft.Bare()
	refused := map[string]string{
		"step.maintain": "either", "step.cancel": "either", "step.deploy": "has a host already", "vm.state": "a running VM needs a host",
		"vm.host": "has a host already", "pool.scope": "pools[0]: there is no cluster",
	}
	taken := 0
	for _, f := range fields() {
		d := wideDocument(t)
		takes, known := draft.TakesOf(f.of.Kind, f.name)
		if !known || takes.Form == "" {
			t.Errorf("nobody knows what %s takes", f)
			continue
		}
		before := thing(t, d, f.of)
		text := typed(before.Counts(f.name), takes)
		made, err := set(d, f, text)
		if err != nil {
			if want, ok := refused[f.String()]; !ok || !strings.Contains(err.Error(), want) {
				t.Errorf("%s = %s: %v", f, text, err)
			}
			delete(refused, f.String())
			continue
		}
		taken++
		after := thing(t, made, f.of)
		if !after.Says(f.name) || after.Typed(f.name) != text || strings.Join(after.Counts(f.name), ",") != text {
			t.Errorf("%s is set to %q, says %q and counts %q", f, text, after.Typed(f.name), after.Counts(f.name))
		}
		cleared, err := made.Apply(draft.Clear{Of: f.of, Field: f.name})
		if (err != nil) != takes.Needed {
			t.Errorf("%s back to its default: %v", f, err)
		}
		if err != nil {
			continue
		}
		if back := thing(t, cleared, f.of); back.Says(f.name) || f.name != "title" && !slices.Equal(back.Counts(f.name), before.Counts(f.name)) {
			t.Errorf("%s, back at its default, counts %q, and before %q", f, back.Counts(f.name), before.Counts(f.name))
		}
		if got := draft.Default(bare, f.of.Kind, f.name); takes.To == "" && f.name != "title" && !slices.Equal(got, before.Counts(f.name)) {
			t.Errorf("the default of %s is %q, and %q counts", f, got, before.Counts(f.name))
		}
	}
	if len(refused) > 0 || taken < 80 {
		t.Errorf("%d are taken; not refused is %v", taken, refused)
	}
}

// What a field takes is what the core lets pass: no word more, no number beyond.
func TestTakesIsWhatIsChecked(t *testing.T) {
	words, numbers := 0, 0
	for _, f := range fields() {
		d := wideDocument(t)
		takes, _ := draft.TakesOf(f.of.Kind, f.name)
		switch {
		case len(takes.Words) > 0 && !takes.Open:
			words++
			_, err := set(d, f, "nonsense")
			if err == nil {
				t.Errorf("%s takes nonsense", f)
			} else if list := strings.Join(takes.Words, " "); f.name != "planner" && f.name != "compare" && !strings.Contains(err.Error(), list) {
				t.Errorf("%s takes %s: %v", f, list, err)
			}
		case takes.High > 0:
			numbers++
			low, high := strconv.FormatFloat(takes.Low, 'f', -1, 64), strconv.FormatFloat(takes.High, 'f', -1, 64)
			for text, good := range map[string]bool{low: !takes.Above, high: true, fmt.Sprint(takes.Low - 1): false, strconv.FormatFloat(takes.High+1, 'f', -1, 64): false} {
				if _, err := set(d, f, text); (err == nil) != good {
					t.Errorf("%s = %s, of %s to %s: %v", f, text, low, high, err)
				}
			}
			if _, err := set(d, f, "many"); err == nil || !strings.Contains(err.Error(), `"many" is no `) {
				t.Errorf("%s is many: %v", f, err)
			}
			if _, err := set(d, f, "1.5"); (err == nil) != (takes.Form == cloud.Number && takes.High >= 1.5) {
				t.Errorf("%s, %s, is 1.5: %v", f, takes.Form, err)
			}
		}
	}
	if words < 12 || numbers < 15 {
		t.Errorf("only %d words and %d numbers", words, numbers)
	}
}

// What was typed and what it says can differ; who has gone is none of the things.
func TestThings(t *testing.T) {
	d := wideDocument(t)
	all := d.Things([]draft.Ref{{Kind: draft.Host, ID: 2}, {Kind: draft.Host, ID: 7}, {Kind: draft.Host, ID: 1}, {Kind: draft.Step, ID: 1}})
	if len(all) != 3 || all[0].ID != 2 || all[1].ID != 1 {
		t.Fatalf("there are %v", all)
	}
	if all[0].Says("cores") || all[0].Typed("cores") != "" || !slices.Equal(all[0].Counts("cores"), []string{"16"}) {
		t.Errorf("of the host's cores it says %q", all[0].Typed("cores"))
	}
	none, err := set(d, field{draft.Ref{Kind: draft.VM, ID: 2}, "lastHost"}, "none")
	if err != nil {
		t.Fatal(err)
	}
	vm := thing(t, none, draft.Ref{Kind: draft.VM, ID: 2})
	if got := vm.Counts("lastHost"); !slices.Equal(got, []string{"none"}) {
		t.Errorf("the last host is %q", got)
	}
	if got := vm.Counts("state"); vm.Says("state") || !slices.Equal(got, []string{"Running"}) {
		t.Errorf("on a host, the VM is %q", got)
	}
}
