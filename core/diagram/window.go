package diagram

import (
	"slices"
	"strconv"

	"placement-playground/core/picture"
)

// window is what is drawn of lanes with more parts, or with parts of more cells, than
// have room: those around what is looked at, the same in both lanes.
type window struct {
	from, to int // parts
	now      int // the part that is looked at, -1 for none
	cell     int // the cell of it that is looked at
}

func around(bars []picture.LaneBar) window {
	w := window{now: -1}
	for _, bar := range bars {
		for i, p := range bar.Parts {
			at := slices.IndexFunc(p.Cells, func(c picture.LaneCell) bool { return c.Now })
			if at >= 0 && (w.now < 0 || bar.Lead) {
				w.now, w.cell = i, at
			}
		}
	}
	w.from, w.to = span(len(bars[0].Parts), w.now, maxParts)
	return w
}

// cells are those of a part that are drawn, and how many are not, before and behind.
func (w window) cells(part int, all []picture.LaneCell) []picture.LaneCell {
	at := 0
	if part == w.now {
		at = w.cell
	}
	from, to := span(len(all), at, maxCells)
	some := slices.Clone(all[from:to])
	if from > 0 {
		some = append([]picture.LaneCell{leftOut(from)}, some...)
	}
	if to < len(all) {
		some = append(some, leftOut(len(all)-to))
	}
	return some
}

func leftOut(n int) picture.LaneCell {
	return picture.LaneCell{Text: "+" + strconv.Itoa(n), Title: picture.More(n), Size: 3}
}

// span are at most limit of n, around one of them if it is there.
func span(n, at, limit int) (from, to int) {
	if n <= limit {
		return 0, n
	}
	from = max(0, min(at-limit/2, n-limit))
	return from, from + limit
}
