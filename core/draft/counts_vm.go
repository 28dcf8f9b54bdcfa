package draft

import (
	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

func (t Thing) vmCounts(field string, x cloud.VM) []string {
	switch field {
	case "account":
		return t.names(Account, x.Account)
	case "offering":
		return t.names(Offering, x.Offering)
	case "template":
		return t.names(Template, x.Template)
	case "host":
		return t.names(Host, x.Host)
	case "lastHost":
		if x.LastHost == 0 && t.Says(field) {
			return one(none)
		}
		return t.names(Host, x.LastHost)
	case "state":
		return one(string(x.State))
	case "type":
		return one(string(x.Type))
	case "hypervisor":
		return one(string(x.Hypervisor))
	case "pool":
		return t.names(Pool, x.Pool)
	case "firstDeploy":
		return truthOf(x.FirstDeploy)
	case "affinityGroups":
		return t.names(Group, x.Groups...)
	case "recentlyStopped":
		return truthOf(x.RecentlyStopped)
	case "uefi":
		return truthOf(x.UEFI)
	}
	return t.placeCounts(field, x.ID, x.Name, false, 0)
}

// ownerCounts is of storage pools, and of who owns what.
func (t Thing) ownerCounts(field string) []string {
	c := t.made.Cloud
	switch t.Kind {
	case Pool:
		x := c.Pool(t.ID)
		switch field {
		case "scope":
			return one(string(x.Scope))
		case "cluster":
			return t.names(Cluster, x.Cluster)
		case "host":
			return t.names(Host, x.Host)
		}
		return t.placeCounts(field, x.ID, x.Name, false, 0)
	case Domain:
		x := c.Domain(t.ID)
		if field == "parent" {
			return t.names(Domain, x.Parent)
		}
		return t.placeCounts(field, x.ID, x.Name, false, 0)
	case Account:
		x := c.Account(t.ID)
		switch field {
		case "domain":
			return t.names(Domain, x.Domain)
		case "rootAdmin":
			return truthOf(x.RootAdmin)
		}
		return t.placeCounts(field, x.ID, x.Name, false, 0)
	}
	x := c.Group(t.ID)
	switch field {
	case "type":
		return one(string(x.Type))
	case "domain":
		return t.names(Domain, x.Domain)
	case "account":
		return t.names(Account, x.Account)
	}
	return t.placeCounts(field, x.ID, x.Name, false, 0)
}

func (t Thing) stepCounts(field string, x scenario.Step) []string {
	q := x.Deploy
	if q == nil {
		q = &placement.Request{}
	}
	switch field {
	case "maintain":
		return t.names(Host, x.Maintain)
	case "cancel":
		return t.names(Host, x.Cancel)
	case "deploy":
		return t.names(VM, q.VM)
	case "pod":
		return t.names(Pod, q.Plan.Pod)
	case "cluster":
		return t.names(Cluster, q.Plan.Cluster)
	case "host":
		return t.names(Host, q.Plan.Host)
	case "haTag":
		return one(q.HATag)
	case "planner":
		if q.HAPlanner {
			return one("HA")
		}
	case "avoidHosts":
		return t.names(Host, q.Avoid.Hosts...)
	case "avoidPools":
		return t.names(Pool, q.Avoid.Pools...)
	}
	return nil
}
