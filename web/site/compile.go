package site

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Compile makes a WebAssembly as the site ships it: with a go-app that is trimmed
// to what a browser needs, and with few data segments.
func Compile(pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "placement-modules-")
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	defer os.RemoveAll(dir)
	modfile, err := trim(dir)
	if err != nil {
		return nil, err
	}
	wasm, err := CompileAsIs(pkg, "-modfile="+modfile)
	if err != nil {
		return nil, err
	}
	if wasm, err = mergeSegments(wasm); err != nil {
		return nil, fmt.Errorf("site: merge the data segments of %s: %w", pkg, err)
	}
	return wasm, nil
}

// CompileAsIs makes a WebAssembly with the modules as they are, unless flags of
// "go build" say otherwise. Without -buildvcs=false the name of the commit would
// be in it, and every commit a new version.
func CompileAsIs(pkg string, flags ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "placement-wasm-")
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "app.wasm")
	var told bytes.Buffer
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, flags...)
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	cmd.Stderr = &told
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("site: compile %s: %w\n%s", pkg, err, told.String())
	}
	wasm, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	return wasm, nil
}

// wasmExec is Go's own glue between WebAssembly and JavaScript; it must be of
// the very toolchain that compiles.
func wasmExec() ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("site: go env GOROOT: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	return text, nil
}
