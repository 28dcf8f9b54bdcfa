package conformance_test

import (
	"path/filepath"
	"strings"
	"testing"

	"placement-playground/core/conformance"
	"placement-playground/core/placement"
)

func TestLogsAgreeWithTheRecordings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "logs-*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d logs, %v", len(files), err)
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
		})
	}
}
