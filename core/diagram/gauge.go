package diagram

import (
	"strconv"

	"placement-playground/core/picture"
)

// gauge draws capacity: what is used, what is reserved and what a VM would add. The
// numbers are in its title.
func (d *drawing) gauge(used, label string, b picture.Bar, x, y, w, h float64) {
	d.add("<g>")
	d.title(label + ": " + b.Text)
	d.box("trough", x, y, w, h, h/2)
	from := 0
	for i, share := range [3]int{b.Used, b.Reserved, b.Adds} {
		share = max(0, min(share, 100-from))
		if share > 0 {
			class := [3]string{used, "reserved", "adds"}[i]
			left, width := x+w*float64(from)/100, w*float64(share)/100
			d.box(class, left, y, width, h, 0)
			if i > 0 {
				d.marked(class, left, y, width, h)
			}
		}
		from += share
	}
	d.add("</g>")
}

// percent says a bar in a few characters.
func percent(b picture.Bar) string {
	says := strconv.Itoa(b.Used + b.Reserved)
	if b.Adds > 0 {
		says += "+" + strconv.Itoa(b.Adds)
	}
	return says + " %"
}

// patterns mark areas without colour.
const patterns = `<defs>` +
	`<pattern id="pp-reserved" width="4" height="4" patternUnits="userSpaceOnUse"><path class="hatch" d="M-1 1L1 -1M0 4L4 0M3 5L5 3"/></pattern>` +
	`<pattern id="pp-adds" width="4" height="4" patternUnits="userSpaceOnUse"><path class="hatch" d="M2 0L2 4"/></pattern>` +
	`<pattern id="pp-blank" width="6" height="6" patternUnits="userSpaceOnUse"><path class="weave" d="M-1 1L1 -1M0 6L6 0M5 7L7 5"/></pattern>` +
	`</defs>
`
