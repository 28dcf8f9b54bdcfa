// Package site puts the playground together as a folder of static files that
// works under any path of any static host: every address in it is relative.
// It compiles the WebAssembly, stamps the version, and compresses. It serves
// nothing (web/serve does).
package site

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"placement-playground/web/static"
	"placement-playground/web/tagrule/sandbox"
)

// Options of a build.
type Options struct {
	Out      string // the folder to write; what others have put there stays
	Cache    string // keeps compressed files between builds; empty for none
	Package  string // the Go package that is the WebAssembly
	Examples []byte // examples.json
	Quick    bool   // compress in a second instead of half a minute, a sixth larger
}

// Build writes the site.
func Build(o Options) error {
	if err := os.MkdirAll(o.Out, 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	files, err := Files(o)
	if err != nil {
		return err
	}
	// The page goes last: whoever reads the folder meanwhile finds what it names.
	names := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(names, func(a, b string) int { return layer(a) - layer(b) })
	for _, name := range names {
		if err := write(o, name, files[name]); err != nil {
			return err
		}
	}
	return sweep(o.Out, files)
}

// layer orders what is written: assets, page, and the worker that keeps both.
func layer(name string) int {
	return slices.Index([]string{"index.html", "sw.js"}, name)
}

// write writes a file with its compressed variants, and takes away those that
// an earlier build made and this one does not.
func write(o Options, name string, data []byte) error {
	variants, err := compress(name, data, o)
	if err != nil {
		return err
	}
	path := filepath.Join(o.Out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	for _, ending := range []string{"", ".br", ".gz"} {
		data, ok := variants[ending]
		if !ok {
			if err := os.RemoveAll(path + ending); err != nil {
				return fmt.Errorf("site: %w", err)
			}
			continue
		}
		if err := os.WriteFile(path+ending, data, 0o644); err != nil {
			return fmt.Errorf("site: %w", err)
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
	for prefix, from := range map[string]fs.FS{"": static.Files, rules: sandbox.Files} {
		names, err := fs.Glob(from, "*")
		if err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
		for _, name := range names {
			if files[prefix+name], err = fs.ReadFile(from, name); err != nil {
				return nil, fmt.Errorf("site: %w", err)
			}
		}
	}
	return stamp(files), nil
}

// rules is the folder, in that of the version, with what runs tag rules.
const rules = "rules/"

// Later tells whether a file is fetched only when it is needed, and not by a
// first visit.
func Later(name string) bool { return path.Base(path.Dir(name))+"/" == rules }
