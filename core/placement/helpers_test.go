package placement_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
)

// newest is the release that tests run in unless they are about another.
func newest() string {
	all := placement.Releases()
	return all[len(all)-1].Name
}

// result is a scenario that was run in one release.
type result struct {
	*scenario.Scenario
	out scenario.Outcome
}

// run takes a scenario's steps. Scenarios in these tests say only what matters:
// a host has 16 cores of 2000 MHz and 64 GiB, an offering one core of 1000 MHz
// and 1 GiB unless they say otherwise.
func run(t testing.TB, release, text string) result {
	t.Helper()
	s := read(t, text)
	r, err := placement.Find(release)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Run(r)
	if err != nil {
		t.Fatal(err)
	}
	return result{s, out}
}

// answer answers tag rules as a JavaScript engine would. The engine is outside
// the core (web/tagrule); the rules in these tests are a handful.
func answer(t testing.TB, cases []cloud.TagRuleCase) cloud.TagRuleAnswers {
	t.Helper()
	answers := cloud.TagRuleAnswers{}
	for _, c := range cases {
		tags := strings.Split(c.Tags, ",")
		if c.Tags == "" {
			tags = nil
		}
		boolean := cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
		switch c.Rule {
		case "false":
		case "tags.indexOf('ssd') >= 0":
			if slices.Contains(tags, "ssd") {
				boolean.Outcome = cloud.RuleAccepts
			}
		case "tags.length == 0":
			if len(tags) == 0 {
				boolean.Outcome = cloud.RuleAccepts
			}
		case "1":
			boolean = cloud.TagRuleAnswer{Outcome: cloud.RuleNotBoolean, Detail: "the number 1"}
		case "nothing.more":
			boolean = cloud.TagRuleAnswer{Outcome: cloud.RuleThrows, Detail: "ReferenceError: nothing is not defined"}
		case "while (true);":
			boolean = cloud.TagRuleAnswer{Outcome: cloud.RuleTimesOut}
		case "let a = []; for (;;) a.push(a)":
			boolean = cloud.TagRuleAnswer{Outcome: cloud.RuleExhausts, Detail: "it allocates without end"}
		default:
			t.Fatalf("the rule %q is not known here", c.Rule)
		}
		answers[c] = boolean
	}
	return answers
}

func read(t testing.TB, text string) *scenario.Scenario {
	t.Helper()
	n, err := yamltree.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(n)
	if err != nil {
		t.Fatal(err)
	}
	s.Rules = answer(t, s.TagRuleCases())
	return s
}

// outcome is how the last step ended.
func (r result) outcome() trace.Outcome { return r.out.Steps[len(r.out.Steps)-1].Outcome }

// host is where a VM is after the last step: a host's name, or none.
func (r result) host(t testing.TB, vm string) string {
	t.Helper()
	for _, v := range r.Cloud.VMs {
		if v.Name != vm {
			continue
		}
		if on := r.out.Steps[len(r.out.Steps)-1].State.VM(r.Cloud, v.ID).Host; on != 0 {
			return r.Cloud.Host(on).Name
		}
		return "none"
	}
	t.Fatalf("there is no VM %q", vm)
	return ""
}

// name says where in the cloud an event happens.
func (r result) name(at trace.Place) string {
	switch {
	case at.Host != 0:
		return r.Cloud.Host(at.Host).Name
	case at.Cluster != 0:
		return r.Cloud.Cluster(at.Cluster).Name
	case at.Pod != 0:
		return r.Cloud.Pod(at.Pod).Name
	}
	return "zone"
}

// events are the events of some rules, in order.
func (r result) events(rules ...trace.Rule) []trace.Event {
	var found []trace.Event
	for _, e := range r.out.Trace.Events {
		if slices.Contains(rules, e.Rule) {
			found = append(found, e)
		}
	}
	return found
}

// answers are the answers to some rules, each after the host, cluster or pod
// that was asked: "kvm-1 reject".
func (r result) answers(rules ...trace.Rule) []string {
	var out []string
	for _, e := range r.events(rules...) {
		out = append(out, r.name(e.At)+" "+string(e.Verdict))
	}
	return out
}

// ordered are the names of the clusters as the last orderClusters put them.
func (r result) ordered() []string {
	var names []string
	ends := r.events(trace.OrderEnd)
	for _, c := range ends[len(ends)-1].Effect.Order {
		names = append(names, r.Cloud.Cluster(c.Cluster).Name)
	}
	return names
}

// checked are the names of the hosts in the order in which the last cluster's
// are checked.
func (r result) checked() []string {
	var names []string
	orders := r.events(trace.ListOrder)
	for _, id := range orders[len(orders)-1].Effect.Hosts {
		names = append(names, r.Cloud.Host(id).Name)
	}
	return names
}

// exception is what the last plan threw: its message, empty for none.
func (r result) exception() string {
	ends := r.events(trace.PlanEnd)
	if e := ends[len(ends)-1].Effect.Result.Exception; e != nil {
		return e.Message
	}
	return ""
}

// avoided is the avoid set when the last plan ended.
func (r result) avoided() trace.Avoid {
	return trace.NewReel(&r.out.Trace).Frame(len(r.out.Trace.Events)).Avoid
}

func wants[T comparable](t testing.TB, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// withWords fills the words into a scenario's text.
func withWords(text string, words ...any) string { return fmt.Sprintf(text, words...) }
