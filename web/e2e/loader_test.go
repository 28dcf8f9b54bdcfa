package e2e

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"placement-playground/web/serve"
)

// The site runs under any path of a host that knows nothing of it: no
// compression, no type for WebAssembly, no headers.
func TestAnyPathOfAPlainHost(t *testing.T) {
	plain := http.StripPrefix("/a/b", http.FileServer(http.Dir(site)))
	var unpacked atomic.Bool
	url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			w.Header().Set("Content-Type", "application/octet-stream")
		}
		if strings.HasSuffix(r.URL.Path, "/app.wasm.gz") {
			unpacked.Store(true)
			w.Header().Set("Content-Type", "application/octet-stream")
		}
		plain.ServeHTTP(w, r)
	}))
	b := open(t)
	b.visit(url + "/a/b/")
	b.until("the scenario is open", `!!document.querySelector("#cloud")`)
	b.do(chromedp.Click("#step"))
	b.until("it steps", `document.querySelector("#count").innerText.startsWith("10 /")`)
	if address := eval[string](b, `location.pathname`); address != "/a/b/" {
		t.Errorf("the path became %q", address)
	}
	if !unpacked.Load() {
		t.Error("the compressed WebAssembly was not used, though the host does not compress")
	}
	b.quiet()
}

// After the first visit the page opens without a network.
func TestOffline(t *testing.T) {
	s := httptest.NewServer(serve.Handler(os.DirFS(site)))
	b := open(t)
	b.visit(s.URL + "/")
	b.kept()
	s.Close()
	b.do(chromedp.Navigate("about:blank"))
	b.visit(s.URL + "/#example=full-cluster")
	b.until("another example opens without a network", `location.hash.includes("full-cluster") && !!document.querySelector("#cloud")`)
}

// kept waits until the service worker has the page for offline use.
func (b *tab) kept() {
	b.t.Helper()
	b.until("the page is kept for offline use", `(async () => {
		const r = await navigator.serviceWorker.getRegistration();
		return !!r?.active && !r.installing && !r.waiting && (await caches.keys()).some(k => k.startsWith("placement-playground "));
	})()`)
}

// A new version shows at the next visit, without a reload by hand, and the old
// one's files go.
func TestNewVersionAtNextVisit(t *testing.T) {
	dir := fresh(t)
	var root atomic.Pointer[http.Handler]
	old := serve.Handler(os.DirFS(dir))
	root.Store(&old)
	url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*root.Load()).ServeHTTP(w, r) }))
	b := open(t)
	b.visit(url + "/")
	b.kept()
	was := b.version()

	next := serve.Handler(os.DirFS(nextVersion(t, dir, was)))
	root.Store(&next)
	b.do(chromedp.Navigate("about:blank"))
	b.visit(url + "/")
	if is := b.version(); is == was {
		t.Fatalf("the next visit still shows version %s", is)
	}
	b.until("only the new version is kept", `(async () => {
		const keys = (await caches.keys()).filter(k => k.startsWith("placement-playground "));
		return keys.length === 1 && keys[0].endsWith("000000000001");
	})()`)
	b.quiet()
}

func (b *tab) version() string {
	return eval[string](b, `document.querySelector("script[data-version]").dataset.version`)
}

// nextVersion is the same site under another version, as a build would stamp it.
func nextVersion(t *testing.T, dir, was string) string {
	t.Helper()
	next := t.TempDir()
	if err := os.CopyFS(next, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(next, "v", was), filepath.Join(next, "v", "000000000001")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "sw.js"} {
		path := filepath.Join(next, name)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, bytes.ReplaceAll(text, []byte(was), []byte("000000000001")), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, ending := range []string{".br", ".gz"} {
			if err := os.Remove(path + ending); err != nil {
				t.Fatal(err)
			}
		}
	}
	return next
}

// A new version that misses a file does not replace the one that works.
func TestBrokenVersionKeepsTheOld(t *testing.T) {
	dir := fresh(t)
	s := httptest.NewServer(serve.Handler(os.DirFS(dir)))
	t.Cleanup(s.Close)
	b := open(t)
	b.visit(s.URL + "/")
	b.kept()
	was := b.version()
	broken := nextVersion(t, dir, was)
	text, err := os.ReadFile(filepath.Join(broken, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte(`"icon.svg"`), []byte(`"missing.svg"`), 1)
	if err := os.WriteFile(filepath.Join(dir, "sw.js"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".br", ".gz"} {
		if err := os.Remove(filepath.Join(dir, "sw.js"+ending)); err != nil {
			t.Fatal(err)
		}
	}
	failed := eval[bool](b, `(async () => {
		const r = await navigator.serviceWorker.getRegistration();
		const installing = new Promise(done => r.addEventListener("updatefound", () => {
			const w = r.installing;
			w.addEventListener("statechange", () => { if (w.state === "redundant") done(true); if (w.state === "activated") done(false); });
		}));
		r.update().catch(() => {});
		return installing;
	})()`)
	if !failed {
		t.Error("a version with a missing file was installed")
	}
	keys := eval[[]string](b, `caches.keys()`)
	if len(keys) != 1 || !strings.HasSuffix(keys[0], was) {
		t.Errorf("kept are %q, want version %s only", keys, was)
	}
}

// What cannot be loaded is said, and how to go on.
func TestLoadFailures(t *testing.T) {
	for name, test := range map[string]struct {
		file, want string
		answer     http.HandlerFunc
	}{
		"no WebAssembly":     {"app.wasm", "app.wasm cannot be loaded: the server answers 404", http.NotFound},
		"broken WebAssembly": {"app.wasm", "could not be loaded", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("not wasm")) }},
		"no examples":        {"examples.json", "examples.json cannot be loaded", http.NotFound},
		"broken examples":    {"examples.json", "this is no list of examples", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }},
		"wrong example": {"examples.json", `unknown field "clutsers" (line 1, column`, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`[{"name":"issue-10598","title":"x","scenario":{"clutsers":[]}}]`))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			good := serve.Handler(os.DirFS(site))
			url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if name := path.Base(r.URL.Path); name == test.file || name == test.file+".gz" {
					test.answer(w, r)
					return
				}
				good.ServeHTTP(w, r)
			}))
			b := open(t)
			b.do(chromedp.Navigate(url))
			b.until("the failure is told", `!!document.querySelector("[role=alert]")`)
			if got := b.text("[role=alert]"); !strings.Contains(strings.ReplaceAll(got, "\n", " "), firstWords(test.want)) {
				t.Errorf("it says %q, want %q", got, test.want)
			}
		})
	}
}

// A page without its theme or its style loads nothing more: what is told stays,
// though the next files cannot be loaded either.
func TestMissingFileStaysTold(t *testing.T) {
	for name, files := range map[string][]string{"style": {"app.css"}, "theme": {"theme.js"}, "both": {"app.css", "theme.js"}} {
		t.Run(name, func(t *testing.T) {
			missing := append(files, "app.wasm", "app.wasm.gz", "examples.json")
			good := serve.Handler(os.DirFS(site))
			url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if slices.Contains(missing, path.Base(r.URL.Path)) {
					http.NotFound(w, r)
					return
				}
				good.ServeHTTP(w, r)
			}))
			b := open(t)
			b.before(`globalThis.fetched = [];
				const real = fetch;
				globalThis.fetch = (address) => { const answer = real(address); fetched.push(answer); return answer; };
				globalThis.said = [];
				new MutationObserver((changes) => {
					for (const c of changes) if (c.target.role === "alert") said.push(c.target.textContent);
				}).observe(document, { subtree: true, childList: true });`)
			b.do(chromedp.Navigate(url))
			b.told(" could not be loaded. There may be a new version")
			b.until("the page has its files, or not", `document.readyState === "complete"`)
			if n := eval[int](b, `Promise.allSettled(fetched).then(() => fetched.length)`); n > 0 {
				t.Errorf("an incomplete page goes on and loads %d files", n)
			}
			said := eval[[]string](b, `said`)
			named := func(file string) bool { return strings.HasPrefix(said[0], file+" could not be loaded.") }
			if len(said) != 1 || !slices.ContainsFunc(files, named) {
				t.Errorf("one after the other it says %q", said)
			}
		})
	}
}

// firstWords leaves out a hint that may stand between.
func firstWords(want string) string {
	before, _, _ := strings.Cut(want, " (line")
	return before
}

// Without the right to storage, as in a sandboxed frame of another site, the
// page still opens. It takes no focus and scrolls nothing.
func TestSandboxedFrame(t *testing.T) {
	playground := server(t)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(`<!doctype html><title>docs</title><link rel="icon" href="data:,"><body style="height:3000px"><p>Documentation</p>
			<iframe title="playground" sandbox="allow-scripts" width="760" height="420" src="` + playground + `/#example=issue-10598&embed=1"></iframe>`))
	}))
	t.Cleanup(host.Close)
	b := open(t)
	b.do(emulation.SetDeviceMetricsOverride(900, 600, 1, false), network.Enable())
	b.do(chromedp.Navigate(host.URL))
	b.frameSays("Open in the playground")
	if y := eval[float64](b, `scrollY`); y != 0 {
		t.Errorf("the page around the frame was scrolled to %v", y)
	}
	if focus := eval[string](b, `document.activeElement.tagName`); focus != "BODY" {
		t.Errorf("the frame took the focus: %s", focus)
	}
}
