package conformance_test

import (
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
			r, err := conformance.CompareLogs(release, scenarios, answers, unpack(t, file), fourRules)
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
