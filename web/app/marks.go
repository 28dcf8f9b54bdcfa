package app

import "strings"

// Mark is a part of the source that has a colour, in UTF-16 units.
type Mark struct {
	Kind     MarkKind
	From, To int
}

// MarkKind is what a part of the source is.
type MarkKind string

const (
	KeyMark     MarkKind = "key"
	TextMark    MarkKind = "text"
	NumberMark  MarkKind = "number"
	CommentMark MarkKind = "comment"
)

// maxMarked bounds the text that is coloured, in bytes: more would be slow to draw.
const maxMarked = 200_000

// Marks are the keys, quoted texts, numbers and comments of a YAML or JSON text.
// They colour it and decide nothing: core/scenario reads the text.
func Marks(text string) []Mark {
	if len(text) > maxMarked {
		return nil
	}
	var all []Mark
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		all = marked(all, line, at)
		at += units(line)
	}
	return all
}

// marked appends the marks of one line, which begins at an offset.
func marked(all []Mark, line string, at int) []Mark {
	for i := 0; i < len(line); {
		n, kind := part(line, i)
		if kind != "" {
			from := at + units(line[:i])
			all = append(all, Mark{kind, from, from + units(line[i:i+n])})
		}
		i += n
	}
	return all
}

// part is the length of what begins at i, and what it is.
func part(line string, i int) (n int, kind MarkKind) {
	rest := line[i:]
	switch c := rest[0]; {
	case strings.IndexByte(" \t\r\n{}[],:", c) >= 0:
		return 1, ""
	case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
		return len(strings.TrimRight(rest, "\r\n")), CommentMark
	case c == '"' || c == '\'':
		n = quoted(rest)
	default:
		if n = strings.IndexAny(rest, ",{}[]\r\n"); n < 0 {
			n = len(rest)
		}
		if colon := strings.Index(rest[:n]+" ", ": "); colon >= 0 {
			n = colon
		}
		if hash := strings.Index(rest[:n], " #"); hash >= 0 {
			n = hash
		}
		if rest[:n] == "-" || n > 1 && rest[:2] == "- " {
			return 1, ""
		}
	}
	n = max(n, 1)
	switch after := strings.TrimLeft(rest[n:], " "); {
	case strings.HasPrefix(after, ":"):
		return n, KeyMark
	case rest[0] == '"' || rest[0] == '\'':
		return n, TextMark
	case number(strings.TrimSpace(rest[:n])):
		return n, NumberMark
	}
	return n, ""
}

// quoted is the length of the quoted text with which s begins.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return len(s)
}

func number(s string) bool {
	switch s {
	case "true", "false", "null":
		return true
	}
	return s != "" && strings.Trim(s, "0123456789.-") == "" && strings.ContainsAny(s, "0123456789")
}
