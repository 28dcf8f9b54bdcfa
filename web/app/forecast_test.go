package app_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/trace"
	"placement-playground/core/words"
	"placement-playground/examples"
	"placement-playground/web/app"
)

// Each row of each example is what Maintain comes to, from both states, and opens
// a run that ends like it, at the event that it tells of.
func TestForecastIsWhatMaintainDoes(t *testing.T) {
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	good, bad := 0, 0
	for _, file := range names {
		for _, after := range []bool{false, true} {
			m, _ := worked(t, opened(t, "example="+strings.TrimSuffix(file, ".yaml")), app.ForecastFrom{After: after})
			m, _ = worked(t, m, app.ToggleSheet{Sheet: app.ForecastSheet})
			f := m.Screen().Forecast
			if f.Done != len(m.Scenario.Cloud.Hosts) || f.Busy != "" || f.Problem != "" {
				t.Fatalf("%s: %d hosts are forecast, %q %q", file, f.Done, f.Busy, f.Problem)
			}
			release, err := placement.Find(m.Lanes[m.Lead].Release)
			if err != nil {
				t.Fatal(err)
			}
			run := placement.Run{Cloud: m.Scenario.Cloud, Release: release, Seed: m.Scenario.Seed, Rules: m.Scenario.Rules}
			state, step := m.Scenario.Cloud.Start(), 1
			if n := len(m.Scenario.Steps); after && n > 0 {
				state, step = m.Lanes[m.Lead].Outcome.Steps[n-1].State, n+1
			}
			speaker := words.Speaker{Cloud: m.Scenario.Cloud}
			for _, c := range f.Clusters {
				for _, row := range c.Rows {
					done, events, err := placement.Maintain(run, state, row.Host, step)
					if err != nil {
						t.Fatal(err)
					}
					moved, halted, stuck := 0, 0, 0
					for _, vm := range done.VMs {
						switch vm.Result.Outcome {
						case trace.Moved:
							moved++
						case trace.Halted:
							halted++
						default:
							stuck++
						}
					}
					if row.Moved != moved || row.Halted != halted || row.Stuck != stuck || !strings.HasSuffix(row.Word, string(done.Outcome)) {
						t.Errorf("%s: %+v, and Maintain %s with %d, %d, %d", file, row, done.Outcome, moved, halted, stuck)
					}
					there, _ := worked(t, m, app.WhatIf{Host: row.Host})
					s := there.Screen()
					end := there.Lanes[there.Lead].Outcome.Steps
					if end[len(end)-1].Outcome != done.Outcome || len(end) != step || s.Supposed == "" || s.Sheet != app.NoSheet {
						t.Errorf("%s: %s opens a run of %d steps that ends in %s", file, row.Name, len(end), end[len(end)-1].Outcome)
					}
					if row.Tone == app.Good {
						good++
						if there.Lanes[there.Lead].Trace.Events[there.Event].Rule != trace.MaintainEnd {
							t.Errorf("%s: %s opens at %q", file, row.Name, s.Why.Sentence)
						}
					} else {
						bad++
						if said := speaker.Sentence(&there.Lanes[there.Lead].Trace.Events[there.Event]); said != row.Why[0] || s.Why.Sentence != said {
							t.Errorf("%s: %s opens at %q, and its row says %q", file, row.Name, said, row.Why[0])
						}
					}
					if len(events) != len(there.Lanes[there.Lead].Trace.Events)-before(m, step) {
						t.Errorf("%s: %s asks %d questions", file, row.Name, len(events))
					}
					if back := returned(there); !reflect.DeepEqual(back.Screen(), m.Screen()) {
						t.Errorf("%s: back from %s is another screen", file, row.Name)
					}
				}
			}
		}
	}
	if good < 20 || bad < 20 {
		t.Errorf("%d hosts would be emptied, %d not", good, bad)
	}
}

// before counts the events of the steps before one.
func before(m app.Model, step int) int {
	n := 0
	for _, e := range m.Lanes[m.Lead].Trace.Events {
		if e.At.Step < step {
			n++
		}
	}
	return n
}

func returned(m app.Model) app.Model {
	m, _ = app.Update(m, app.Back{})
	return m
}

// A large forecast comes in slices, and ends with its sheet.
func TestForecastCanBeGivenUp(t *testing.T) {
	var hosts, vms []string
	for i := range 200 {
		name := "h" + strconv.Itoa(i)
		hosts = append(hosts, `{"name":"`+name+`"}`)
		vms = append(vms, `{"name":"v`+name+`","offering":"o","template":"t","host":"`+name+`"}`)
	}
	m := open(t, `{"title":"t","clusters":[{"name":"c","hosts":[`+strings.Join(hosts, ",")+`]}],"offerings":[{"name":"o"}],"templates":[{"name":"t"}],"vms":[`+strings.Join(vms, ",")+`]}`)
	m, effects := app.Update(m, app.ToggleSheet{Sheet: app.ForecastSheet})
	if !asksWork(effects) || m.Screen().Forecast.Done != 0 {
		t.Error("it is forecast before the sheet is painted")
	}
	m, effects = app.Update(m, app.Work{})
	first := m.Screen().Forecast
	if first.Done == 0 || first.Done >= 100 || first.Busy == "" || !asksWork(effects) {
		t.Errorf("in the first slice %d of 200 hosts are forecast, %q", first.Done, first.Busy)
	}
	m = after(m, app.ToggleSheet{})
	if m, effects = app.Update(m, app.Work{}); asksWork(effects) {
		t.Error("closed it goes on")
	}
	m, slices := worked(t, m, app.ToggleSheet{Sheet: app.ForecastSheet})
	if f := m.Screen().Forecast; f.Done != 200 || slices < 2 || len(f.Clusters) != 1 || len(f.Clusters[0].Rows) != 200 {
		t.Errorf("opened again %d hosts are forecast in %d slices", f.Done, slices)
	}
}

// A forecast is of the release that leads; one that refuses the scenario says so.
func TestForecastOfTheLead(t *testing.T) {
	m, _ := worked(t, opened(t, ""), app.ToggleSheet{Sheet: app.ForecastSheet})
	if f := m.Screen().Forecast; f.Emptied != 2 || !strings.HasSuffix(f.About, "in 4.20.0.") {
		t.Errorf("%q: %d hosts would be emptied", f.About, f.Emptied)
	}
	m, _ = worked(t, m, app.SwapLead{})
	if f := m.Screen().Forecast; f.Emptied != 5 || !strings.HasSuffix(f.About, "in 4.20.1.") {
		t.Errorf("%q: %d hosts would be emptied", f.About, f.Emptied)
	}
	m = opened(t, "example=tag-rule&release=4.18&compare=4.18")
	if f := after(m, app.ToggleSheet{Sheet: app.ForecastSheet}).Screen().Forecast; !strings.Contains(f.Problem, "before 4.19.0") {
		t.Errorf("a release that refuses says %q", f.Problem)
	}
}

// Back keeps how the page is looked at, and leads nowhere by itself.
func TestBack(t *testing.T) {
	m, _ := worked(t, opened(t, ""), app.ToggleSheet{Sheet: app.ForecastSheet})
	if same := after(m, app.Back{}); same.Sheet != m.Sheet || same.Event != m.Event {
		t.Error("without a supposition one goes back")
	}
	there := after(m, app.WhatIf{Host: m.Scenario.Cloud.Hosts[0].ID}, app.SetTheme{Theme: app.Dark}, app.SetLevel{Level: trace.ByCheck})
	was := after(there, app.Back{})
	if want := m.Lanes[m.Lead].Trace.Stops(trace.ByCheck); was.Theme != app.Dark || !reflect.DeepEqual(was.Lanes[was.Lead].Stops, want) || was.Event != m.Event {
		t.Errorf("back the theme is %q at level %d", was.Theme, was.Level)
	}
	if other := after(there, app.ChooseExample{Name: "threshold"}, app.Back{}); other.Name != "threshold" || other.Screen().Supposed != "" {
		t.Errorf("from another scenario one goes back to %q", other.Name)
	}
}
