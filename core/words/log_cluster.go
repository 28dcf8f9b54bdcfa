package words

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// cluster: the walk through the clusters, around the allocator.
func (l *logger) cluster() {
	e := l.e
	switch e.Rule {
	case trace.ClusterHypervisor:
		if l.rejected() {
			l.debug(deploymentManager, "Adding cluster [%s] to the avoid set because the cluster's hypervisor [%s] does not match the VM [%s] hypervisor: [%s]. Skipping this cluster.",
				l.printCluster(e.At.Cluster), word(e.Have, "hypervisor"), l.printVM(), word(e.Want, "hypervisor"))
			return
		}
		l.debug(deploymentManager, "Checking resources in Cluster: %s under Pod: %s", l.printCluster(e.At.Cluster), l.printPod(e.At.Pod))
	case trace.ClusterPod:
		if l.rejected() {
			l.debug(deploymentManager, "The cluster is in a disabled pod : %s", l.printPod(e.At.Pod))
			return
		}
		l.info(hostAllocator, " Guest VM is requested with Custom[UEFI] Boot Type false")
		l.debug(hostAllocator, "Looking for hosts in zone [%d], pod [%d], cluster [%d]", l.c.Zone.ID, e.At.Pod, e.At.Cluster)
	case trace.ClusterSuitable:
		hosts := ids(e.Have, "hosts")
		l.debug(hostAllocator, "Host Allocator returning %d suitable hosts", len(hosts))
		if l.rejected() {
			l.noSuitableHosts()
			return
		}
		l.info(deploymentManager, "Re-ordering hosts %s by priorities {}", l.printHosts(hosts))
		l.info(deploymentManager, "Hosts after re-ordering are: %s", l.printHosts(hosts))
	}
}

func (l *logger) noSuitableHosts() {
	l.debug(deploymentManager, "No suitable hosts found.")
	l.debug(deploymentManager, "No suitable hosts found under this Cluster: %s", l.printCluster(l.e.At.Cluster))
}

// list: the allocator's list of hosts, before it looks at one.
func (l *logger) list() {
	e := l.e
	switch e.Rule {
	case trace.ListTagged:
		l.tagged()
	case trace.ListEmpty:
		tags := l.offering().HostTag
		if tags == "" {
			tags = "null"
		}
		if e.Verdict == trace.Abort {
			l.write("ERROR", hostAllocator, "No suitable host found for vm [%s] with tags [%s].", l.printVM(), tags)
			return
		}
		l.warn(hostAllocator, "No suitable host found for VM [%s] with tags %s in zone [%d], pod [%d], cluster [%d].", l.printVM(), tags, l.c.Zone.ID, e.At.Pod, e.At.Cluster)
		l.noSuitableHosts()
	case trace.ListUnmatched:
		// Whatever the reason, the line says that they do not support HA.
		l.debug(hostAllocator, "Adding hosts [%s] to the avoid set because these hosts do not support HA.", l.printReflected(l.perTag(ids(e.Have, "hosts"))))
	case trace.ListRanked:
		by := "List of hosts in descending order of free capacity in the cluster: "
		if cloud.Algorithm(word(e.Want, "algorithm")) != cloud.LeastConsumed {
			by = "List of hosts in ascending order of number of VMs: "
		}
		l.debug(hostAllocator, "%s%s", by, javaList(ids(e.Have, "hosts")))
	case trace.ListOrder:
		l.sequence()
	}
}

func (l *logger) tagged() {
	found := l.e.Have
	byOffering, offered := trace.Find(found, "hosts by offering")
	byTemplate, templated := trace.Find(found, "hosts by template")
	if tag := l.offering().HostTag; offered {
		l.debug(hostAllocator, "Looking for hosts having tag specified on SvcOffering:%s", tag)
		l.debug(hostAllocator, "Hosts with tag '%s' are:%s", tag, l.printHosts(byOffering.IDs))
	}
	if tag := l.templateTag(); templated {
		l.debug(hostAllocator, "Looking for hosts having tag specified on Template:%s", tag)
		l.debug(hostAllocator, "Hosts with tag '%s' are:%s", tag, l.printHosts(byTemplate.IDs))
	}
	if offered && templated {
		both := ids(found, "hosts")
		l.debug(hostAllocator, "Found %d Hosts satisfying both tags, host ids are:%s", len(both), l.printHosts(both))
	}
}

// perTag names a host once for each of its tags, as the database joins them.
func (l *logger) perTag(ids []int64) []int64 {
	if !l.listsPerTag {
		return ids
	}
	var out []int64
	for _, id := range ids {
		for range max(1, len(l.c.Host(id).Tags)) {
			out = append(out, id)
		}
	}
	return out
}

func (l *logger) sequence() {
	listed, ordered := ids(l.e.Have, "hosts as listed"), ids(l.e.Have, "hosts")
	l.debug(hostAllocator, "FirstFitAllocator has %d hosts to check for allocation: %s", len(listed), l.printHosts(listed))
	dropped := slices.DeleteFunc(slices.Clone(listed), func(id int64) bool { return slices.Contains(ordered, id) })
	if len(dropped) > 0 {
		l.debug(hostAllocator, "Not considering hosts: %s  to deploy template: %s as they are not HVM enabled", l.printHosts(dropped), l.printTemplate())
	}
	l.debug(hostAllocator, "Found %d hosts for allocation after prioritization: %s", len(ordered), l.printHosts(ordered))
	l.debug(hostAllocator, "Looking for speed=%dMhz, Ram=%d MB", l.offering().CPU(), l.offering().RAMMiB)
}
