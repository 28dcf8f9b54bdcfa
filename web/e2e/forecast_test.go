package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"placement-playground/core/placement"
	"placement-playground/core/words"
)

// Every host in maintenance ends as the core says; a row opens its run, and Back
// leads back.
func TestEveryHostInMaintenance(t *testing.T) {
	b := open(t)
	url := server(t)
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url)
	b.do(chromedp.Click("#show-forecast"))
	b.until("all hosts are forecast", `!!document.querySelector("#emptied")`)
	s, _ := run(t, "issue-10598", "4.20.0")
	release, err := placement.Find("4.20.0")
	if err != nil {
		t.Fatal(err)
	}
	f := placement.NewForecast(placement.Run{Cloud: s.Cloud, Release: release, Seed: s.Seed, Rules: s.Rules}, s.Cloud.Start(), 1)
	speaker := words.Speaker{Cloud: s.Cloud}
	stuck := int64(0)
	for _, h := range s.Cloud.Hosts {
		seen, err := f.Host(h.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := []string{h.Name, string(seen.Outcome)}
		for _, vm := range seen.Stuck {
			want = append(want, speaker.Sentence(f.Event(vm.Event)))
			stuck = h.ID
		}
		row := b.text(fmt.Sprintf("#forecast-%d", h.ID))
		for _, part := range want {
			if !strings.Contains(row, part) {
				t.Errorf("%s reads %q, want %q", h.Name, row, part)
			}
		}
	}
	was := b.text("#sentence p")
	b.do(chromedp.Click(fmt.Sprintf("#forecast-%d td:last-child", stuck)))
	b.until("the run of that host is open", `!!document.querySelector("#supposed") && !document.querySelector("#forecast")`)
	seen, err := f.Host(stuck)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := b.text("#sentence p"), speaker.Sentence(f.Event(seen.Event)); got != want {
		t.Errorf("it opens at %q, want %q", got, want)
	}
	if got := b.text("#end-0"); !strings.Contains(got, string(seen.Outcome)) {
		t.Errorf("its lane ends in %q", got)
	}
	b.do(chromedp.Click("#back-to-scenario"))
	b.until("the forecast is there again", `!document.querySelector("#supposed") && !!document.querySelector("#forecast")`)
	if got := b.text("#sentence p"); got != was {
		t.Errorf("back it says %q, want %q", got, was)
	}
	// By keys: the first row, and back.
	b.do(chromedp.Evaluate(`document.querySelector("#forecast .row").focus()`, nil), chromedp.KeyEvent(kb.Enter))
	b.until("a key opens a row", `!!document.querySelector("#supposed")`)
	b.do(chromedp.KeyEvent("b"))
	b.until("a key leads back", `!document.querySelector("#supposed")`)
	b.do(chromedp.SetValue("#from", "end"), chromedp.Evaluate(`document.querySelector("#from").dispatchEvent(new Event("change"))`, nil))
	b.until("the state after the steps counts", `document.querySelector("#forecast").innerText.includes("after the scenario's steps")`)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.until("the focus is back", `!document.querySelector("#forecast") && document.activeElement.id === "show-forecast"`)

	b.everySize(url, "forecast", "#example=issue-10598", "#forecast", func() {
		b.do(chromedp.KeyEvent("m"))
		b.until("all hosts are forecast", `!!document.querySelector("#emptied")`)
	})
	b.everySize(url, "what-if", "#example=issue-10598", "#supposed", func() {
		b.do(chromedp.KeyEvent("m"))
		b.until("all hosts are forecast", `!!document.querySelector("#emptied")`)
		b.do(chromedp.Click(fmt.Sprintf("#forecast-%d .row", stuck)))
		b.until("the run of that host is open", `!!document.querySelector("#supposed")`)
	})
	b.quiet()
}
