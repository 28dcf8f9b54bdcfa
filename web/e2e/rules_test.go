package e2e

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"placement-playground/core/cloud"
	"placement-playground/web/serve"
	builder "placement-playground/web/site"
)

// asking is the built site with a program in place of the playground that asks
// cases; paths are what was asked of it.
type asking struct {
	http.Handler
	mu    sync.Mutex
	paths []string
}

// newAsking serves a site; lacking is a file of it that is not there.
func newAsking(t *testing.T, cases, lacking string) *asking {
	t.Helper()
	wasm, err := builder.Compile("placement-playground/web/e2e/testdata/asks")
	if err != nil {
		t.Fatal(err)
	}
	good := serve.Handler(os.DirFS(site))
	a := &asking{}
	a.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		a.paths = append(a.paths, r.URL.Path)
		a.mu.Unlock()
		switch path.Base(r.URL.Path) {
		case "app.wasm", "app.wasm.gz": // the loader takes it unpacked, too
			_, _ = w.Write(wasm)
		case "examples.json":
			_, _ = w.Write([]byte(cases))
		case lacking:
			http.NotFound(w, r)
		default:
			good.ServeHTTP(w, r)
		}
	})
	return a
}

type answer struct {
	cloud.TagRuleCase
	Outcome cloud.TagRuleOutcome
	Detail  string
}

// answers waits for the page's answers.
func (b *tab) answers() []answer {
	b.t.Helper()
	b.until("the rules are answered", `!!document.querySelector("#answers, #error")`)
	var list []answer
	if err := json.Unmarshal([]byte(eval[string](b, `document.querySelector("#answers, #error").textContent`)), &list); err != nil {
		b.t.Fatalf("the page shows no answers: %v: %.400s", err, b.text("#error"))
	}
	return list
}

// The cases that the native tests ask end alike in the worker. What answers
// them is loaded for the first one, and kept for offline use then.
func TestRulesAsNatively(t *testing.T) {
	table, err := os.ReadFile("../tagrule/testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var want []answer
	if err := json.Unmarshal(table, &want); err != nil {
		t.Fatal(err)
	}
	a := newAsking(t, string(table), "")
	s := httptest.NewServer(a)
	t.Cleanup(s.Close)
	b := open(t)
	b.visit(s.URL + "/")
	got := b.answers()
	if len(got) != len(want) || len(want) < 400 {
		t.Fatalf("%d answers, of %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Outcome == cloud.RuleTimesOut || g.Outcome == cloud.RuleExhausts {
			g.Detail = ""
		}
		if g != w {
			t.Errorf("%q is %s %q, natively %s %q", w.Rule, g.Outcome, g.Detail, w.Outcome, w.Detail)
		}
	}
	b.until("the tag rules are kept", `(async () => !!(await caches.match(`+quote("v/"+b.version()+"/rules/quickjs.wasm")+`)))()`)
	s.Close()
	b.do(chromedp.Navigate("about:blank"))
	b.visit(s.URL + "/#offline")
	if again := b.answers(); len(again) != len(want) {
		t.Errorf("offline there are %d answers, of %d", len(again), len(want))
	}
}

// A rule that keeps the worker busy ends with it; the others are answered.
func TestRuleThatDoesNotEnd(t *testing.T) {
	a := newAsking(t, `[{"dialect":"array","rule":"true"},{"dialect":"array","rule":"new Array(4294967295).join('')"},{"dialect":"array","rule":"false"}]`, "")
	b := open(t)
	b.visit(serveSite(t, a))
	want := []cloud.TagRuleOutcome{cloud.RuleAccepts, cloud.RuleTimesOut, cloud.RuleRejects}
	for i, got := range b.answers() {
		if got.Outcome != want[i] {
			t.Errorf("%s is %s, want %s", got.Rule, got.Outcome, want[i])
		}
	}
	b.quiet()
}

// What is missing is named.
func TestRulesWithoutTheirFiles(t *testing.T) {
	for file, want := range map[string]string{"realm.js": "realm.js cannot be loaded: the server answers 404", "quickjs.wasm": "quickjs.wasm cannot be loaded", "worker.js": "it cannot be loaded", "engine.js": "engine.js"} {
		b := open(t)
		b.visit(serveSite(t, newAsking(t, `[{"dialect":"array","rule":"true"}]`, file)))
		b.until("the trouble is told", `!!document.querySelector("#error")`)
		if got := b.text("#error"); !strings.Contains(got, want) {
			t.Errorf("without %s it says %q", file, got)
		}
	}
}

// A visit without rules fetches nothing of what answers them.
func TestNoRulesNothingLoaded(t *testing.T) {
	a := newAsking(t, `[]`, "")
	b := open(t)
	b.visit(serveSite(t, a))
	if got := b.answers(); len(got) != 0 {
		t.Errorf("there are answers: %v", got)
	}
	b.kept()
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, path := range a.paths {
		if builder.Later(path) {
			t.Errorf("%s is fetched", path)
		}
	}
	if len(a.paths) < 8 {
		t.Errorf("only %q was fetched", a.paths)
	}
	b.quiet()
}
