package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// generated prints tests into a folder of this module, and runs them as anybody would.
func generated(t *testing.T, texts map[string]string) (output string, passed bool) {
	t.Helper()
	dir, err := os.MkdirTemp("testdata", "generated-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name+"_test.go"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command("go", "test", "-v", "./"+dir).CombinedOutput()
	return string(out), err == nil
}

// What "placement test" prints compiles, and holds for every example.
func TestPrintedTestsHold(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	texts := map[string]string{}
	for _, file := range files {
		stdout, stderr, code := call("", "test", file)
		if code != done || stderr != "" {
			t.Fatalf("%s: exit status %d, %s", file, code, stderr)
		}
		texts[strings.TrimSuffix(filepath.Base(file), ".yaml")] = stdout
	}
	hostile := "title: \"a `b` \\\" */ ü\\n1\"\nclusters: [{hosts: [{name: '`h`'}, {name: \"\\\"x\\\"\\t\"}]}]\nofferings: [{}]\ntemplates: [{}]\nvms: [{offering: 1, template: 1}]\nsteps: [{deploy: 1}, {maintain: '`h`'}]\nexpect: {4.23: [{outcome: placed, vms: {1: 1, 1: 1}}, {}]}\nsettings: {vm.allocation.algorithm: firstfit}\n"
	stdout, stderr, code := call(hostile, "test", "-")
	if code != done {
		t.Fatalf("exit status %d, %s", code, stderr)
	}
	texts["hostile"] = stdout
	output, passed := generated(t, texts)
	if !passed || strings.Count(output, "--- PASS: Test") != len(texts) || !strings.Contains(output, "--- PASS: TestABÜ1") {
		t.Errorf("%d tests were printed\n%s", len(texts), output)
	}
}

// A core that does otherwise than was expected makes them fail, and they say where.
func TestPrintedTestsSayWhatDiffers(t *testing.T) {
	stdout, _, _ := call("", "test", "../../examples/threshold.yaml", "--package", "elsewhere")
	spoilt := strings.Replace(stdout, `{"4.18", 2, "ErrorInMaintenance", [][2]string{{"api-1", "kvm-02"}`, `{"4.18", 2, "Maintenance", [][2]string{{"api-1", "kvm-01"}`, 1)
	if spoilt == stdout || !strings.HasPrefix(stdout, "package elsewhere\n") {
		t.Fatalf("it printed\n%s", stdout)
	}
	output, passed := generated(t, map[string]string{"threshold": spoilt})
	for _, want := range []string{"4.18, step 2: ErrorInMaintenance, want Maintenance", "4.18, step 2: api-1 is on kvm-02, want kvm-01"} {
		if passed || !strings.Contains(output, want) {
			t.Errorf("%q is missing; passed: %v\n%s", want, passed, output)
		}
	}
}
