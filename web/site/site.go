// Package site puts the playground together as a folder of static files that
// works under any path of any static host: every address in it is relative.
// It compiles the WebAssembly, stamps the version, and compresses. It serves
// nothing (web/serve does).
package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"placement-playground/web/static"
)

// Options of a build.
type Options struct {
	Out      string // the folder to write; what else is in it stays
	Cache    string // keeps compressed files between builds; empty for none
	Package  string // the Go package that is the WebAssembly
	Examples []byte // examples.json
}

// Build writes the site.
func Build(o Options) error {
	files, err := Files(o)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.Out, 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		variants, err := compress(name, files[name], o.Cache)
		if err != nil {
			return err
		}
		for ending, data := range variants {
			if err := os.WriteFile(filepath.Join(o.Out, name+ending), data, 0o644); err != nil {
				return fmt.Errorf("site: %w", err)
			}
		}
	}
	return nil
}

// Files are the files of the site by name, before compression.
func Files(o Options) (map[string][]byte, error) {
	files := map[string][]byte{"examples.json": o.Examples}
	var err error
	if files["app.wasm"], err = Compile(o.Package); err != nil {
		return nil, err
	}
	if files["wasm_exec.js"], err = wasmExec(); err != nil {
		return nil, err
	}
	names, err := fs.Glob(static.Files, "*")
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	for _, name := range names {
		if files[name], err = static.Files.ReadFile(name); err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
	}
	stamp(files)
	return files, nil
}

// stamp gives all files one version, made of all their contents.
func stamp(files map[string][]byte) {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(sum, "%s %d\n", name, len(files[name]))
		sum.Write(files[name])
	}
	version := hex.EncodeToString(sum.Sum(nil))[:12]
	var kept []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		switch name {
		case "index.html":
			kept = append(kept, "./")
		case "sw.js":
		case "icon.svg", "manifest.webmanifest":
			kept = append(kept, name)
		default:
			kept = append(kept, name+"?v="+version)
		}
	}
	list, _ := json.Marshal(kept) // strings always marshal
	size := strconv.Itoa(len(files["app.wasm"]))
	for _, name := range []string{"index.html", "sw.js"} {
		text := strings.NewReplacer("VERSION", version, "WASM_BYTES", size, "FILES", string(list)).Replace(string(files[name]))
		files[name] = []byte(text)
	}
}

// Compile makes a WebAssembly as the site ships it.
func Compile(pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "placement-wasm-")
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "app.wasm")
	var told bytes.Buffer
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, pkg)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	cmd.Stderr = &told
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("site: compile %s: %w\n%s", pkg, err, told.String())
	}
	return os.ReadFile(out)
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
