// Package e2e drives the whole page in headless Chromium: the built site,
// served as a visitor gets it, with real clicks and keys. It builds the site;
// scripts/e2e.sh finds the browser.
package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"placement-playground/web/serve"
)

// site is where TestMain builds.
const site = "../../build/e2e"

// server serves the built site as `make run` does.
func server(t testing.TB) string {
	t.Helper()
	return serveSite(t, serve.Handler(os.DirFS(site)))
}

func serveSite(t testing.TB, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// chrome is the browser's path.
func chrome(t testing.TB) string {
	t.Helper()
	names := []string{os.Getenv("CHROME"), "chromium", "chromium-browser", "google-chrome"}
	for _, name := range names {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium found: run make e2e, which installs it on Debian, or set CHROME to its path")
	return ""
}

// tab is one browser with one page. What the page complains of on the console
// fails the test, unless the test says that it is expected.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu         sync.Mutex
	complaints []string
}

func open(t testing.TB, flags ...string) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chrome(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("hide-scrollbars", true))
	for _, flag := range flags {
		options = append(options, chromedp.Flag(flag, true))
	}
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(alloc)
	ctx, cancel := context.WithTimeout(ctx, 4*time.Minute)
	tb := &tab{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, tb.listen)
	t.Cleanup(func() { cancel(); stop(); stopAlloc() })
	tb.do(runtime.Enable(), log.Enable())
	return tb
}

func (b *tab) listen(event any) {
	complaint := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		complaint = e.ExceptionDetails.Error()
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
			complaint = fmt.Sprint(e.Args)
			if len(e.Args) > 0 {
				complaint = string(e.Args[0].Value) + e.Args[0].Description
			}
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError || e.Entry.Level == log.LevelWarning {
			complaint = e.Entry.Text + " " + e.Entry.URL
		}
	}
	if complaint != "" {
		b.mu.Lock()
		b.complaints = append(b.complaints, complaint)
		b.mu.Unlock()
	}
}

// picture keeps what is to be seen as a file.
func (b *tab) picture(file string) {
	b.t.Helper()
	var png []byte
	b.do(chromedp.CaptureScreenshot(&png))
	if err := os.WriteFile(file, png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// quiet fails the test if the page complained of anything.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.complaints) > 0 {
		b.t.Errorf("the page complained:\n%s", strings.Join(b.complaints, "\n"))
	}
}

func (b *tab) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatalf("chromium: %v\nthe page complained: %v", err, b.complaints)
	}
}

// visit opens an address and waits for the page to be there.
func (b *tab) visit(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
	b.until("the page is shown", `!!document.querySelector("#app")`)
}

// until waits until an expression is true in the page.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	err := chromedp.Run(b.ctx, chromedp.Poll(expression, nil, chromedp.WithPollingTimeout(60*time.Second)))
	if err != nil {
		b.t.Fatalf("waited in vain until %s: %v\npage: %.600s\ncomplaints: %v", what, err, b.text("body"), b.complaints)
	}
}

// eval is the value of an expression in the page; a promise is waited for.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	var out T
	b.do(chromedp.Evaluate(expression, &out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return out
}

// text is what can be read in an element, "" if there is none.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf(`document.querySelector(%s)?.innerText ?? ""`, quote(selector)))
}

func quote(s string) string {
	q, _ := json.Marshal(s) // a string always marshals
	return string(q)
}

// fresh clones the built site into a folder that a test may change.
func fresh(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	return dir
}
