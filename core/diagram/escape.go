package diagram

import "unicode/utf8"

// longest bounds a text that is carried whole, beside a cut one, in characters.
const longest = 400

// appendText writes words of a scenario as XML text: at most limit characters, no
// markup, and only what XML 1.0 can hold.
func appendText(b []byte, text string, limit int) []byte {
	for _, r := range text {
		if limit--; limit < 0 {
			return append(b, ellipsis...)
		}
		switch {
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '&':
			b = append(b, "&amp;"...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// seemly replaces what a reader could not see, or what would change how the words
// around it read: a name that turns the direction of a sentence could make it say
// something else. Line breaks and tabs become spaces.
func seemly(text string) string {
	for i, r := range text {
		if replaced(r) != r || r == utf8.RuneError {
			out := []byte(text[:i])
			for _, r := range text[i:] {
				out = utf8.AppendRune(out, replaced(r))
			}
			return string(out)
		}
	}
	return text
}

func replaced(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\t', r == 0x2028, r == 0x2029:
		return ' '
	case r < ' ', r >= 0x7F && r < 0xA0, // controls
		r == 0x061C, r >= 0x200E && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x206F, // directions
		r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r < 0xE0080, // seen by no one
		r&0xFFFE == 0xFFFE: // no characters, and none of XML's
		return utf8.RuneError
	}
	return r
}
