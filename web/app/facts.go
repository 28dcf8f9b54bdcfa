package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

func (m *Model) facts() Facts {
	c := m.Scenario.Cloud
	f := Facts{About: m.Scenario.About, Links: m.Scenario.Links, Tags: hostTags(c), Settings: settings(c.Settings)}
	for _, o := range c.Offerings {
		detail := fmt.Sprintf("%d × %s · %s", o.Cores, words.Amount(trace.MHz, float64(o.MHz)), words.Bytes(o.RAM()))
		f.Offerings = append(f.Offerings, Entry{draft.Ref{Kind: draft.Offering, ID: o.ID}, o.Name, detail, tags(o.HostTag)})
	}
	for _, t := range c.Templates {
		category, _ := c.CategoryName(t.Category)
		f.Templates = append(f.Templates, Entry{draft.Ref{Kind: draft.Template, ID: t.ID}, t.Name, category, tags(t.Tag)})
	}
	return f
}

func tags(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// TagCount is a tag of hosts with how many have it.
type TagCount struct {
	Name  string
	Hosts int
}

// hostTags are the tags of all hosts, by name.
func hostTags(c *cloud.Cloud) []TagCount {
	at := map[string]int{}
	var all []TagCount
	for _, h := range c.Hosts {
		for _, t := range h.Tags {
			i, known := at[t]
			if !known {
				i = len(all)
				at[t], all = i, append(all, TagCount{Name: t})
			}
			all[i].Hosts++
		}
	}
	slices.SortFunc(all, func(a, b TagCount) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// settings are the global settings that decide most, whatever their values.
func settings(s cloud.Settings) []Entry {
	list := []Entry{
		{Name: "vm.allocation.algorithm", Detail: string(s.Algorithm)},
		{Name: "migrate.vm.across.clusters", Detail: strconv.FormatBool(s.AcrossClusters)},
		{Name: "host.capacityType.to.order.clusters", Detail: string(s.OrderBy)},
	}
	if s.ThresholdsOn {
		list = append(list,
			Entry{Name: "cluster.cpu.allocated.capacity.disablethreshold", Detail: decimal(s.CPUThreshold)},
			Entry{Name: "cluster.memory.allocated.capacity.disablethreshold", Detail: decimal(s.RAMThreshold)})
	} else {
		list = append(list, Entry{Name: "cluster.threshold.enabled", Detail: "false"})
	}
	for _, more := range []Entry{
		{Name: "apply.allocation.algorithm.to.pods", Detail: "true"}, {Name: "ha.tag", Detail: s.HATag},
		{Name: "vm.strict.host.tags", Detail: strings.Join(s.StrictTags, ",")}, {Name: "vm.deployment.planner", Detail: s.Planner},
		{Name: "host.maintenance.local.storage.strategy", Detail: unless(cloud.LocalError, s.LocalStorage)},
		{Name: "vm.ha.migration.max.retries", Detail: unless("5", strconv.Itoa(s.MigrationTries))},
		{Name: "kvm.ssh.to.agent", Detail: unless("true", strconv.FormatBool(s.SSHToAgent))},
	} {
		if more.Detail == "" || more.Name == "apply.allocation.algorithm.to.pods" && !s.PodsFirst || more.Detail == "FirstFitPlanner" {
			continue
		}
		list = append(list, more)
	}
	return list
}

// unless is a value that is not the default.
func unless[W ~string](usual, value W) string {
	if value == usual {
		return ""
	}
	return string(value)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
