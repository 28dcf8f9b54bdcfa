package diagram

import (
	"strings"

	"placement-playground/core/picture"
)

const (
	boxPad  = 10
	hostGap = 8
	// hostWidth is what a card needs; a cluster has as many columns as have room.
	hostWidth = 160
)

// clusterTile is a cluster's box with those of its hosts that are drawn.
func clusterTile(c shownCluster, w float64) tile {
	d := drawing{w: w}
	head := headOfCluster(&d, c.ClusterBox)
	if c.Faded {
		d.group("faded", "")
	}
	inner := w - 2*boxPad
	columns := max(1, int((inner+hostGap)/(hostWidth+hostGap)))
	width := columnWidth(inner, columns, hostGap)
	var tiles []tile
	for _, h := range c.hosts {
		tiles = append(tiles, hostTile(h, width))
	}
	hosts := grid(tiles, columns, hostGap)
	d.put(boxPad, head, hosts)
	d.h = head + hosts.h + boxPad
	if len(c.rest) > 0 {
		if len(tiles) > 0 {
			d.h += 2
		}
		d.restOf(c.rest, inner)
	}
	return tile{inside: d, class: "panel", now: c.Now, tone: c.Tone, round: 10}
}

// headOfCluster writes a cluster's place, name, verdict and load, and gives where
// its hosts begin.
func headOfCluster(d *drawing, c *picture.ClusterBox) float64 {
	const base = 24
	x, right := float64(boxPad), d.w-boxPad
	if c.Place != "" {
		disc, ink := "place", dimInk
		if c.Now {
			disc, ink = "place-now", onKeyInk
		}
		r := max(10, mediumBold.width(c.Place)/2+4)
		d.disc(disc, x+r, base-4.5, r)
		d.text(x+r, base, 2*r, mediumBold, ink, middle, c.Place)
		x += 2*r + 8
	}
	detail := strings.TrimSuffix(c.Kind+" · "+c.Share, " · ")
	right -= d.text(right, base, right-x-80, medium, dimInk, end, detail) + 10
	x += d.text(x, base, right-x, bodyBold, plainInk, start, c.Name) + 8
	y := base + 9.0
	if c.Verdict != "" {
		if smallBold.width(seemly(c.Verdict)) > right-x {
			x, right, y = boxPad, d.w-boxPad, y+15
		}
		d.text(x, y-9, right-x, smallBold, inkOf(c.Tone), start, c.Verdict)
	}
	if c.Share == "" {
		return y + 1
	}
	d.gauge("cpu", "in use", picture.Bar{Used: c.Percent, Text: c.Share}, boxPad, y, d.w-2*boxPad, 6)
	return y + 15
}

// restOf counts the hosts that are not drawn, by how they stand.
func (d *drawing) restOf(rest []count, inner float64) {
	x, y := float64(boxPad), d.h+7
	for i, c := range rest {
		f, ink := small, inkOf(c.tone)
		if i == 0 {
			f, ink = smallBold, plainInk
		}
		long := min(inner, f.width(seemly(c.text)))
		if x > boxPad && x+long > boxPad+inner {
			x, y = boxPad, y+16
		}
		x += d.text(x, y, inner, f, ink, start, c.text) + 10
	}
	d.h = y + 11
}
