package e2e

import (
	"net/http"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"placement-playground/web/serve"
	builder "placement-playground/web/site"
)

// told waits for a message, which must be visible, and say what is wanted.
func (b *tab) told(want string) {
	b.t.Helper()
	b.until("the trouble is told", `document.querySelector("[role=alert]")?.checkVisibility()`)
	if got := b.text("[role=alert]"); !strings.Contains(got, want) {
		b.t.Errorf("it says %q, want %q", got, want)
	}
	if !eval[bool](b, `document.querySelector("#boot-again").checkVisibility()`) {
		b.t.Error("there is no button to try again")
	}
}

// again presses the button to try again, and waits until the page is loaded.
func (b *tab) again() {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, chromedp.Click("#boot-again")); err != nil {
		b.t.Fatalf("trying again: %v", err)
	}
}

// A page that stops, long after it was shown, says so over what is left of it.
func TestStopIsTold(t *testing.T) {
	wasm, err := builder.Compile("placement-playground/web/e2e/testdata/stops")
	if err != nil {
		t.Fatal(err)
	}
	good := serve.Handler(os.DirFS(site))
	var visits atomic.Int32
	url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path.Base(r.URL.Path) {
		case "app.wasm":
			_, _ = w.Write(wasm)
			return
		case "app.wasm.gz":
			http.NotFound(w, r)
			return
		case "/": // the page itself
			visits.Add(1)
		}
		good.ServeHTTP(w, r)
	}))
	b := open(t)
	b.visit(url + "/#embed=1") // without a service worker, to count the visits
	if left := eval[bool](b, `!!document.querySelector("#boot")`); left {
		t.Error("the loader's box is still there when the page is shown")
	}
	b.do(chromedp.Click("#app"))
	b.told("The playground has stopped.")
	b.again()
	b.until("the page is loaded again", `!document.querySelector("[role=alert]") && !!document.querySelector("#app")`)
	if n := visits.Load(); n != 2 {
		t.Errorf("the page was loaded %d times, want 2", n)
	}
}

// A file that the page itself names may be missing, the loader among them; some
// hosts answer with a page then.
func TestMissingFileIsTold(t *testing.T) {
	page := func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<!doctype html><p>Welcome!")) }
	for name, test := range map[string]struct {
		file   string
		answer http.HandlerFunc
	}{
		"loader": {"boot.js", http.NotFound}, "loader, a page instead": {"boot.js", page},
		"Go's glue": {"wasm_exec.js", http.NotFound}, "Go's glue, a page instead": {"wasm_exec.js", page},
		"theme": {"theme.js", http.NotFound}, "style": {"app.css", http.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			good := serve.Handler(os.DirFS(site))
			url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if path.Base(r.URL.Path) == test.file {
					test.answer(w, r)
					return
				}
				good.ServeHTTP(w, r)
			}))
			b := open(t)
			b.do(chromedp.Navigate(url))
			b.told(test.file + " could not be loaded.")
		})
	}
}

// Without WebAssembly, as in browsers that lock it away, the page says so.
func TestNoWebAssemblyIsTold(t *testing.T) {
	b := open(t)
	b.before(`delete globalThis.WebAssembly`)
	b.do(chromedp.Navigate(server(t)))
	b.told("This browser cannot run WebAssembly.")
}

// A first visit without a network is the browser's own page: nothing of ours is
// there. But the network may go between the page and its files.
func TestNetworkGoesIsTold(t *testing.T) {
	good := serve.Handler(os.DirFS(site))
	url := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(path.Base(r.URL.Path), "app.wasm") {
			panic(http.ErrAbortHandler) // closes the connection
		}
		good.ServeHTTP(w, r)
	}))
	b := open(t)
	b.do(chromedp.Navigate(url))
	b.told("app.wasm cannot be reached")
}
