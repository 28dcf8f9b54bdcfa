package draft

import (
	"strings"

	"placement-playground/core/scenario"
)

// lay writes a new value and all that is new in it. The upper levels, as many as
// open says, get a line for each item, beginning in column col; what is below
// stands in brackets.
func (e *edit) lay(n *node, col, open int) {
	if n.Written != nil {
		return
	}
	n.Written = &scenario.Written{}
	e.own[n] = nil
	switch n.Kind {
	case scenario.Scalar:
		n.Written.Raw = e.raw(n, col, open)
		return
	case scenario.Null:
		n.Written.Raw = "null"
		return
	}
	line, between := e.eol+strings.Repeat(" ", col), ", "
	if open <= 0 || len(n.Items) == 0 || e.json {
		n.Written.Raw, n.Written.Close = brackets(n.Kind)
		open, line = 0, ""
	} else {
		between = line
	}
	for i, item := range n.Items {
		if e.lay(item, col+2, open-1); n.Kind == scenario.Object {
			item.Written.Before = colon(item)
			n.Keys[i].Quoted = n.Keys[i].Quoted || e.json || !plain(n.Keys[i].Text)
			e.lay(n.Keys[i], 0, 0)
		} else if item.Kind == scenario.Object && lines(item) {
			item.Keys[0].Written.Before = "" // it begins behind the "- "
		}
		before := between
		if i == 0 {
			before = line
		}
		if n.Kind == scenario.List && open > 0 {
			before += "- "
		}
		head(n, i).Written.Before = before
	}
}

// lines: a line for each item.
func lines(n *node) bool { return len(n.Items) > 0 && !inBrackets(n) }

func colon(value *node) string {
	if lines(value) {
		return ":"
	}
	return ": "
}

// raw is how a new scalar is written. Text of several lines gets them in the file,
// too, where it may.
func (e *edit) raw(n *node, col, open int) string {
	if !n.Quoted {
		return n.Text
	}
	body := strings.TrimSuffix(n.Text, "\n")
	if open <= 0 || e.json || !strings.Contains(body, "\n") || strings.HasSuffix(body, "\n") || strings.HasPrefix(body, "\n") {
		return quoted(n.Text)
	}
	header, out := "|", ""
	if body == n.Text {
		header = "|-"
	}
	for _, line := range strings.Split(body, "\n") {
		if inner := quoted(line); strings.Contains(inner, "\\") && strings.Trim(line, "\"\\") == line && !strings.ContainsAny(line, "\"\\") || strings.HasPrefix(line, " ") || strings.HasSuffix(line, " ") || strings.Contains(inner, "\\u") || strings.Contains(line, "\t") {
			return quoted(n.Text)
		}
		if out += e.eol; line != "" {
			out += strings.Repeat(" ", col) + line
		}
	}
	return header + out
}

// scalar is a new value; text says that it is no number and no truth.
func (e *edit) scalar(value string, text bool) *node {
	return &node{Kind: scenario.Scalar, Text: value, Quoted: text && (e.json || !plain(value))}
}

// strip is a copy without its look, for a place where that would not do.
func strip(n *node) *node {
	c := &node{Kind: n.Kind, Text: n.Text, Quoted: n.Quoted}
	for i, item := range n.Items {
		if c.Items = append(c.Items, strip(item)); n.Kind == scenario.Object {
			c.Keys = append(c.Keys, strip(n.Keys[i]))
		}
	}
	return c
}
