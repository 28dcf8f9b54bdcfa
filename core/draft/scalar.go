package draft

import (
	"strings"
	"unicode"
)

// scalar goes behind a scalar.
func (c *cutter) scalar(n *node) {
	switch sign := c.peek(); {
	case !n.Quoted:
		c.plain(n.Text)
	case sign == '"' || sign == '\'':
		c.quoted(sign)
	case sign == '|' || sign == '>':
		c.lines(n.Text)
	default:
		c.bad = true
	}
}

func (c *cutter) quoted(sign byte) {
	for c.at++; c.at < len(c.text); c.at++ {
		switch {
		case sign == '"' && c.text[c.at] == '\\':
			c.at++
		case c.text[c.at] == sign && sign == '\'' && strings.HasPrefix(c.text[c.at:], "''"):
			c.at++
		case c.text[c.at] == sign:
			c.at++
			return
		}
	}
	c.bad = true
}

// plain text may go over several lines: only its spaces differ from the value.
func (c *cutter) plain(value string) {
	if strings.HasPrefix(c.text[c.at:], value) {
		c.at += len(value)
		return
	}
	for _, r := range value {
		if unicode.IsSpace(r) {
			continue
		}
		for strings.ContainsRune(" \t\r\n", rune(c.peek())) && c.peek() != 0 {
			c.at++
		}
		if !strings.HasPrefix(c.text[c.at:], string(r)) {
			c.bad = true
			return
		}
		c.at += len(string(r))
	}
}

// lines are those of a block scalar: indented as its first, or blank. Blank ones
// at its end belong to what follows.
func (c *cutter) lines(value string) {
	header, rest, more := strings.Cut(c.text[c.at:], "\n")
	if !more || strings.ContainsAny(strings.SplitN(header, "#", 2)[0], "+123456789") || strings.Trim(value, " \n") == "" || value[0] == '\n' {
		c.bad = true
		return
	}
	at, end, indent := c.at+len(header)+1, 0, -1
	for rest != "" {
		line, after, more := strings.Cut(rest, "\n")
		text := strings.TrimRight(line, " \t\r")
		width := len(line) - len(strings.TrimLeft(line, " "))
		if text != "" && indent < 0 {
			indent = width
		}
		switch {
		case text != "" && width < indent:
			rest = ""
			continue
		case text != "":
			if end = at + len(line); !more {
				c.bad = true // without a line break at the end the value has none either
			}
			end -= len(line) - len(strings.TrimSuffix(line, "\r"))
		case len(line) > indent && indent >= 0 && strings.TrimRight(line, "\r") != "" && len(strings.TrimRight(line, "\r")) > indent:
			c.bad = true // spaces that are part of the value
		}
		at += len(line) + 1
		rest = after
	}
	if end == 0 || indent <= 0 {
		c.bad = true
		return
	}
	c.at = end
}
