package draft

import (
	"strings"
	"unicode/utf8"

	"placement-playground/core/scenario"
)

type node = scenario.Node

// cutter cuts a text into the pieces of a tree that a parser has made of it. The
// tree says what comes next, so there is nothing to guess: a sign that does not
// fit ends the cutting. Concatenated, the pieces are the text, whatever the tree.
type cutter struct {
	text string
	from int // what is before belongs to a piece
	at   int
	sign int // behind the last "-" or ":"
	bad  bool
}

// cut fills in how each node is written. It reports false for what it does not
// follow: explicit keys, block scalars with an indicator, line breaks other than
// those of files, text that is no UTF-8.
func cut(text string, root *node) bool {
	c := &cutter{text: text}
	if !utf8.ValidString(text) || strings.ContainsAny(text, "\u0085\u2028\u2029") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
		return false
	}
	if strings.HasPrefix(text, "\ufeff") {
		c.at = len("\ufeff")
	}
	c.skip()
	if rest := text[c.at:]; strings.HasPrefix(rest, "---") && (c.at == 0 || text[c.at-1] == '\n') {
		c.at += 3
	}
	c.value(root, false)
	c.skip()
	if strings.HasPrefix(text[c.at:], "...") {
		c.at += 3
		c.skip()
	}
	if c.bad || c.at != len(text) {
		return false
	}
	root.Written.Behind += text[c.from:]
	return true
}

func (c *cutter) peek() byte {
	if c.at < len(c.text) {
		return c.text[c.at]
	}
	return 0
}

// skip goes to the next sign that is neither space nor comment.
func (c *cutter) skip() {
	for ; c.at < len(c.text); c.at++ {
		switch c.text[c.at] {
		case ' ', '\t', '\r', '\n':
		case '#':
			if c.at > 0 && c.text[:c.at] != "\ufeff" && !strings.ContainsRune(" \t\n,[{:", rune(c.text[c.at-1])) {
				return
			}
			if end := strings.IndexByte(c.text[c.at:], '\n'); end >= 0 {
				c.at += end
			} else {
				c.at = len(c.text) - 1
			}
		default:
			return
		}
	}
}

func (c *cutter) expect(sign byte) {
	if c.skip(); c.peek() != sign || c.bad {
		c.bad = true
		return
	}
	c.at++
	c.sign = c.at
}

// take is the text that belongs to no piece yet, up to here.
func (c *cutter) take() string {
	piece := c.text[c.from:c.at]
	c.from = c.at
	return piece
}

func (c *cutter) value(n *node, flow bool) {
	n.Written = &scenario.Written{}
	if n.Kind == scenario.Null && n.Text == "" {
		n.Written.Before = c.take()
		c.behind(n, flow)
		return
	}
	c.skip()
	if c.bad {
		return
	}
	sign := c.peek()
	switch {
	case n.Kind == scenario.Scalar || n.Kind == scenario.Null:
		n.Written.Before = c.take()
		c.scalar(n)
		n.Written.Raw = c.take()
		if sign != '|' && sign != '>' {
			c.behind(n, flow)
		}
	case n.Kind == scenario.List && sign == '[', n.Kind == scenario.Object && sign == '{':
		n.Written.Before = c.take()
		c.at++
		n.Written.Raw = c.take()
		c.inside(n)
		c.behind(n, flow)
	case flow:
		c.bad = true
	default:
		c.block(n)
	}
}

// inside reads the items of a collection in brackets.
func (c *cutter) inside(n *node) {
	for i, item := range n.Items {
		if i > 0 {
			c.expect(',')
		}
		if n.Kind == scenario.Object {
			c.value(n.Keys[i], true)
			c.expect(':')
		}
		c.value(item, true)
	}
	if c.skip(); c.peek() == ',' {
		c.at++
	}
	c.expect(n.Written.Raw[0] + 2) // in ASCII, brackets close two signs after they open
	n.Written.Close = c.take()
}

// block reads a collection without brackets. What stands on the line of its key
// is its own; the comments from the next line on are its first item's.
func (c *cutter) block(n *node) {
	start := c.at
	c.at = c.from
	if c.sign > c.from {
		c.at = start
		if end := strings.IndexByte(c.text[c.sign:start], '\n'); end >= 0 {
			c.at = c.sign + end
			if c.text[c.at-1] == '\r' {
				c.at--
			}
		}
	}
	n.Written.Before = c.take()
	c.at = start
	for i, item := range n.Items {
		if n.Kind == scenario.List {
			c.expect('-')
		} else {
			if c.skip(); c.peek() == '?' || n.Keys[i].Kind != scenario.Scalar {
				c.bad = true
			}
			c.value(n.Keys[i], true)
			c.expect(':')
		}
		c.value(item, false)
		if c.bad {
			return
		}
	}
}

// behind takes the rest of a line that ends with this value.
func (c *cutter) behind(n *node, flow bool) {
	if flow {
		return
	}
	line, _, _ := strings.Cut(c.text[c.at:], "\n")
	line = strings.TrimSuffix(line, "\r")
	rest := strings.TrimLeft(line, " \t")
	if rest == "" || rest[0] == '#' && len(rest) < len(line) {
		c.at += len(line)
		n.Written.Behind = c.take()
	}
}
