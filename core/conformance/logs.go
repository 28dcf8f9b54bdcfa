package conformance

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// LogReport is how the log lines of one release compare with the recorded ones.
type LogReport struct {
	Release string
	// Tally counts scenarios: one agrees if every line of every plan does.
	Tally
	Lines    int // of the modelled scenarios, after leaving out what is excluded
	Agreeing int // of these: the same line at the same place
	Excluded map[string]int
	// Disagreements are the first line of each scenario that is not as recorded.
	Disagreements []Disagreement
}

// CompareLogs replays the scenarios that have a recorded log and compares line
// by line. The answers say in which order the database listed equals. A
// scenario whose plans are not modelled is refused, as in Compare.
func CompareLogs(release placement.Release, scenarios, answers, logs []byte, rules Evaluate) (LogReport, error) {
	r := LogReport{Release: release.Name, Excluded: map[string]int{}}
	asked, err := byID(lines(scenarios))
	if err != nil {
		return r, err
	}
	answered, err := byID(lines(answers))
	if err != nil {
		return r, err
	}
	c := &logComparer{&r, newNormaliser(), rules}
	for i, line := range lines(logs) {
		recorded, err := decodeLog(line)
		if err != nil {
			return r, fmt.Errorf("conformance: log line %d: %w", i+1, err)
		}
		if recorded.Release != release.Name || asked[recorded.ID] == nil || answered[recorded.ID] == nil {
			return r, fmt.Errorf("conformance: log line %d is of release %q, scenario %q: not asked, or not answered", i+1, recorded.Release, recorded.ID)
		}
		if err := c.compare(release, asked[recorded.ID], answered[recorded.ID], recorded); err != nil {
			return r, fmt.Errorf("conformance: log line %d: %w", i+1, err)
		}
	}
	return r, nil
}

// plans are the lines of one scenario: of each request, and of each VM of a
// maintenance, in the order of the recording.
type plans []plan

type plan struct {
	of    string // such as results[1].vms[0]
	lines []string
}

// produced are the lines that the trace's events give.
func (s *scenario) produced(c *cloud.Cloud, release placement.Release, results []result, events [][]trace.Event) plans {
	speaker := words.Speaker{Cloud: c}
	of := func(events []trace.Event, belongs func(trace.Event) bool) []string {
		var out []string
		for i := range events {
			if !belongs(events[i]) {
				continue
			}
			for _, l := range speaker.Log(release.Name, &events[i]) {
				out = append(out, fmt.Sprintf("%s %s: %s", l.Level, l.Class, l.Message))
			}
		}
		return out
	}
	var p plans
	for i, r := range results {
		at := fmt.Sprintf("results[%d]", i)
		if s.Requests[i].Type == deployType {
			p = append(p, plan{at, of(events[i], func(trace.Event) bool { return true })})
			continue
		}
		p = append(p, plan{at, of(events[i], func(e trace.Event) bool { return e.At.VM == 0 })})
		for j, vm := range r.VMs {
			p = append(p, plan{fmt.Sprintf("%s.vms[%d]", at, j), of(events[i], func(e trace.Event) bool { return e.At.VM == vm.VMID })})
		}
	}
	return p
}

// named gives the entries the names that the recording gave them.
func named(c *cloud.Cloud) *cloud.Cloud {
	n := *c
	n.Zone.Name = fmt.Sprintf("zone%d", c.Zone.ID)
	n.Pods, n.Clusters, n.Hosts = slices.Clone(c.Pods), slices.Clone(c.Clusters), slices.Clone(c.Hosts)
	n.Templates, n.Pools, n.VMs = slices.Clone(c.Templates), slices.Clone(c.Pools), slices.Clone(c.VMs)
	for i := range n.Pods {
		n.Pods[i].Name = fmt.Sprintf("pod%d", n.Pods[i].ID)
	}
	for i := range n.Clusters {
		n.Clusters[i].Name = fmt.Sprintf("cluster%d", n.Clusters[i].ID)
	}
	for i := range n.Hosts {
		n.Hosts[i].Name = fmt.Sprintf("host%d", n.Hosts[i].ID)
	}
	for i := range n.Templates {
		n.Templates[i].Name = fmt.Sprintf("tmpl%d", n.Templates[i].ID)
	}
	for i := range n.Pools {
		n.Pools[i].Name = fmt.Sprintf("pool-%d", n.Pools[i].ID)
	}
	for i := range n.VMs {
		n.VMs[i].Name = fmt.Sprintf("i-2-%d-VM", n.VMs[i].ID)
	}
	return &n
}
