package draft

import (
	"slices"
	"strings"

	"placement-playground/core/scenario"
)

// put writes a value under a key: in the place of the old one, or as a new field
// where the order of fields has it. Its upper levels, as many as open says, get a
// line for each item.
func (e *edit) put(p place, key string, value *node, order []Field, open int) {
	if inBrackets(p.node) {
		open = 0
	}
	if i := find(p.node, key); i >= 0 {
		old := p.Items[i].Written
		before := old.Before
		if strings.HasSuffix(before, ":") {
			before += " "
		}
		behind := old.Behind
		if e.lay(value, p.col+2, open); lines(value) {
			before, behind = strings.TrimSuffix(before, " "), ""
		}
		value.Written.Before, value.Written.Behind = before, behind
		p.Items[i] = value
		return
	}
	at := slices.IndexFunc(order, func(f Field) bool { return f.Name == key })
	i := len(p.Keys)
	for j, k := range p.Keys {
		if f := slices.IndexFunc(order, func(f Field) bool { return f.Name == k.Text }); at >= 0 && f > at {
			i = j
			break
		}
	}
	name := e.scalar(key, true)
	e.lay(name, 0, 0)
	e.room(p, i, name)
	e.lay(value, p.col+2, open)
	value.Written.Before = colon(value)
	p.Keys = slices.Insert(p.Keys, i, name)
	p.Items = slices.Insert(p.Items, i, value)
}

// insert puts a value into a list.
func (e *edit) insert(p place, i int, value *node) {
	e.room(p, i, value)
	p.Items = slices.Insert(p.Items, i, value)
}

// room writes what stands before a new head at i, and before the next one.
func (e *edit) room(p place, i int, h *node) {
	if len(p.Items) == 0 && (!inBrackets(p.node) || p.node == e.root) {
		if p.Written.Raw, p.Written.Close = "", ""; p.node != e.root {
			h.Written.Before = e.eol + strings.Repeat(" ", p.col)
		}
		return
	}
	if inBrackets(p.node) {
		between := ", "
		if len(p.Items) > 0 {
			if first := head(p.node, 0).Written.Before; strings.Contains(first, "\n") && !strings.Contains(first, "#") {
				between = "," + first
			}
		}
		switch {
		case i > 0:
			h.Written.Before = between
			if prev := p.Items[i-1]; prev.Kind == scenario.Null && prev.Written.Raw == "" {
				h.Written.Before = " " + between // "a:," would be one word
			}
			// A comma at the end becomes the one between.
			if i == len(p.Items) && strings.HasPrefix(p.Written.Close, ",") {
				p.Written.Close = " " + p.Written.Close[1:]
			}
		case len(p.Items) > 0:
			next := e.head(p.node, 0)
			h.Written.Before, next.Written.Before = next.Written.Before, between
		}
		return
	}
	line := e.eol + strings.Repeat(" ", p.col)
	if p.Kind == scenario.List {
		line += "- "
	}
	h.Written.Before = own(h.Written.Before, line)
	if i == 0 {
		next := e.head(p.node, 0)
		if before := next.Written.Before; !strings.Contains(before, "\n") || p.node == e.root {
			h.Written.Before = ""
			if p.Kind == scenario.List {
				h.Written.Before = "- "
			}
			next.Written.Before = line
			if strings.TrimSpace(before) != "" && p.Kind == scenario.Object {
				h.Written.Before = before // the comments at the top stay there
			}
		}
	}
}

// own keeps the comments that stand directly above something, in the column of
// its new line.
func own(before, line string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, "\r\n "))]
	comments := ""
	for _, l := range strings.Split(attached(before), "\n") {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, "#") {
			comments += indent + l
		}
	}
	return comments + line
}

// remove takes the i-th part out, with the comments directly above it and behind
// it. Comments that a blank line sets apart stay.
func (e *edit) remove(p place, i int) {
	gone := head(p.node, i).Written.Before
	p.Items = slices.Delete(p.Items, i, i+1)
	if p.Kind == scenario.Object {
		p.Keys = slices.Delete(p.Keys, i, i+1)
	}
	if inBrackets(p.node) {
		if len(p.Items) == 0 {
			p.Written.Raw, p.Written.Close = brackets(p.Kind)
		} else if i == 0 {
			e.head(p.node, 0).Written.Before = gone
		}
		return
	}
	kept := strings.TrimSuffix(gone, attached(gone))
	if !strings.Contains(kept, "#") {
		kept = ""
	}
	switch {
	case len(p.Items) == 0:
		p.Written.Raw, p.Written.Close = brackets(p.Kind)
		if strings.HasSuffix(p.Written.Before, ":") {
			p.Written.Before += " "
		}
		p.Written.Behind = kept + p.Written.Behind
	case i == len(p.Items):
		p.Written.Behind = kept + p.Written.Behind
	case i == 0 && (p.node == e.root || !strings.Contains(gone, "\n")):
		next := e.head(p.node, 0)
		before := strings.TrimLeft(next.Written.Before, " \r\n")
		if kept != "" {
			before = kept + e.eol + before
		}
		next.Written.Before = before
	default:
		next := e.head(p.node, i)
		next.Written.Before = kept + next.Written.Before
	}
}

// attached is what stands above something since the last blank line.
func attached(before string) string {
	lines := strings.Split(before, "\n")
	for i := len(lines) - 2; i > 0; i-- {
		if strings.TrimSpace(lines[i]) == "" {
			return "\n" + strings.Join(lines[i+1:], "\n")
		}
	}
	return before
}

func brackets(k scenario.Kind) (left, right string) {
	if k == scenario.List {
		return "[", "]"
	}
	return "{", "}"
}

// lastLine is what stands before something without the lines above it.
func lastLine(before string) string {
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		return before[i:]
	}
	return before
}
