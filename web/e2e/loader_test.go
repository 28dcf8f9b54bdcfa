package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path"
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
