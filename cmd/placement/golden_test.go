package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

const issue = "../../examples/issue-10598.yaml"

// call runs the command line and returns what it prints and its exit status.
func call(stdin string, args ...string) (stdout, stderr string, code int) {
	var out, errs strings.Builder
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return out.String(), errs.String(), code
}

// What every command prints, as text and as JSON.
func TestGolden(t *testing.T) {
	recordings := recordingsDir(t)
	// A link that was released: what it says never changes.
	linked := strings.TrimSpace(readFile(t, "../../core/link/testdata/1/example-issue-10598.link"))
	unexpected := writeFile(t, "unexpected.yaml", strings.Replace(readFile(t, issue), "db-1: linux-02}}", "db-1: linux-03}}", 1))
	for _, c := range []struct {
		name string
		code int
		args []string
	}{
		{"run", done, []string{"run", issue}},
		{"run-two-files", done, []string{"run", "--release", "4.20.1", "../../examples/threshold.yaml", "../../examples/tags-on-different-hosts.yaml"}},
		{"trace-cluster", done, []string{"trace", "--level", "cluster", issue}},
		{"trace-host", done, []string{"trace", issue, "--release", "4.20.0"}},
		{"trace-check", done, []string{"trace", issue, "--release", "4.20.0", "--level", "check"}},
		{"trace-log", done, []string{"trace", issue, "--release", "4.20.0", "--log"}},
		{"trace-log-filtered", done, []string{"trace", "../../examples/threshold.yaml", "--release", "4.23", "--log"}},
		{"diff", done, []string{"diff", issue}},
		{"diff-only", done, []string{"diff", "../../examples/order-by-ram.yaml", "--release", "4.18", "--release=4.20.1"}},
		{"diff-none", done, []string{"diff", "../../examples/order-by-ram.yaml", "--release", "4.20.0", "--release=4.20.1"}},
		{"verify", done, []string{"verify", "../../examples"}},
		{"verify-unexpected", failed, []string{"verify", unexpected, issue}},
		{"conformance", failed, []string{"conformance", recordings}},
		{"bisect", done, []string{"bisect", issue}},
		{"bisect-none", done, []string{"bisect", "../../examples/threshold.yaml"}},
		{"why", done, []string{"why", issue}},
		{"why-none", done, []string{"why", issue, "--release", "4.20.1"}},
		{"why-blocked", done, []string{"why", "../../examples/across-clusters-off.yaml"}},
		{"why-full", done, []string{"why", "../../examples/threshold.yaml", "--vm", "api-3"}},
		{"why-tags", done, []string{"why", "../../examples/duplicate-tag.yaml"}},
		{"why-rule", done, []string{"why", "../../examples/tag-rule.yaml", "--release", "4.20.0"}},
		{"why-endless", done, []string{"why", "../../examples/endless.yaml", "--release", "4.20.1"}},
		{"poster", done, []string{"poster", issue}},
		{"poster-dark", done, []string{"poster", "../../examples/threshold.yaml", "--theme", "dark", "--at", "18"}},
		{"poster-light", done, []string{"poster", "--theme=light", "--release", "4.23", "--compare", "4.20.0", "../../examples/tag-rule.yaml"}},
		{"lens", done, []string{"lens", issue}},
		{"lens-problems", done, []string{"lens", "../../examples/duplicate-tag.yaml", "--problems"}},
		{"lens-no-problem", done, []string{"lens", issue, "--problems"}},
		{"lens-rule", done, []string{"lens", "../../examples/tag-rule.yaml", "--release", "4.22.1"}},
		{"lens-refused", done, []string{"lens", "../../examples/tag-rule.yaml", "--release", "4.18"}},
		{"link-run", done, []string{"run", linked, "--release", "4.20.1"}},
		{"link-trace", done, []string{"trace", "https://example.org/play/#s=" + linked + "&release=4.20.0&embed=1&at=vm:web-2/cluster:windows/host:win-01/tags", "--level", "cluster"}},
		{"link-trace-near", done, []string{"trace", "https://example.org/play/#s=" + linked + "&at=vm:web-2/cluster:windows/host:gone/tags", "--level", "cluster", "--json"}},
		{"link-diff", done, []string{"diff", "#s=" + linked + "&release=4.19.0&compare=4.19.1"}},
		{"link-verify", done, []string{"verify", linked, "#example=threshold", "../../examples/endless.yaml"}},
		{"link-bisect", done, []string{"bisect", linked}},
		{"link-why", done, []string{"why", linked}},
		{"test", done, []string{"test", "../../examples/tag-rule.yaml"}},
		{"releases", done, []string{"releases"}},
		{"help", done, []string{"help"}},
		{"help-trace", done, []string{"help", "trace"}},
		{"help-link", done, []string{"help", "link"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := call("", c.args...)
			if code != c.code || stderr != "" {
				t.Errorf("exit status %d, want %d; on stderr %q", code, c.code, stderr)
			}
			golden(t, c.name, strings.ReplaceAll(stdout, filepath.Dir(unexpected)+"/", ""))
		})
		switch {
		case strings.HasPrefix(c.name, "help"), strings.HasPrefix(c.name, "poster"), strings.HasPrefix(c.name, "link"), c.name == "trace-host", c.name == "trace-check",
			c.name == "lens-problems", c.name == "lens-no-problem",
			strings.HasPrefix(c.name, "why") && c.name != "why-blocked" && c.name != "why-none":
			continue
		}
		t.Run(c.name+"-json", func(t *testing.T) {
			stdout, stderr, code := call("", append(c.args, "--json")...)
			if code != c.code || stderr != "" || !json.Valid([]byte(stdout)) {
				t.Errorf("exit status %d, want %d; JSON %v; on stderr %q", code, c.code, json.Valid([]byte(stdout)), stderr)
			}
			golden(t, c.name+"-json", strings.ReplaceAll(stdout, filepath.Dir(unexpected)+"/", ""))
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := readFile(t, file); got != want {
		t.Errorf("%s differs; go test -update writes it anew. Now it is\n%s", file, got)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
