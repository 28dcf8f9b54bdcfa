package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/words"
)

const pictures = "../../build/screenshots"

// everySize opens an address in four sizes and both themes, shows something
// there, keeps a picture of it, and looks whether anything in it is cut or outside.
func (b *tab) everySize(url, name, fragment, inside string, show func()) {
	b.t.Helper()
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		b.t.Fatal(err)
	}
	for _, size := range []struct {
		width, height int64
		embed         string
	}{{1440, 900, ""}, {1024, 700, ""}, {390, 844, ""}, {760, 420, "&embed=1"}} {
		for _, theme := range []string{"light", "dark"} {
			file := fmt.Sprintf("%dx%d-%s-%s", size.width, size.height, name, theme)
			b.do(emulation.SetDeviceMetricsOverride(size.width, size.height, 1, false))
			b.visit(url + "/?" + file + fragment + size.embed + "&theme=" + theme)
			b.until("the scenario is open", `!!document.querySelector("#cloud")`)
			show()
			b.picture(filepath.Join(pictures, file+".png"))
			bad := eval[[]string](b, `[...document.querySelectorAll(`+quote(inside)+`)].flatMap(top => [top, ...top.querySelectorAll("*")])
				.filter(e => e.offsetParent && !e.matches(".unseen, .unseen *, wbr"))
				.filter(e => { const r = e.getBoundingClientRect(); return !e.matches(".scrolls *") && (r.right > innerWidth + 1 || r.left < -1) || !e.matches(".scrolls") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== "inline"; })
				.map(e => e.tagName + " " + e.className + ": " + e.innerText)`)
			if len(bad) > 0 {
				b.t.Errorf("%s: cut or outside: %q", file, bad)
			}
			if seen := eval[int64](b, `[...document.querySelectorAll(`+quote(inside)+`)].filter(e => e.offsetHeight > 20).length`); seen == 0 {
				b.t.Errorf("%s: there is no %s", file, inside)
			}
			if high := eval[int64](b, `document.querySelector(".bar").offsetHeight`); high > 80 {
				b.t.Errorf("%s: the bar is %d px high", file, high)
			}
		}
	}
}

// Every release ends in the strip as it does natively; a click on one steps it.
func TestEveryReleaseInTheStrip(t *testing.T) {
	b := open(t)
	url := server(t)
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url)
	b.do(chromedp.Click("#show-releases"))
	b.until("all releases have run", `document.querySelectorAll("#releases .names .btn").length === 10 && !document.querySelector("#releases progress")`)
	s, _ := run(t, "issue-10598", "4.20.0")
	for _, release := range []string{"4.18", "4.20.0", "4.23"} {
		out := runAll(t, s, release)
		group := eval[string](b, `[...document.querySelectorAll("#releases li")].find(li => [...li.querySelectorAll(".btn")].some(x => x.innerText === `+quote(release)+`)).innerText`)
		for _, want := range []string{string(out.Steps[0].Outcome), words.Fates(words.FatesOf(s, out, 0))} {
			if !strings.Contains(group, want) {
				t.Errorf("%s reads %q, want %q", release, group, want)
			}
		}
	}
	turns, err := s.Bisect()
	if err != nil {
		t.Fatal(err)
	}
	links := eval[[]string](b, `[...document.querySelectorAll("#releases .turn a")].map(a => a.href)`)
	if len(links) != len(turns) {
		t.Errorf("%d pull requests stand there, %d changes turn the outcome", len(links), len(turns))
	}
	for i, turn := range turns {
		if want := fmt.Sprintf("https://github.com/apache/cloudstack/pull/%d", turn.Change.PR); links[i] != want {
			t.Errorf("the %d. link goes to %s, want %s", i+1, links[i], want)
		}
	}
	if focus := eval[string](b, `document.activeElement.id`); focus != "close-releases" {
		t.Errorf("the focus is on %q", focus)
	}
	b.do(chromedp.Click(`#releases button[title="Step through 4.19.0"]`))
	b.until("the release leads", `document.querySelector("#lane-0 strong").innerText === "4.19.0" && document.querySelector("#release-0").value === "4.19.0"`)
	b.until("and is marked", `document.querySelector("#releases [aria-pressed=true]").innerText === "4.19.0"`)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.until("it is closed", `!document.querySelector("#releases")`)
	b.until("the focus is back", `document.activeElement.id === "show-releases"`)
	b.do(chromedp.KeyEvent("r"))
	b.until("its key opens it", `!!document.querySelector("#releases")`)

	ready := `document.querySelectorAll("#releases .names .btn").length === 10 && !document.querySelector("#releases progress")`
	b.everySize(url, "releases", "#example=issue-10598", "#releases", func() {
		b.do(chromedp.KeyEvent("r"))
		b.until("all releases have run", ready)
	})
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url + "/?refuse#example=tag-rule")
	b.until("the scenario is open", `!!document.querySelector("#cloud")`)
	b.do(chromedp.KeyEvent("r"))
	b.until("the release that refuses says why", ready+` && document.querySelector("#releases li").innerText.includes("before 4.19.0")`)
	b.picture(filepath.Join(pictures, "1440x900-releases-refused.png"))
	b.quiet()
}

func runAll(t *testing.T, s *scenario.Scenario, release string) scenario.Outcome {
	t.Helper()
	r, err := placement.Find(release)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Run(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
