package scenario

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// JSONTree reads JSON text as encoding/json does, which would be a tenth of the
// page's WebAssembly, and which tells no lines and columns.
func JSONTree(text []byte) (*Node, error) {
	if len(text) > MaxBytes {
		return nil, &Error{Text: fmt.Sprintf("the text has %d bytes, more than %d", len(text), MaxBytes)}
	}
	r := jsonReader{text: string(text), line: 1}
	n, err := r.value(0)
	if err != nil {
		return nil, err
	}
	if r.space(); r.at < len(r.text) {
		return nil, r.fail("there is more text after the scenario")
	}
	return n, nil
}

type jsonReader struct {
	text  string
	at    int
	seen  int // bytes whose line breaks are counted
	line  int
	start int // where the line begins
	nodes int
}

// place is where the reader is.
func (r *jsonReader) place() (line, col int) {
	for ; r.seen < r.at; r.seen++ {
		if r.text[r.seen] == '\n' {
			r.line++
			r.start = r.seen + 1
		}
	}
	return r.line, r.at - r.start + 1
}

func (r *jsonReader) fail(format string, args ...any) error {
	line, col := r.place()
	return NewError("", line, col, fmt.Sprintf(format, args...))
}

func (r *jsonReader) wanted(what string) error {
	if r.at == len(r.text) {
		return r.fail("this is no JSON: wanted is %s, and the text ends", what)
	}
	here, _ := utf8.DecodeRuneInString(r.text[r.at:])
	return r.fail("this is no JSON: wanted is %s, and here stands %q", what, here)
}

// space goes to what is no white space.
func (r *jsonReader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// take goes over a sign if it is the next.
func (r *jsonReader) take(sign byte) bool {
	if r.space(); r.at == len(r.text) || r.text[r.at] != sign {
		return false
	}
	r.at++
	return true
}

func (r *jsonReader) value(depth int) (*Node, error) {
	r.space()
	line, col := r.place()
	if r.nodes++; r.nodes > MaxNodes || depth > MaxDepth {
		return nil, r.fail("the text has more than %d values, or is nested deeper than %d", MaxNodes, MaxDepth)
	}
	n := &Node{Line: line, Col: col}
	switch {
	case r.take('{'):
		n.Kind = Object
		return n, r.collection(n, '}', depth)
	case r.take('['):
		n.Kind = List
		return n, r.collection(n, ']', depth)
	case r.take('"'):
		n.Quoted = true
		return n, r.quoted(n)
	}
	n.Text = r.word()
	switch {
	case n.Text == "null":
		n.Kind = Null
	case n.Text != "true" && n.Text != "false" && !IsNumber(n.Text):
		return nil, r.wanted("a value")
	}
	r.at += len(n.Text)
	return n, nil
}

// word is what may be a number or a name such as true.
func (r *jsonReader) word() string {
	end := r.at
	for end < len(r.text) && strings.IndexByte(" \t\r\n,:[]{}\"", r.text[end]) < 0 {
		end++
	}
	return r.text[r.at:end]
}

// collection reads a list or an object behind its first sign.
func (r *jsonReader) collection(n *Node, end byte, depth int) error {
	if r.take(end) {
		return nil
	}
	for {
		if n.Kind == Object {
			key, err := r.key(depth + 1)
			if err != nil {
				return err
			}
			n.Keys = append(n.Keys, key)
		}
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		n.Items = append(n.Items, item)
		if r.take(end) {
			return nil
		}
		if !r.take(',') {
			return r.wanted(strconv.QuoteRune(rune(end)) + " or ','")
		}
	}
}

// key reads a key with its colon.
func (r *jsonReader) key(depth int) (*Node, error) {
	if r.space(); r.at == len(r.text) || r.text[r.at] != '"' {
		return nil, r.wanted("a key in quotes")
	}
	key, err := r.value(depth)
	if err == nil && !r.take(':') {
		err = r.wanted("':'")
	}
	return key, err
}

// quoted reads a string behind its first quote. What is no UTF-8, and half of a
// surrogate pair, is U+FFFD.
func (r *jsonReader) quoted(n *Node) error {
	var b strings.Builder
	from := r.at // what follows stands in the string as it is
	for r.at < len(r.text) {
		c := r.text[r.at]
		switch {
		case c == '"':
			n.Text = b.String() + r.text[from:r.at]
			if !utf8.ValidString(n.Text) {
				n.Text = string([]rune(n.Text)) // byte by byte
			}
			r.at++
			return nil
		case c < ' ':
			return r.wanted("a string without control characters")
		case c == '\\':
			b.WriteString(r.text[from:r.at])
			if err := r.escape(&b); err != nil {
				return err
			}
			from = r.at
		default:
			r.at++
		}
	}
	return r.wanted("the end of the string")
}

// escape reads what begins with a backslash.
func (r *jsonReader) escape(b *strings.Builder) error {
	if first, ok := r.unit(r.at); ok {
		r.at += 6
		if second, ok := r.unit(r.at); ok && utf16.DecodeRune(first, second) != unicode.ReplacementChar {
			first = utf16.DecodeRune(first, second)
			r.at += 6
		}
		b.WriteRune(first) // half of a pair is written as U+FFFD
		return nil
	}
	r.at++
	if r.at < len(r.text) {
		if i := strings.IndexByte(`"\/bfnrt`, r.text[r.at]); i >= 0 {
			b.WriteByte("\"\\/\b\f\n\r\t"[i])
			r.at++
			return nil
		}
	}
	return r.wanted("an escape")
}

// unit is the UTF-16 code unit that is written at a place as \uXXXX.
func (r *jsonReader) unit(at int) (rune, bool) {
	if len(r.text)-at < 6 || r.text[at:at+2] != `\u` {
		return 0, false
	}
	unit, err := strconv.ParseUint(r.text[at+2:at+6], 16, 16)
	return rune(unit), err == nil
}
