package words

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
)

// ranked: an algorithm that ranks looks at all hosts of the cluster.
func (l *logger) ranked() {
	e := l.e
	hosts := javaList(ids(e.Have, "hosts"))
	switch {
	case cloud.Algorithm(word(e.Want, "algorithm")) == cloud.UserDispersing:
		l.debug(hostAllocator, since(l.filtersList, "List of hosts in ascending order of number of VMs: %s.", "List of hosts in ascending order of number of VMs: %s"), hosts)
	case l.saysCapacityType:
		l.debug(hostAllocator, "CapacityType: %s is used for Host ordering", word(e.Want, "by"))
		l.debug(hostAllocator, since(l.filtersList, "List of hosts: [%s] in descending order of free capacity (percentage) in the cluster: %s.",
			"List of hosts: [%s] in descending order of free capacity (percentage) in the cluster: %s"), hosts, l.shares())
	default:
		l.debug(hostAllocator, "List of hosts in descending order of free capacity in the cluster: %s", hosts)
	}
}

// shares is the map from hosts to their free share, as Java prints one; at
// most two decimals, halves to even.
func (l *logger) shares() string {
	var parts []string
	free := words(l.e.Have, "percent free")
	for i, id := range ids(l.e.Have, "hosts") {
		percent, _ := strconv.ParseFloat(free[i], 64) // written by core/placement
		parts = append(parts, strconv.FormatInt(id, 10)+"="+strconv.FormatFloat(math.RoundToEven(percent*100)/100, 'f', -1, 64)+"%")
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// sequence: from the listed hosts to the order in which they are checked.
func (l *logger) sequence() {
	listed, ordered := ids(l.e.Have, "hosts as listed"), ids(l.e.Have, "hosts")
	dropped := slices.DeleteFunc(slices.Clone(listed), func(id int64) bool { return slices.Contains(ordered, id) })
	if l.filtersList {
		l.filteredSequence(listed, dropped, ordered)
		return
	}
	l.debug(hostAllocator, "FirstFitAllocator has %d hosts to check for allocation: %s", len(listed), l.printHosts(listed))
	if len(dropped) > 0 {
		l.debug(hostAllocator, "Not considering hosts: %s  to deploy template: %s as they are not HVM enabled", l.printHosts(dropped), l.printTemplate())
	}
	l.debug(hostAllocator, "Found %d hosts for allocation after prioritization: %s", len(ordered), l.printHosts(ordered))
	l.debug(hostAllocator, "Looking for speed=%dMhz, Ram=%d MB", l.offering().CPU(), l.offering().RAMMiB)
}

// filteredSequence: two lines print a list before it is filled, and one an
// argument that its format has no place for.
func (l *logger) filteredSequence(listed, dropped, ordered []int64) {
	l.debug(hostAllocator, "FirstFitAllocator has %d hosts to check for allocation %s.", len(listed), l.printHosts(listed))
	if l.c.Template(l.c.VM(l.e.At.VM).Template).RequiresHVM {
		l.debug(hostAllocator, "Template [%s] requires HVM, therefore, the hosts %%s will be checked for HVM compatibility.", l.printTemplate())
	} else {
		l.debug(hostAllocator, "Template [%s] does not require HVM, therefore, the hosts [] will not be checked for HVM compatibility.", l.printTemplate())
	}
	if len(dropped) > 0 {
		l.debug(hostAllocator, "Not considering hosts %s to deploy VM using template %s as they are not HVM enabled.", l.printHosts(dropped), l.printTemplate())
	}
	l.debug(hostAllocator, "Found %d hosts for allocation after prioritization: %s.", len(ordered), l.printHosts(ordered))
	l.debug(hostAllocator, "Checking compatibility for the following hosts [].")
}
