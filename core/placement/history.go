package placement

import "placement-playground/core/trace"

// history is what is known of each release. A release says only what it
// changed; what a later release lost again is a change, too.
func history() []Release {
	return []Release{
		{Name: "4.18", Changes: []Change{{
			Name: "base", Text: "Where the playground's history begins.",
			make: func(b *behaviour) { b.clustersByTag = true; b.staysWithStorage = true },
		}}},
		{Name: "4.19.0", Parent: "4.18", Changes: []Change{emptyListThrows(7489), flexibleTags()}},
		{Name: "4.19.1", Parent: "4.19.0", Changes: []Change{emptyListGoesOn(8611)}},
		// 4.20.0 was cut from a line where #8611 had been lost in a merge forward.
		{Name: "4.20.0", Parent: "4.19.1", Changes: []Change{emptyListThrows(7489), architectures()}},
		{Name: "4.20.1", Parent: "4.20.0", Changes: []Change{emptyListGoesOn(10603)}},
	}
}

func emptyListThrows(pr int) Change {
	return Change{
		Name: "empty-list-throws", PR: pr,
		Text: "A cluster without a host that matches the tags ends the whole planning with an exception.",
		Rule: trace.ListEmpty,
		make: func(b *behaviour) { b.emptyListThrows = true },
	}
}

func emptyListGoesOn(pr int) Change {
	return Change{
		Name: "empty-list-goes-on", PR: pr,
		Text: "A cluster without a host that matches the tags is passed over, and the next cluster is asked.",
		Rule: trace.ListEmpty,
		make: func(b *behaviour) { b.emptyListThrows = false },
	}
}

func flexibleTags() Change {
	return Change{
		Name: "flexible-tags", PR: 7489,
		Text: "Hosts can have a tag rule; for a VM without tags a host is listed once for each of its tags.",
		Rule: trace.ListTwice,
		make: func(b *behaviour) { b.listsPerTag = true; b.flexibleTags = true },
	}
}

func architectures() Change {
	return Change{
		Name: "architectures", PR: 9619,
		Text: "Clusters of another CPU architecture than the template's are left out.",
		Rule: trace.PlanArch,
		make: func(b *behaviour) { b.architectures = true },
	}
}
