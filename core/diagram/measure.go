package diagram

import (
	"strings"
	"unicode/utf8"
)

// face is a kind of lettering.
type face int

const (
	body face = iota
	bodyBold
	small
	smallBold
	medium
	mediumBold
	headline
	code
	codeBold
	faces // how many there are
)

// look is what a face is set in.
type look struct {
	class       string  // in the style sheet
	size        float64 // pixels
	heavy, mono bool
}

func (f face) look() look {
	return [faces]look{
		body: {"f-body", 13, false, false}, bodyBold: {"f-body-bold", 13, true, false},
		small: {"f-small", 11, false, false}, smallBold: {"f-small-bold", 11, true, false},
		medium: {"f-medium", 12, false, false}, mediumBold: {"f-medium-bold", 12, true, false},
		headline: {"f-head", 20, true, false},
		code:     {"f-code", 11, false, true}, codeBold: {"f-code-bold", 13, true, true},
	}[f]
}

// line is the height of a line.
func (f face) line() float64 { return f.look().size * 1.4 }

// The widest advance of each character from U+0020 to U+007E, as a character whose
// code less 32 counts sixty-fourths of the size: the maximum over DejaVu Sans 2.37,
// Liberation Sans 2 (the metrics of Arial and Helvetica), Roboto 2, Noto Sans 2,
// Open Sans 1.11 and Inter 4, out of the table hmtx of each. Nobody knows which of
// them a reader has, and no text may leave its box in any of them.
const (
	light = `5:>VI]R2::DV5>5;IIIIJIIIII66VVVDbLLORKHRQ6DKE[QSKSOKJPL` + "`" + `LKL:;:VDEHIDIH8II22F2_IHII;B:IFUFFCIDIV`
	bold  = `7>BVMaX4>>EV9?9;MMMMMMMMMM::VVVHbRQQVLLUV9ERI` + "`" + `VWOWROLURgROO><>VDGLNFNL<NN66K6cNMNN@G?NJ\JJFNDNV`
)

// width is a bound for the width of a text, in pixels.
func (f face) width(text string) float64 {
	l, sum := f.look(), 0
	for _, r := range text {
		sum += l.advance(r)
	}
	return l.pixels(sum)
}

// advance is a bound for one character, in sixty-fourths of the size. Monospaced
// fonts have one width for all letters (0.602 in DejaVu Sans Mono and Menlo, 0.618 in
// SF Mono). Latin letters with marks are hardly wider than without, but for Œ and its
// like. Anything else comes from a font that nobody can name: its full square and
// more.
func (l look) advance(r rune) int {
	table := light
	if l.heavy {
		table = bold
	}
	switch {
	case l.mono && r < 0x530:
		return 40
	case r >= ' ' && r <= '~':
		return int(table[r-' ']) - ' '
	case strings.ContainsRune("·‘’›", r):
		return 30
	case strings.ContainsRune("“”–", r):
		return 40
	case r >= 0xA0 && r < 0x180 && !strings.ContainsRune("ÆæŒœĦŉĲ", r):
		return 56
	case strings.ContainsRune("✓✗★‼∅", r):
		return 60
	case l.heavy:
		return 77
	}
	return 70
}

// pixels are sixty-fourths of the size.
func (l look) pixels(sum int) float64 { return float64(sum) * l.size / 64 }

// within are the sixty-fourths that fit into some pixels.
func (l look) within(room float64) int { return int(room * 64 / l.size) }

// plain: no character may be wider than it was measured. Elsewhere there are some:
// U+FDFD, a letter, is a sentence.
func plain(text string) bool {
	for _, r := range text {
		if r >= 0x180 && !strings.ContainsRune("‘’›“”–—…✓✗★‼∅→←×·▚", r) {
			return false
		}
	}
	return true
}

const ellipsis = "…"

// fit cuts a text so that it is no wider than room; whole: nothing was cut.
func (f face) fit(text string, room float64) (cut string, whole bool) {
	l := f.look()
	dots, free := l.advance('…'), l.within(room)
	used, last := 0, 0 // last: where the text can be cut so that the dots still fit
	for i, r := range text {
		if used+dots <= free {
			last = i
		}
		if used += l.advance(r); used > free {
			if dots > free {
				return "", false
			}
			return strings.TrimRight(text[:last], " ") + ellipsis, false
		}
	}
	return text, true
}

// wrap breaks a text into at most max lines, between words where it can. The last
// one is cut if there is more; whole: nothing was.
func (f face) wrap(text string, room float64, max int) (lines []string, whole bool) {
	for text = strings.TrimLeft(text, " "); text != ""; text = strings.TrimLeft(text, " ") {
		if len(lines) == max-1 {
			cut, whole := f.fit(text, room)
			return append(lines, cut), whole
		}
		at := f.breakAt(text, room)
		lines = append(lines, strings.TrimRight(text[:at], " "))
		text = text[at:]
	}
	return lines, true
}

// breakAt is where the first line of a text ends: behind its last space that fits,
// or inside of a word that is longer than a line, at least one character on.
func (f face) breakAt(text string, room float64) int {
	l := f.look()
	free := l.within(room)
	used, space := 0, 0
	for i, r := range text {
		if r == ' ' {
			space = i + 1
		} else if used+l.advance(r) > free {
			if space > 0 {
				return space
			}
			_, first := utf8.DecodeRuneInString(text)
			return max(i, first)
		}
		used += l.advance(r)
	}
	return len(text)
}
