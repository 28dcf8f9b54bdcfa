package step

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/link"
	"placement-playground/core/trace"
)

// Find is the event that a name means, as At or a person writes it: by names or by ids,
// and "tags" for whatever asks about tags. If the cloud or the trace has no such step,
// it is the first event of the nearest place around it, up to the first of all, and
// exact is false; -1 if the trace has no event.
func Find(c *cloud.Cloud, t *trace.Trace, at string) (event int, exact bool) {
	if len(at) > link.MaxParameter {
		at = ""
	}
	parts := parse(c, at)
	for n := len(parts); n > 0; n-- {
		if i := first(t, parts[:n]); i >= 0 {
			return i, n == len(parts)
		}
	}
	return min(0, len(t.Events)-1), false
}

// asked is one part of a name.
type asked struct {
	kind string // of order, "rule", "nth"; empty for what is none of them
	n    int64  // the number or id; -1 if there is none
	rule string
}

func parse(c *cloud.Cloud, at string) []asked {
	var parts []asked
	for text := range strings.SplitSeq(at, "/") {
		kind, value, found := strings.Cut(text, ":")
		switch {
		case !found:
			parts = append(parts, asked{kind: "rule", rule: link.Unescape(kind)})
		case kind == "nth" || slices.Contains(visits(), kind):
			parts = append(parts, asked{kind: kind, n: digits(value)})
		case slices.Contains(order(), kind):
			parts = append(parts, asked{kind: kind, n: meant(c, kind, link.Unescape(value))})
		default:
			parts = append(parts, asked{})
		}
	}
	return parts
}

func digits(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || text[0] == '+' || text[0] == '-' {
		return -1
	}
	return n
}

// meant is the id of what has this name or id.
func meant(c *cloud.Cloud, kind, name string) cloud.ID {
	all := things(c, kind)
	if i := slices.IndexFunc(all, func(x thing) bool { return x.name == name }); i >= 0 {
		return all[i].id
	}
	return digits(name)
}

// first is the event that all parts mean, -1 if there is none.
func first(t *trace.Trace, parts []asked) int {
	has := map[string]asked{}
	for _, p := range parts {
		if _, twice := has[p.kind]; twice || p.kind == "" {
			return -1
		}
		has[p.kind] = p
	}
	place := trace.Place{VM: has["vm"].n, Pod: has["pod"].n, Cluster: has["cluster"].n, Host: has["host"].n}
	rule, told := has["rule"]
	if !told {
		return entrance(t, &place, parts)
	}
	events := alike(t, &place, rule.rule)
	for _, kind := range visits() {
		if p, told := has[kind]; told {
			events = among(t, events, kind, p.n)
		} else if len(events) > 0 {
			events = among(t, events, kind, number(&t.Events[events[0]].At, kind))
		}
	}
	nth, told := has["nth"]
	if !told {
		nth.n = 1
	}
	if nth.n < 1 || nth.n > int64(len(events)) {
		return -1
	}
	return events[nth.n-1]
}

// entrance is the first event that opens a phase of the place itself; without one, the
// first in the place, or in a place inside it.
func entrance(t *trace.Trace, place *trace.Place, parts []asked) int {
	found := -1
	for i := range t.Events {
		at := &t.Events[i].At
		if slices.ContainsFunc(parts, func(p asked) bool { return p.kind == "nth" || number(at, p.kind) != p.n }) {
			continue
		}
		if t.Events[i].Rule.OpensPhase() && at.VM == place.VM && at.Cluster == place.Cluster && at.Host == place.Host {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}
