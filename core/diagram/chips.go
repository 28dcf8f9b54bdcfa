package diagram

import "placement-playground/core/picture"

// chip is a word in a frame: a tag, or a VM.
type chip struct {
	text   string
	face   face
	ink    ink
	frame  string // class of the frame
	sign   string // before the word, so that the frame's colour says nothing alone
	struck bool
	dashed bool
	must   bool // be drawn, whatever has to give way
}

const (
	chipHeight = 17
	chipRow    = chipHeight + 3
	chipGap    = 4
	chipPad    = 5
	chipsTried = 40 // at most, to find those that fit
)

func tagChips(tags []picture.TagChip) []chip {
	var out []chip
	for _, t := range tags {
		c := chip{text: t.Name, face: code, frame: "tag"}
		switch t.Tone {
		case picture.Good:
			c.frame, c.ink, c.sign, c.must = "hit", okInk, "✓", true
		case picture.Bad:
			c.frame, c.ink, c.sign, c.must, c.struck = "miss", noInk, "✗", true, true
		}
		out = append(out, c)
	}
	return out
}

func vmChips(vms []picture.VMChip) []chip {
	var out []chip
	for _, v := range vms {
		c := chip{text: v.Name, face: small, frame: "vm", dashed: v.Moved}
		if v.Now {
			c.face, c.ink, c.frame, c.must = smallBold, keyInk, "vm-now", true
		}
		out = append(out, c)
	}
	return out
}

// width is that of the frame, at most room.
func (c chip) width(room float64) float64 {
	return min(room, c.signed()+c.face.width(seemly(c.text))+2*chipPad)
}

// signed is what the sign takes.
func (c chip) signed() float64 {
	if c.sign == "" {
		return 0
	}
	return small.width(c.sign) + 3
}

// chips draws chips in rows, at most so many. If there are more, those that need not
// be drawn give way, the last ones first, and are counted with what was never given.
func chips(list []chip, never int, room float64, rows int) drawing {
	shown := list
	if len(shown) > chipsTried {
		shown = nil
		for _, c := range list {
			if c.must || len(shown) < chipsTried/2 {
				shown = append(shown, c)
			}
		}
		shown = shown[:min(len(shown), chipsTried)]
	}
	for {
		rest := never + len(list) - len(shown)
		d := flow(counted(shown, rest), room)
		if d.h <= float64(rows*chipRow) || len(shown) == 0 {
			return d
		}
		shown = without(shown)
	}
}

// counted ends a list with the number of what is not in it.
func counted(shown []chip, rest int) []chip {
	if rest == 0 {
		return shown
	}
	return append(shown[:len(shown):len(shown)], chip{text: picture.More(rest), face: small, ink: dimInk, frame: "outline"})
}

// without is a list less its last chip that may give way, or else its last one.
func without(list []chip) []chip {
	last := len(list) - 1
	for i := last; i >= 0; i-- {
		if !list[i].must {
			last = i
			break
		}
	}
	return append(list[:last:last], list[last+1:]...)
}

// flow draws chips from left to right, and on in the next row.
func flow(list []chip, room float64) drawing {
	d := drawing{w: room}
	x := 0.0
	for _, c := range list {
		w := c.width(room)
		if x > 0 && x+w > room {
			x, d.h = 0, d.h+chipRow
		}
		c.draw(&d, x, d.h, w)
		x += w + chipGap
	}
	if len(list) > 0 {
		d.h += chipRow
	}
	return d
}

func (c chip) draw(d *drawing, x, y, w float64) {
	frame, letters := c.frame, c.ink
	if c.dashed {
		frame += " dashed"
	}
	if c.struck {
		letters += " struck"
	}
	d.box(frame, x+.5, y+.5, w-1, chipHeight-1, 4)
	base := y + 12.5
	x += chipPad
	if c.sign == "" {
		d.text(x+w/2-chipPad, base, w-2*chipPad, c.face, letters, middle, c.text)
		return
	}
	d.text(x, base, w, small, c.ink, start, c.sign)
	d.text(x+c.signed(), base, w-2*chipPad-c.signed(), c.face, letters, start, c.text)
}
