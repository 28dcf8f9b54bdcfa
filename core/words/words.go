// Package words turns events into English: a sentence for each, the title of
// each rule, where CloudStack decides it, and the line that the management
// server logs. It is the edge where data becomes text; it decides nothing, and
// what it says is in the event or is a name in the cloud.
package words

import (
	"fmt"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Speaker says events of one cloud.
type Speaker struct {
	Cloud *cloud.Cloud
}

// Host, Cluster, Pod, VM, Account and Group name an entry.
func (s Speaker) Host(id int64) string    { return s.Cloud.Host(id).Name }
func (s Speaker) Cluster(id int64) string { return s.Cloud.Cluster(id).Name }
func (s Speaker) Pod(id int64) string     { return s.Cloud.Pod(id).Name }
func (s Speaker) VM(id int64) string      { return s.Cloud.VM(id).Name }
func (s Speaker) Account(id int64) string { return s.Cloud.Account(id).Name }
func (s Speaker) Group(id int64) string   { return s.Cloud.Group(id).Name }

// Amount says a number with its unit: "4000 MHz", "4 GiB", "85 %".
func Amount(unit trace.Unit, n float64) string {
	switch unit {
	case trace.MHz:
		return short(n) + " MHz"
	case trace.Bytes:
		return Bytes(int64(n))
	case trace.Cores:
		if n == 1 {
			return "1 core"
		}
		return short(n) + " cores"
	case trace.Share:
		return Percent(n)
	}
	return short(n)
}

// Bytes says an amount of RAM in MiB, or in GiB from one on.
func Bytes(n int64) string {
	mib := float64(n) / (1 << 20)
	if mib >= 1024 || mib <= -1024 {
		return short(mib/1024) + " GiB"
	}
	return short(mib) + " MiB"
}

// Percent says a share of 1 with at most one decimal: "85 %".
func Percent(share float64) string { return strconv.FormatFloat(round1(share*100), 'f', -1, 64) + " %" }

func short(n float64) string { return strconv.FormatFloat(round1(n), 'f', -1, 64) }

func round1(n float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'f', 1, 64), 64)
	return r
}

// List joins words: "a", "a and b", "a, b and c". Of more than max it says how
// many are left out.
func List(words []string, max int) string {
	rest := len(words) - max
	if rest > 0 {
		return strings.Join(words[:max], ", ") + fmt.Sprintf(" and %d more", rest)
	}
	switch len(words) {
	case 0:
		return "none"
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

const listed = 6 // names in one sentence

func names(ids []int64, name func(int64) string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = name(id)
	}
	return List(out, listed)
}

// count says a number of things: "1 host", "3 hosts".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

func ids(facts []trace.Fact, name string) []int64 {
	f, _ := trace.Find(facts, name)
	return f.IDs
}

func words(facts []trace.Fact, name string) []string {
	f, _ := trace.Find(facts, name)
	return f.Words
}

func word(facts []trace.Fact, name string) string {
	if w := words(facts, name); len(w) > 0 {
		return w[0]
	}
	return ""
}

func amount(facts []trace.Fact, name string) string {
	f, ok := trace.Find(facts, name)
	if !ok {
		return "none"
	}
	return Amount(f.Unit, f.Num)
}

// Value says one fact without its name.
func (s Speaker) Value(f trace.Fact) string {
	switch {
	case len(f.IDs) > 0:
		return names(f.IDs, s.namer(f.Name))
	case len(f.Words) > 0:
		return strings.Join(f.Words, ", ")
	case f.Unit != trace.Plain || f.Num != 0:
		return Amount(f.Unit, f.Num)
	}
	return "none"
}

// namer finds the names that a fact's ids stand for, by the fact's own name.
func (s Speaker) namer(fact string) func(int64) string {
	switch {
	case strings.Contains(fact, "pool"):
		return func(id int64) string { return s.Cloud.Pool(id).Name }
	case strings.HasPrefix(fact, "host"):
		return s.Host
	case strings.HasPrefix(fact, "cluster"):
		return s.Cluster
	case strings.HasPrefix(fact, "vm"):
		return s.VM
	case strings.HasPrefix(fact, "group"):
		return s.Group
	case strings.HasPrefix(fact, "account"):
		return s.Account
	case strings.HasPrefix(fact, "pod"):
		return s.Pod
	case strings.HasPrefix(fact, "zone"):
		return func(int64) string { return s.Cloud.Zone.Name }
	}
	return func(id int64) string { return strconv.FormatInt(id, 10) }
}
