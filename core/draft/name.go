package draft

import (
	"fmt"
	"strconv"
	"strings"
)

// taken are the names of a kind.
func taken(all []entry, k Kind) map[string]bool {
	names := make(map[string]bool, len(all))
	for _, x := range all {
		names[x.name] = true
	}
	return names
}

// after continues a name: kvm-01, kvm-02, the next number that is free. A name
// without a number at its end continues none, and the answer is empty.
func after(name string, taken map[string]bool) string {
	stem := strings.TrimRight(name, "0123456789")
	digits := name[len(stem):]
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || stem == "" {
		return ""
	}
	for {
		n++
		if next := fmt.Sprintf("%s%0*d", stem, len(digits), n); !taken[next] {
			return next
		}
	}
}

// fresh is a name for something new: as its neighbour's goes on, or else after
// its kind, counting what there is.
func fresh(neighbour string, k Kind, all []entry, taken map[string]bool) string {
	if name := after(neighbour, taken); name != "" {
		return name
	}
	stem := strings.ReplaceAll(k.noun(), "affinity group", "group") + "-"
	n := 0
	for _, x := range all {
		if x.at >= 0 || standing(k) != nil {
			n++
		}
	}
	if name := stem + strconv.Itoa(n+1); !taken[name] {
		return name
	}
	return after(stem+strconv.Itoa(n+1), taken)
}

// twin is a name for a copy: linux, linux-2.
func twin(name string, taken map[string]bool) string {
	if next := after(name, taken); next != "" {
		return next
	}
	return after(name+"-1", taken)
}
