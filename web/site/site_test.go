package site

import (
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"placement-playground/web/static"
)

const tiny = "placement-playground/web/site/testdata/tiny"

func build(t *testing.T, o Options) map[string]string {
	t.Helper()
	o.Package, o.Quick = tiny, true
	if err := Build(o); err != nil {
		t.Fatal(err)
	}
	return read(t, o.Out)
}

// read is a folder as its files, by name.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// stamped is the version that the page carries.
func stamped(t *testing.T, files map[string]string) string {
	t.Helper()
	found := regexp.MustCompile(`data-version="([0-9a-f]{12})"`).FindStringSubmatch(files["index.html"])
	if found == nil {
		t.Fatalf("the page carries no version:\n%s", files["index.html"])
	}
	return found[1]
}

func TestSite(t *testing.T) {
	files := build(t, Options{Out: t.TempDir(), Examples: []byte("[]")})
	folder := "v/" + stamped(t, files) + "/"
	want := []string{"index.html", "sw.js", "gone.js", "icon.svg", "manifest.webmanifest"}
	for _, name := range []string{"app.css", "app.wasm", "boot.js", "examples.json", "keep.js", "theme.js", "wasm_exec.js",
		"rules/acorn.js", "rules/engine.js", "rules/quickjs.wasm", "rules/realm.js", "rules/syntax.js", "rules/worker.js"} {
		want = append(want, folder+name)
	}
	var got []string
	for name := range files {
		if plain := strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz"); plain == name {
			got = append(got, name)
		} else if _, ok := files[plain]; !ok {
			t.Errorf("%s is of no file", name)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the site is\n%q, want\n%q", got, want)
	}
	if files[folder+"examples.json"] != "[]" {
		t.Errorf("the examples are %q", files[folder+"examples.json"])
	}
	if magic := "\x00asm"; !strings.HasPrefix(files[folder+"app.wasm"], magic) {
		t.Errorf("the WebAssembly begins with %q", files[folder+"app.wasm"][:4])
	}
}

// The page works under any path: it and what it names know no host and no root.
func TestAddressesAreRelative(t *testing.T) {
	files := build(t, Options{Out: t.TempDir(), Examples: []byte("[]")})
	named := regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(files["index.html"], -1)
	if len(named) < 6 {
		t.Fatalf("the page names %q", named)
	}
	for _, match := range named {
		name, _, _ := strings.Cut(match[1], "?")
		if _, ok := files[name]; !ok {
			t.Errorf("the page names %s, which is no file of the site", match[1])
		}
	}
	kept := regexp.MustCompile(`(?m)^const files = \[(.*)\];$`).FindStringSubmatch(files["sw.js"])
	if kept == nil {
		t.Fatalf("the worker keeps nothing:\n%s", files["sw.js"])
	}
	list := strings.Split(strings.ReplaceAll(kept[1], `"`, ""), ",")
	for _, match := range named {
		if !slices.Contains(list, match[1]) {
			t.Errorf("the worker does not keep %s as the page asks for it", match[1])
		}
	}
	for _, address := range list {
		name, _, _ := strings.Cut(address, "?")
		if _, ok := files[name]; !ok && address != "./" {
			t.Errorf("the worker keeps %s, which is no file of the site", address)
		}
		if Later(name) {
			t.Errorf("the worker fetches %s before it is needed", address)
		}
	}
	more := regexp.MustCompile(`(?m)^const later = \[(.*)\];`).FindStringSubmatch(files["sw.js"])
	if more == nil {
		t.Fatalf("the worker keeps no tag rules:\n%s", files["sw.js"])
	}
	for address := range strings.SplitSeq(strings.ReplaceAll(more[1], `"`, ""), ",") {
		if _, ok := files[address]; !ok || !Later(address) {
			t.Errorf("the worker keeps %s later, which is no such file", address)
		}
	}
}

func TestPageCarriesPolicy(t *testing.T) {
	files := build(t, Options{Out: t.TempDir(), Examples: []byte("[]")})
	meta := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`).FindStringSubmatch(files["index.html"])
	if meta == nil || html.UnescapeString(meta[1]) != static.Policy {
		t.Errorf("the page's policy is %q, want %q", meta, static.Policy)
	}
	// The policy lets no script or style stand in the page itself.
	if found := regexp.MustCompile(`<style|style="|<script>|\son[a-z]+="`).FindString(files["index.html"]); found != "" {
		t.Errorf("the page has %s, which its policy forbids", found)
	}
	for _, name := range []string{"index.html", "sw.js"} {
		if left := regexp.MustCompile(`\b(VERSION|WASM_BYTES|FILES|LATER|POLICY)\b`).FindString(files[name]); left != "" {
			t.Errorf("%s still says %s", name, left)
		}
	}
}

// The same input gives the same bytes; another input another version, and the
// folder of the last one goes. What others have put there stays.
func TestSameInputSameSite(t *testing.T) {
	cache, out := t.TempDir(), t.TempDir()
	first := build(t, Options{Out: out, Cache: cache, Examples: []byte(strings.Repeat("one ", 99))})
	again := build(t, Options{Out: t.TempDir(), Examples: []byte(strings.Repeat("one ", 99))})
	if !maps.Equal(first, again) {
		t.Error("two builds of the same differ")
	}
	for _, name := range []string{"CNAME", "v/notes.txt", "v/mine/notes.txt"} {
		path := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("playground.test"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// So small that it gains nothing: the variants of the last build must go.
	next := build(t, Options{Out: out, Cache: cache, Examples: []byte("[]")})
	if stamped(t, first) == stamped(t, next) {
		t.Fatal("other examples are the same version")
	}
	for name := range next {
		if strings.Contains(name, stamped(t, first)) {
			t.Errorf("%s of the last version is still there", name)
		}
	}
	for _, name := range []string{"CNAME", "v/notes.txt", "v/mine/notes.txt"} {
		if next[name] != "playground.test" {
			t.Errorf("%s, which others have put there, is %q", name, next[name])
		}
	}
}

// A host prefers a compressed file, so a leftover of an earlier build must not
// stand beside a file that this build leaves plain.
func TestNoVariantOfAnEarlierBuild(t *testing.T) {
	out := t.TempDir()
	build(t, Options{Out: out, Examples: []byte("[]")})
	stale := filepath.Join(out, "icon.svg.br")
	if err := os.WriteFile(stale, []byte("stale"), 0o644); err != nil {
		t.Fatal(err)
	}
	if files := build(t, Options{Out: out, Examples: []byte("[]")}); files["icon.svg.br"] == "stale" {
		t.Error("the variant of an earlier build is still there")
	}
	if err := write(Options{Out: out}, "icon.svg", []byte("<svg/>")); err != nil {
		t.Fatal(err)
	}
	if left := read(t, out)["icon.svg.br"]; left != "" {
		t.Errorf("icon.svg gains nothing, but has a variant: %q", left)
	}
}

// Whoever reads the folder during a build finds what the page names: the page
// is written after its files, and the worker, which keeps both, last.
func TestThePageIsWrittenAfterItsFiles(t *testing.T) {
	out := t.TempDir()
	if err := os.MkdirAll(filepath.Join(out, "index.html", "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Build(Options{Out: out, Package: tiny, Quick: true, Examples: []byte("[]")}); err == nil {
		t.Fatal("a page that cannot be written is no error")
	}
	files := read(t, out)
	if files["gone.js"] == "" || !slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(name string) bool { return strings.HasSuffix(name, "/wasm_exec.js") }) {
		t.Error("the page comes before its files")
	}
	if files["sw.js"] != "" {
		t.Error("the worker comes before the page")
	}
}

func TestCompileErrorIsTold(t *testing.T) {
	_, err := Compile("placement-playground/web/site/testdata/nothing")
	if err == nil || !strings.Contains(err.Error(), "site: compile placement-playground/web/site/testdata/nothing") {
		t.Errorf("the error is %v", err)
	}
}
