package e2e

import (
	"context"
	"strings"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// frameSays waits until the frame of another site in the page is a playground
// that can be stepped. Such a frame is a target of its own.
func (b *tab) frameSays(text string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 60*time.Second)
	defer cancel()
	var frame *target.Info
	for frame == nil {
		infos, err := chromedp.Targets(ctx)
		if err != nil {
			b.t.Fatalf("waited in vain for the frame: %v", err)
		}
		for _, info := range infos {
			if info.Type == "iframe" && strings.Contains(info.URL, "embed=1") {
				frame = info
			}
		}
	}
	inner, stop := chromedp.NewContext(b.ctx, chromedp.WithTargetID(frame.TargetID))
	b.t.Cleanup(stop) // closing it sooner would close the frame
	var shown string
	err := chromedp.Run(inner,
		chromedp.Poll(`!!document.querySelector("#app #cloud")`, nil, chromedp.WithPollingTimeout(60*time.Second)),
		chromedp.Evaluate(`document.querySelector("#app").innerText`, &shown))
	if err != nil {
		b.t.Fatalf("the frame: %v\n%v", err, b.complaints)
	}
	if !strings.Contains(shown, text) {
		b.t.Errorf("the frame shows %.400q", shown)
	}
}
