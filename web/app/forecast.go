package app

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/picture"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// ForecastFrom chooses the state from which each maintenance begins.
type ForecastFrom struct{ After bool }

func (ForecastFrom) msg() {}

// Forecast is how the maintenance of each host would end, each by itself.
type Forecast struct {
	About     string
	From      []Choice // "start" or "end"; none if there is no step
	Clusters  []ForecastCluster
	Emptied   int // hosts that would be
	Done, All int
	More      int // hosts that are counted and not listed
	Busy      string
	Problem   string
}

// ForecastCluster is the hosts of one cluster, as drawn.
type ForecastCluster struct {
	Name string
	Rows []ForecastRow
}

// ForecastRow is one host.
type ForecastRow struct {
	Host                 int64
	Name, Word           string
	Tone                 Tone
	Moved, Halted, Stuck int
	Why                  []string // sentences of what keeps it
	event                int      // that decides, in the trace of the maintenance
}

const (
	// sliceEvents bounds a slice by what there is to ask: some milliseconds.
	sliceEvents = 1500
	maxForecast = 600 // hosts that are listed
	maxStuck    = 3   // VMs whose sentence is told
)

// forecast is made of one state in one release. It goes on in place, so only the
// newest model may go on with it.
type forecast struct {
	of      *scenario.Scenario
	release string
	after   bool // all steps, else before them
	run     *placement.Forecast
	hosts   []int64
	says    Forecast
}

// withForecast begins with the forecast of what is open, unless that is done.
func (m Model) withForecast() Model {
	lane := m.lead()
	if f := &m.forecast; f.of == m.Scenario && f.release == lane.Release && f.after == m.After {
		return m
	}
	f := forecast{of: m.Scenario, release: lane.Release, after: m.After}
	state, step, when := m.pair.Start, 1, "as the scenario begins"
	if n := len(lane.Outcome.Steps); m.After && n > 0 {
		state, step, when = lane.Outcome.Steps[n-1].State, n+1, "after the scenario's steps"
	}
	f.says.About = fmt.Sprintf("Each host by itself, %s, in %s.", when, lane.Release)
	release, err := placement.Find(lane.Release)
	switch {
	case lane.Refused != "":
		f.says.Problem = lane.Refused
	case err != nil:
		f.says.Problem = err.Error()
	default:
		run := placement.Run{Cloud: m.Scenario.Cloud, Release: release, Seed: m.Scenario.Seed, Rules: m.Scenario.Rules}
		f.run = placement.NewForecast(run, state, step)
		for _, cluster := range m.pair.Order {
			for _, h := range m.Scenario.Cloud.HostsOf(cluster) {
				f.hosts = append(f.hosts, h.ID)
			}
		}
	}
	f.says.All = len(f.hosts)
	m.forecast = f
	return m
}

func (m *Model) forecastPending() bool {
	return m.Sheet == ForecastSheet && m.forecast.says.Done < len(m.forecast.hosts)
}

// next forecasts some hosts.
func (f forecast) next() forecast {
	f.says.Clusters = slices.Clone(f.says.Clusters)
	for asked := 0; asked < sliceEvents && f.says.Done < len(f.hosts); {
		row, events := f.row(f.hosts[f.says.Done])
		asked += events
		f.says.Done++
		if row.Tone == Good {
			f.says.Emptied++
		}
		if f.says.Done > maxForecast {
			f.says.More++
			continue
		}
		name := f.of.Cloud.Cluster(f.of.Cloud.Host(row.Host).Cluster).Name
		last := len(f.says.Clusters) - 1
		if last < 0 || f.of.Cloud.Host(f.says.Clusters[last].Rows[0].Host).Cluster != f.of.Cloud.Host(row.Host).Cluster {
			f.says.Clusters = append(f.says.Clusters, ForecastCluster{Name: name})
			last++
		}
		f.says.Clusters[last].Rows = append(f.says.Clusters[last].Rows, row)
	}
	return f
}

// row forecasts one host, and says how much there was to ask.
func (f forecast) row(host cloud.ID) (ForecastRow, int) {
	row := ForecastRow{Host: host, Name: f.of.Cloud.Host(host).Name}
	seen, err := f.run.Host(host)
	if err != nil {
		row.Word, row.Tone, row.Why = "not modelled", Warn, []string{err.Error()}
		return row, 1
	}
	row.Word, row.Tone = picture.Ended(seen.Outcome)
	row.Moved, row.Halted, row.Stuck, row.event = seen.Moved, seen.Halted, len(seen.Stuck), seen.Event
	speaker := words.Speaker{Cloud: f.of.Cloud}
	switch {
	case seen.Why == "":
		row.event = seen.Events - 1
	case seen.Why != trace.MoveEnd:
		row.Why = []string{speaker.Sentence(f.run.Event(seen.Event))}
	default:
		for _, vm := range seen.Stuck[:min(maxStuck, len(seen.Stuck))] {
			row.Why = append(row.Why, speaker.Sentence(f.run.Event(vm.Event)))
		}
		if more := len(seen.Stuck) - maxStuck; more > 0 {
			row.Why = append(row.Why, fmt.Sprintf("And %d more stay.", more))
		}
	}
	return row, seen.Events
}

func (m *Model) everyHost() Forecast {
	if m.Sheet != ForecastSheet || m.forecast.of != m.Scenario {
		return Forecast{}
	}
	s := m.forecast.says
	if len(m.Scenario.Steps) > 0 {
		s.From = []Choice{{"start", "Before the steps", !m.After}, {"end", "After the steps", m.After}}
	}
	if m.forecastPending() {
		s.Busy = fmt.Sprintf("%d of %d hosts", s.Done, s.All)
	}
	return s
}
