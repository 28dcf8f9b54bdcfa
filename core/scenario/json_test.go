package scenario_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/scenario"
)

// asEncodingJSON reads a text with encoding/json.
type asEncodingJSON struct {
	dec  *json.Decoder
	text []byte
}

func (r asEncodingJSON) read() (*scenario.Node, error) {
	r.dec.UseNumber()
	n, err := r.value()
	if err == nil {
		if _, err = r.dec.Token(); errors.Is(err, io.EOF) {
			return n, nil
		}
		err = fmt.Errorf("more text: %v", err)
	}
	return nil, err
}

// place is the position of the next token.
func (r asEncodingJSON) place() (line, col int) {
	at := int(r.dec.InputOffset())
	for at < len(r.text) && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[at]) >= 0 {
		at++
	}
	before := string(r.text[:at])
	return 1 + strings.Count(before, "\n"), at - strings.LastIndex(before, "\n")
}

func (r asEncodingJSON) value() (*scenario.Node, error) {
	n := &scenario.Node{}
	n.Line, n.Col = r.place()
	token, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case nil:
		n.Kind, n.Text = scenario.Null, "null"
	case bool:
		n.Text = strconv.FormatBool(t)
	case json.Number:
		n.Text = t.String()
	case string:
		n.Text, n.Quoted = t, true
	case json.Delim:
		n.Kind = scenario.List
		if t == '{' {
			n.Kind = scenario.Object
		}
		return n, r.inside(n)
	}
	return n, nil
}

func (r asEncodingJSON) inside(n *scenario.Node) error {
	for r.dec.More() {
		if n.Kind == scenario.Object {
			key, err := r.value()
			if err != nil {
				return err
			}
			n.Keys = append(n.Keys, key)
		}
		item, err := r.value()
		if err != nil {
			return err
		}
		n.Items = append(n.Items, item)
	}
	_, err := r.dec.Token()
	return err
}

// FuzzJSONTree: what is JSON, what it means and where it stands is what
// encoding/json says.
func FuzzJSONTree(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	for _, text := range []string{
		`[1, -0, 0.5, -1.25e+10, 2E-3, 01, +1, .5, 1., 1e, -, 0x1, 1_000, NaN]`, `[1]`, `[-0]`, `[1.50E-07]`, `[0e0]`, `[- 1]`,
		`"a\u0041\ud83d\ude00\ud83d\u0041\ude00\"\\\/\b\f\n\r\t"`, `"\ud83d"`, `"\ud83d\n"`, `"\u00g0"`, `"\u00"`, `"\x"`, `"\`, "\"\t\"", "\"a\xff\xfeb\"", "\"\x7f\u2028\"", `"\u000a"`,
		`[true, false, null]`, `[True]`, `[nul]`, `[nulll]`, `[true false]`, `truefalse`, `true,`, ` true `, "\v1", "\ufeff1",
		`{}`, `[]`, `[,]`, `[1,]`, `[1 2]`, `[1:2]`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a" 1}`, `{"a":1 "b":2}`, `{a:1}`, `{1:1}`, `{"a":1}]`, `{"a":[{"b":{}}, "c"]}`, `[}`, `{]`, `[[`, `{"a":1`, `"a`, `"a" "b"`, `{"a":1,"a":2}`, `{null:1}`,
		"{\r\n\t\"a\" : [ 1 ,\n2 ]\n}\n", "{\n\"a\"\n:\n1\n,\n\"b\"\n:\n2\n}", "[\"\n\"]", "{}{}", "[] x", "/**/1",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := scenario.JSONTree(text)
		if err != nil && strings.Contains(err.Error(), "nested deeper") {
			return
		}
		want, wantErr := asEncodingJSON{json.NewDecoder(bytes.NewReader(text)), text}.read()
		if (err == nil) != (wantErr == nil) || (err == nil) != json.Valid(text) {
			t.Fatalf("%q: the error is %v, and encoding/json's %v", text, err, wantErr)
		}
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: read is %s, and by encoding/json %s", text, tree(got), tree(want))
		}
	})
}

// tree is a tree in words.
func tree(n *scenario.Node) string {
	text := fmt.Sprintf("%d:%d %s %q %t", n.Line, n.Col, n.Kind, n.Text, n.Quoted)
	for i, item := range n.Items {
		if n.Kind == scenario.Object {
			text += " (" + tree(n.Keys[i]) + ")"
		}
		text += " [" + tree(item) + "]"
	}
	return text
}

func FuzzIsNumber(f *testing.F) {
	for _, text := range []string{"", "0", "-0", "00", "-", "1.5", "1.", ".5", "1e5", "1E+05", "1e-", "-12.50e-3", "0x1", "1_0", " 1", "1 ", "true", "null", "\"1\"", "٣", "-01", "1e5.5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var n json.Number
		want := json.Unmarshal([]byte(text), &n) == nil && text != "null" && text == string(n)
		if got := scenario.IsNumber(text); got != want {
			t.Errorf("%q is a number: %t, and for encoding/json %t", text, got, want)
		}
	})
}

// FuzzJSONStrings: a string that is written reads back, here and by encoding/json.
func FuzzJSONStrings(f *testing.F) {
	for _, text := range []string{"", "a", "\"\\/", "\x00\x1f\x7f", "<&>", "\u2028\u2029", "\xff\xfe", "😀", "\ufffd"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		written := (&scenario.Node{Text: text, Quoted: true}).JSON()
		var back string
		if err := json.Unmarshal(written, &back); err != nil || back != string([]rune(text)) {
			t.Errorf("%q is written as %s, which encoding/json reads as %q, %v", text, written, back, err)
		}
		if n, err := scenario.JSONTree(written); err != nil || n.Text != back || !n.Quoted {
			t.Errorf("%q is written as %s, which reads as %v, %v", text, written, n, err)
		}
	})
}

func TestJSONErrorsNameThePlace(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "wanted is a value, and the text ends (line 1, column 1)"},
		{"{\n \"a\": x}", "wanted is a value, and here stands 'x' (line 2, column 7)"},
		{"{\n \"a\": 01}", "wanted is a value, and here stands '0' (line 2, column 7)"},
		{"{a: 1}", "wanted is a key in quotes, and here stands 'a' (line 1, column 2)"},
		{"{\"a\": 1,\n}", "wanted is a key in quotes, and here stands '}' (line 2, column 1)"},
		{"{\"a\" 1}", "wanted is ':', and here stands '1' (line 1, column 6)"},
		{"[1,\n2\n3]", "wanted is ']' or ',', and here stands '3' (line 3, column 1)"},
		{"{\"a\": \"\n\"}", `wanted is a string without control characters, and here stands '\n' (line 1, column 8)`},
		{`["a\q"]`, "wanted is an escape, and here stands 'q' (line 1, column 5)"},
		{`["a`, "wanted is the end of the string, and the text ends (line 1, column 4)"},
		{"[1] 2", "there is more text after the scenario (line 1, column 5)"},
	} {
		if _, err := scenario.JSONTree([]byte(test.text)); err == nil || !strings.HasSuffix(err.Error(), test.want) {
			t.Errorf("%q: the error is %v, want %q", test.text, err, test.want)
		}
	}
}
