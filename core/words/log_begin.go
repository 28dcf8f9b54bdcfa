package words

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// begin: what planDeployment writes before a host or the planner is asked.
func (l *logger) begin() {
	e := l.e
	switch e.Rule {
	case trace.PhasePlan:
		l.plan()
	case trace.PlanDedicated:
		l.dedicated()
	case trace.PlanDisabledUsed:
		l.needs()
	case trace.PlanDisabled:
		l.disabled()
	case trace.PlanArch:
		l.architectures()
	case trace.PlanAvoids:
		pods, clusters, hosts := hashed(ids(e.Have, "pods")), hashed(ids(e.Have, "clusters")), hashed(ids(e.Have, "hosts"))
		l.debug(deploymentManager, "DeploymentPlan [DataCenterDeployment] has not specified host. Trying to find another destination to deploy VM [%s], avoiding pods [%s], clusters [%s] and hosts [%s].",
			l.printVM(), joined(pods, ", "), joined(clusters, ", "), joined(hosts, ", "))
		l.debug(deploymentManager, "Deploy avoids pods: %s, clusters: %s, hosts: %s.", javaList(pods), javaList(clusters), javaList(hosts))
		l.debug(deploymentManager, "Deploy hosts with priorities {}, hosts have NORMAL priority by default")
	case trace.PlanOtherClusters:
		home := ids(e.Want, "cluster")[0]
		l.warn(deploymentManager, "VM last host ID: %d belongs to zone ID: %d for which config - migrate.vm.across.clusters is false and storage migration would be needed for inter-cluster migration, therefore, adding all other clusters except ID: %d from this zone to avoid list",
			ids(e.Have, "host before")[0], l.c.Zone.ID, home)
	case trace.PlanLift:
		l.debug(deploymentManager, "Could not find suitable Deployment Destination for this VM under any clusters, returning. ")
	case trace.PlanEnd:
		if r := e.Effect.Result; r.Outcome == trace.Placed {
			l.debug(deploymentManager, "Returning Deployment Destination: %s", l.destination(r))
		}
	}
}

func (l *logger) plan() {
	e := l.e
	if e.At.Attempt == 2 && len(ids(e.Have, "cluster of the plan")) == 0 {
		l.searching() // CloudStack asks anew where to look
	}
	planner := "null"
	if asked := word(e.Have, "asked for"); asked != "" {
		planner = since(l.namesPlanner, `"`+asked+`"`, asked)
	}
	l.debug(deploymentManager, "Trying to deploy VM [error decoding %s] and details: Plan [%s]; avoid list [%s] and planner: [%s].", l.printVM(), l.planned(), avoidList(e.Effect.Avoid), planner)
	if vm := l.c.VM(e.At.VM); vm.Type == cloud.User || vm.Type == cloud.DomainRouter {
		l.debug(deploymentManager, "Checking non dedicated resources to deploy VM [%s].", l.printVM())
		if len(l.c.AffinityGroups) == 0 {
			l.dedicated() // nothing can be, and no event says so
		}
	}
}

// dedicated: for a VM that is dedicated explicitly there is no line.
func (l *logger) dedicated() {
	e, vm := l.e, l.c.VM(l.e.At.VM)
	pods, clusters, hosts := gson(ids(e.Have, "pods")), gson(ids(e.Have, "clusters")), gson(ids(e.Have, "hosts"))
	if vm.Type == cloud.DomainRouter {
		l.debug(deploymentManager, "Adding pods [%s], clusters [%s] and hosts [%s] to the avoid list in the deploy process of VR VM [error decoding %s], because this VM is not dedicated to this components.", pods, clusters, hosts, l.printVM())
		return
	}
	if slices.ContainsFunc(vm.Groups, func(id int64) bool { return l.c.Group(id).Type == cloud.ExplicitDedication }) {
		return
	}
	l.debug(deploymentManager, "Adding pods [%s], clusters [%s] and hosts [%s] to the avoid list in the deploy process of user VM [error decoding %s], because this VM is not explicitly dedicated to these components.", pods, clusters, hosts, l.printVM())
}

// needs stands between what is dedicated and what is disabled.
func (l *logger) needs() {
	plan := l.e.Want
	ready := "is not ready"
	if len(ids(plan, "pool of the plan")) > 0 {
		ready = "is ready"
	}
	l.debug(deploymentManager, "Trying to allocate a host and storage pools from datacenter [%s], pod [%s], cluster [%s], to deploy VM [%s] with requested CPU [%d] and requested RAM [%s].",
		l.printZone(), orNull(ids(plan, "pod of the plan"), l.printPod), orNull(ids(plan, "cluster of the plan"), l.printCluster), l.printVM(), l.offering().CPU(), readable(l.offering().RAM()))
	l.debug(deploymentManager, "ROOT volume [%s] %s to deploy VM [%s].", l.printVolume(), ready, l.printVM())
}

// planned is a DataCenterDeployment as Gson prints it.
func (l *logger) planned() string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"_dcId":%d`, l.c.Zone.ID)
	for _, part := range []struct{ field, fact string }{
		{"_podId", "pod of the plan"}, {"_clusterId", "cluster of the plan"}, {"_poolId", "pool of the plan"}, {"_hostId", "host of the plan"},
	} {
		if id := ids(l.e.Have, part.fact); len(id) > 0 {
			fmt.Fprintf(&b, `,"%s":%d`, part.field, id[0])
		}
	}
	fmt.Fprintf(&b, `,"_recreateDisks":false,"preferredHostIds":[],"migrationPlan":%t,"hostPriorities":{}}`, word(l.e.Have, "plan") == "migration")
	return b.String()
}

// avoidList is an ExcludeList as Gson prints it.
func avoidList(a trace.Avoid) string {
	var parts []string
	for _, part := range []struct {
		field string
		ids   []int64
	}{{"_dcIds", a.Zones}, {"_podIds", a.Pods}, {"_clusterIds", a.Clusters}, {"_hostIds", a.Hosts}, {"_poolIds", a.Pools}} {
		if len(part.ids) > 0 {
			parts = append(parts, fmt.Sprintf(`"%s":[%s]`, part.field, joined(hashed(part.ids), ",")))
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// disabled: CloudStack asks pod by pod for clusters, and says "void".
func (l *logger) disabled() {
	e := l.e
	if l.rejected() {
		l.debug(deploymentManager, "DataCenter = '%s' provided is in avoid set, DeploymentPlanner cannot allocate the VM, returning.", l.printZone())
		return
	}
	l.needs()
	if len(ids(e.Have, "zones")) > 0 {
		l.debug(deploymentManager, "Adding datacenter [%s] to the avoid set because this datacenter is in Disabled state.", l.printZone())
	}
	l.debug(deploymentManager, "Adding pods [%s] to the avoid set because these pods are in the Disabled state.", joined(ids(e.Have, "pods"), ", "))
	for _, pod := range l.c.Pods {
		var off []int64
		for _, id := range ids(e.Have, "clusters") {
			if l.c.Cluster(id).Pod == pod.ID {
				off = append(off, id)
			}
		}
		l.debug(deploymentManager, "Adding clusters [%s] of pod [%d] to the void set because these clusters are in the Disabled state.", joined(off, ", "), pod.ID)
	}
	l.debug(deploymentManager, "Adding hosts %s of datacenter [%s] to the avoid set, because these hosts are in the Disabled state.", javaList(ids(e.Have, "hosts")), l.c.Zone.Name)
}

func (l *logger) architectures() {
	wanted := cloud.Arch(word(l.e.Want, "architecture"))
	for _, arch := range []cloud.Arch{cloud.AMD64, cloud.ARM64} {
		n := 0
		for _, id := range ids(l.e.Have, "clusters") {
			if l.c.Cluster(id).Arch == arch {
				n++
			}
		}
		if n > 0 {
			l.debug(deploymentManager, "Excluding %d clusters as they are %s arch, conflicting with the requested arch %s", n, arch, wanted)
		}
	}
}

// destination is a DeployDestination as it prints itself, one bracket short.
func (l *logger) destination(r *trace.Result) string {
	volume := ""
	if r.Pool != 0 {
		volume = fmt.Sprintf("Volume(%s|ROOT-->Pool(%d)", l.volumeName(), r.Pool)
	}
	return fmt.Sprintf("Dest[Zone(Id)-Pod(Id)-Cluster(Id)-Host(Id)-Storage(Volume(Id|Type-->Pool(Id))] : Dest[Zone(%d)-Pod(%d)-Cluster(%d)-Host(%d)-Storage(%s)]",
		l.c.Zone.ID, l.c.Cluster(r.Cluster).Pod, r.Cluster, r.Host, volume)
}
