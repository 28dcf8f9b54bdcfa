package words

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// lastHost: most refusals end with the line that no last host is taken, but
// not all: CloudStack returns from the middle of the method for some.
func (l *logger) lastHost() {
	e := l.e
	switch e.Rule {
	case trace.PhaseLastHost:
		if l.sparesMaintenance {
			l.debug(deploymentManager, "This VM has last host_id: %d", e.At.Host)
			return
		}
		l.debug(deploymentManager, "This VM has last host_id specified, trying to choose the same host: %s", l.printHost(e.At.Host))
	case trace.LastHostState:
		l.debug(deploymentManager, "VM's last host is %s, trying to choose the same host if it is not in maintenance, error or degraded state", l.printHost(e.At.Host))
	case trace.LastHostUp:
		l.noGuestLimit()
	case trace.LastHostCapability:
		l.capability()
	case trace.LastHostReserved:
		l.reserved()
	case trace.LastHostCapacity:
		l.free(l.rowOf("cpu "), l.rowOf("ram "))
	}
	if l.rejected() {
		l.lastHostRefused()
	}
	if (e.Rule == trace.LastHostReserved || e.Rule == trace.LastHostCapacity) && e.Verdict == trace.Pass {
		l.debug(deploymentManager, "Last host [%s] of VM [%s] is UP and has enough capacity. Checking for suitable pools for this host under zone [%s], pod [%s] and cluster [%s].",
			l.printHost(e.At.Host), l.printVM(), l.printZone(), l.printPod(e.At.Pod), l.printCluster(e.At.Cluster))
	}
}

func (l *logger) lastHostRefused() {
	e := l.e
	switch e.Rule {
	case trace.LastHostAvoided:
		l.warn(deploymentManager, "The last host [%s] of VM [%s] is in the avoid set. Skipping this and trying other available hosts.", l.printHost(e.At.Host), l.printVM())
	case trace.LastHostCluster:
		l.debug(deploymentManager, "The last host [%s] of VM [%s] cannot be picked, as the plan [DataCenterDeployment] specifies a different cluster [%d] to deploy this VM. Skipping this and trying other available hosts.",
			l.printHost(e.At.Host), l.printVM(), ids(e.Want, "cluster")[0])
	case trace.LastHostState:
		l.debug(deploymentManager, "Unable to deploy VM %s in the last host, last host %s is in %s state", l.c.VM(e.At.VM).Name, l.c.Host(e.At.Host).Name, word(e.Have, "state"))
	case trace.LastHostGuests:
		l.guestLimit()
		l.debug(deploymentManager, "Cannot deploy VM [%s] in the last host [%s] because this host already has the max number of running VMs (users and system VMs). Skipping this and trying other available hosts.",
			l.printVM(), l.printHost(e.At.Host))
	case trace.LastHostTags:
		l.debug(deploymentManager, "Service Offering host tag or template tag does not match the last host of this VM")
	case trace.LastHostCategory:
		l.debug(deploymentManager, "%s", since(l.filtersList, "The last host has different `guest.os.category.id` than guest os category of VM, skipping",
			"The last host has different guest.os.category.id than guest os category of VM, skipping"))
	case trace.LastHostEnd:
	case trace.LastHostUp:
		l.debug(deploymentManager, "Cannot deploy VM [%s] to the last host [%s] because this host is not in UP state or is not enabled. Host current status [%s] and resource status [%s].",
			l.printVM(), l.printHost(e.At.Host), word(e.Have, "status"), word(e.Have, "resource state"))
		return
	case trace.LastHostCapability, trace.LastHostCapacity:
		l.debug(deploymentManager, "Cannot deploy VM [%s] to the last host [%s] because this host does not have enough capacity to deploy this VM.", l.printVM(), l.printHost(e.At.Host))
		return
	default:
		return
	}
	l.debug(deploymentManager, "Cannot choose the last host to deploy this VM %s.", l.printVM())
}

// namedHost prints zone, pod and cluster where the line says pod, cluster and zone.
func (l *logger) namedHost() {
	e := l.e
	switch {
	case e.Rule == trace.PhaseHost:
		l.debug(deploymentManager, "DeploymentPlan [DataCenterDeployment] has specified host [%d] without HA flag. Choosing this host to deploy VM [%s].", e.At.Host, l.printVM())
	case e.Rule == trace.HostNamedAvoided && l.rejected():
		l.debug(deploymentManager, "Cannot deploy VM [%s] to host [%s] because this host is in the avoid set.", l.printVM(), l.printHost(e.At.Host))
	case e.Rule == trace.HostNamedAvoided:
		l.debug(deploymentManager, "Trying to find suitable pools for host [%s] under pod [%s], cluster [%s] and zone [%s], to deploy VM [%s].",
			l.printHost(e.At.Host), l.printZone(), l.printPod(e.At.Pod), l.printCluster(e.At.Cluster), l.printVM())
	case e.Rule == trace.HostNamedEnd:
		l.namedHostFails()
	}
}

func (l *logger) namedHostFails() {
	l.debug(deploymentManager, "Cannot deploy VM [%s] under host [%s], because no suitable pools were found.", l.printVM(), l.printHost(l.e.At.Host))
}

// noGuestLimit: the guest limit is no question for KVM, but there is a line.
func (l *logger) noGuestLimit() {
	id := l.e.At.Host
	if l.c.Cluster(l.c.Host(id).Cluster).Hypervisor == cloud.KVM {
		l.debug(capacityManager, "%s is KVM hypervisor type, no max guest limit check needed", l.printBareHost(id))
	}
}

func (l *logger) guestLimit() {
	l.info(capacityManager, "%s already reached max Running VMs(count includes system VMs), limit: %d, running VM count: %d", l.printBareHost(l.e.At.Host), int64(number(l.e.Want, "limit")), int64(number(l.e.Have, "guests")))
}
