package diagram

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxRead bounds the SVG that is looked through, in bytes: more than a poster has,
// also after a program that draws has written it anew.
const maxRead = 8 << 20

// Read finds what a poster carries in its SVG. It looks for that one element, and does
// not read SVG: another program may have written the file anew. What it gives is text
// that somebody sent; core/scenario judges it.
func Read(svg []byte) (Carried, error) {
	if len(svg) > maxRead {
		return Carried{}, fmt.Errorf("the picture has %d bytes, more than %d", len(svg), maxRead)
	}
	tag, rest := carrying(string(svg))
	if tag == "" {
		return Carried{}, errors.New("the picture carries no scenario: it is no poster, or its metadata was taken out")
	}
	name, attributes, _ := strings.Cut(tag, " ")
	inside, _, ended := strings.Cut(rest, "</"+name+">")
	if !ended {
		return Carried{}, errors.New("the scenario in the picture does not end")
	}
	if len(inside) > 6*MaxCarried {
		return Carried{}, fmt.Errorf("the scenario in the picture has %d bytes, more than %d", len(inside), 6*MaxCarried)
	}
	c := Carried{Release: attribute(attributes, "release"), Compare: attribute(attributes, "compare"), At: attribute(attributes, "at")}
	c.Scenario = []byte(unescape(inside))
	return c, nil
}

// carrying is the start tag of the element that carries a scenario, on one line, and
// what comes behind it.
func carrying(text string) (tag, rest string) {
	for {
		_, after, opened := strings.Cut(text, "<")
		tag, rest, closed := strings.Cut(after, ">")
		if !opened || !closed {
			return "", ""
		}
		if strings.Contains(tag, namespace) {
			return strings.Join(strings.Fields(tag), " "), rest
		}
		text = rest
	}
}

// attribute is the value of an attribute of a start tag, "" if it has none.
func attribute(tag, name string) string {
	for tag != "" {
		key, rest, found := strings.Cut(tag, "=")
		rest = strings.TrimLeft(rest, " ")
		if !found || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		value, after, _ := strings.Cut(rest[1:], rest[:1])
		if strings.TrimSpace(key) == name {
			return unescape(value)
		}
		tag = after
	}
	return ""
}

// unescape undoes XML's escapes. What is none stays as it is.
func unescape(text string) string {
	text = strings.TrimSpace(text)
	if inside, cdata := strings.CutPrefix(text, "<![CDATA["); cdata {
		return strings.TrimSuffix(inside, "]]>")
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text = rest
		if end := strings.IndexByte(rest[:min(len(rest), 12)], ';'); end > 0 {
			if r, known := entity(rest[:end]); known {
				b.WriteRune(r)
				text = rest[end+1:]
				continue
			}
		}
		b.WriteByte('&')
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if x, hex := strings.CutPrefix(digits, "x"); hex {
		digits, base = x, 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || digits == name || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}
