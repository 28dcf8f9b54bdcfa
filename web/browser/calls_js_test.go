//go:build js && wasm

package browser

import (
	"strings"
	"testing"
	"time"
)

// deadline ends a test that waits in vain.
const deadline = 10 * time.Second

func TestEveryCallSucceedsInAWindow(t *testing.T) {
	open(t)
	for name, call := range calls() {
		if err := call(); err != nil {
			t.Errorf("%s returns %v", name, err)
		}
	}
	if said := script(t, "complaints.join()"); said != "" {
		t.Errorf("the console says %s", said)
	}
}

// Node without a window is a browser that denies everything. It has a clock.
func TestEveryCallReturnsTheError(t *testing.T) {
	for name, call := range calls() {
		if name == "Every" || name == "After" {
			continue
		}
		if err := call(); err == nil || !strings.HasPrefix(err.Error(), "browser: ") {
			t.Errorf("%s returns %v", name, err)
		}
	}
}

func TestAddress(t *testing.T) {
	open(t)
	var b Browser
	if got, err := b.Fragment(); err != nil || got != "example=one" {
		t.Errorf("the fragment is %q, %v", got, err)
	}
	if err := b.ReplaceFragment("example=two"); err != nil || script(t, "location.hash") != "#example=two" {
		t.Errorf("the address is %q, %v", script(t, "location.hash"), err)
	}
	var seen []string
	stop, err := b.OnFragment(func(f string) { seen = append(seen, f) })
	if err != nil {
		t.Fatal(err)
	}
	script(t, `location.hash = "#three"; events.dispatchEvent(new Event("hashchange"))`)
	stop()
	stop() // again does nothing
	script(t, `location.hash = "#four"; events.dispatchEvent(new Event("hashchange"))`)
	if got := strings.Join(seen, " "); got != "three" {
		t.Errorf("the page saw %q", got)
	}
	script(t, "location.hash = ''")
	if got, err := b.Fragment(); err != nil || got != "" {
		t.Errorf("no fragment is %q, %v", got, err)
	}
}

func TestTitleAndTheme(t *testing.T) {
	open(t)
	var b Browser
	if err := b.SetTitle("Ten hosts"); err != nil || script(t, "document.title") != "Ten hosts" {
		t.Errorf("the title is %q, %v", script(t, "document.title"), err)
	}
	if theme, err := b.StoredTheme(); err != nil || theme != "" {
		t.Errorf("before a choice the theme is %q, %v", theme, err)
	}
	if err := b.ApplyTheme("dark"); err != nil || script(t, `told["data-theme"]`) != "dark" {
		t.Errorf("the theme is %q, %v", script(t, `told["data-theme"]`), err)
	}
	if theme, err := b.StoredTheme(); err != nil || theme != "dark" {
		t.Errorf("the theme that was remembered is %q, %v", theme, err)
	}
	if err := b.ApplyTheme("full"); err == nil || !strings.Contains(err.Error(), "localStorage.setItem") {
		t.Errorf("a full storage returns %v", err)
	}
	script(t, `Object.defineProperty(globalThis, "localStorage", { configurable: true, get() { throw new DOMException("denied", "SecurityError"); } })`)
	if err := b.ApplyTheme("light"); err == nil {
		t.Error("a denied storage returns no error")
	}
	if _, err := b.StoredTheme(); err == nil {
		t.Error("a denied storage returns no error")
	}
}

func TestReveal(t *testing.T) {
	open(t)
	var b Browser
	if err := b.Reveal("host-7"); err != nil || script(t, "told.revealed") != "host-7" {
		t.Errorf("revealed is %s, %v", script(t, "told.revealed"), err)
	}
}

func TestFocus(t *testing.T) {
	open(t)
	var b Browser
	for _, id := range []string{"close-keys", "gone"} {
		if err := b.Focus(id); err != nil || script(t, "told.focused") != "close-keys" {
			t.Errorf("%s is to have the focus, %s has it, %v", id, script(t, "told.focused"), err)
		}
	}
}

func TestClock(t *testing.T) {
	open(t)
	var b Browser
	ticks := make(chan bool, 100)
	stop, err := b.Every(1, func() { ticks <- true })
	if err != nil {
		t.Fatal(err)
	}
	wait(t, ticks)
	wait(t, ticks)
	stop()
	if said := script(t, "complaints.join()"); said != "" {
		t.Errorf("the console says %s", said)
	}
}

func TestAfter(t *testing.T) {
	open(t)
	var b Browser
	ticks := make(chan bool, 100)
	stop, err := b.After(1, func() { t.Error("a clock that was stopped came") })
	if err != nil {
		t.Fatal(err)
	}
	stop()
	stop() // again does nothing
	if stop, err = b.After(2, func() { ticks <- true }); err != nil {
		t.Fatal(err)
	}
	wait(t, ticks)
	stop()
	if said := script(t, "complaints.join()"); said != "" {
		t.Errorf("the console says %s", said)
	}
}

// The window's worker answers with what it is posted; "fail" makes it fail, and
// "lack" as where its file is missing.
func TestWorker(t *testing.T) {
	open(t)
	var b Browser
	texts, failures := make(chan string, 100), make(chan error, 100)
	post, stop, err := b.Worker("rules/worker.js", func(text string) { texts <- text }, func(err error) { failures <- err })
	if err != nil {
		t.Fatal(err)
	}
	if name := script(t, "told.worker"); name != "rules/worker.js" {
		t.Errorf("the worker is %s", name)
	}
	if err := post("a case"); err != nil {
		t.Fatal(err)
	}
	if text := wait(t, texts); text != "a case" {
		t.Errorf("received is %q", text)
	}
	if err := post("fail"); err != nil {
		t.Fatal(err)
	}
	if err := wait(t, failures); !strings.Contains(err.Error(), "rules/worker.js: no memory") {
		t.Errorf("the failure is told as %v", err)
	}
	if said := script(t, "complaints.join()"); said != "" {
		t.Errorf("the console says %s", said)
	}
	if err := post("lack"); err != nil {
		t.Fatal(err)
	}
	if err := wait(t, failures); !strings.Contains(err.Error(), "it cannot be loaded") {
		t.Errorf("a file that is missing is told as %v", err)
	}
	stop()
	stop() // again does nothing
	if ended := script(t, "told.ended"); ended != "1" {
		t.Errorf("the worker was ended %s times", ended)
	}
	if err := post("late"); err != nil {
		t.Fatal(err)
	}
	select {
	case text := <-texts:
		t.Errorf("a worker that was ended is heard: %q", text)
	default:
	}
	if said := script(t, "complaints.join()"); said != "" {
		t.Errorf("what a worker posted before its end makes the console say %s", said)
	}
	script(t, `placement.worker = () => { throw new DOMException("of no origin", "SecurityError") }`)
	if _, _, err := b.Worker("rules/worker.js", nil, nil); err == nil || !strings.Contains(err.Error(), "of no origin") {
		t.Errorf("no worker is told as %v", err)
	}
}

func wait[T any](t *testing.T, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(deadline):
		t.Fatal("waited in vain")
		panic("not reached")
	}
}
