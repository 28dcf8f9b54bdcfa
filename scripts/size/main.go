// Command size prints the bytes of the WebAssembly and of the whole first load
// of the playground, beside a go-app hello world built in the same run, and
// fails if the playground's first load is above its bound.
package main

import (
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"

	"placement-playground/examples"
	"placement-playground/web/site"
)

// bound is how much larger than the hello world the first load may be, in brotli.
const bound = 1.25

func main() {
	log.SetFlags(0)
	ours, rules, err := playground()
	if err != nil {
		log.Fatal(err)
	}
	theirs, err := hello()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%-36s %12s %12s %12s\n", "bytes", "raw", "gzip", "brotli")
	row("playground: app.wasm", ours["app.wasm"])
	row("playground: whole first load", total(ours))
	row("playground: tag rules, when needed", total(rules))
	row("go-app hello world: app.wasm", theirs["web/app.wasm"])
	row("go-app hello world: whole first load", total(theirs))
	ratio := float64(total(ours).Brotli) / float64(total(theirs).Brotli)
	fmt.Printf("\nfirst load, brotli: %.3f × the hello world (at most %.2f)\n", ratio, bound)
	fmt.Println("\nthe playground's first load, file by file, brotli:")
	for _, name := range slices.Sorted(maps.Keys(ours)) {
		fmt.Printf("%12d  %s\n", ours[name].Brotli, name)
	}
	if ratio > bound {
		os.Exit(1)
	}
}

func row(name string, s site.Sizes) {
	fmt.Printf("%-36s %12d %12d %12d\n", name, s.Raw, s.Gzip, s.Brotli)
}

func total(files map[string]site.Sizes) site.Sizes {
	var sum site.Sizes
	for _, s := range files {
		sum.Raw, sum.Gzip, sum.Brotli = sum.Raw+s.Raw, sum.Gzip+s.Gzip, sum.Brotli+s.Brotli
	}
	return sum
}

// playground is everything that a first visit fetches, and what the first
// scenario with tag rules does. The service worker comes after the first load,
// and fetches its files again for offline use.
func playground() (first, rules map[string]site.Sizes, err error) {
	list, err := examples.JSON()
	if err != nil {
		return nil, nil, err
	}
	files, err := site.Files(site.Options{Package: "placement-playground/cmd/wasm", Examples: list})
	if err != nil {
		return nil, nil, err
	}
	delete(files, "sw.js")
	now, later := map[string][]byte{}, map[string][]byte{}
	for name, data := range files {
		short := path.Base(name) // without the folder of the version
		if site.Later(name) {
			later[short] = data
		} else {
			now[short] = data
		}
	}
	if first, err = measure(now); err != nil {
		return nil, nil, err
	}
	rules, err = measure(later)
	return first, rules, err
}

// hello is what go-app serves for its smallest page, but for its service
// worker and its icons, which come from elsewhere.
func hello() (map[string]site.Sizes, error) {
	dir, err := os.MkdirTemp("", "hello-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	const pkg = "placement-playground/scripts/hello"
	if out, err := exec.Command("go", "run", pkg, dir).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("hello world: %w\n%s", err, out)
	}
	wasm, err := site.CompileAsIs(pkg)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"web/app.wasm": wasm}
	for _, name := range []string{"index.html", "app.js", "app.css", "wasm_exec.js", "manifest.webmanifest"} {
		if files[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	return measure(files)
}

func measure(files map[string][]byte) (map[string]site.Sizes, error) {
	sizes := map[string]site.Sizes{}
	for name, data := range files {
		s, err := site.Measure(data, filepath.Join("build", "cache"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		sizes[name] = s
	}
	return sizes, nil
}
