package e2e

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"placement-playground/web/serve"
)

// before runs a script in every page, ahead of the page's own.
func (b *tab) before(script string) {
	b.t.Helper()
	b.do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	}))
}

// The progress that is shown, and told to screen readers, grows to 100 and never
// beyond, whatever the encoding: it counts unpacked bytes.
func TestProgress(t *testing.T) {
	for name, handler := range map[string]http.Handler{
		"compressed": serve.Handler(os.DirFS(site)),
		"plain host": http.FileServer(http.Dir(site)),
		"nothing compressed at all": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if path.Ext(r.URL.Path) == ".gz" {
				http.NotFound(w, r)
				return
			}
			http.FileServer(http.Dir(site)).ServeHTTP(w, r)
		}),
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			b.before(`globalThis.seen = [];
				new MutationObserver((changes) => {
					for (const c of changes) if (c.attributeName === "aria-valuenow") seen.push(Number(c.target.ariaValueNow));
				}).observe(document, { subtree: true, attributes: true });`)
			b.visit(serveSite(t, handler) + "/")
			seen := eval[[]int](b, `seen`)
			if len(seen) < 3 || !slices.IsSorted(seen) || seen[0] >= 100 || seen[len(seen)-1] != 100 {
				t.Errorf("the progress is %v", seen)
			}
		})
	}
}

// The theme that was chosen is there before anything is painted.
func TestNoFlashOfTheOtherTheme(t *testing.T) {
	b := open(t)
	b.before(`new MutationObserver((_, o) => {
		if (!document.body) return;
		globalThis.first = document.documentElement.dataset.theme ?? "none";
		o.disconnect();
	}).observe(document, { childList: true, subtree: true });`)
	url := server(t) + "/"
	b.visit(url)
	if theme := eval[string](b, `first`); theme != "none" {
		t.Errorf("before a choice the theme is %s", theme)
	}
	b.do(chromedp.Evaluate(`localStorage.setItem("placement-playground.theme", "dark")`, nil))
	b.visit(url + "?again")
	if theme := eval[string](b, `first`); theme != "dark" {
		t.Errorf("the body begins with the theme %s", theme)
	}
	b.visit(url + "?embedded#embed=1&theme=light")
	if theme := eval[string](b, `first`); theme != "light" {
		t.Errorf("the body of an embed begins with the theme %s, the address says light", theme)
	}
	b.quiet()
}

// A sandboxed frame of a host that sends .gz files as encoded: the browser has
// unpacked them, and the frame may not read the header that says so.
func TestFrameOfAHostThatUnpacks(t *testing.T) {
	plain := http.FileServer(http.Dir(site))
	playground := serveSite(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		if strings.HasSuffix(r.URL.Path, ".gz") {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "application/wasm")
		}
		plain.ServeHTTP(w, r)
	}))
	docs := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(`<!doctype html><title>docs</title><link rel="icon" href="data:,">
			<iframe title="playground" sandbox="allow-scripts" width="760" height="420" src="` + playground + `/#example=issue-10598&embed=1"></iframe>`))
	}))
	t.Cleanup(docs.Close)
	b := open(t)
	b.do(chromedp.Navigate(docs.URL))
	b.frameSays("Open in the playground")
	b.quiet()
}
