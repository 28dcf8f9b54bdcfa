package diagram

import (
	"strings"

	"placement-playground/core/picture"
)

const (
	clusterGap   = 14
	clusterWidth = 330 // what a box needs; there are as many columns as have room
	headingLines = 4
)

// zone draws what is drawn of the cloud: pods, and in each its clusters in the order
// of the walk.
func zone(pods []shownPod, more int, w float64) drawing {
	d := drawing{w: w}
	for i, p := range pods {
		if i > 0 {
			d.h += clusterGap
		}
		d.text(0, d.h+11, w, smallBold, dimInk, start, "Pod "+p.name)
		d.h += 20
		columns := min(len(p.clusters), int((w+clusterGap)/(clusterWidth+clusterGap)))
		width := columnWidth(w, columns, clusterGap)
		var tiles []tile
		for _, c := range p.clusters {
			tiles = append(tiles, clusterTile(c, width))
		}
		boxes := packed(tiles, columns, clusterGap)
		d.put(0, d.h, boxes)
		d.h += boxes.h
	}
	if more > 0 {
		d.h += 22
		d.text(0, d.h-4, w, bodyBold, dimInk, start, picture.More(more)+" clusters")
	}
	return d
}

// phrases draws the heading: words and chips in lines, broken between phrases where
// that is enough.
func phrases(list []picture.Phrase, w float64) drawing {
	d := drawing{w: w}
	const between, high = 14, 22
	x, lines := 0.0, 1
	down := func() {
		x, lines = 0, lines+1
	}
	for _, p := range list {
		pieces := pieces(p)
		long := 0.0
		for _, c := range pieces {
			long += c.room(w) + c.gap
		}
		if x > 0 && x+long > w {
			down()
		}
		for _, c := range pieces {
			room := c.room(w)
			if x > 0 && x+room > w {
				down()
			}
			if lines > headingLines {
				break
			}
			c.put(&d, x, float64(lines-1)*high, room)
			x += room + c.gap
		}
		x += between
	}
	d.h = float64(min(lines, headingLines)) * high
	if lines > headingLines {
		var all []string
		for _, p := range list {
			all = append(all, p.String())
		}
		d.group("", strings.Join(all, " "))
	}
	return d
}

// piece is a word or a chip of a phrase, with the space behind it.
type piece struct {
	chip
	framed bool
	gap    float64
}

// pieces are the words and chips of a phrase.
func pieces(p picture.Phrase) []piece {
	var out []piece
	for _, b := range p {
		c := piece{chip: chip{text: b.Text, face: body, ink: dimInk}, gap: chipGap}
		switch b.Kind {
		case picture.Words:
			c.gap = body.width(" ")
			for _, words := range breakable(b.Text) {
				c.text = words
				out = append(out, c)
			}
			continue
		case picture.Name:
			c.face, c.ink = bodyBold, plainInk
		case picture.PlacedVM:
			c.face, c.ink, c.frame, c.framed = smallBold, keyInk, "vm-now", true
		case picture.WantedTag:
			c.face, c.ink, c.frame, c.framed = code, okInk, "hit", true
		case picture.Warning:
			c.ink = warnInk
		}
		out = append(out, c)
	}
	return out
}

// breakable are words that a line can end between: a few words stay together.
func breakable(text string) []string {
	if text = strings.TrimSpace(text); body.width(text) < clusterWidth {
		return []string{text}
	}
	return strings.Fields(text)
}

func (c piece) room(w float64) float64 {
	if c.framed {
		return c.width(w)
	}
	return min(w, c.face.width(seemly(c.text)))
}

func (c piece) put(d *drawing, x, y, room float64) {
	if c.framed {
		c.draw(d, x, y, room)
		return
	}
	d.text(x, y+13, room, c.face, c.ink, start, c.text)
}
