package diagram

import "placement-playground/core/picture"

// tile is what stands in a frame beside others.
type tile struct {
	inside drawing // from the frame's corner
	class  string  // of the frame
	now    bool    // looked at: a thick frame with a halo
	tone   picture.Tone
	dashed bool
	round  float64
}

// framed draws a tile with its frame, as high as its row.
func (t tile) framed(h float64) drawing {
	d := drawing{w: t.inside.w, h: h}
	class := t.class
	if t.dashed {
		class += " dashed"
	}
	if t.now {
		d.box("halo"+behind(t.tone), -3, -3, d.w+6, h+6, t.round+3)
		class += " now" + behind(t.tone)
	}
	d.box(class, .5, .5, d.w-1, h-1, t.round)
	d.svg = append(d.svg, t.inside.svg...)
	return d
}

// behind is what a tone adds to a class; what only says how far a walk came adds
// nothing.
func behind(t picture.Tone) string {
	switch t {
	case picture.Good, picture.Bad:
		return "-" + string(t)
	}
	return ""
}

// grid draws tiles in columns of one width, each row as high as its highest tile.
func grid(tiles []tile, columns int, gap float64) drawing {
	var d drawing
	for row := 0; row < len(tiles); row += columns {
		if row > 0 {
			d.h += gap
		}
		now := tiles[row:min(row+columns, len(tiles))]
		high := 0.0
		for _, t := range now {
			high = max(high, t.inside.h)
		}
		for i, t := range now {
			d.put(float64(i)*(t.inside.w+gap), d.h, t.framed(high))
		}
		d.h += high
	}
	return d
}

// packed draws tiles in columns of one width, each where there is room first: one high
// cluster leaves no hole beside it.
func packed(tiles []tile, columns int, gap float64) drawing {
	var d drawing
	ends := make([]float64, columns)
	for _, t := range tiles {
		at := 0
		for i := range ends {
			if ends[i] < ends[at] {
				at = i
			}
		}
		d.put(float64(at)*(t.inside.w+gap), ends[at], t.framed(t.inside.h))
		d.h = max(d.h, ends[at]+t.inside.h)
		ends[at] += t.inside.h + gap
	}
	return d
}

// columnWidth is the width of one of so many columns.
func columnWidth(room float64, columns int, gap float64) float64 {
	return (room - gap*float64(columns-1)) / float64(columns)
}

// inkOf is the colour of words that say a verdict.
func inkOf(t picture.Tone) ink {
	switch t {
	case picture.Good:
		return okInk
	case picture.Bad:
		return noInk
	case picture.Warn:
		return warnInk
	}
	return dimInk
}
