package diagram

import "placement-playground/core/picture"

const (
	cardPad  = 8
	tagRows  = 3
	chipRows = 2
)

// hostTile is a host's card, as the page draws it.
func hostTile(h *picture.HostCard, w float64) tile {
	d := drawing{w: w}
	y := headOfHost(&d, h, w-2*cardPad)
	if h.Rule != "" {
		x := cardPad + 6 + d.text(cardPad, y+11, 60, small, dimInk, start, "rule")
		d.text(x, y+11, w-cardPad-x, code, plainInk, start, h.Rule)
		y += 17
	}
	inner := w - 2*cardPad
	numbers := 6 + max(small.width(percent(h.CPU)), small.width(percent(h.RAM)))
	tags := chips(tagChips(h.Tags), 0, inner, tagRows)
	d.put(cardPad, y, tags)
	y += tags.h + 2
	for _, b := range []struct {
		class, label string
		bar          picture.Bar
	}{{"cpu", "CPU", h.CPU}, {"ram", "RAM", h.RAM}} {
		y += 12
		d.text(cardPad, y, 30, small, dimInk, start, b.label)
		d.text(w-cardPad, y, numbers, small, dimInk, end, percent(b.bar))
		d.gauge(b.class, b.label, b.bar, cardPad+32, y-8, inner-32-numbers, 7)
		y += 2
	}
	y += 5
	vms := chips(vmChips(h.VMs), h.More, inner, chipRows)
	d.put(cardPad, y, vms)
	d.h = y + vms.h + 5
	if h.Faded {
		d.group("faded", "")
	}
	t := tile{inside: d, class: "card", now: h.Now, tone: h.Tone, round: 8}
	if h.Source {
		t.class, t.dashed = "source", true
	}
	return t
}

// headOfHost writes the name and the verdict, side by side if both have room, and
// gives where it ends.
func headOfHost(d *drawing, h *picture.HostCard, inner float64) float64 {
	const gap = 8
	y := 18.0
	name, verdict := mediumBold.width(seemly(h.Name)), smallBold.width(seemly(h.Verdict))
	ink := inkOf(h.Tone)
	if name+gap+verdict <= inner {
		d.text(cardPad, y, inner, mediumBold, plainInk, start, h.Name)
		d.text(d.w-cardPad, y, inner, smallBold, ink, end, h.Verdict)
		return y + 5
	}
	d.text(cardPad, y, inner, mediumBold, plainInk, start, h.Name)
	d.h = y + 4
	d.lines(cardPad, inner, smallBold, ink, h.Verdict, 2)
	return d.h + 1
}
