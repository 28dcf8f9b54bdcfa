package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/words"
)

// What is in the way of a VM, and what would help, is what the core finds.
func TestWhatWouldHelp(t *testing.T) {
	b := open(t)
	url := server(t)
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url)
	b.do(chromedp.Click("#ask-help"))
	b.until("the changes are found", `!!document.querySelector("#changes")`)
	s, _ := run(t, "issue-10598", "4.20.0")
	release, err := placement.Find("4.20.0")
	if err != nil {
		t.Fatal(err)
	}
	c := remedy.Failed(s, runAll(t, s, "4.20.0"))[0]
	table, err := remedy.Blockers(s, release, c)
	if err != nil {
		t.Fatal(err)
	}
	found, err := table.Changes(s, release, remedy.Search{})
	if err != nil {
		t.Fatal(err)
	}
	speaker := words.Speaker{Cloud: s.Cloud}
	var want []string
	for _, r := range found.Remedies {
		want = append(want, words.Remedy(speaker, c, r))
	}
	if got := eval[[]string](b, `[...document.querySelectorAll("#changes li span")].map(text => text.innerText.trim())`); !slices.Equal(got, want) {
		t.Errorf("the changes are %q, want %q", got, want)
	}
	rows := eval[[]string](b, `[...document.querySelectorAll("#blockers tbody tr")].map(tr => tr.innerText)`)
	hindered := words.Hindrances(speaker, &table)
	if len(rows) != len(hindered) {
		t.Fatalf("%d rows, want %d", len(rows), len(hindered))
	}
	for i, h := range hindered {
		for _, by := range h.By {
			if !strings.Contains(rows[i], by.Text) || by.NotAsked && !strings.Contains(rows[i], "not asked") {
				t.Errorf("row %d reads %q, want %+v", i+1, rows[i], by)
			}
		}
	}
	if since := remedy.PlacedSince(s, "4.20.0", c); !strings.Contains(b.text("#changes"), since+" does it with nothing changed.") {
		t.Errorf("it does not say that %s does it: %q", since, b.text("#changes"))
	}
	// It is kept: away and back it is there at once.
	b.do(chromedp.Click("#first"))
	b.until("at the start nothing failed", `!document.querySelector("#changes") && !document.querySelector("#ask-help")`)
	b.do(chromedp.Click("#jump"))
	b.until("what was found is there again", `!!document.querySelector("#changes")`)
	// The smallest one is made, and can be taken back.
	b.do(chromedp.Click("#apply-0"))
	b.until("the maintenance ends well in 4.20.0, too", `document.querySelector("#end-0").innerText.includes("✓")`)
	b.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(input.ModifierCtrl)))
	b.until("it fails again", `document.querySelector("#end-0").innerText.includes("✗")`)

	b.everySize(url, "help", "#example=issue-10598", "#help-found", func() {
		b.do(chromedp.KeyEvent("w"))
		b.until("the changes are found", `!!document.querySelector("#changes")`)
		b.do(chromedp.Evaluate(`document.querySelector("#help-found").scrollIntoView(); if (scrollY > 0) document.body.textContent = "the page itself scrolls"`, nil))
	})
	b.quiet()
}
