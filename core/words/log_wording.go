package words

// wording is what differs between the lines of releases: each field is a change
// of CloudStack's, and a release is the changes that it has.
type wording struct {
	// sparesMaintenance: the last host is named by its id before it is looked
	// up, and by more once its state is asked (apache/cloudstack#12062).
	sparesMaintenance bool
	// saysCapacityType: which capacity orders is written, and free shares in percent.
	saysCapacityType bool
	// asksGPU: every host is asked for GPUs, also for a VM that wants none.
	asksGPU bool
	// namesPlanner: the planner that is asked for is printed by name.
	namesPlanner bool
	// reordersQuietly: the order by priorities is written at DEBUG.
	reordersQuietly bool
	// filtersList: one list is filtered step by step, and each step is written
	// (apache/cloudstack#9074).
	filtersList bool
}

// wordings are those of 4.20 and later. Before, nearly every line was another,
// and there is no recording to compare with.
func wordings() map[string]wording {
	return map[string]wording{
		"4.20.0": {},
		"4.20.1": {},
		"4.20.3": {sparesMaintenance: true},
		"4.21":   {saysCapacityType: true, asksGPU: true, namesPlanner: true},
		"4.22.0": {saysCapacityType: true, asksGPU: true, namesPlanner: true},
		"4.22.1": {saysCapacityType: true, asksGPU: true, namesPlanner: true, sparesMaintenance: true, reordersQuietly: true},
		"4.23":   {saysCapacityType: true, asksGPU: true, namesPlanner: true, sparesMaintenance: true, filtersList: true},
	}
}

// HasLog reports whether the lines of a release are known.
func HasLog(release string) bool {
	_, ok := wordings()[release]
	return ok
}

// since is the text of a release that has a change, or of one that has not.
func since(changed bool, after, before string) string {
	if changed {
		return after
	}
	return before
}
