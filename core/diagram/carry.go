package diagram

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Carried is what a poster carries so that it can be opened again.
type Carried struct {
	Scenario []byte // JSON text
	Release  string // that is looked at
	Compare  string // that is beside it
	At       string // the name of the moment, as whoever drew the poster names it
}

// MaxCarried bounds the scenario that a poster carries, in bytes. A larger one is
// left out: who mails a poster does not expect megabytes.
const MaxCarried = 1 << 20

// namespace marks the element that carries the scenario, in this version of its form.
const namespace = "urn:placement-playground:poster:1"

// Fits: a poster carries it.
func (c Carried) Fits() bool { return len(c.Scenario) > 0 && len(c.Scenario) <= MaxCarried }

func (c Carried) append(b []byte) []byte {
	if !c.Fits() {
		return b
	}
	b = append(b, `<metadata><scenario xmlns="`+namespace+`"`...)
	for _, a := range []struct{ name, value string }{{"release", c.Release}, {"compare", c.Compare}, {"at", c.At}} {
		b = append(b, " "+a.name+`="`...)
		b = appendText(b, strings.ReplaceAll(seemly(a.value), `"`, "'"), longest)
		b = append(b, '"')
	}
	b = append(b, '>')
	b = appendJSON(b, c.Scenario)
	return append(b, "</scenario></metadata>\n"...)
}

// appendJSON writes JSON text into XML, escaped as JSON: it then has no character that
// means something to XML, or that XML cannot hold, and means the same. These can stand
// in its strings only.
func appendJSON(b, text []byte) []byte {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch {
		case r < ' ': // between the values, where a space does as well
			b = append(b, ' ')
		case r == '<', r == '>', r == '&', r >= ' ' && replaced(r) != r:
			for _, unit := range utf16.AppendRune(nil, r) {
				const hex = "0123456789abcdef"
				b = append(b, '\\', 'u', hex[unit>>12], hex[unit>>8&15], hex[unit>>4&15], hex[unit&15])
			}
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}
