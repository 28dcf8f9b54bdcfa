package words

import "placement-playground/core/trace"

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
		if !l.filtersList {
			l.info(hostAllocator, " Guest VM is requested with Custom[UEFI] Boot Type false")
			l.debug(hostAllocator, "Looking for hosts in zone [%d], pod [%d], cluster [%d]", l.c.Zone.ID, e.At.Pod, e.At.Cluster)
		}
	case trace.ClusterSuitable:
		hosts := ids(e.Have, "hosts")
		l.debug(hostAllocator, since(l.filtersList, "Host Allocator returning %d suitable hosts.", "Host Allocator returning %d suitable hosts"), len(hosts))
		if l.rejected() {
			l.noSuitableHosts()
			return
		}
		level := since(l.reordersQuietly, "DEBUG", "INFO")
		l.write(level, deploymentManager, since(l.filtersList, "Re-ordering hosts [%s] by priorities [{}].", "Re-ordering hosts %s by priorities {}"), l.printHosts(hosts))
		l.write(level, deploymentManager, since(l.filtersList, "Hosts after re-ordering are: [%s].", "Hosts after re-ordering are: %s"), l.printHosts(hosts))
	}
}

func (l *logger) noSuitableHosts() {
	l.debug(deploymentManager, "No suitable hosts found.")
	l.debug(deploymentManager, "No suitable hosts found under this Cluster: %s", l.printCluster(l.e.At.Cluster))
}
