package words

import (
	"strings"

	"placement-playground/core/trace"
)

// maintenance: what is written before a plan begins and after it has ended.
func (l *logger) maintenance() {
	e := l.e
	switch e.Rule {
	case trace.MaintainOthers:
		l.others()
	case trace.MoveScope:
		if len(ids(e.Have, "cluster")) == 0 {
			l.searching()
		}
	case trace.MoveRetryHA:
		l.unmoved()
		l.warn(vmManager, "Failed to deploy vm %s with original planner, sending HAPlanner", l.printVM())
	case trace.MoveEnd:
		if word(e.Have, "with") != "" || word(e.Have, "as") != "" {
			return // not migrateAway's, or a try that is told in short
		}
		switch r := e.Effect.Result; {
		case r.Outcome == trace.Moved:
			l.debug(vmManager, "Found destination %s for migrating to.", l.destination(r))
			l.info(vmManager, "Migrating %s to %s", l.printVM(), l.destination(r))
		case r.Exception != nil && strings.HasSuffix(r.Exception.Class, "InsufficientServerCapacityException"):
			l.unmoved()
		}
	}
}

func (l *logger) searching() { l.info(vmManager, "Searching for hosts in the zone for vm migration") }

func (l *logger) unmoved() {
	l.warn(vmManager, "Unable to find destination for migrating the vm %s", l.printVM())
}

// others: silent while the host's own cluster has another host.
func (l *logger) others() {
	e := l.e
	if _, near := trace.Find(e.Want, "cluster"); near {
		if l.rejected() {
			l.warn(resourceManager, "VMs cannot be migrated across cluster since migrate.vm.across.clusters is false for zone ID: %d", l.c.Zone.ID)
		}
		return
	}
	l.info(resourceManager, "Looking for hosts across different clusters in zone: %s", l.printZone())
	found := ids(e.Have, "hosts")
	if len(found) == 0 {
		l.warn(resourceManager, "Unable to find a host for vm migration in zone: %s", l.printZone())
		return
	}
	l.info(resourceManager, "Found hosts in the zone for vm migration: %s", l.printHosts(found))
	if held := ids(e.Have, "vms on cluster storage"); len(held) > 0 {
		vm := l.c.VM(held[0])
		l.warn(resourceManager, `VM VM instance {"id":%d,"instanceName":"%s","type":"%s"} cannot be migrated across cluster as it has volumes on cluster-wide pool`, vm.ID, vm.Name, vm.Type)
	}
}
