package conformance

import (
	"slices"
	"strings"

	"placement-playground/core/cloud"
)

// feature is something that a scenario can use, found in its data.
type feature struct {
	name string
	uses func(*scenario) bool
}

func features() []feature {
	return []feature{
		{"offering tags", (*scenario).offeringTags},
		{"template tags", (*scenario).templateTags},
		{"offering and template tags", func(s *scenario) bool { return s.offeringTags() && s.templateTags() }},
		{"a tag named twice", func(s *scenario) bool {
			return slices.ContainsFunc(s.Offerings, func(o offering) bool { return repeats(strings.Split(o.HostTag, ",")) })
		}},
		{"tags in upper case", func(s *scenario) bool {
			return slices.ContainsFunc(s.Offerings, func(o offering) bool { return o.HostTag != strings.ToLower(o.HostTag) }) ||
				slices.ContainsFunc(s.Templates, func(t template) bool { return t.Tag != strings.ToLower(t.Tag) })
		}},
		{"untagged VM, hosts listed twice", (*scenario).listedTwice},
		{"ha.tag", func(s *scenario) bool { return s.Config["ha.tag"] != "" }},
		{"vm.strict.host.tags", func(s *scenario) bool { return s.Config["vm.strict.host.tags"] != "" }},
		{"tag rules", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return h.TagRule != "" })
		}},
		{"several pods", func(s *scenario) bool { return len(s.Pods) > 1 }},
		{"apply.allocation.algorithm.to.pods", func(s *scenario) bool { return s.Config["apply.allocation.algorithm.to.pods"] == "true" }},
		{"order by RAM", func(s *scenario) bool { return s.Config["host.capacityType.to.order.clusters"] == "RAM" }},
		{"thresholds set", func(s *scenario) bool { return s.Config[cpuThreshold]+s.Config[ramThreshold] != "" }},
		{"thresholds in cluster details", func(s *scenario) bool {
			return slices.ContainsFunc(s.Clusters, func(c cluster) bool { return len(c.Details) > 0 })
		}},
		{"thresholds off", func(s *scenario) bool { return s.Config["cluster.threshold.enabled"] == "false" }},
		{"first deployment", func(s *scenario) bool {
			return slices.ContainsFunc(s.VMs, func(v vm) bool { return v.Details[firstDeploy] != "" })
		}},
		{"overcommit", func(s *scenario) bool {
			return slices.ContainsFunc(s.Clusters, func(c cluster) bool { return !oneOf(c.CPUOvercommit, "", "1.0") || !oneOf(c.MemOvercommit, "", "1.0") })
		}},
		{"reserved capacity", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return h.ReservedCPUMHz > 0 || h.ReservedRAMMB > 0 })
		}},
		{"disabled pods, clusters or hosts", (*scenario).somethingDisabled},
		{"hosts in maintenance", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return h.ResourceState == string(cloud.InMaintenance) })
		}},
		{"hosts not Up", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return !oneOf(h.Status, "", string(cloud.Up)) })
		}},
		{"architectures", func(s *scenario) bool {
			other := func(arch string) bool { return !oneOf(arch, "", string(cloud.AMD64)) }
			return slices.ContainsFunc(s.Clusters, func(c cluster) bool { return other(c.Arch) }) ||
				slices.ContainsFunc(s.Templates, func(t template) bool { return other(t.Arch) })
		}},
		{"other hypervisors", func(s *scenario) bool {
			return slices.ContainsFunc(s.Clusters, func(c cluster) bool { return !oneOf(c.Hypervisor, "", string(cloud.KVM)) })
		}},
		{"guest-OS category of a host", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return h.GuestOsCategoryID != 0 })
		}},
		{"hosts without HVM", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return !strings.Contains(deref(h.Capabilities, "hvm"), "hvm") })
		}},
		{"planner reservations", func(s *scenario) bool {
			return slices.ContainsFunc(s.Hosts, func(h host) bool { return h.PlannerUsage != "" })
		}},
		{"cluster-scoped pools", func(s *scenario) bool {
			return slices.ContainsFunc(s.Pools, func(p pool) bool { return p.Scope == string(cloud.ClusterScope) })
		}},
		{"host-scoped pools", func(s *scenario) bool {
			return slices.ContainsFunc(s.Pools, func(p pool) bool { return p.Scope == string(cloud.HostScope) })
		}},
		{"system VMs", func(s *scenario) bool {
			return slices.ContainsFunc(s.VMs, func(v vm) bool { return !oneOf(v.Type, "", string(cloud.User)) })
		}},
		{"least consumed host first", func(s *scenario) bool { return s.Config["vm.allocation.algorithm"] == string(cloud.LeastConsumed) }},
		{"user dispersing", func(s *scenario) bool { return s.Config["vm.allocation.algorithm"] == "userdispersing" }},
		{"planner of an offering or setting", func(s *scenario) bool {
			return s.Config["vm.deployment.planner"] != "" || slices.ContainsFunc(s.Offerings, func(o offering) bool { return o.Planner != "" })
		}},
		{"migration across clusters off", func(s *scenario) bool { return s.Config["migrate.vm.across.clusters"] != "true" }},
		{"maintenance", requests(func(q request) bool { return q.Type == maintainType })},
		{"last host", func(s *scenario) bool {
			return slices.ContainsFunc(s.VMs, func(v vm) bool { return v.LastHostID.ID != 0 && v.HostID == nil })
		}},
		{"plan with a pod", requests(func(q request) bool { return q.PodID != 0 })},
		{"plan with a cluster", requests(func(q request) bool { return q.ClusterID != 0 })},
		{"named host", requests(func(q request) bool { return q.Type == deployType && q.HostID != 0 })},
		{"plan with a pool", requests(func(q request) bool { return q.PoolID != 0 })},
		{"HA planner", requests(func(q request) bool { return q.Planner == haPlanner })},
		{"HA tag in the request", requests(func(q request) bool { return q.HATag != "" })},
		{"avoid set in the request", requests(func(q request) bool { return len(differ("", q.Avoid, avoid{})) > 0 })},
	}
}

func requests(are func(request) bool) func(*scenario) bool {
	return func(s *scenario) bool { return slices.ContainsFunc(s.Requests, are) }
}

func (s *scenario) offeringTags() bool {
	return slices.ContainsFunc(s.Offerings, func(o offering) bool { return o.HostTag != "" })
}

func (s *scenario) templateTags() bool {
	return slices.ContainsFunc(s.Templates, func(t template) bool { return t.Tag != "" })
}

// listedTwice: a VM wants no tag and a host has several.
func (s *scenario) listedTwice() bool {
	several := slices.ContainsFunc(s.Hosts, func(h host) bool { return len(h.Tags) > 1 })
	return several && s.Config["ha.tag"] == "" && slices.ContainsFunc(s.VMs, func(v vm) bool {
		return slices.ContainsFunc(s.Offerings, func(o offering) bool { return o.ID == v.OfferingID && o.HostTag == "" }) &&
			slices.ContainsFunc(s.Templates, func(t template) bool { return t.ID == v.TemplateID && t.Tag == "" })
	})
}

func (s *scenario) somethingDisabled() bool {
	return slices.ContainsFunc(s.Pods, func(p pod) bool { return p.AllocationState == disabled }) ||
		slices.ContainsFunc(s.Clusters, func(c cluster) bool { return c.AllocationState == disabled }) ||
		slices.ContainsFunc(s.Hosts, func(h host) bool { return h.ResourceState == disabled })
}

func repeats(words []string) bool {
	for i, w := range words {
		if slices.Contains(words[:i], w) {
			return true
		}
	}
	return false
}
