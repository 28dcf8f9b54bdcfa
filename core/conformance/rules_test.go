package conformance_test

import (
	"slices"
	"strings"

	"placement-playground/core/cloud"
)

// fourRules answers the rules that the recordings use.
func fourRules(cases []cloud.TagRuleCase) (cloud.TagRuleAnswers, error) {
	answers := cloud.TagRuleAnswers{}
	for _, c := range cases {
		var tags []string
		if c.Tags != "" {
			tags = strings.Split(c.Tags, ",")
		}
		accepts, known := false, true
		switch c.Rule {
		case "false":
		case "tags[0] == 'generic'":
			accepts = len(tags) > 0 && tags[0] == "generic"
		case "tags.indexOf('linux') >= 0":
			accepts = slices.Contains(tags, "linux")
		case "tags.length == 0":
			accepts = len(tags) == 0
		default:
			known = false
		}
		switch {
		case !known:
			answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleUnmodelled, Detail: c.Rule}
		case accepts:
			answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
		default:
			answers[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleRejects}
		}
	}
	return answers, nil
}
