// Package step names the steps of a trace by what they are about, from the outside in:
//
//	vm:web-1/cluster:linux/host:linux-02/list.template
//
// Where the same was asked before, step, try, attempt and round are told as far as they
// differ from the first time, and nth comes last. So a name holds on to its step when
// something else in the file is edited. It says nothing about what a step decided.
package step

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/link"
	"placement-playground/core/trace"
)

// order is that of a name's parts; the rule stands behind host, and nth behind it.
func order() []string {
	return []string{"step", "vm", "try", "attempt", "round", "pod", "cluster", "host"}
}

// visits tell the times apart at which the same place is come to, outermost first.
func visits() []string { return []string{"step", "try", "attempt", "round"} }

// number is one of a place's numbers.
func number(p *trace.Place, kind string) int64 {
	switch kind {
	case "step":
		return int64(p.Step)
	case "vm":
		return p.VM
	case "try":
		return int64(p.Try)
	case "attempt":
		return int64(p.Attempt)
	case "round":
		return int64(p.Round)
	case "pod":
		return p.Pod
	case "cluster":
		return p.Cluster
	}
	return p.Host
}

// At names an event of a trace, 0 <= event < len(t.Events). The name needs no escaping
// in an address and ends in a letter or digit.
func At(c *cloud.Cloud, t *trace.Trace, event int) string {
	e := &t.Events[event]
	same := alike(t, &e.At, string(e.Rule))
	told := map[string]bool{}
	for _, kind := range visits() {
		n := number(&e.At, kind)
		told[kind] = n != number(&t.Events[same[0]].At, kind)
		same = among(t, same, kind, n)
	}
	var parts []string
	for _, kind := range order() {
		n := number(&e.At, kind)
		switch {
		case slices.Contains(visits(), kind):
			if told[kind] {
				parts = append(parts, kind+":"+strconv.FormatInt(n, 10))
			}
		case n != 0 && (kind != "pod" || e.At.Cluster == 0):
			parts = append(parts, kind+":"+link.Escape(called(c, kind, n)))
		}
	}
	parts = append(parts, string(e.Rule))
	if nth := slices.Index(same, event); nth > 0 {
		parts = append(parts, "nth:"+strconv.Itoa(nth+1))
	}
	return strings.Join(parts, "/")
}

// alike are the events that ask the same of the same place, at whatever time.
func alike(t *trace.Trace, p *trace.Place, rule string) []int {
	var all []int
	for i := range t.Events {
		at := &t.Events[i].At
		if at.VM == p.VM && at.Host == p.Host && at.Cluster == p.Cluster && (at.Pod == p.Pod || p.Cluster != 0) && isRule(t.Events[i].Rule, rule) {
			all = append(all, i)
		}
	}
	return all
}

// isRule: "tags" is any rule about tags.
func isRule(rule trace.Rule, word string) bool {
	switch rule {
	case trace.ListOffering, trace.ListTemplate, trace.ListRule, trace.LastHostTags, trace.OrderTags, trace.OrderRule:
		return word == "tags" || word == string(rule)
	}
	return word == string(rule)
}

func among(t *trace.Trace, events []int, kind string, n int64) []int {
	var some []int
	for _, i := range events {
		if number(&t.Events[i].At, kind) == n {
			some = append(some, i)
		}
	}
	return some
}

// called is the name of a thing.
func called(c *cloud.Cloud, kind string, id cloud.ID) string {
	for _, x := range things(c, kind) {
		if x.id == id {
			return x.name
		}
	}
	return strconv.FormatInt(id, 10)
}

type thing struct {
	id   cloud.ID
	name string
}

func things(c *cloud.Cloud, kind string) []thing {
	var all []thing
	switch kind {
	case "vm":
		for _, x := range c.VMs {
			all = append(all, thing{x.ID, x.Name})
		}
	case "pod":
		for _, x := range c.Pods {
			all = append(all, thing{x.ID, x.Name})
		}
	case "cluster":
		for _, x := range c.Clusters {
			all = append(all, thing{x.ID, x.Name})
		}
	case "host":
		for _, x := range c.Hosts {
			all = append(all, thing{x.ID, x.Name})
		}
	}
	return all
}
