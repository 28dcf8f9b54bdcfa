package draft_test

import (
	"fmt"

	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
)

// changes are many of one scenario, of every kind.
func changes(s *scenario.Scenario) []remedy.Change {
	var all []remedy.Change
	for _, h := range s.Cloud.Hosts {
		tags := ""
		for i, tag := range h.Tags {
			if i > 0 {
				tags += ","
			}
			tags += tag
		}
		all = append(all, remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "tags", From: tags, To: "gold,x"},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "tags", From: tags},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "resourceState", From: string(h.ResourceState), To: "Disabled"},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "usedMHz", From: fmt.Sprint(h.ExtraUsedCPUMHz), To: "100"},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "uefi", From: string(h.UEFI), To: "true"},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "capabilities", From: h.Capabilities, To: "hvm"},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "capabilities", From: h.Capabilities},
			remedy.Change{Kind: remedy.Host, ID: h.ID, Field: "cores", From: "16", To: "17"})
	}
	for _, c := range s.Cloud.Clusters {
		all = append(all, remedy.Change{Kind: remedy.Cluster, ID: c.ID, Field: "cpuThreshold", To: "0.95"},
			remedy.Change{Kind: remedy.Cluster, ID: c.ID, Field: "disabled", From: fmt.Sprint(c.Disabled), To: fmt.Sprint(!c.Disabled)})
	}
	for _, v := range s.Cloud.VMs {
		all = append(all, remedy.Change{Kind: remedy.VM, ID: v.ID, Field: "uefi", From: fmt.Sprint(v.UEFI), To: "true"})
		if v.Host != 0 {
			all = append(all, remedy.Change{Kind: remedy.VM, ID: v.ID, Field: "host", From: fmt.Sprint(v.Host)})
		}
	}
	for _, o := range s.Cloud.Offerings {
		all = append(all, remedy.Change{Kind: remedy.Offering, ID: o.ID, Field: "hostTag", From: o.HostTag}, remedy.Change{Kind: remedy.Offering, ID: o.ID, Field: "cores", From: fmt.Sprint(o.Cores), To: "1"})
	}
	for _, p := range s.Cloud.Pools {
		all = append(all, remedy.Change{Kind: remedy.Pool, ID: p.ID, Field: "scope", From: string(p.Scope), To: "ZONE"})
	}
	return append(all, remedy.Change{Kind: remedy.Setting, Field: "ha.tag", To: "ha"}, remedy.Change{Kind: remedy.Setting, Field: "cluster.threshold.enabled", From: "true", To: "false"},
		remedy.Change{Kind: remedy.Setting, Field: "cluster.cpu.allocated.capacity.disablethreshold", From: "0.85", To: "0.9"})
}

// same is all of a scenario that can be compared.
func same(s *scenario.Scenario) string {
	c := s.Cloud
	return fmt.Sprintf("%+v", []any{c.Zone, c.Settings, c.Pods, clusters(s), c.Hosts, c.Offerings, c.Templates, c.Pools, c.Accounts, c.AffinityGroups, c.VMs, s.Steps[0].Maintain, s.Expect})
}

func clusters(s *scenario.Scenario) []string {
	var all []string
	for _, c := range s.Cloud.Clusters {
		own := "none"
		if c.CPUThreshold != nil {
			own = fmt.Sprint(*c.CPUThreshold)
		}
		c.CPUThreshold = nil
		all = append(all, fmt.Sprintf("%+v %s", c, own))
	}
	return all
}
