package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// untidy are the lines of a poster that leave the frame in which they begin, the
// poster, or that lie on another one: with the letters that the browser draws. A line
// whose letters no table knows stands in a picture of its own, which cuts it.
const untidy = `(() => {
	const box = e => e.getBoundingClientRect(), all = box(document.documentElement), bad = [];
	const frames = [...document.querySelectorAll("rect")].filter(r => !r.closest("pattern")).map(box);
	const lines = [...document.querySelectorAll("text")].map(t => ({says: t.lastChild.data, at: t.getAttribute("text-anchor"), ...box(t.parentNode.matches("svg svg") ? t.parentNode : t).toJSON()}));
	lines.forEach((t, i) => {
		const x = t.at === "end" ? t.right - 1 : t.at === "middle" ? (t.left + t.right) / 2 : t.left + 1, y = (t.top + t.bottom) / 2;
		const inside = frames.filter(f => f.left <= x && x <= f.right && f.top <= y && y <= f.bottom).sort((a, b) => a.width * a.height - b.width * b.height)[0];
		if (inside && (t.left < inside.left - 1 || t.right > inside.right + 1)) bad.push(t.says + " leaves its frame");
		if (t.left < all.left || t.right > all.right || t.bottom > all.bottom) bad.push(t.says + " leaves the poster");
		for (const o of lines.slice(0, i))
			if (Math.min(t.right, o.right) - Math.max(t.left, o.left) > 1 && Math.min(t.bottom, o.bottom) - Math.max(t.top, o.top) > 6) bad.push(t.says + " lies on " + o.says);
	});
	return bad;
})()`

// Posters on the screen, light and dark, and on paper, kept for people to look at: no
// line leaves its frame in any of the fonts that are here, and each theme has its
// colours, which on paper are the same for all.
func TestPosters(t *testing.T) {
	b := open(t)
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"issue":     {"../../examples/issue-10598.yaml"},
		"rule":      {"../../examples/tag-rule.yaml", "--theme", "dark"},
		"threshold": {"../../examples/threshold.yaml", "--at", "18", "--theme", "light"},
		"long":      {longNames(t), "--at", "9"},
	} {
		url := svgServer(t, posterOf(t, args...))
		theme := strings.Join(args, " ")
		for _, c := range []struct{ media, scheme, bg string }{
			{"screen", "light", "rgb(246, 247, 249)"}, {"screen", "dark", "rgb(18, 22, 28)"}, {"print", "light", "rgb(255, 255, 255)"},
		} {
			if strings.HasSuffix(theme, "dark") && c.media == "screen" {
				c.bg = "rgb(18, 22, 28)"
			} else if strings.HasSuffix(theme, "light") && c.media == "screen" {
				c.bg = "rgb(246, 247, 249)"
			}
			file := fmt.Sprintf("poster-%s-%s-%s", name, c.media, c.scheme)
			b.do(emulation.SetEmulatedMedia().WithMedia(c.media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: c.scheme}}),
				emulation.SetDeviceMetricsOverride(1200, 900, 1, false), chromedp.Navigate(url))
			if bg := eval[string](b, `getComputedStyle(document.querySelector(".bg")).fill`); bg != c.bg {
				t.Errorf("%s: the poster is %s, not %s", file, bg, c.bg)
			}
			b.poster(filepath.Join(pictures, file+".png"))
			for _, font := range []string{"", "Liberation Sans", "DejaVu Sans"} {
				if bad := eval[[]string](b, `(document.querySelector("style").textContent += `+quote(inFont(font))+`, `+untidy+`)`); len(bad) > 0 {
					t.Errorf("%s in %q: %q", file, font, bad)
				}
			}
		}
	}
	b.quiet()
}

// inFont sets all words that are in no monospaced font in one font.
func inFont(font string) string {
	if font == "" {
		return ""
	}
	return `text:not(.f-code,.f-code-bold){font-family:"` + font + `"!important}`
}

// A poster is printed on one page, with all that is on it.
func TestAPosterIsOnePage(t *testing.T) {
	b := open(t)
	b.do(chromedp.Navigate(svgServer(t, posterOf(t, "../../examples/issue-10598.yaml"))))
	var pdf []byte
	b.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().WithLandscape(true).Do(ctx)
		return err
	}))
	if n := strings.Count(string(pdf), "/Type /Page\n"); n != 1 {
		t.Errorf("it is printed on %d pages", n)
	}
}

// poster keeps a picture of the whole poster.
func (b *tab) poster(file string) {
	b.t.Helper()
	var png []byte
	b.do(chromedp.FullScreenshot(&png, 100))
	if err := os.WriteFile(file, png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// posterOf is what the command draws.
func posterOf(t testing.TB, args ...string) []byte {
	t.Helper()
	svg, err := exec.Command("go", append([]string{"run", "../../cmd/placement", "poster"}, args...)...).Output()
	if err != nil {
		t.Fatalf("placement poster %v: %v", args, err)
	}
	return svg
}

func svgServer(t testing.TB, svg []byte) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			return // of the browser's own accord: the icon
		}
		w.Header().Set("Content-Type", "image/svg+xml")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
		_, _ = w.Write(svg) // the browser says if it did not get it
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// longNames is a scenario whose names are long, wide, and in other scripts.
func longNames(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "long.yaml")
	text := `
title: A title that goes on and on, with WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW in it, and does not end where a line of this poster ends
clusters:
  - {name: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW, hosts: [{name: mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm, tags: [a, a-tag-that-is-as-long-as-this-one-is-long]}, {name: 日本語のホスト名前, tags: [a]}, {name: שלום עולם, tags: [a]}]}
  - {name: ﷽﷽﷽﷽﷽﷽﷽﷽, hosts: [{name: "<b>&amp;</b>"}, {name: Œuvre d'ŉ Ĳ}]}
offerings: [{name: o, hostTag: a}]
templates: [{name: t, templateTag: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW}]
vms: [{name: vm-with-a-name-that-is-longer-than-a-card-is-wide, offering: o, template: t, host: mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm}]
steps: [{maintain: mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm}]
settings: {migrate.vm.across.clusters: true, vm.allocation.algorithm: firstfit}
`
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
