package scenario

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// decoder turns a tree into a scenario. It keeps the first error and goes on
// doing nothing from there.
type decoder struct {
	root   *Node
	err    error
	tables [kinds]table
	refs   []reference
	checks []check
}

// field is one key that an object may have; reading it writes to what is being read.
type field[P any] struct {
	key  string
	read func(to P, n *Node)
}

func (d *decoder) fail(n *Node, format string, args ...any) { d.failAt(n, n, format, args...) }

// failAt tells the line of one node and the path of another.
func (d *decoder) failAt(n, of *Node, format string, args ...any) {
	if d.err == nil {
		d.err = NewError(d.root.path(of), n.Line, n.Col, fmt.Sprintf(format, args...))
	}
}

// path is where a node stands; a key stands where its object does. It is looked for
// when there is an error: nobody else asks.
func (n *Node) path(to *Node) string {
	steps, _ := n.steps(to)
	return strings.TrimPrefix(steps, ".")
}

func (n *Node) steps(to *Node) (steps string, found bool) {
	if n == to || n.Kind == Object && slices.Contains(n.Keys, to) {
		return "", true
	}
	for i, item := range n.Items {
		if rest, found := item.steps(to); found && n.Kind == List {
			return nth("", i) + rest, true
		} else if found {
			return "." + n.Keys[i].Text + rest, true
		}
	}
	return "", false
}

// object reads the fields of an object: unknown and repeated keys are errors.
func object[P any](d *decoder, n *Node, to P, fields []field[P]) {
	if !d.is(n, Object) {
		return
	}
	seen, at := uint64(0), -1
	for i, key := range n.Keys {
		if at = search(fields, key.Text, at+1); at < 0 {
			unknown(d, key, fields) // and nothing is read from here
			return
		}
		if seen&(1<<at) != 0 {
			d.fail(key, "field %q stands twice", key.Text)
			return
		}
		seen |= 1 << at
		if n.Items[i].Kind != Null {
			fields[at].read(to, n.Items[i])
		}
	}
}

// search begins behind the field before: files mostly keep to an order.
func search[P any](fields []field[P], key string, from int) int {
	for at := from; at < len(fields); at++ {
		if fields[at].key == key {
			return at
		}
	}
	for at := range min(from, len(fields)) {
		if fields[at].key == key {
			return at
		}
	}
	return -1
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

func unknown[P any](d *decoder, key *Node, fields []field[P]) {
	if what := unmodelled(key.Text); what != "" {
		d.fail(key, "field %q: %s not modelled yet", key.Text, what)
		return
	}
	hint := ""
	for _, f := range fields {
		if near(key.Text, f.key) {
			hint = fmt.Sprintf("; did you mean %q?", f.key)
		}
	}
	d.fail(key, "unknown field %q%s", key.Text, hint)
}

func (d *decoder) list(n *Node, read func(n *Node)) {
	if !d.is(n, List) {
		return
	}
	for _, item := range n.Items {
		if d.err != nil {
			return
		}
		read(item)
	}
}

func (d *decoder) is(n *Node, kind Kind) bool {
	if n.Kind != kind {
		d.fail(n, "here stands %s, wanted is %s", n.Kind, kind)
	}
	return n.Kind == kind
}

// text reads a string into any string type.
func text[S ~string](d *decoder, n *Node, to *S) {
	if d.is(n, Scalar) {
		*to = S(n.Text)
	}
}

// name reads a name: it must not look like an id.
func (d *decoder) name(n *Node, to *string) {
	text(d, n, to)
	switch {
	case strings.TrimSpace(*to) == "":
		d.fail(n, "the name is empty")
	case strings.Trim(*to, "0123456789") == "":
		d.fail(n, "the name %q has only digits and would be taken for an id", *to)
	case len(*to) > 200:
		d.fail(n, "the name has %d bytes, more than 200", len(*to))
	}
}

func (d *decoder) whole(n *Node, to *int64) {
	i, err := strconv.ParseInt(n.Text, 10, 64)
	if !n.isNumber() || err != nil {
		d.fail(n, "%s is no whole number", n.quote())
		return
	}
	*to = i
}

func (d *decoder) number(n *Node, to *float64) {
	f, err := strconv.ParseFloat(n.Text, 64)
	if !n.isNumber() || err != nil || math.IsInf(f, 0) {
		d.fail(n, "%s is no number", n.quote())
		return
	}
	*to = f
}

func (d *decoder) numberOrNone(n *Node, to **float64) {
	*to = new(float64)
	d.number(n, *to)
}

func (d *decoder) truth(n *Node, to *bool) {
	if n.Kind != Scalar || n.Quoted || n.Text != "true" && n.Text != "false" {
		d.fail(n, "%s is neither true nor false", n.quote())
		return
	}
	*to = n.Text == "true"
}

func (d *decoder) texts(n *Node, to *[]string) {
	if !d.is(n, List) || len(n.Items) == 0 {
		return
	}
	*to = make([]string, len(n.Items))
	for i, item := range n.Items {
		text(d, item, &(*to)[i])
	}
}

// isNumber: what is a number in YAML and not in JSON, such as 0x10 or .5, is
// none here, so that both texts of a scenario mean the same.
func (n *Node) isNumber() bool { return n.Kind == Scalar && !n.Quoted && IsNumber(n.Text) }

// IsNumber reports whether a text is a number in JSON.
func IsNumber(text string) bool {
	rest, ok := digits(strings.TrimPrefix(text, "-"))
	if whole := strings.TrimPrefix(text[:len(text)-len(rest)], "-"); !ok || whole[0] == '0' && len(whole) > 1 {
		return false
	}
	if strings.HasPrefix(rest, ".") {
		if rest, ok = digits(rest[1:]); !ok {
			return false
		}
	}
	if rest != "" && rest[0]|' ' == 'e' {
		if rest = rest[1:]; rest != "" && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		if rest, ok = digits(rest); !ok {
			return false
		}
	}
	return rest == ""
}

// digits is what follows the digits with which a text begins, if there are any.
func digits(text string) (rest string, ok bool) {
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return text[i:], i > 0
}

func (n *Node) quote() string {
	if n.Kind != Scalar {
		return n.Kind.String()
	}
	return strconv.Quote(n.Text)
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
