package diagram

import (
	"strings"

	"placement-playground/core/picture"
)

const (
	titleLines    = 3
	sentenceLines = 14
	otherLines    = 10
	sectionGap    = 16
)

// panel draws what the event decided, from which tags, and what the other release does.
func (s *seen) panel(w float64) drawing {
	d := drawing{w: w}
	d.caption(s.why.Step)
	d.step(strings.TrimSpace(s.sign+" "+s.why.Title), s.why.Sentence, s.why.Tone)
	if len(s.why.Table.Rows) > 0 {
		d.section(s.why.Table.Title)
		d.table(s.why.Table)
	}
	if other := s.why.Other; other.Release != "" {
		d.section("In " + other.Release)
		d.note(other.Says(), other.Tone)
	}
	if s.source != "" {
		d.section("Where in CloudStack")
		d.lines(0, w, code, plainInk, s.source, 3)
	}
	return d
}

// caption and section name what follows.
func (d *drawing) caption(text string) {
	d.text(0, d.h+11, d.w, smallBold, dimInk, start, text)
	d.h += 18
}

func (d *drawing) section(text string) {
	d.h += sectionGap
	d.caption(text)
}

// lines writes a text in at most max lines, and goes below it.
func (d *drawing) lines(x, room float64, f face, ink ink, text string, max int) {
	text = seemly(text)
	lines, whole := f.wrap(text, room, max)
	if !whole {
		d.add("<g>")
		d.title(text)
		defer d.add("</g>")
	}
	for _, line := range lines {
		d.text(x, d.h+f.look().size, room, f, ink, start, line)
		d.h += f.line()
	}
}

func (d *drawing) step(title, sentence string, tone picture.Tone) {
	inside := drawing{w: d.w, h: 9}
	inside.lines(14, d.w-24, bodyBold, plainInk, title, titleLines)
	inside.h += 2
	inside.lines(14, d.w-24, body, plainInk, sentence, sentenceLines)
	inside.h += 7
	class := toned(tone)
	d.box("step"+class, 0, d.h, d.w, inside.h, 0)
	d.box("edge"+class, 0, d.h, 3, inside.h, 0)
	d.put(0, d.h, inside)
	d.h += inside.h
}

func (d *drawing) note(text string, tone picture.Tone) {
	inside := drawing{w: d.w, h: 8}
	inside.lines(10, d.w-20, body, plainInk, text, otherLines)
	inside.h += 5
	d.box("note"+toned(tone), .5, d.h+.5, d.w-1, inside.h-1, 6)
	d.put(0, d.h, inside)
	d.h += inside.h
}

// toned is what a tone adds to the class of a step or a note.
func toned(t picture.Tone) string {
	switch t {
	case picture.Good, picture.Bad, picture.Warn:
		return "-" + string(t)
	}
	return ""
}

// table draws the hosts against the wanted tags.
func (d *drawing) table(t picture.TagTable) {
	columns := t.Columns()
	const host, high = 0.36, 24
	name := d.w * host
	each := (d.w - name) / float64(len(columns))
	top := d.h
	d.text(0, top+12, name-6, small, dimInk, start, "Host")
	for i, c := range columns {
		x := name + float64(i)*each
		f := code
		if c.Of == "" {
			f = small
		}
		d.text(x, top+12, each-6, f, dimInk, start, c.Head)
		d.text(x, top+26, each-6, small, dimInk, start, c.Of)
	}
	d.h += 32
	for r, row := range t.Rows {
		d.rule("line", 0, d.h, d.w, d.h)
		f := medium
		if row.Now {
			f = mediumBold
			d.box("vm-now", .5, d.h+.5, d.w-1, high-1, 3)
		}
		d.text(4, d.h+16, name-10, f, plainInk, start, row.Host)
		for i, c := range columns {
			cell := c.Cells[r]
			d.text(name+float64(i)*each, d.h+16, each-6, mediumBold, inkOf(cell.Tone), start, cell.Sign)
		}
		d.h += high
	}
	d.rule("line", 0, d.h, d.w, d.h)
	if t.More > 0 {
		d.text(4, d.h+16, d.w, small, dimInk, start, picture.More(t.More))
		d.h += 22
	}
}
