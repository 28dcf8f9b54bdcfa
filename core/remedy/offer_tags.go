package remedy

import (
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// tagged are the ways to let a host match the tags of the offering or template:
// it gets those it lacks, of one or of both; or they are wanted no more; or, where
// they are written so that nothing can match, they are written otherwise.
func (o *offers) tagged(c *Cell, h cloud.Host) obstacle {
	missing, _ := trace.Find(c.Have, "missing")
	ways := o.tag(h, missing.Words)
	var both []string // in one order, so that both blockers offer the same
	for _, rule := range []trace.Rule{trace.ListOffering, trace.ListTemplate} {
		for _, cell := range o.row.Cells {
			lacks, _ := trace.Find(cell.Have, "missing")
			for _, tag := range lacks.Words {
				if cell.Rule == rule && !slices.ContainsFunc(both, func(have string) bool { return alike(have, tag) }) {
					both = append(both, tag)
				}
			}
		}
	}
	if len(both) > len(missing.Words) {
		ways = append(ways, o.tag(h, both)...)
	}
	kind, id, name, wanted := Offering, o.offering.ID, "hostTag", o.offering.HostTag
	if c.Rule == trace.ListTemplate {
		kind, id, name, wanted = Template, o.template.ID, "templateTag", o.template.Tag
	}
	parts := strings.Split(wanted, ",")
	if len(missing.Words) > 0 {
		fewer := slices.DeleteFunc(slices.Clone(parts), func(tag string) bool { return slices.Contains(missing.Words, tag) })
		ways = append(ways, given(kind, id, name, wanted, listed(fewer)))
	}
	if plain := listed(written(parts)); plain != wanted {
		ways = append(ways, given(kind, id, name, wanted, plain))
	}
	return ways
}

// written are tags without the spaces around them, and none twice.
func written(parts []string) []string {
	var plain []string
	for _, tag := range parts {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.ContainsFunc(plain, func(have string) bool { return alike(have, tag) }) {
			plain = append(plain, tag)
		}
	}
	return plain
}

// alike: the database takes two tags for the same.
func alike(a, b string) bool {
	return strings.EqualFold(strings.TrimRight(a, " "), strings.TrimRight(b, " "))
}
