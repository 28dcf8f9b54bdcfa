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
	// tagRules: hosts can have a tag rule.
	tagRules bool
	// noTagIsNull: tag rules see the tag "null" of an offering that has none.
	noTagIsNull bool
	// rulesTakeList: tag rules see a java.util.List of tags, no array.
	rulesTakeList bool
	// staysUnderHA: staysWithStorage also holds for a VM that high availability
	// restarts, whose last host is not tried.
	staysUnderHA bool
	// sparesMaintenance: a last host in maintenance, or in error, is refused.
	sparesMaintenance bool
	// comparesCategory: a last host's guest-OS category is compared with the
	// template's. Before, any category refused the host.
	comparesCategory bool
	// filtersList: hosts are listed once and then filtered, and a template and a
	// host without guest-OS category count as alike.
	filtersList bool
	// combinesCapacity: clusters and hosts can be ordered by CPU and RAM together.
	combinesCapacity bool
	// concentratedRandom: the algorithm userconcentratedpod_random shuffles.
	concentratedRandom bool
	// countsStarting: where the owner's VMs are counted, those that are starting
	// are, too; concentratedStarting likewise for UserConcentratedPodPlanner.
	countsStarting, concentratedStarting bool
	// timeoutNamesRules: the exception of a tag rule that does not end names the
	// setting of tag rules, and no longer that of quotas.
	timeoutNamesRules bool
	// gpuLeftIgnored: a vGPU type counts as available even if none is left.
	gpuLeftIgnored bool
	// asksHA: vm.ha.enabled is asked before a maintenance.
	asksHA bool
	// sparesSource: a VM that moves with its volume may not go to the host that
	// is emptied, and an empty plan is expected.
	sparesSource bool
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
	PR   int    // of apache/cloudstack, 0 if there was none
	// Commit is what made the change where no pull request did.
	Commit string
	Text   string // one sentence
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

// Between lists the changes that one of two releases has and the other has not,
// the older release's first. A release is its parent with changes, so these are
// the changes since their last common ancestor; what both have made since then
// is no difference.
func Between(a, b string) []Change {
	ofA, ofB := lineage(a), lineage(b)
	common := 0
	for common < min(len(ofA), len(ofB)) && ofA[common].Name == ofB[common].Name {
		common++
	}
	of := func(line []Release) []Change {
		var changes []Change
		for _, r := range line[common:] {
			changes = append(changes, r.Changes...)
		}
		return changes
	}
	mine, theirs := of(ofA), of(ofB)
	if Rank(a) > Rank(b) {
		mine, theirs = theirs, mine
	}
	without := func(changes, others []Change) []Change {
		return slices.DeleteFunc(slices.Clone(changes), func(c Change) bool {
			return slices.ContainsFunc(others, func(o Change) bool { return o.Name == c.Name && o.PR == c.PR })
		})
	}
	return append(without(mine, theirs), without(theirs, mine)...)
}

// lineage is a release after its ancestors, the oldest first.
func lineage(name string) []Release {
	all := Releases()
	var line []Release
	for i := Rank(name); i >= 0; i = Rank(all[i].Parent) {
		line = append(line, all[i])
	}
	slices.Reverse(line)
	return line
}

// Upto is the release's parent with its first change, with its first two, and
// so on to the release itself: where a release ends otherwise than its parent,
// one of these is the first to do so.
func (r Release) Upto() []Release {
	parent, err := Find(r.Parent)
	if err != nil {
		return nil // the oldest release has none
	}
	var steps []Release
	b := parent.behaviour
	for i, c := range r.Changes {
		c.make(&b)
		steps = append(steps, Release{Name: r.Name, Parent: r.Parent, Changes: r.Changes[:i+1], behaviour: b})
	}
	return steps
}
