package placement

import (
	"slices"
	"strings"
)

// split cuts a comma-separated string as Java's String.split does: empty parts
// at the end are dropped, others and spaces stay.
func split(tags string) []string {
	tags = strings.TrimRight(tags, ",")
	if tags == "" {
		return nil
	}
	return strings.Split(tags, ",")
}

// fold makes two tags equal exactly if the database takes them for equal:
// in any case of letters, with any number of spaces at the end.
func fold(tag string) string { return strings.ToLower(strings.TrimRight(tag, " ")) }

// matches reports whether a host with these tags is listed for the wanted ones
// (HostDaoImpl.findHostIdsByHostTags): as many of the host's distinct tags must
// be among the wanted as are wanted, duplicates included. So "linux,linux"
// matches no host.
func matches(have, wanted []string) bool {
	var hits []string
	for _, tag := range have {
		if f := fold(tag); contains(wanted, f) && !slices.Contains(hits, f) {
			hits = append(hits, f)
		}
	}
	return len(hits) == len(wanted)
}

func contains(wanted []string, folded string) bool {
	return slices.ContainsFunc(wanted, func(tag string) bool { return fold(tag) == folded })
}

// missing are the wanted tags that a host has not.
func missing(have, wanted []string) []string {
	var out []string
	for _, tag := range wanted {
		if !contains(have, fold(tag)) {
			out = append(out, tag)
		}
	}
	return out
}

// strictlyMissing are the tags that a last host must have and has not
// (HostVO.getHostServiceOfferingAndTemplateMissingTags). The template's tag is
// taken whole.
func strictlyMissing(have []string, offeringTag, templateTag string, strict []string) []string {
	wanted := split(offeringTag)
	if templateTag != "" {
		wanted = append(wanted, templateTag)
	}
	return exactlyMissing(have, slices.DeleteFunc(wanted, func(tag string) bool { return !slices.Contains(strict, tag) }))
}

// exactlyMissing are the wanted tags that a host has not, as Java compares.
func exactlyMissing(have, wanted []string) []string {
	var out []string
	for _, tag := range wanted {
		if !slices.Contains(have, tag) {
			out = append(out, tag)
		}
	}
	return out
}
