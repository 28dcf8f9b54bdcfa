// Package diagram draws one event of a scenario as a poster: a self-contained SVG,
// with the words and the geometry of the page. It carries the scenario, so that who
// gets the poster can open it again (Read).
//
// What is to be seen, core/picture says; this package measures and places it, and
// adds no word about a decision. The SVG has no script, no link, no font and no image,
// and nothing of the scenario but text: neither in a style nor in an address. It is
// the same for the same poster on every machine, and of a bounded size.
package diagram

import "placement-playground/core/picture"

// Poster is what is drawn.
type Poster struct {
	Moment picture.Moment
	Theme  Theme
	// Carried is put into the SVG; the zero Carried is not.
	Carried Carried
}

const (
	width    = 1200
	margin   = 28
	content  = width - 2*margin
	whyWidth = 332
	between  = 22
)

// SVG is the poster.
func (p Poster) SVG() []byte {
	s := see(&p.Moment)
	sheet := drawing{w: width, h: margin}
	stack := func(d drawing, gap float64) {
		sheet.put(margin, sheet.h, d)
		sheet.h += d.h + gap
	}
	stack(head(s), 14)
	stack(columns(s), 18)
	stack(lanes(s, content), 12)
	stack(legend(s.links, content), 0)
	sheet.h += margin - 8

	var out drawing
	out.add(`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="pp-title pp-desc"`)
	out.attribute("width", width)
	out.attribute("height", sheet.h)
	out.add(` viewBox="0 0 `)
	out.number(width)
	out.add(" ")
	out.number(sheet.h)
	out.add("\">\n<title id=\"pp-title\">")
	out.svg = appendText(out.svg, seemly(s.name()), longest)
	out.add("</title>\n<desc id=\"pp-desc\">")
	out.svg = appendText(out.svg, seemly(s.describe()), descLimit)
	out.add("</desc>\n")
	out.svg = p.Carried.append(out.svg)
	out.add("<style>\n" + style(p.Theme) + "</style>\n" + patterns)
	out.box("bg", 0, 0, width, sheet.h, 0)
	out.add("\n")
	out.svg = append(out.svg, sheet.svg...)
	out.add("</svg>\n")
	return out.svg
}

// head is the scenario's title and what it is about.
func head(s *seen) drawing {
	d := drawing{w: content}
	d.text(0, 11, content, medium, dimInk, start, "▚ Placement Playground")
	d.h = 18
	ends := results(s.bars, whyWidth)
	d.put(content-whyWidth, d.h, ends)
	top, room := d.h, float64(content-whyWidth-between)
	d.lines(0, room, headline, plainInk, s.title, 2)
	d.h += 2
	d.lines(0, room, medium, dimInk, s.about, 4)
	d.h = max(d.h, top+ends.h) + 10
	d.rule("line", 0, d.h, content, d.h)
	return d
}

// results are how both releases end.
func results(bars []picture.LaneBar, w float64) drawing {
	d := drawing{w: w, h: 4}
	for _, bar := range bars {
		class := toned(bar.Tone)
		d.box("note"+class, .5, d.h+.5, w-1, 27, 6)
		d.text(10, d.h+19, 70, codeBold, plainInk, start, bar.Release)
		d.text(80, d.h+19, w-90, bodyBold, inkOf(bar.Tone), start, bar.End)
		d.h += 34
	}
	return d
}

// columns are the cloud, and beside it why.
func columns(s *seen) drawing {
	d := drawing{w: content}
	const room = content - whyWidth - between
	heading := phrases(s.heading, room)
	d.put(0, 0, heading)
	boxes := zone(s.pods, s.more, room)
	d.put(0, heading.h+8, boxes)
	panel := s.panel(whyWidth)
	d.put(room+between, 0, panel)
	d.h = max(heading.h+8+boxes.h, panel.h)
	return d
}

// legend says what is drawn without a word beside it.
func legend(links []string, w float64) drawing {
	d := drawing{w: w}
	d.rule("line", 0, 0, w, 0)
	x, y := 0.0, 20.0
	say := func(text string) {
		long := small.width(text)
		d.text(x, y, long+1, small, dimInk, start, text)
		x += long + 14
	}
	for _, b := range []struct {
		used string
		bar  picture.Bar
		says string
	}{
		{"cpu", picture.Bar{Used: 100}, "CPU used"}, {"ram", picture.Bar{Used: 100}, "RAM used"},
		{"cpu", picture.Bar{Reserved: 100}, "reserved"}, {"cpu", picture.Bar{Adds: 100}, "this VM would add"},
	} {
		d.gauge(b.used, b.says, b.bar, x, y-7, 22, 7)
		x += 27
		say(b.says)
	}
	for _, mark := range append(picture.Signs(), picture.Marks()...) {
		long := smallBold.width(mark[0]) + 5
		if x+long+small.width(mark[1]) > w {
			x, y = 0, y+17
		}
		d.text(x, y, long, smallBold, dimInk, start, mark[0])
		x += long
		say(mark[1])
	}
	d.h = y + 6
	if len(links) > 0 {
		d.h += 17
		d.text(0, d.h-6, w, small, dimInk, start, links[0])
	}
	return d
}
