package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chooses picks an entry of a list.
func (b *tab) chooses(list, value string) {
	b.t.Helper()
	b.do(chromedp.Evaluate(`{ const list = document.querySelector(`+quote(list)+`); list.value = `+quote(value)+`; list.dispatchEvent(new Event("change", { bubbles: true })); }`, nil))
}

// begin opens an empty scenario.
func (b *tab) begin(url string) {
	b.t.Helper()
	b.do(emulation.SetDeviceMetricsOverride(1440, 900, 1, false))
	b.visit(url)
	b.until("the page is open", `!!document.querySelector("#cloud")`)
	b.chooses("#scenarios", "/new")
	b.until("nothing is drawn", `!!document.querySelector("#beginnings")`)
}

// names types a name where the focus is.
func (b *tab) names(of, name string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(kb.F2))
	b.until("a name can be typed", `document.activeElement.id === "rename"`)
	b.do(chromedp.Evaluate(`document.activeElement.select()`, nil), chromedp.KeyEvent(name+kb.Enter))
	b.until(of+" is called "+name, `document.querySelector(`+quote("#"+of)+`).innerText.includes(`+quote(name)+`)`)
}

// Somebody who never saw the file format draws two clusters, paints tags, makes an
// offering and a template, starts VMs, puts a host into maintenance and steps.
func TestTheStoryByMouse(t *testing.T) {
	b := open(t)
	b.begin(server(t))
	click := func(selectors ...string) {
		t.Helper()
		for _, s := range selectors {
			b.do(chromedp.Click(s, chromedp.ByQuery))
		}
	}
	click("#begin-draw", "#cloud")
	b.until("a cluster is drawn", `!!document.querySelector("#cluster-1")`)
	click("#head-cluster-1")
	b.until("another is drawn", `!!document.querySelector("#cluster-2")`)
	click("#tool-host", "#head-cluster-1", "#head-cluster-2", "#head-cluster-2")
	b.until("three hosts are drawn", `!!document.querySelector("#cluster-1 #host-1") && !!document.querySelector("#cluster-2 #host-3")`)
	b.do(chromedp.SendKeys("#new-tag", "linux"+kb.Enter))
	click("#host-2", "#host-3")
	b.until("two are painted", `document.querySelector("#host-2").innerText.includes("linux") && document.querySelector("#host-3").innerText.includes("linux")`)
	click("#add-offering", "#add-template")
	b.until("the template is shown", `!!document.querySelector("#field-templateTag")`)
	b.do(chromedp.SendKeys("#field-templateTag", "linux"+kb.Tab))
	b.until("the template has its tag", `document.querySelector("#templates").innerText.includes("linux")`)
	click("#tool-vm", "#host-2", "#host-2")
	b.until("two VMs run", `document.querySelectorAll("#host-2 .vm").length === 2`)
	click("#tool-select")
	b.chooses("#add-maintain", "2")
	b.until("it runs", `!!document.querySelector("#step-1")`)
	click("#last")
	b.until("the VMs have moved", `document.querySelectorAll("#host-3 .vm").length === 2 && document.querySelector("#end-1").innerText.includes("Maintenance")`)
	for deeds := 0; eval[bool](b, `!document.querySelector("#undo").disabled`); deeds++ {
		if click("#undo"); deeds > 20 {
			t.Fatal("there is always more to undo")
		}
	}
	b.until("all is undone", `!!document.querySelector("#beginnings")`)
	b.quiet()
}

// The same with keys alone.
func TestTheStoryByKeyboard(t *testing.T) {
	b := open(t)
	b.begin(server(t))
	press := func(id string) {
		t.Helper()
		b.do(chromedp.Focus("#"+id, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	}
	press("begin-small")
	b.until("a small cloud is drawn", `!!document.querySelector("#host-4")`)
	b.do(chromedp.KeyEvent("c"))
	press("head-cluster-2")
	b.until("a cluster is drawn", `!!document.querySelector("#cluster-3")`)
	b.names("cluster-3", "spare")
	b.do(chromedp.KeyEvent("h"))
	press("head-cluster-3")
	b.until("a host is drawn", `!!document.querySelector("#cluster-3 #host-5")`)
	b.do(chromedp.Focus("#new-tag"), chromedp.KeyEvent("linux"+kb.Enter))
	press("head-host-5")
	b.until("it is painted", `document.querySelector("#host-5").innerText.includes("linux")`)
	b.do(chromedp.KeyEvent("i"))
	press("head-host-5")
	b.until("a VM runs there", `document.querySelectorAll("#host-5 .vm").length === 1`)
	b.do(chromedp.KeyEvent("v"))
	b.chooses("#add-maintain", "3")
	b.until("it runs", `!!document.querySelector("#step-1")`)
	for range 3 {
		b.do(chromedp.KeyEvent(kb.ArrowRight))
	}
	b.until("it steps", `document.querySelector("#count").innerText.startsWith("4 /")`)
	b.do(chromedp.KeyEvent(kb.End))
	b.until("the VMs have moved", `document.querySelectorAll("#host-3 .vm").length === 0`)
	b.quiet()
}

// What was drawn is there after a reload, in the text, too, and as a file that is
// brought back.
func TestWorkIsKept(t *testing.T) {
	b := open(t)
	url := server(t)
	b.begin(url)
	b.do(chromedp.Click("#begin-small", chromedp.ByQuery))
	b.until("it is drawn and has its address", `!!document.querySelector("#host-4") && location.hash.includes("mine=1")`)
	b.do(chromedp.Click("#head-host-1", chromedp.ByQuery))
	b.names("host-1", "kept-host")
	b.do(chromedp.Reload())
	b.until("it comes back", `document.querySelector("#host-1")?.innerText.includes("kept-host")`)
	b.visit(url + "/?bare")
	b.until("it comes back without an address", `document.querySelector("#host-1")?.innerText.includes("kept-host")`)

	text := "title: Dropped\nclusters: [{name: dropped, hosts: [{name: only}]}]\n"
	drop := func(content string) {
		b.do(chromedp.Evaluate(`{ const data = new DataTransfer(); data.items.add(new File([`+quote(content)+`], "dropped.yaml"));
			document.querySelector("#cloud").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); }`, nil))
	}
	drop(text)
	b.until("the file is open", `document.querySelector(".title").innerText === "Dropped"`)
	drop("title: [")
	b.until("an error has its place", `document.querySelector("#notice").innerText.includes("dropped.yaml") && document.querySelector("#notice").innerText.includes("line 1")`)
	if title := b.text(".title"); title != "Dropped" {
		t.Errorf("what is open is %q", title)
	}
	b.until("both are listed", `["Yours: Dropped", "Yours: New scenario"].every(text => document.querySelector("#scenarios").innerText.includes(text))`)
	b.do(chromedp.Evaluate(`Object.keys(localStorage).forEach(k => k.includes(".scenario.") || localStorage.removeItem(k)); Storage.prototype.setItem = () => { throw new DOMException("it is full", "QuotaExceededError"); }`, nil))
	b.do(chromedp.KeyEvent("h"), chromedp.Click("#head-cluster-1", chromedp.ByQuery))
	b.until("full storage is told, and work goes on", `document.querySelector("#notice").innerText.includes("it is full") && document.querySelectorAll("#cluster-1 .host").length === 2`)
	b.quiet()
}
