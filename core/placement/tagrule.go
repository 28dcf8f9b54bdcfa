package placement

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// TagRuleCases are the questions that runs of a release may ask the tag rules
// of a cloud: every rule for every service offering's host tag.
func TagRuleCases(c *cloud.Cloud, release Release) []cloud.TagRuleCase {
	var cases []cloud.TagRuleCase
	seen := map[cloud.TagRuleCase]bool{}
	for _, host := range c.RuleHosts() {
		for _, o := range c.Offerings {
			q := release.tagRuleCase(c.Host(host).TagRule, o.HostTag)
			if !seen[q] {
				seen[q] = true
				cases = append(cases, q)
			}
		}
	}
	return cases
}

func (r Release) tagRuleCase(rule, tags string) cloud.TagRuleCase {
	q := cloud.TagRuleCase{Dialect: cloud.TagArray, Rule: rule, Tags: tags}
	switch {
	case r.behaviour.rulesTakeList:
		q.Dialect = cloud.TagList
	case tags == "" && r.behaviour.noTagIsNull:
		// Java puts the reference null between quotes.
		q.Tags = "null"
	}
	return q
}

// byRule lists the hosts whose tag rule accepts the offering's tags: those of
// the whole installation, in every state
// (HostDaoImpl.findHostsWithTagRuleThatMatchComputeOferringTags). The
// template's tags are not asked.
func (w *walk) byRule(rule trace.Rule) ([]cloud.ID, *trace.Exception) {
	var accepting []cloud.ID
	for _, id := range w.Cloud.RuleHosts() {
		ok, exception := w.asksRule(rule, id)
		if exception != nil {
			return nil, exception
		}
		if ok {
			accepting = append(accepting, id)
		}
	}
	return accepting, nil
}

// asksRule asks one host's tag rule.
func (w *walk) asksRule(rule trace.Rule, id cloud.ID) (bool, *trace.Exception) {
	h := w.Cloud.Host(id)
	defer w.onHost(id)()
	q := w.Release.tagRuleCase(h.TagRule, w.offering.HostTag)
	answer, known := w.Rules[q]
	if !known {
		answer = cloud.TagRuleAnswer{Outcome: cloud.RuleUnmodelled, Detail: "it has not been evaluated"}
	}
	want := facts(trace.Text("offering tags", split(w.offering.HostTag)...))
	have := facts(trace.Text("tags it sees", split(q.Tags)...), trace.Text("tag rule", h.TagRule), trace.Text("outcome", string(answer.Outcome)), trace.IDs("cluster", h.Cluster))
	if answer.Detail != "" {
		have = append(have, trace.Text("detail", answer.Detail))
	}
	exception := (*trace.Exception)(nil)
	switch answer.Outcome {
	case cloud.RuleAccepts, cloud.RuleRejects, cloud.RuleNotBoolean:
		return w.ask(rule, answer.Outcome == cloud.RuleAccepts, want, have), nil
	case cloud.RuleThrows:
		exception = &trace.Exception{Class: cloudRuntimeException, Message: fmt.Sprintf("Unable to execute script [%s] due to [%s: %s]", w.script(h.TagRule), w.scriptError(), answer.Detail)}
	case cloud.RuleTimesOut:
		exception = &trace.Exception{Class: cloudRuntimeException, Message: fmt.Sprintf("Execution of script [%s] took too long and timed out. Timeout (in milliseconds) defined in the global setting [%s]: [2000].", w.script(h.TagRule), w.timeoutSetting())}
	default:
		w.fail(&Unmodelled{fmt.Sprintf("the tag rule %q (%s)", h.TagRule, answer.Detail)})
		exception = &trace.Exception{}
	}
	w.note(rule, trace.Abort, want, have, nil)
	return false, exception
}

// scriptError begins the reason in the exception. What follows is CloudStack's
// for what a rule throws itself; for errors of the engine it is this engine's.
func (w *walk) scriptError() string {
	if w.Release.behaviour.noTagIsNull {
		return "javax.script.ScriptException" // the older interpreter, which also splices null in
	}
	return "Script error"
}

// timeoutSetting is the setting that the exception names: for long the wrong one.
func (w *walk) timeoutSetting() string {
	if w.Release.behaviour.timeoutNamesRules {
		return "host.tag.rule.execution.timeout"
	}
	return "quota.activationrule.timeout"
}

// script is what CloudStack's exceptions print: the rule after the line that
// makes an array of the tags.
func (w *walk) script(rule string) string {
	if w.Release.behaviour.rulesTakeList {
		return rule
	}
	return "tags = tags ? tags.split(',') : [];" + rule
}
