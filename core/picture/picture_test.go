package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"placement-playground/core/picture"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
)

// opened is a scenario in the two releases that it compares.
func opened(t *testing.T, text string) (*picture.Pair, [2]*picture.Run) {
	t.Helper()
	s, err := scenario.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var runs [2]*picture.Run
	for side, name := range picture.Compared(s) {
		run, err := picture.NewRun(s, name, trace.ByHost)
		if err != nil {
			t.Fatal(err)
		}
		runs[side] = &run
	}
	return picture.Beside(s, runs[0], runs[1]), runs
}

// crowded is one cluster with so many hosts, the last of which is emptied of two VMs.
func crowded(hosts int) string {
	var list []string
	for n := range hosts {
		list = append(list, fmt.Sprintf(`{"name":"h%02d","tags":["a"]}`, n))
	}
	return fmt.Sprintf(`{"title":"Crowded","settings":{"vm.allocation.algorithm":"firstfit"},"clusters":[{"name":"c","hosts":[%s]}],"offerings":[{"name":"o","hostTag":"a"}],
		"templates":[{"name":"t","templateTag":"b"}],"vms":[{"name":"v1","offering":"o","template":"t","host":"h%02d"},{"name":"v2","offering":"o","template":"t","host":"h%02d"}],
		"steps":[{"maintain":"h%02d"}]}`, strings.Join(list, ","), hosts-1, hosts-1, hosts-1)
}

// A reader begins at the first difference, or at the first stop of a run that its
// release does not refuse.
func TestFirst(t *testing.T) {
	pair, runs := opened(t, crowded(3))
	if lead, event := pair.First(runs); lead != 0 || !pair.Diff.Differs() || event != pair.Diff.First[0] {
		t.Errorf("a reader begins at event %d of run %d", event, lead)
	}
	same, alike := opened(t, strings.Replace(crowded(3), `"clusters"`, `"compare":["4.20.1","4.20.1"],"clusters"`, 1))
	if lead, event := same.First(alike); lead != 0 || event != alike[0].Stops[0] {
		t.Errorf("without a difference a reader begins at event %d of run %d", event, lead)
	}
	refused := *runs[0]
	refused.Refused, refused.Stops, refused.Trace = "not modelled", nil, &trace.Trace{}
	half := [2]*picture.Run{&refused, runs[1]}
	if lead, event := picture.Beside(pair.Scenario, half[0], half[1]).First(half); lead != 1 || event != runs[1].Stops[0] {
		t.Errorf("with a release that refuses a reader begins at event %d of run %d", event, lead)
	}
	if got := picture.Compared(&scenario.Scenario{Compare: []string{"4.18"}}); got != [2]string{"4.18", "4.20.1"} {
		t.Errorf("compared are %v", got)
	}
}

// A table of many hosts is cut, counts what is left out, and has the host that is
// looked at.
func TestTagTableOfManyHosts(t *testing.T) {
	pair, runs := opened(t, crowded(30))
	cut := 0
	for _, event := range runs[0].Stops {
		m := pair.At(runs, 0, event)
		table := m.TagTable()
		if len(table.Rows) > 12 || len(table.Rows) < 12 && table.More > 0 {
			t.Fatalf("%d rows, and %d more", len(table.Rows), table.More)
		}
		if table.More > 0 {
			cut++
		}
		listed := m.Event.Rule == trace.ListOffering || m.Event.Rule == trace.ListTemplate
		has := false
		for _, row := range table.Rows {
			has = has || row.Now && row.Host == m.Host(m.Event.At.Host)
		}
		if listed && !has {
			t.Errorf("%s is looked at and is not in the table", m.Host(m.Event.At.Host))
		}
		for _, c := range table.Columns() {
			if len(c.Cells) != len(table.Rows) || c.Head == "" {
				t.Errorf("a column %q has %d cells for %d rows", c.Head, len(c.Cells), len(table.Rows))
			}
		}
	}
	if cut < 10 {
		t.Errorf("only %d tables are cut", cut)
	}
}

// What a VM would add is told of no other VM than the one that a host was asked about.
func TestNoHostIsAskedAboutTheNextVMYet(t *testing.T) {
	text := strings.Replace(crowded(3), `"templateTag":"b"`, `"templateTag":"a"`, 1)
	pair, runs := opened(t, text)
	asked := 0
	for event := range runs[1].Trace.Events {
		m := pair.At(runs, 1, event)
		for _, h := range m.Pods()[0].Clusters[0].Hosts {
			stands, known := m.Frame.Hosts[h.ID]
			if h.CPU.Adds == 0 {
				continue
			}
			asked++
			if !known || runs[1].Trace.Events[stands.Event].At.VM != m.Event.At.VM {
				t.Errorf("event %d: %s would get %d %% more CPU by %s", event, h.Name, h.CPU.Adds, m.VM(m.Event.At.VM))
			}
		}
	}
	if asked == 0 {
		t.Error("no host is ever asked")
	}
}

func TestPhrases(t *testing.T) {
	for want, h := range map[string]picture.Heading{
		"Zone z | moving v away from h | needs 1 MHz a b | try 2": {Zone: "z", VM: "v", From: "h", Needs: "1 MHz", Tags: []string{"a", "b"}, Attempt: "try 2"},
		"Zone z | starting v | needs 1 MHz and no tag":            {Zone: "z", VM: "v", Needs: "1 MHz"},
		"Zone z | Nothing goes on.":                               {Zone: "z", Otherwise: "Nothing goes on."},
	} {
		var said []string
		for _, p := range h.Phrases() {
			said = append(said, p.String())
		}
		if got := strings.Join(said, " | "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestCellsInWords(t *testing.T) {
	for want, c := range map[string]picture.LaneCell{
		"c": {Title: "c"}, "c: an exception (the releases first differ here)": {Title: "c", Sign: "‼", Diff: true},
		"only the other release does this": {Blank: true, Title: "c"},
	} {
		if got := c.Says(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
