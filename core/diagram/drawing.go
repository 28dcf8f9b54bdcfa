package diagram

import (
	"math"
	"strconv"
)

// drawing is a piece of a poster, as SVG from its own upper left corner.
type drawing struct {
	svg  []byte
	w, h float64
}

// put draws another piece into this one.
func (d *drawing) put(x, y float64, piece drawing) {
	if len(piece.svg) == 0 {
		return
	}
	d.add(`<g transform="translate(`)
	d.number(x)
	d.add(" ")
	d.number(y)
	d.add(`)">`)
	d.svg = append(d.svg, piece.svg...)
	d.add("</g>\n")
}

// box draws a rectangle.
func (d *drawing) box(class string, x, y, w, h, round float64) {
	d.open("rect", class)
	d.attribute("x", x)
	d.attribute("y", y)
	d.attribute("width", max(0, w))
	d.attribute("height", max(0, h))
	if round > 0 {
		d.attribute("rx", round)
	}
	d.add("/>")
}

// marked draws one of the patterns over a rectangle.
func (d *drawing) marked(pattern string, x, y, w, h float64) {
	d.add(`<rect fill="url(#pp-` + pattern + `)"`)
	d.attribute("x", x)
	d.attribute("y", y)
	d.attribute("width", w)
	d.attribute("height", h)
	d.add("/>")
}

// group puts all that was drawn into one element. class can be empty, and so can the
// title.
func (d *drawing) group(class, title string) {
	inside := d.svg
	d.svg = nil
	if class == "" {
		d.add("<g>")
	} else {
		d.open("g", class)
		d.add(">")
	}
	d.title(title)
	d.svg = append(append(d.svg, inside...), "</g>"...)
}

// rule draws a level or an upright line.
func (d *drawing) rule(class string, x1, y1, x2, y2 float64) {
	d.open("path", class)
	d.add(` d="M`)
	for i, n := range [4]float64{x1, y1, x2, y2} {
		if i == 2 {
			d.add("L")
		} else if i > 0 {
			d.add(" ")
		}
		d.number(n)
	}
	d.add(`"/>`)
}

func (d *drawing) disc(class string, x, y, r float64) {
	d.open("circle", class)
	d.attribute("cx", x)
	d.attribute("cy", y)
	d.attribute("r", r)
	d.add("/>")
}

// side is where a text begins, ends, or has its middle.
type side string

const (
	start  side = ""
	middle side = ` text-anchor="middle"`
	end    side = ` text-anchor="end"`
)

// text writes one line on a base line, cut where it is wider than room, and gives
// its width. What was cut is in its title, which a pointer shows.
func (d *drawing) text(x, y, room float64, f face, ink ink, at side, text string) float64 {
	text = seemly(text)
	cut, whole := f.fit(text, room)
	if cut == "" {
		return 0
	}
	width, full := f.width(cut), text
	if whole {
		full = ""
	}
	if plain(cut) {
		d.letters(x, y, f, ink, at, full, cut)
		return width
	}
	// An inner picture shows nothing outside of the line's box.
	size := f.look().size
	d.add("<svg")
	d.attribute("x", x-width*at.share())
	d.attribute("y", y-size*1.2)
	d.attribute("width", width)
	d.attribute("height", size*1.6)
	d.add(">")
	d.letters(width*at.share(), size*1.2, f, ink, at, full, cut)
	d.add("</svg>")
	return width
}

func (d *drawing) letters(x, y float64, f face, ink ink, at side, full, text string) {
	d.open("text", f.look().class+string(ink))
	d.attribute("x", x)
	d.attribute("y", y)
	d.add(string(at))
	d.add(">")
	d.title(full)
	d.svg = appendText(d.svg, text, longest)
	d.add("</text>")
}

// title names the element that was opened last; no text names nothing.
func (d *drawing) title(text string) {
	if text != "" {
		d.add("<title>")
		d.svg = appendText(d.svg, seemly(text), longest)
		d.add("</title>")
	}
}

// share is how much of a text's width stands left of its x.
func (at side) share() float64 {
	switch at {
	case middle:
		return 0.5
	case end:
		return 1
	}
	return 0
}

func (d *drawing) open(element, class string) {
	d.add("<")
	d.add(element)
	d.add(` class="`)
	d.add(class)
	d.add(`"`)
}

func (d *drawing) attribute(name string, value float64) {
	d.add(" ")
	d.add(name)
	d.add(`="`)
	d.number(value)
	d.add(`"`)
}

// number writes tenths of a pixel, the same on every machine.
func (d *drawing) number(n float64) {
	d.svg = strconv.AppendFloat(d.svg, math.Round(n*10)/10+0, 'f', -1, 64)
}

//go:noinline
func (d *drawing) add(text string) { d.svg = append(d.svg, text...) }
