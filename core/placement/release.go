package placement

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/trace"
)

// behaviour is what differs between releases. The engine branches on these and
// never on a version.
type behaviour struct {
	// emptyListThrows: a cluster without a matching host ends the planning with
	// an exception, instead of leaving the walk to the next cluster.
	emptyListThrows bool
	// architectures: clusters of another CPU architecture than the template's
	// are avoided.
	architectures bool
	// flexibleTags: tags that no host of the installation has throw only while
	// clusters are ordered, and the exception does not name them. Before, every
	// listing by such tags threw, and an empty list still put the cluster's
	// other hosts into the avoid set.
	flexibleTags bool
	// listsPerTag: for a VM without tags, a host is listed once for each tag.
	listsPerTag bool
	// haHostsKeptOut: ha.tag keeps out every host that has it. Before, a host
	// was listed once for each tag that is not the HA tag.
	haHostsKeptOut bool
	// staysWithStorage: with migrate.vm.across.clusters off, a VM whose volume
	// would have to move keeps to its last host's cluster.
	staysWithStorage bool
	// strictTags: of a last host only the tags in vm.strict.host.tags are
	// asked. Before, all of the offering's were, and never the template's.
	strictTags bool
	// asksHA: vm.ha.enabled is asked before a maintenance.
	asksHA bool
}

// Release is a CloudStack release: its parent plus named changes.
type Release struct {
	Name      string
	Parent    string // empty for the oldest
	Changes   []Change
	behaviour behaviour
}

// Change is one behaviour that a release changed.
type Change struct {
	Name string // after the behaviour
	PR   int    // of apache/cloudstack
	Text string // one sentence
	// Rule is the rule whose answers changed.
	Rule trace.Rule
	make func(*behaviour)
}

// Releases lists the releases, oldest first, each built anew from its parent.
func Releases() []Release {
	var built []Release
	for _, r := range history() {
		if r.Parent != "" {
			i := slices.IndexFunc(built, func(b Release) bool { return b.Name == r.Parent })
			r.behaviour = built[i].behaviour
		}
		for _, c := range r.Changes {
			c.make(&r.behaviour)
		}
		built = append(built, r)
	}
	return built
}

// Find finds a release by name.
func Find(name string) (Release, error) {
	all := Releases()
	if i := Rank(name); i >= 0 {
		return all[i], nil
	}
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.Name
	}
	return Release{}, fmt.Errorf("release %q is not modelled; known are %s", name, strings.Join(names, ", "))
}

// Rank is a release's place in time, -1 for an unknown one.
func Rank(name string) int {
	return slices.IndexFunc(Releases(), func(r Release) bool { return r.Name == name })
}

// Between lists the changes that lie on the way from one release to the other,
// in either direction, oldest first.
func Between(a, b string) []Change {
	all := Releases()
	low, high := min(Rank(a), Rank(b)), max(Rank(a), Rank(b))
	var changes []Change
	for _, r := range all[low+1 : high+1] {
		changes = append(changes, r.Changes...)
	}
	return changes
}
