package words

import (
	"fmt"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// tagRule says what a host's tag rule answered.
func (s Speaker) tagRule(e *trace.Event) string {
	host, detail := s.Host(e.At.Host), word(e.Have, "detail")
	tags := "no tag"
	if wanted := words(e.Want, "offering tags"); len(wanted) > 0 {
		tags = "the tag " + strings.Join(wanted, " and ")
	} else if seen := words(e.Have, "tags it sees"); len(seen) > 0 {
		tags += fmt.Sprintf(", of which it sees the tag %s", seen[0])
	}
	switch cloud.TagRuleOutcome(word(e.Have, "outcome")) {
	case cloud.RuleAccepts:
		text := fmt.Sprintf("The tag rule of %s accepts an offering with %s.", host, tags)
		if cluster := ids(e.Have, "cluster"); e.At.Cluster != 0 && len(cluster) == 1 && cluster[0] != e.At.Cluster {
			text += fmt.Sprintf(" It is listed although it is in %s, another cluster than the one being walked.", s.Cluster(cluster[0]))
		}
		return text
	case cloud.RuleRejects:
		return fmt.Sprintf("The tag rule of %s rejects an offering with %s.", host, tags)
	case cloud.RuleNotBoolean:
		return fmt.Sprintf("The tag rule of %s answers %s, which is neither true nor false: CloudStack takes it as false.", host, detail)
	case cloud.RuleUnmodelled, cloud.RuleExhausts:
		return fmt.Sprintf("What the tag rule of %s answers is not known: %s.", host, strings.TrimSuffix(detail, "."))
	case cloud.RuleTimesOut:
		return fmt.Sprintf("The tag rule of %s does not end: CloudStack stops it, throws an exception, and the planning ends.", host)
	}
	return fmt.Sprintf("The tag rule of %s fails (%s): CloudStack throws an exception, and the planning ends.", host, strings.TrimSuffix(detail, "."))
}
