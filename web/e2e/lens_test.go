package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"placement-playground/core/lens"
	"placement-playground/core/placement"
	"placement-playground/core/words"
)

// Every host against every pair answers as the core does; a cell, clicked or reached
// by keys, says what decides it, and problems can be shown alone.
func TestTagLens(t *testing.T) {
	b := open(t)
	url := server(t)
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url + "/#example=tag-rule&release=4.20.1&compare=4.20.3")
	ready := `!!document.querySelector("#lacking") && document.querySelectorAll("#lens .fit").length > 0`
	b.until("the scenario is open", `!!document.querySelector("#cloud")`)
	b.do(chromedp.Click("#show-lens"))
	b.until("every host is asked", ready)
	s, _ := run(t, "tag-rule", "4.20.1")
	speaker := words.Speaker{Cloud: s.Cloud}
	var both [2]*lens.Lens
	for i, name := range []string{"4.20.1", "4.20.3"} {
		release, err := placement.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if both[i], err = lens.New(placement.Run{Cloud: s.Cloud, Release: release, Rules: s.Rules}); err != nil {
			t.Fatal(err)
		}
		for !both[i].Done() {
			both[i].Next()
		}
	}
	cells, differ := 0, 0
	for pair := range both[0].Pairs {
		for row, r := range both[0].Rows {
			here, there := both[0].Cell(pair, row), both[1].Cell(pair, row)
			sign, _ := words.Answer(here.Answer)
			if here.Answer != there.Answer {
				sign += "≠"
				differ++
			}
			cells++
			if got := b.text(fmt.Sprintf("#fit-%d-%d", pair, r.Hosts[0])); got != sign {
				t.Errorf("pair %d on %v reads %q, want %q", pair, r.Hosts, got, sign)
			}
		}
	}
	if cells != 8 || differ != 1 {
		t.Errorf("%d cells, %d of them differ", cells, differ)
	}
	// By pointer: what decides, in both releases.
	plain := s.Cloud.Hosts[3].ID
	b.do(chromedp.Click(fmt.Sprintf("#fit-1-%d", plain)))
	b.until("the rule that decides is open", `!!document.querySelector("#decider")`)
	asked, at, err := both[0].Asked(1, plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{words.UnfitSentence(speaker, &asked[at]), "Any × Debian 12 on plain · 4.20.1", words.Source(asked[at].Rule), "could run it", "PR #12515"} {
		if got := b.text("#decider"); !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("it says %q, want %q in it", got, want)
		}
	}
	b.do(chromedp.Click(fmt.Sprintf("#fit-1-%d", plain)))
	b.until("a second click closes it", `!document.querySelector("#decider")`)
	// By keys: closed, opened again, from its head to the first cell.
	b.do(chromedp.KeyEvent(kb.Escape))
	b.until("the focus is back", `!document.querySelector("#lens") && document.activeElement.id === "show-lens"`)
	b.do(chromedp.KeyEvent("l"))
	b.until("its key opens it", ready+` && document.activeElement.id === "close-lens"`)
	b.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab))
	b.until("the first cell has the focus", `document.activeElement.matches("#lens .fit")`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("a key opens it", `!!document.querySelector("#decider") && document.activeElement.getAttribute("aria-pressed") === "true"`)
	b.do(chromedp.KeyEvent("x"))
	b.until("the other release leads, and the cell stays open", `document.querySelector("#lens").innerText.includes("In 4.20.3") && document.querySelector("#decider h2").innerText.includes("4.20.3")`)

	b.visit(url + "/?problems#example=duplicate-tag")
	b.until("the scenario is open", `!!document.querySelector("#cloud")`)
	b.do(chromedp.KeyEvent("l"))
	b.until("every host is asked", ready)
	if got := eval[[]string](b, `[...document.querySelectorAll("#lens .pair")].map(e => e.className)`); strings.Join(got, ",") != "pair no,pair no,pair warn" {
		t.Errorf("the columns are marked %q", got)
	}
	b.visit(url + "/?none#example=issue-10598")
	b.until("the scenario is open", `!!document.querySelector("#cloud")`)
	b.do(chromedp.KeyEvent("l"))
	b.until("every host is asked", ready)
	b.do(chromedp.Click("#lens-only"))
	b.until("no pair has a problem", `!document.querySelector("#lens .fit") && document.querySelector("#lacking").innerText.includes("No pair")`)

	for _, example := range []string{"tag-rule", "duplicate-tag"} {
		b.everySize(url, "lens-"+example, "#example="+example, "#lens", func() {
			b.do(chromedp.KeyEvent("l"))
			b.until("every host is asked", ready)
			b.do(chromedp.Click("#lens tr:last-child td:last-child .fit"))
			b.until("the rule that decides is open", `!!document.querySelector("#decider")`)
			b.until("and its cell in sight", `(() => { const r = document.querySelector("#lens .fit[aria-pressed=true]").getBoundingClientRect(); return !!document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)?.matches("#lens .fit[aria-pressed=true]"); })()`)
		})
	}
	b.quiet()
}
