package link

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// columns are the entries of a list, field by field. A field of which all say the
// same stands once, and one of which all say what is usual not at all. Where no
// column has an item for each entry, "#" says how many there are, if not one.
func (f *folder) columns(k kind) (string, error) {
	var o object
	n := len(f.of[k.list].nodes)
	if n == 0 {
		return "", nil
	}
	for _, entry := range f.of[k.list].nodes {
		if err := k.knows(entry); err != nil {
			return "", err
		}
	}
	counted := n == 1 || k.list == "hosts" // whose clusters say how many
	for _, x := range k.fields {
		column, err := f.column(k, x)
		if err != nil {
			return "", err
		}
		if column != "" {
			o.add(x.name, column)
			counted = counted || column[0] == '['
		}
	}
	if !counted {
		o.add("#", strconv.Itoa(n))
	}
	unsaid := n == 1 && k.unsaid() != "" && f.of[k.list].names[0] == k.unsaid() && (o.b == nil || o.end() == `{"name":`+quote(k.unsaid())+`}`)
	if unsaid || k.list == "hosts" && o.b == nil {
		return "", nil
	}
	return o.end(), nil
}

func (f *folder) column(k kind, x field) (string, error) {
	e := f.of[k.list]
	var cells []string
	switch x.shape {
	case ids:
		cells = e.steps()
	case names:
		cells = runs(e.called(k))
	default:
		for _, n := range e.nodes {
			cell, err := f.cell(x, get(n, x.name))
			if err != nil {
				return "", err
			}
			cells = append(cells, cell)
		}
	}
	if x.shape == near {
		cells = differences(cells)
	}
	if alike := slices.Compact(slices.Clone(cells)); len(alike) < 2 {
		switch {
		case len(alike) == 0 || alike[0] == x.usual:
			return "", nil
		case alike[0][0] != '[':
			return alike[0], nil
		}
	}
	return "[" + strings.Join(cells, ",") + "]", nil
}

// steps are the ids, each less the one before; none if they count from 1.
func (e *entries) steps() []string {
	var cells []string
	counts := true
	for i, id := range e.ids {
		counts = counts && id == int64(i+1)
		cells = append(cells, strconv.FormatInt(id, 10))
	}
	if counts {
		return nil
	}
	return differences(cells)
}

// differences are numbers, each less the one before.
func differences(cells []string) []string {
	last := int64(0)
	for i, cell := range cells {
		n, _ := strconv.ParseInt(cell, 10, 64)
		cells[i] = strconv.FormatInt(n-last, 10)
		last = n
	}
	return cells
}

// called are the names; empty where an entry is called as it would be without one.
func (e *entries) called(k kind) []string {
	all := slices.Clone(e.names)
	for i, name := range all {
		if name == k.nameless(e.ids[i]) {
			all[i] = ""
		}
	}
	return all
}

// runs are names as JSON: those that count on stand once, with their number, and 0
// stands for none.
func runs(all []string) []string {
	var cells []string
	for i := 0; i < len(all); {
		n := 1
		for i+n < len(all) && all[i+n] != "" && all[i+n] == after(all[i], n) {
			n++
		}
		switch _, _, marked := run(all[i]); {
		case all[i] == "":
			cells = append(cells, "0")
		case n > 2 || marked:
			cells = append(cells, quote(all[i]+"*"+strconv.Itoa(n)))
		default:
			n = 1
			cells = append(cells, quote(all[i]))
		}
		i += n
	}
	return cells
}

// run is a name and how many count on from it.
func run(cell string) (name string, n int, marked bool) {
	at := strings.LastIndexByte(cell, '*')
	if at < 0 {
		return cell, 1, false
	}
	n, err := strconv.Atoi(cell[at+1:])
	if err != nil || n < 1 || strings.Trim(cell[at+1:], "0123456789") != "" {
		return cell, 1, false
	}
	return cell[:at], n, true
}

// after is the name that comes n later: the last number in it counts. A name without
// one has none after it, and the answer is empty.
func after(name string, n int) string {
	end := len(name)
	for end > 0 && (name[end-1] < '0' || name[end-1] > '9') {
		end--
	}
	start := end
	for start > 0 && end-start < 9 && name[start-1] >= '0' && name[start-1] <= '9' {
		start--
	}
	if start == end {
		return ""
	}
	first, _ := strconv.Atoi(name[start:end])
	return fmt.Sprintf("%s%0*d%s", name[:start], end-start, first+n, name[end:])
}
