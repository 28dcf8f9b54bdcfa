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
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
	"placement-playground/core/words"
	"placement-playground/examples"
	"placement-playground/web/tagrule"
)

// run is what the page should show: the same scenario, run natively.
func run(t testing.TB, name, release string) (*scenario.Scenario, trace.Trace) {
	t.Helper()
	text, err := examples.Files.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := yamltree.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(tree)
	if err != nil {
		t.Fatal(err)
	}
	if s.Rules, err = tagrule.Evaluate(s.TagRuleCases()); err != nil {
		t.Fatal(err)
	}
	r, err := placement.Find(release)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Run(r)
	if err != nil {
		t.Fatal(err)
	}
	return s, out.Trace
}

// The page opens on the first difference of #10598, steps to the end in both
// lanes and back to the start, and shows at every step what the trace says.
func TestStepThroughBothLanes(t *testing.T) {
	b := open(t)
	b.visit(server(t))
	s, old := run(t, "issue-10598", "4.20.0")
	_, fixed := run(t, "issue-10598", "4.20.1")
	diff := trace.NewDiff(&old, &fixed)
	speaker := words.Speaker{Cloud: s.Cloud}

	if got, want := b.text("#sentence p"), speaker.Sentence(&old.Events[diff.First[0]]); got != want {
		t.Fatalf("the page opens at %q, want the first difference %q", got, want)
	}
	if got := b.text("#end-0"); !strings.Contains(got, "ErrorInMaintenance") {
		t.Errorf("lane 4.20.0 ends in %q", got)
	}
	if got := b.text("#end-1"); !strings.Contains(got, "Maintenance") || strings.Contains(got, "Error") {
		t.Errorf("lane 4.20.1 ends in %q", got)
	}
	for side, tr := range []trace.Trace{old, fixed} {
		if side == 1 {
			b.do(chromedp.KeyEvent("x"))
			b.until("the other lane leads", `document.querySelector("#lane-1").classList.contains("lead")`)
		}
		b.do(chromedp.KeyEvent(kb.Home))
		stops := tr.Stops(trace.ByHost)
		b.shows(speaker, &tr, stops, 0)
		for n := 1; n < len(stops); n++ {
			b.do(chromedp.Click("#step"))
			b.shows(speaker, &tr, stops, n)
		}
		if !eval[bool](b, `document.querySelector("#step").disabled`) {
			t.Error("at the end one can still step on")
		}
		for n := len(stops) - 2; n >= 0; n-- {
			b.do(chromedp.KeyEvent(kb.ArrowLeft))
			b.shows(speaker, &tr, stops, n)
		}
		if !eval[bool](b, `document.querySelector("#back").disabled`) {
			t.Error("at the start one can still step back")
		}
	}
	b.quiet()
}

// shows waits for the n-th stop and compares what is visible with the trace.
func (b *tab) shows(s words.Speaker, tr *trace.Trace, stops []int, n int) {
	b.t.Helper()
	e := &tr.Events[stops[n]]
	b.until(fmt.Sprintf("step %d is shown", n+1), fmt.Sprintf(`document.querySelector("#count").innerText === %s`, quote(fmt.Sprintf("%d / %d", n+1, len(stops)))))
	if got, want := b.text("#sentence p"), s.Sentence(e); got != want {
		b.t.Fatalf("step %d of %s says %q, the trace says %q", n+1, tr.Release, got, want)
	}
	frame := trace.NewReel(tr).Frame(stops[n] + 1)
	for host, standing := range frame.Hosts {
		brief := s.Brief(&tr.Events[standing.Event])
		card := b.text(fmt.Sprintf("#host-%d", host))
		source := frame.States[host] != ""
		if standing.Verdict != trace.Note && !source && !strings.Contains(card, brief) {
			b.t.Fatalf("step %d: host %d reads %q, the trace says %q", n+1, host, card, brief)
		}
	}
	for vm, host := range frame.Places {
		if card := b.text(fmt.Sprintf("#host-%d", host)); !strings.Contains(card, s.VM(vm)) {
			b.t.Fatalf("step %d: VM %s is not drawn on its host: %q", n+1, s.VM(vm), card)
		}
	}
}

// Every example opens from the list, runs, and says how it ends in both lanes.
func TestEveryExampleOpens(t *testing.T) {
	b := open(t)
	b.visit(server(t))
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range names {
		name := strings.TrimSuffix(file, ".yaml")
		s, _ := run(t, name, "4.20.0")
		b.chooses("#scenarios", name)
		b.until(name+" is open", fmt.Sprintf(`document.querySelector(".title").innerText === %s`, quote(s.Title)))
		if address := eval[string](b, `location.hash`); !strings.Contains(address, "example="+name) {
			t.Errorf("the address of %s is %q", name, address)
		}
		if b.text("#end-0") == "" || b.text("#end-1") == "" {
			t.Errorf("%s does not say how it ends", name)
		}
	}
	b.quiet()
}

// Releases, hosts, phases, levels, sheets and the player answer to clicks.
func TestControls(t *testing.T) {
	b := open(t)
	b.visit(server(t))
	b.do(chromedp.Click("#host-901 .host-head"))
	b.until("the click on a host goes to what decided it", `document.querySelector("#sentence p").innerText.startsWith("win-01 lacks")`)
	b.do(chromedp.Click("#jump"))
	b.until("jump goes to the difference", `document.querySelector("#sentence strong").innerText.includes("gives up")`)
	b.do(chromedp.Click("#lane-1 .part.open .cell:nth-last-child(1)"))
	b.until("a click on a phase goes there and leads", `document.querySelector("#lane-1").classList.contains("lead") && document.querySelector("#sentence p").innerText.includes("moves to")`)
	b.do(chromedp.SetValue("#release-0", "4.19.1"), chromedp.Evaluate(`document.querySelector("#release-0").dispatchEvent(new Event("change"))`, nil))
	b.until("another release is run", `document.querySelector("#end-0").innerText.includes("✓")`)
	b.until("no difference is left", `document.querySelector("#difference").innerText.includes("alike")`)
	b.do(chromedp.KeyEvent("3"))
	b.until("every check is a step", `Number(document.querySelector("#count").innerText.split("/")[1]) > 100`)
	b.do(chromedp.KeyEvent("1"))
	b.until("only clusters are steps", `Number(document.querySelector("#count").innerText.split("/")[1]) < 30`)
	b.do(chromedp.KeyEvent("?"))
	b.until("the keys are shown", `!!document.querySelector("#keys")`)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.until("the keys are closed", `!document.querySelector("#keys")`)
	// Space on a button presses that button; elsewhere it plays.
	b.do(chromedp.Evaluate(`document.activeElement.blur()`, nil))
	b.do(chromedp.KeyEvent(kb.Home), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent(" "))
	b.until("the player goes to the end", `document.querySelector("#step").disabled`)
	b.until("and stops there", `document.querySelector("#play").getAttribute("aria-label").startsWith("Play")`)
	b.do(chromedp.Click("#theme"))
	b.until("the theme changes", `document.documentElement.dataset.theme === "dark"`)
	b.do(chromedp.Reload())
	b.until("the theme is remembered", `!!document.querySelector("#app") && document.documentElement.dataset.theme === "dark"`)
	b.quiet()
}

// A link to an example, with releases and theme, opens just that; one to an
// unknown example says so and offers the others.
func TestAddresses(t *testing.T) {
	b := open(t)
	url := server(t)
	b.visit(url + "/#example=full-cluster&release=4.19.0&compare=4.20.1&theme=dark")
	b.until("the releases are those of the link", `document.querySelector("#lane-0 strong").innerText === "4.19.0"`)
	if title := b.text(".title"); !strings.Contains(eval[string](b, `location.hash`), "full-cluster") || title == "" {
		t.Errorf("the link opens %q", title)
	}
	b.do(chromedp.Evaluate(`window.opened = 0; window.open = () => { window.opened++; return null; }; location.hash = "#example=nonsense"`, nil))
	b.until("an unknown example is told", `document.querySelector("[role=alert]")?.innerText.includes("nonsense")`)
	b.do(chromedp.Click(".choices button"))
	b.until("an offered example opens", `!!document.querySelector("#cloud")`)
	if opened := eval[int](b, `window.opened`); opened != 0 {
		t.Errorf("another address opens %d windows", opened)
	}
	b.quiet()
}

// Pictures of the page in four sizes and both themes, kept for people to look
// at; and in each size nothing is wider than the window, the bar has two rows
// at most, and no title, button, verdict or current phase is cut.
func TestScreenshots(t *testing.T) {
	b := open(t)
	url := server(t)
	dir := "../../build/screenshots"
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, size := range []struct {
		name          string
		width, height int64
		fragment      string
	}{
		{"1440x900", 1440, 900, "#example=issue-10598"},
		{"1024x700", 1024, 700, "#example=issue-10598"},
		{"390x844", 390, 844, "#example=issue-10598"},
		{"760x420", 760, 420, "#example=issue-10598&embed=1"},
	} {
		for _, theme := range []string{"light", "dark"} {
			b.do(emulation.SetDeviceMetricsOverride(size.width, size.height, 1, false))
			b.visit(url + "/?" + size.name + theme + size.fragment + "&theme=" + theme)
			b.until("the scenario is open", `!!document.querySelector("#cloud")`)
			if wide := eval[int64](b, `document.documentElement.scrollWidth`); wide > size.width {
				t.Errorf("%s: the page is %d px wide", size.name, wide)
			}
			outside := eval[[]string](b, `[...document.querySelectorAll("button, select, #sentence, .lane")]
				.filter(e => e.offsetParent && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1))
				.map(e => e.id || e.innerText)`)
			if len(outside) > 0 {
				t.Errorf("%s: outside of the window: %q", size.name, outside)
			}
			cut := eval[[]string](b, `[...document.querySelectorAll(".title, .btn, .verdict, .cell.now, .end")]
				.filter(e => e.scrollWidth > e.clientWidth && e.clientWidth > 0 || e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0)
				.map(e => e.innerText)`)
			if len(cut) > 0 {
				t.Errorf("%s: cut are %q", size.name, cut)
			}
			if high := eval[int64](b, `document.querySelector(".bar").offsetHeight`); high > 80 {
				t.Errorf("%s: the bar is %d px high", size.name, high)
			}
			if drawn := eval[bool](b, `[...document.querySelectorAll(".gauge path")].some(p => p.getBoundingClientRect().width > 20)`); !drawn {
				t.Errorf("%s: no bar is drawn", size.name)
			}
			b.picture(filepath.Join(dir, size.name+"-"+theme+".png"))
		}
	}
	b.do(emulation.SetDeviceMetricsOverride(390, 844, 1, false))
	b.visit(url + "/?sheet#example=issue-10598")
	b.do(chromedp.Click("#show-why"))
	b.until("the explanation covers the cloud", `document.querySelector("#why").offsetHeight > 300`)
	b.picture(filepath.Join(dir, "390x844-why.png"))
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url + "/?refused#example=tag-rule&release=4.18&compare=4.20.3")
	b.until("the release that refuses says so", `document.querySelector("#end-0")?.innerText.includes("modelled") && document.querySelector("#difference").innerText.includes("before 4.19.0")`)
	b.picture(filepath.Join(dir, "1440x900-refused.png"))
	b.quiet()
}

// A scenario with tag rules has them answered in the worker, and then decides
// as the engine natively does.
func TestTagRulesDecideInThePage(t *testing.T) {
	b := open(t)
	b.visit(server(t) + "#example=tag-rule&release=4.20.1&compare=4.20.3")
	s, old := run(t, "tag-rule", "4.20.1")
	_, new := run(t, "tag-rule", "4.20.3")
	speaker := words.Speaker{Cloud: s.Cloud}
	b.until("the rules are answered", `document.querySelector("#sentence p")`)
	diff := trace.NewDiff(&old, &new)
	if got, want := b.text("#sentence p"), speaker.Sentence(&old.Events[diff.First[0]]); got != want {
		t.Errorf("the page opens at %q, want the first difference %q", got, want)
	}
	if rule := b.text(fmt.Sprintf("#host-%d .rule", s.Cloud.Hosts[2].ID)); !strings.Contains(rule, s.Cloud.Hosts[2].TagRule) || rule == "" {
		t.Errorf("the tag rule of a host is shown as %q", rule)
	}
	for side := range 2 {
		if got := b.text(fmt.Sprintf("#end-%d", side)); !strings.Contains(got, "placed") {
			t.Errorf("lane %d ends in %q", side, got)
		}
	}
}
