package e2e

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"placement-playground/web/serve"
)

// host is a host whose site is changed while visitors come.
type host struct{ shown atomic.Pointer[http.Handler] }

func newHost(t *testing.T, h http.Handler) (*host, string) {
	t.Helper()
	out := &host{}
	out.show(h)
	return out, serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*out.shown.Load()).ServeHTTP(w, r) }))
}

func (h *host) show(site http.Handler) { h.shown.Store(&site) }

// twoVersions are two sites, and the version of the first.
func twoVersions(t *testing.T) (old, next http.Handler, was string) {
	t.Helper()
	folders, err := os.ReadDir(site + "/v")
	if err != nil || len(folders) != 1 {
		t.Fatalf("the site has %d versions: %v", len(folders), err)
	}
	was = folders[0].Name()
	dir := fresh(t)
	return serve.Handler(os.DirFS(dir)), serve.Handler(os.DirFS(nextVersion(t, dir, was))), was
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

// A page out of a cache, whose version the host has no more, gets no file of
// another version: it says that it cannot go on, and trying again helps.
func TestVersionsAreNotMixed(t *testing.T) {
	old, next, was := twoVersions(t)
	var mixed atomic.Value
	mixed.Store("")
	h, url := newHost(t, nil)
	h.show(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		old.ServeHTTP(w, r) // the page; then the new version is put on the host
		h.show(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answer := &status{ResponseWriter: w, code: http.StatusOK}
			next.ServeHTTP(answer, r)
			if strings.Contains(r.URL.Path, was) && answer.code != http.StatusNotFound {
				mixed.Store(r.URL.Path)
			}
		}))
	}))
	b := open(t)
	b.do(chromedp.Navigate(url))
	b.told("There may be a new version")
	if got := mixed.Load(); got != "" {
		t.Errorf("the old page got %s of the new version", got)
	}
	b.again()
	b.until("the new version is shown", `!!document.querySelector("#app")`)
	if is := b.version(); is == was {
		t.Error("trying again shows the old version")
	}
}

// status remembers what was answered.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// Where the host does not answer for long, the version that is kept is shown,
// whole, though the host has a new one.
func TestSlowHostShowsWhatIsKept(t *testing.T) {
	old, next, was := twoVersions(t)
	h, url := newHost(t, old)
	b := open(t)
	b.visit(url + "/")
	b.kept()
	release := make(chan struct{})
	h.show(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			select { // the worker's patience is 3 seconds
			case <-release:
			case <-r.Context().Done():
			}
		}
		next.ServeHTTP(w, r)
	}))
	t.Cleanup(func() { close(release) })
	b.do(chromedp.Navigate("about:blank"))
	b.visit(url + "/")
	if is := b.version(); is != was {
		t.Errorf("version %s is shown, want %s, which is kept", is, was)
	}
	b.quiet()
}

// Only the page itself is kept. Other pages below it come from the host, also
// with a service worker, and so do redirections.
func TestOtherPagesAreLeftAlone(t *testing.T) {
	plain := http.FileServer(http.Dir(site)) // redirects index.html to ./
	url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/other/" {
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte(`<!doctype html><title>other</title><link rel="icon" href="data:,"><p id="other">another page</p>`))
			return
		}
		plain.ServeHTTP(w, r)
	}))
	b := open(t)
	b.visit(url + "/")
	b.kept()
	b.do(chromedp.Navigate(url + "/other/"))
	b.until("the other page is shown", `!!document.querySelector("#other")`)
	b.visit(url + "/index.html")
	if at := eval[string](b, `location.pathname`); at != "/" {
		t.Errorf("the redirection leads to %s", at)
	}
	b.quiet()
}

// Embeds live in other people's pages: nothing is kept for them.
func TestEmbedsKeepNothing(t *testing.T) {
	good := serve.Handler(os.DirFS(site))
	url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = strings.TrimPrefix(r.URL.Path, "/embed/v1")
		good.ServeHTTP(w, r)
	}))
	for address, want := range map[string]int{"/": 1, "/#embed=1": 0, "/embed/v1/": 0} {
		b := open(t)
		b.before(`globalThis.registered = 0; ServiceWorkerContainer.prototype.register = async () => { registered++; }`)
		b.visit(url + address)
		b.until("the loader is done", `performance.getEntriesByName("placement-shown").length === 1`)
		if got := eval[int](b, `registered`); got != want {
			t.Errorf("%s registers %d service workers, want %d", address, got, want)
		}
	}
}
