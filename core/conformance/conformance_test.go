package conformance_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"placement-playground/core/conformance"
	"placement-playground/core/placement"
)

// modelled is how many scenarios of testdata were modelled last: fewer would be
// a step back that an agreement of 100 % hides.
const modelled = 800

// CONFORMANCE_DIR names another folder with recordings, of the same layout.
func TestAgreesWithTheRecordings(t *testing.T) {
	dir, atLeast := os.Getenv("CONFORMANCE_DIR"), 1
	if dir == "" {
		dir, atLeast = "testdata", modelled
	}
	files, err := filepath.Glob(filepath.Join(dir, "answers-*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d answers, %v", dir, len(files), err)
	}
	scenarios := unpack(t, filepath.Join(dir, "scenarios.jsonl.gz"))
	compared := 0
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "answers-"), ".jsonl.gz")
		t.Run(name, func(t *testing.T) {
			release, err := placement.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			compared++
			r, err := conformance.Compare(release, scenarios, unpack(t, file), asked(t))
			if err != nil {
				t.Fatal(err)
			}
			t.Log("\n" + r.Table())
			for _, d := range r.Disagreements[:min(10, len(r.Disagreements))] {
				t.Errorf("%s %s: got %s, want %s", d.ID, d.Field, d.Got, d.Want)
			}
			if r.Disagree > 0 || r.Modelled() < atLeast {
				t.Errorf("%d of %d modelled scenarios agree, want all of at least %d", r.Agree, r.Modelled(), atLeast)
			}
		})
	}
	if compared == 0 {
		t.Error("no recorded release is modelled")
	}
}

func unpack(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
