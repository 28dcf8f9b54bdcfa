package scenario

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
)

// decoder turns a tree into a scenario. It keeps the first error and goes on
// doing nothing from there.
type decoder struct {
	err       error
	numbering []func() // gives ids and names, when every given id is known
	later     []func() // resolves references, when every name is known
	next      map[string]cloud.ID
	names     map[string]map[string]cloud.ID
	ids       map[string]map[cloud.ID]bool
	at        map[string][]*Node  // where the entries of each list stand
	paths     map[string][]string // and their paths
}

// field is one key that an object may have.
type field struct {
	key  string
	read func(n *Node, path string)
}

func (d *decoder) fail(n *Node, path, format string, args ...any) {
	if d.err == nil {
		d.err = NewError(path, n.Line, n.Col, fmt.Sprintf(format, args...))
	}
}

// object reads the fields of an object: unknown and repeated keys are errors.
func (d *decoder) object(n *Node, path string, fields ...field) {
	if !d.is(n, path, Object) {
		return
	}
	for i, key := range n.Keys {
		at := slices.IndexFunc(fields, func(f field) bool { return f.key == key.Text })
		switch {
		case at < 0:
			d.unknown(key, path, fields) // and nothing is read from here, so i stays small
			return
		case slices.ContainsFunc(n.Keys[:i], func(k *Node) bool { return k.Text == key.Text }):
			d.fail(key, path, "field %q stands twice", key.Text)
			return
		case n.Items[i].Kind != Null:
			fields[at].read(n.Items[i], join(path, key.Text))
		}
	}
}

// unmodelled are fields that people will look for: the playground knows what
// they mean and does not model it yet.
func unmodelled(key string) string {
	switch key {
	case "guestOSRule":
		return "a guest-OS rule is"
	}
	return ""
}

func (d *decoder) unknown(key *Node, path string, fields []field) {
	if what := unmodelled(key.Text); what != "" {
		d.fail(key, path, "field %q: %s not modelled yet", key.Text, what)
		return
	}
	hint := ""
	for _, f := range fields {
		if near(key.Text, f.key) {
			hint = fmt.Sprintf("; did you mean %q?", f.key)
		}
	}
	d.fail(key, path, "unknown field %q%s", key.Text, hint)
}

func (d *decoder) list(n *Node, path string, read func(n *Node, path string)) {
	if !d.is(n, path, List) {
		return
	}
	for i, item := range n.Items {
		read(item, nth(path, i))
	}
}

func (d *decoder) is(n *Node, path string, kind Kind) bool {
	if n.Kind != kind {
		d.fail(n, path, "here stands %s, wanted is %s", n.Kind, kind)
	}
	return n.Kind == kind
}

func (d *decoder) text(to *string) func(*Node, string) {
	return func(n *Node, path string) {
		if d.is(n, path, Scalar) {
			*to = n.Text
		}
	}
}

// textOf reads a string into any string type.
func textOf[S ~string](d *decoder, to *S) func(*Node, string) {
	return func(n *Node, path string) {
		if d.is(n, path, Scalar) {
			*to = S(n.Text)
		}
	}
}

// name reads a name: it must not look like an id.
func (d *decoder) name(to *string) func(*Node, string) {
	return func(n *Node, path string) {
		d.text(to)(n, path)
		switch {
		case strings.TrimSpace(*to) == "":
			d.fail(n, path, "the name is empty")
		case strings.Trim(*to, "0123456789") == "":
			d.fail(n, path, "the name %q has only digits and would be taken for an id", *to)
		case len(*to) > 200:
			d.fail(n, path, "the name has %d bytes, more than 200", len(*to))
		}
	}
}

func (d *decoder) whole(to *int64) func(*Node, string) {
	return func(n *Node, path string) {
		i, err := strconv.ParseInt(n.Text, 10, 64)
		if !n.isNumber() || err != nil {
			d.fail(n, path, "%s is no whole number", n.quote())
			return
		}
		*to = i
	}
}

func (d *decoder) number(to *float64) func(*Node, string) {
	return func(n *Node, path string) {
		f, err := strconv.ParseFloat(n.Text, 64)
		if !n.isNumber() || err != nil || math.IsInf(f, 0) {
			d.fail(n, path, "%s is no number", n.quote())
			return
		}
		*to = f
	}
}

func (d *decoder) numberOrNone(to **float64) func(*Node, string) {
	return func(n *Node, path string) {
		*to = new(float64)
		d.number(*to)(n, path)
	}
}

func (d *decoder) truth(to *bool) func(*Node, string) {
	return func(n *Node, path string) {
		if n.Kind != Scalar || n.Quoted || n.Text != "true" && n.Text != "false" {
			d.fail(n, path, "%s is neither true nor false", n.quote())
			return
		}
		*to = n.Text == "true"
	}
}

func (d *decoder) texts(to *[]string) func(*Node, string) {
	return func(n *Node, path string) {
		d.list(n, path, func(n *Node, path string) {
			var s string
			d.text(&s)(n, path)
			*to = append(*to, s)
		})
	}
}

// isNumber: what is a number in YAML and not in JSON, such as 0x10 or .5, is
// none here, so that both texts of a scenario mean the same.
func (n *Node) isNumber() bool {
	return n.Kind == Scalar && !n.Quoted && n.Text != "" && (n.Text[0] == '-' || n.Text[0] >= '0' && n.Text[0] <= '9') && json.Valid([]byte(n.Text))
}

func (n *Node) quote() string {
	if n.Kind != Scalar {
		return n.Kind.String()
	}
	return strconv.Quote(n.Text)
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func nth(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// near reports whether two keys differ by at most two letters, and by no more
// than half of them (Levenshtein).
func near(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) > 40 || len(b) > 40 {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := left
			if a[i] != b[j] {
				cost = 1 + min(left, row[j], row[j+1])
			}
			left, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)] <= min(2, max(len(a), len(b))/2)
}
