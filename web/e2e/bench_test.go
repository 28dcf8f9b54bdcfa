package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path"
	"slices"
	"testing"

	"placement-playground/web/serve"
)

// BenchmarkStep measures one step in a cloud of 40 hosts and 100 VMs, in the
// page itself: from the click until the screen is changed and laid out, and
// until the frame with it is painted. The 16.7 ms of a frame are no part of it:
// the browser runs without a frame limit.
func BenchmarkStep(b *testing.B) {
	good := serve.Handler(os.DirFS(site))
	list := largeCloud(b)
	url := serveSite(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Base(r.URL.Path) == "examples.json" {
			_, _ = w.Write(list)
			return
		}
		good.ServeHTTP(w, r)
	}))
	page := open(b, "disable-frame-rate-limit", "disable-gpu-vsync")
	page.visit(url + "/#example=large")
	page.until("the cloud is open", `document.querySelectorAll(".host").length === 40`)
	for b.Loop() {
		times := eval[struct{ Changed, Painted []float64 }](page, `(async () => {
			const count = document.querySelector("#count"), changed = [], painted = [];
			document.querySelector("#first").click();
			await new Promise(r => setTimeout(r, 200));
			for (let n = 0; n < 200; n++) {
				const button = document.querySelector(n < 100 ? "#step" : "#back");
				if (button.disabled) break;
				const start = performance.now();
				const done = new Promise(r => new MutationObserver((_, o) => { o.disconnect(); r(); }).observe(count, { childList: true, characterData: true, subtree: true }));
				button.click();
				await done;
				document.body.getBoundingClientRect();
				changed.push(performance.now() - start);
				await new Promise(r => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = r; c.port2.postMessage(0); }));
				painted.push(performance.now() - start);
			}
			return { Changed: changed, Painted: painted };
		})()`)
		if len(times.Painted) < 100 {
			b.Fatalf("only %d steps were taken", len(times.Painted))
		}
		report(b, "changed", times.Changed)
		report(b, "painted", times.Painted)
	}
	page.quiet()
}

func report(b *testing.B, what string, ms []float64) {
	slices.Sort(ms)
	b.ReportMetric(ms[len(ms)/2], "ms/"+what+"-p50")
	b.ReportMetric(ms[len(ms)*95/100], "ms/"+what+"-p95")
}

// BenchmarkStart measures from the navigation to the first picture of the
// page, with everything in the caches.
func BenchmarkStart(b *testing.B) {
	page := open(b)
	url := server(b)
	page.visit(url + "/")
	page.kept()
	for b.Loop() {
		page.visit(url + "/")
		b.ReportMetric(eval[float64](page, `performance.getEntriesByName("placement-shown")[0].startTime`), "ms/warm-start")
	}
}

// largeCloud is a list of one example: 4 clusters of 10 hosts with 100 VMs, of
// which a maintenance moves ten past two clusters.
func largeCloud(b testing.TB) []byte {
	var clusters, vms []map[string]any
	for c := range 4 {
		var hosts []map[string]any
		for h := range 10 {
			hosts = append(hosts, map[string]any{
				"name": fmt.Sprintf("kvm-%d-%d", c, h), "tags": []string{"generic", fmt.Sprintf("group-%d", c/2)}, "usedMHz": 4000 * c,
			})
		}
		clusters = append(clusters, map[string]any{"name": fmt.Sprintf("cluster-%c", 'a'+c), "hosts": hosts})
	}
	for v := range 100 {
		host := fmt.Sprintf("kvm-%d-%d", v%4, v/4%10)
		if v < 10 {
			host = "kvm-3-0" // the one that is emptied
		}
		vms = append(vms, map[string]any{
			"name": fmt.Sprintf("vm-%d", v), "offering": "small", "template": "debian",
			"host": host,
		})
	}
	text, err := json.Marshal([]map[string]any{{"name": "large", "title": "Forty hosts", "scenario": map[string]any{
		"title": "Forty hosts", "settings": map[string]any{"vm.allocation.algorithm": "firstfit", "migrate.vm.across.clusters": true},
		"clusters": clusters, "vms": vms,
		"offerings": []any{map[string]any{"name": "small", "hostTag": "generic"}},
		"templates": []any{map[string]any{"name": "debian", "templateTag": "group-1"}},
		"steps":     []any{map[string]any{"maintain": "kvm-3-0"}},
	}}})
	if err != nil {
		b.Fatal(err)
	}
	return text
}
