package scenario

import (
	"fmt"
	"strings"
)

// Error says what is wrong with a scenario and where.
type Error struct {
	Path      string // such as clusters[1].hosts[0]; empty for the whole
	Line, Col int    // from 1; 0 if the text has no such place
	Text      string
	Cause     error // such as a placement.Unmodelled; may be nil
}

func (e *Error) Unwrap() error { return e.Cause }

func (e *Error) Error() string {
	s := "scenario: "
	if e.Path != "" {
		s += e.Path + ": "
	}
	s += e.Text
	if e.Line > 0 {
		s += fmt.Sprintf(" (line %d, column %d)", e.Line, e.Col)
	}
	return s
}

// NewError makes an Error that is short, however long the text is that it quotes.
func NewError(path string, line, col int, text string) *Error {
	return &Error{Path: clip(path), Line: line, Col: col, Text: clip(text)}
}

func clip(s string) string {
	const most = 400
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
