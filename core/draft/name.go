package draft

import (
	"strconv"
	"strings"

	"placement-playground/core/cloud"
)

// taken are names that something has. Read them only.
type taken map[string]cloud.ID

func (t taken) has(name string) bool {
	_, has := t[name]
	return has
}

func (e *edit) taken(t things) taken { return e.reading.Names(t.k.list(), t.heads) }

// after continues a name: kvm-01, kvm-02, the next number that is free. A name
// without a number at its end continues none, and the answer is empty.
func after(name string, taken taken) string {
	stem := strings.TrimRight(name, "0123456789")
	digits := name[len(stem):]
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || stem == "" {
		return ""
	}
	for {
		n++
		number := strconv.FormatInt(n, 10)
		if next := stem + strings.Repeat("0", max(0, len(digits)-len(number))) + number; !taken.has(next) {
			return next
		}
	}
}

// fresh is a name for something new: as its neighbour's goes on, or else after
// its kind, counting what there is.
func fresh(neighbour string, all things, taken taken) string {
	if name := after(neighbour, taken); name != "" {
		return name
	}
	name := strings.ReplaceAll(all.k.noun(), "affinity group", "group") + "-" + strconv.Itoa(len(all.nodes)+1)
	if !taken.has(name) {
		return name
	}
	return after(name, taken)
}

// twin is a name for a copy: linux, linux-2.
func twin(name string, taken taken) string {
	if next := after(name, taken); next != "" {
		return next
	}
	return after(name+"-1", taken)
}
