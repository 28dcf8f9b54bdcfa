package diagram

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/picture"
)

const (
	laneHigh  = 26
	laneLabel = 74
	maxEnd    = 220
	partGap   = 3
	maxParts  = 16
	maxCells  = 20
)

// lanes draws both runs from left to right, phase under phase, and how they end.
func lanes(s *seen, w float64) drawing {
	d := drawing{w: w}
	if s.difference != "" {
		d.text(0, 12, w, smallBold, dimInk, start, s.difference)
		d.h = 22
	}
	ends := 0.0
	for _, bar := range s.bars {
		ends = max(ends, min(maxEnd, bodyBold.width(bar.End)))
	}
	window := around(s.bars)
	for side, bar := range s.bars {
		one := lane(bar, window, side == 0, w, ends)
		d.put(0, d.h, one)
		d.h += one.h + 6
	}
	return d
}

// partName is how high the name of the open part is, above the first lane.
const partName = 15

func lane(bar picture.LaneBar, win window, names bool, w, ends float64) drawing {
	d := drawing{w: w}
	y := 0.0
	if names {
		y = partName
	}
	d.h = y + laneHigh
	ink := plainInk
	if bar.Lead {
		ink = keyInk
		d.add(`<path class="place-now" d="M0 `)
		d.number(y + 8)
		d.add(`l7 5l-7 5z"/>`)
	}
	d.text(12, y+18, laneLabel-14, codeBold, ink, start, bar.Release)
	x, room := float64(laneLabel), w-laneLabel-ends-12
	parts := slices.Clone(bar.Parts[win.from:win.to])
	x, room = d.leftOut(win.from, x, y, room, start)
	_, room = d.leftOut(len(bar.Parts)-win.to, x, y, room, end)
	total := -float64(partGap)
	share := 0.0
	for i, p := range parts {
		parts[i].Cells = win.cells(win.from+i, p.Cells)
		share += weight(p)
		total += partGap
	}
	for _, p := range parts {
		width := (room - total) * weight(p) / share
		if names && p.Open {
			d.text(x+1, y-4, max(width, 120), small, dimInk, start, p.Name)
		}
		d.part(p, x, y, width)
		x += width + partGap
	}
	d.text(w-ends, y+18, ends, bodyBold, inkOf(bar.Tone), start, bar.End)
	return d
}

// leftOut counts parts that are not drawn, and gives what room is left.
func (d *drawing) leftOut(n int, x, y, room float64, at side) (from, left float64) {
	if n == 0 {
		return x, room
	}
	const width = 40
	left = room - width
	if at == start {
		d.text(x, y+17, width-4, small, dimInk, start, "+"+strconv.Itoa(n))
		return x + width, left
	}
	d.text(x+room, y+17, width-4, small, dimInk, end, "+"+strconv.Itoa(n))
	return x, left
}

// weight is a part's share of a lane, and grown a cell's of its part: as in the lanes
// of web/static/app.css.
func weight(p picture.LanePart) float64 {
	switch {
	case p.Open && len(p.Cells) > 1:
		return 6
	case p.Open:
		return 1.5
	}
	return 1
}

func grown(c picture.LaneCell) float64 { return 1 + 0.3*float64(max(0, c.Size-1)) }

// part draws a part's cells side by side.
func (d *drawing) part(p picture.LanePart, x, y, w float64) {
	share := 0.0
	for _, c := range p.Cells {
		share += grown(c)
	}
	for i, c := range p.Cells {
		width := w * grown(c) / share
		d.cell(c, x, y, width)
		x += width
		if i < len(p.Cells)-1 {
			d.rule("track", x, y, x, y+laneHigh)
		}
	}
	d.box("outline track", x-w+.5, y+.5, w-1, laneHigh-1, 4)
	if p.Open {
		x -= w
		for _, c := range p.Cells {
			width := w * grown(c) / share
			if c.Now {
				d.box("inset", x+1, y+1, width-2, laneHigh-2, 3)
			}
			x += width
		}
	}
}

func (d *drawing) cell(c picture.LaneCell, x, y, w float64) {
	d.add("<g>")
	d.title(c.Says())
	if c.Blank {
		d.marked("blank", x, y, w, laneHigh)
		d.add("</g>")
		return
	}
	d.box("cell"+behind(c.Tone), x, y, w, laneHigh, 0)
	f, ink := small, inkOf(c.Tone)
	if c.Now {
		f = smallBold
		if c.Tone == picture.Plain {
			ink = plainInk
		}
	}
	words := strings.TrimSpace(c.Sign + " " + c.Text)
	if c.Sign != "" && f.width(words) > w-4 && w < 48 {
		words = c.Sign // a letter or two of the name would say nothing
	}
	long := d.text(x+w/2, y+17, w-4, f, ink, middle, words)
	if c.Diff {
		long = max(long, min(w-8, 10))
		d.box("differ", x+w/2-long/2, y+20, long, 2, 0)
	}
	d.add("</g>")
}
