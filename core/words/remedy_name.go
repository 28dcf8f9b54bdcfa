package words

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/remedy"
)

// named is what a change is about.
func named(s Speaker, c remedy.Change) string {
	switch c.Kind {
	case remedy.Zone:
		return "the zone " + s.Cloud.Zone.Name
	case remedy.Pod:
		return "the pod " + s.Pod(c.ID)
	case remedy.Cluster:
		return "the cluster " + s.Cluster(c.ID)
	case remedy.Host:
		return s.Host(c.ID)
	case remedy.Offering:
		if c.Field == "hostTag" {
			return s.Cloud.Offering(c.ID).Name
		}
		return "the offering " + s.Cloud.Offering(c.ID).Name
	case remedy.Template:
		if c.Field == "templateTag" {
			return s.Cloud.Template(c.ID).Name
		}
		return "the template " + s.Cloud.Template(c.ID).Name
	case remedy.Pool:
		return s.Cloud.Pool(c.ID).Name
	case remedy.VM:
		return s.VM(c.ID)
	}
	return c.Field
}

// less is by how much a whole number becomes smaller.
func less(c remedy.Change) string {
	from, _ := strconv.ParseInt(c.From, 10, 64) // a change of a number has one
	to, _ := strconv.ParseInt(c.To, 10, 64)
	return strconv.FormatInt(from-to, 10)
}

// gone are the ids that a list of references loses.
func gone(c remedy.Change) []int64 {
	var ids []int64
	left := strings.Split(c.To, ",")
	for word := range strings.SplitSeq(c.From, ",") {
		if id, err := strconv.ParseInt(word, 10, 64); err == nil && !slices.Contains(left, word) {
			ids = append(ids, id)
		}
	}
	return ids
}
