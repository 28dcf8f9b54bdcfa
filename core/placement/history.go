package placement

import "placement-playground/core/trace"

// history is what is known of each release. A release says only what it
// changed; what a later release lost again is a change, too.
func history() []Release {
	return []Release{
		{Name: "4.18", behaviour: behaviour{concentratedRandom: true}},
		{Name: "4.19.0", Parent: "4.18", Changes: []Change{flexibleTags(), tagRules(), emptyListThrows(), listsPerTag(), staysWithStorage()}},
		{Name: "4.19.1", Parent: "4.19.0", Changes: []Change{emptyListGoesOn(8611)}},
		// 4.20.0 comes from a line where #8611 had been lost in a merge forward.
		{Name: "4.20.0", Parent: "4.19.1", Changes: []Change{emptyListThrows(), strictTags(), architectures(), haHostsKeptOut()}},
		{Name: "4.20.1", Parent: "4.20.0", Changes: []Change{emptyListGoesOn(10603), askHA(), spareSource()}},
		{Name: "4.20.3", Parent: "4.20.1", Changes: []Change{countStarting(), concentratedStarting(), spareMaintenance(), rulesTakeList()}},
		{Name: "4.21", Parent: "4.20.1", Changes: []Change{combineCapacity(), ignoreGPULeft()}},
		{Name: "4.22.0", Parent: "4.21", Changes: []Change{rulesSeeNoTag(), countStarting()}},
		{Name: "4.22.1", Parent: "4.22.0", Changes: []Change{concentratedStarting(), spareMaintenance(), rulesTakeList()}},
		{Name: "4.23", Parent: "4.22.1", Changes: []Change{concentratedGone(), filterList(), compareCategory(), timeoutNamesRules()}},
	}
}

func flexibleTags() Change {
	return Change{
		Name: "flexible-tags", PR: 7489, Rule: trace.OrderNoTags,
		Text: "Tags that no host has throw only while clusters are ordered, and the exception no longer names them.",
		make: func(b *behaviour) { b.flexibleTags = true },
	}
}

func tagRules() Change {
	return Change{
		Name: "tag-rules", PR: 7489, Rule: trace.ListRule,
		Text: "A host can have a tag rule in JavaScript; every host of the installation whose rule accepts the offering's tags is listed, whatever its cluster.",
		make: func(b *behaviour) { b.tagRules, b.noTagIsNull = true, true },
	}
}

func emptyListThrows() Change {
	return Change{
		Name: "empty-list-throws", PR: 7489, Rule: trace.ListEmpty,
		Text: "A cluster without a host that matches the tags ends the whole planning with an exception.",
		make: func(b *behaviour) { b.emptyListThrows = true },
	}
}

func emptyListGoesOn(pr int) Change {
	return Change{
		Name: "empty-list-goes-on", PR: pr, Rule: trace.ListEmpty,
		Text: "A cluster without a host that matches the tags is passed over, and the next cluster is asked.",
		make: func(b *behaviour) { b.emptyListThrows = false },
	}
}

func listsPerTag() Change {
	return Change{
		Name: "listed-per-tag", PR: 7489, Rule: trace.ListTwice,
		Text: "For a VM without tags a host is listed once for each of its tags.",
		make: func(b *behaviour) { b.listsPerTag = true },
	}
}

func staysWithStorage() Change {
	return Change{
		Name: "stays-with-storage", PR: 7401, Rule: trace.PlanOtherClusters,
		Text: "With migrate.vm.across.clusters off, a VM whose volume would have to move along keeps to its last host's cluster.",
		make: func(b *behaviour) { b.staysWithStorage = true },
	}
}

func strictTags() Change {
	return Change{
		Name: "strict-tags", PR: 9017, Rule: trace.LastHostTags,
		Text: "A last host must have only those tags that vm.strict.host.tags names, the template's among them.",
		make: func(b *behaviour) { b.strictTags = true },
	}
}

func architectures() Change {
	return Change{
		Name: "architectures", PR: 9619, Rule: trace.PlanArch,
		Text: "Clusters of another CPU architecture than the template's are left out.",
		make: func(b *behaviour) { b.architectures = true },
	}
}

// haHostsKeptOut stands with 4.20.0 because the recorded answers of 4.20.0
// were made just before #10603 and have it; the release itself came before.
func haHostsKeptOut() Change {
	return Change{
		Name: "ha-hosts-kept-out", PR: 10240, Rule: trace.ListHA,
		Text: "A host with the HA tag is kept out whatever other tags it has, and a host without it is listed once.",
		make: func(b *behaviour) { b.haHostsKeptOut = true },
	}
}

func askHA() Change {
	return Change{
		Name: "ask-ha", PR: 10118, Rule: trace.MaintainHA,
		Text: "With vm.ha.enabled off, a host with VMs cannot go into maintenance.",
		make: func(b *behaviour) { b.asksHA = true },
	}
}

func spareSource() Change {
	return Change{
		Name: "spare-source", PR: 10518, Rule: trace.MoveLocal,
		Text: "A VM that moves with its volume leaves the host under maintenance out; before, the plan could choose that very host, as the VM's last.",
		make: func(b *behaviour) { b.sparesSource = true },
	}
}

func spareMaintenance() Change {
	return Change{
		Name: "spare-maintenance", PR: 12062, Rule: trace.LastHostState,
		Text: "A last host in maintenance is not tried; and a VM that high availability restarts, too, keeps to its last host's cluster if its volume would have to move along.",
		make: func(b *behaviour) { b.sparesMaintenance, b.staysUnderHA = true, true },
	}
}

func rulesTakeList() Change {
	return Change{
		Name: "rules-take-list", PR: 12515, Rule: trace.ListRule,
		Text: "Tag rules see the tags as a list, and an offering without tags as an empty one.",
		make: func(b *behaviour) { b.rulesTakeList, b.noTagIsNull = true, false },
	}
}

func filterList() Change {
	return Change{
		Name: "filter-list", PR: 9074, Rule: trace.ListTwice,
		Text: "The hosts of a cluster are listed once and then filtered: no host stands twice.",
		make: func(b *behaviour) { b.filtersList, b.listsPerTag = true, false },
	}
}

func compareCategory() Change {
	return Change{
		Name: "compare-category", PR: 10098, Rule: trace.LastHostCategory,
		Text: "A last host whose guest-OS category is the template's is taken.",
		make: func(b *behaviour) { b.comparesCategory = true },
	}
}

func combineCapacity() Change {
	return Change{
		Name: "combine-capacity", PR: 10997, Rule: trace.OrderCounted,
		Text: "host.capacityType.to.order.clusters can be COMBINED: clusters and hosts are ordered by CPU and RAM together.",
		make: func(b *behaviour) { b.combinesCapacity = true },
	}
}

func rulesSeeNoTag() Change {
	return Change{
		Name: "rules-see-no-tag", Commit: "03a4b9f4fd", Rule: trace.ListRule,
		Text: "Tag rules see no tag of an offering that has none; before, they saw the tag null.",
		make: func(b *behaviour) { b.noTagIsNull = false },
	}
}

func concentratedGone() Change {
	return Change{
		Name: "concentrated-gone", PR: 12233, Rule: trace.ListOrder,
		Text: "The algorithm userconcentratedpod_random is gone: where it is still set, hosts are checked as listed.",
		make: func(b *behaviour) { b.concentratedRandom = false },
	}
}

func countStarting() Change {
	return Change{
		Name: "count-starting", PR: 11751, Rule: trace.OrderOwner,
		Text: "VMs of the owner that are starting count, too, where hosts, clusters and pods are ordered by the owner's VMs.",
		make: func(b *behaviour) { b.countsStarting = true },
	}
}

func concentratedStarting() Change {
	return Change{
		Name: "concentrated-starting", PR: 11845, Rule: trace.OrderOwner,
		Text: "UserConcentratedPodPlanner counts VMs that are starting, too.",
		make: func(b *behaviour) { b.concentratedStarting = true },
	}
}

func timeoutNamesRules() Change {
	return Change{
		Name: "timeout-names-rules", PR: 10098, Rule: trace.ListRule,
		Text: "The exception of a tag rule that does not end names the setting host.tag.rule.execution.timeout.",
		make: func(b *behaviour) { b.timeoutNamesRules = true },
	}
}

func ignoreGPULeft() Change {
	return Change{
		Name: "ignore-gpu-left", PR: 11143, Rule: trace.HostGPU,
		Text: "A host with the vGPU type is taken even if none of it is left.",
		make: func(b *behaviour) { b.gpuLeftIgnored = true },
	}
}
