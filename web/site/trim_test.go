package site

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The WebAssembly is without net/http, and with every other part of go-app.
func TestTrimmedGoAppHasNoServer(t *testing.T) {
	dir := t.TempDir()
	modfile, err := trim(dir)
	if err != nil {
		t.Fatal(err)
	}
	deps := func(flags ...string) string {
		cmd := exec.Command("go", append(append([]string{"list", "-deps"}, flags...), "placement-playground/cmd/wasm")...)
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		return string(out)
	}
	whole, trimmed := deps(), deps("-modfile="+modfile)
	for _, pkg := range []string{"net/http", "crypto/aes"} {
		if line := "\n" + pkg + "\n"; !strings.Contains(whole, line) || strings.Contains(trimmed, line) {
			t.Errorf("%s: is it needed without trimming: %t, with: %t", pkg, strings.Contains(whole, line), strings.Contains(trimmed, line))
		}
	}
	if !strings.Contains(trimmed, "\n"+goApp+"/pkg/app\n") {
		t.Error("go-app itself is gone")
	}
}

// A go-app that has other files is not trimmed by guess.
func TestTrimNeedsTheFilesItKnows(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "goapp")
	for _, dir := range []string{"pkg/app", "pkg/errors"} {
		if err := os.MkdirAll(filepath.Join(from, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range append([]string{"../../go.mod"}, served[1:]...) {
		if err := os.WriteFile(filepath.Join(from, "pkg/app", name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := copyTrimmed(to, from); err == nil || !strings.Contains(err.Error(), served[0]) {
		t.Errorf("the error is %v, want one that names %s", err, served[0])
	}
	if left, _ := os.ReadDir(filepath.Dir(to)); len(left) != 0 {
		t.Errorf("half a copy stays: %v", left)
	}
}
