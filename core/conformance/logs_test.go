package conformance_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"placement-playground/core/conformance"
	"placement-playground/core/placement"
)

// logged is how many lines of testdata agreed last, by release: of all 60
// scenarios that have a log. Fewer would be a step back.
func logged(release string) int {
	return map[string]int{"4.20.0": 6120, "4.20.1": 6704, "4.23": 7297}[release]
}

func TestLogsAgreeWithTheRecordings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "logs-*.jsonl.gz"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d logs, want those of three releases, %v", len(files), err)
	}
	scenarios := unpack(t, filepath.Join("testdata", "scenarios.jsonl.gz"))
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "logs-"), ".jsonl.gz")
		t.Run(name, func(t *testing.T) {
			release, err := placement.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			answers := unpack(t, filepath.Join("testdata", "answers-"+name+".jsonl.gz"))
			r, err := conformance.CompareLogs(release, scenarios, answers, unpack(t, file), asked(t))
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%s: %d of %d modelled scenarios, %d of %d lines; %d refused; left out: %v", name, r.Agree, r.Modelled(), r.Agreeing, r.Lines, r.Refused, r.Excluded)
			for _, d := range r.Disagreements[:min(10, len(r.Disagreements))] {
				t.Errorf("%s %s:\n got %s\nwant %s", d.ID, d.Field, d.Got, d.Want)
			}
			if r.Agree != 60 || r.Scenarios != 60 || r.Agreeing < logged(name) || r.Agreeing != r.Lines {
				t.Errorf("%d of %d scenarios and %d of %d lines agree, want all of 60 and of at least %d", r.Agree, r.Scenarios, r.Agreeing, r.Lines, logged(name))
			}
		})
	}
}

// A line that is not as recorded is found: changed, missing or too much.
func TestLogsSeeEveryDifference(t *testing.T) {
	release, err := placement.Find("4.20.1")
	if err != nil {
		t.Fatal(err)
	}
	scenarios, answers := unpack(t, "testdata/scenarios.jsonl.gz"), unpack(t, "testdata/answers-4.20.1.jsonl.gz")
	first, _, _ := bytes.Cut(unpack(t, "testdata/logs-4.20.1.jsonl.gz"), []byte("\n"))
	log := string(first)
	const line, next = `"DEBUG FirstFitPlanner: The clusterId list for the given offering tag: []",`, `"DEBUG FirstFitPlanner: No clusters`
	const last = next + ` found after removing disabled clusters and clusters in avoid list, returning."`
	for _, c := range []struct {
		name, old, new string
		got, want      string
	}{
		{"changed", "offering tag: []", "offering tag: [7]", "DEBUG FirstFitPlanner: The clusterId list for the given offering tag: []", "DEBUG FirstFitPlanner: The clusterId list for the given offering tag: [7]"},
		{"level", line, strings.Replace(line, "DEBUG", "INFO", 1), "DEBUG FirstFitPlanner: The clusterId list for the given offering tag: []", "INFO FirstFitPlanner: The clusterId list for the given offering tag: []"},
		{"missing there", line + next, next, "DEBUG FirstFitPlanner: The clusterId list for the given offering tag: []", "DEBUG FirstFitPlanner: No clusters found after removing disabled clusters and clusters in avoid list, returning."},
		{"too much there", next, line + next, "DEBUG FirstFitPlanner: No clusters found after removing disabled clusters and clusters in avoid list, returning.", "DEBUG FirstFitPlanner: The clusterId list for the given offering tag: []"},
		{"shorter there", "," + last, "", "DEBUG FirstFitPlanner: No clusters found after removing disabled clusters and clusters in avoid list, returning.", "nothing"},
		{"longer there", last, last + "," + last, "nothing", "DEBUG FirstFitPlanner: No clusters found after removing disabled clusters and clusters in avoid list, returning."},
		{"plans", `{"type":"maintenance"`, `{"type":"deploy","log":[]},{"type":"maintenance"`, "4", "5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(log, c.old) {
				t.Fatalf("the log has no %s", c.old)
			}
			r, err := conformance.CompareLogs(release, scenarios, answers, []byte(strings.Replace(log, c.old, c.new, 1)), asked(t))
			if err != nil || r.Disagree != 1 || len(r.Disagreements) != 1 {
				t.Fatalf("%d disagree, %v", r.Disagree, err)
			}
			if d := r.Disagreements[0]; d.Got != c.got || d.Want != c.want {
				t.Errorf("%s:\n got %s\nwant %s", d.Field, d.Got, d.Want)
			}
		})
	}
	for name, log := range map[string]string{
		"another release": strings.Replace(log, `"release":"4.20.1"`, `"release":"4.20.0"`, 1),
		"no scenario":     strings.Replace(log, `"id":"s1-0"`, `"id":"s9-9"`, 1),
		"unknown field":   strings.Replace(log, `"precheckLog"`, `"otherLog"`, 1),
		"no JSON":         "{",
	} {
		if _, err := conformance.CompareLogs(release, scenarios, answers, []byte(log), asked(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
