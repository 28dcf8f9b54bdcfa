package draft

import (
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Counts is what counts for a field: what the file says, or else the default. It is
// one text, or those of a list; a reference is a name, and none is nothing.
func (t Thing) Counts(field string) []string {
	c := t.made.Cloud
	switch t.Kind {
	case File:
		return fileCounts(t.made, field)
	case Setting:
		value, _ := c.Settings.Get(field)
		return one(value)
	case Zone:
		return t.placeCounts(field, c.Zone.ID, c.Zone.Name, c.Zone.Disabled, c.Zone.Dedicated)
	case Pod:
		x := c.Pod(t.ID)
		return t.placeCounts(field, x.ID, x.Name, x.Disabled, x.Dedicated)
	case Cluster:
		return t.clusterCounts(field, c.Cluster(t.ID))
	case Host:
		return t.hostCounts(field, c.Host(t.ID))
	case Offering:
		return t.offeringCounts(field, c.Offering(t.ID))
	case Template:
		return t.templateCounts(field, c.Template(t.ID))
	case VM:
		return t.vmCounts(field, c.VM(t.ID))
	case Step:
		return t.stepCounts(field, t.made.Steps[t.ID-1])
	}
	return t.ownerCounts(field)
}

func fileCounts(s *scenario.Scenario, field string) []string {
	switch field {
	case "title":
		return one(s.Title)
	case "about":
		return one(s.About)
	case "links":
		return s.Links
	case "compare":
		return s.Compare
	case "seed":
		return one(strconv.FormatUint(s.Seed, 10))
	}
	return nil
}

func (t Thing) placeCounts(field string, id cloud.ID, name string, disabled bool, dedicated cloud.ID) []string {
	switch field {
	case "id":
		return whole(id)
	case "name":
		return one(name)
	case "disabled":
		return truthOf(disabled)
	case "dedicatedTo":
		return t.names(Group, dedicated)
	}
	return nil
}

func (t Thing) clusterCounts(field string, x cloud.Cluster) []string {
	threshold := func(own *float64, setting float64) []string {
		if own != nil {
			setting = *own
		}
		return share(setting)
	}
	switch field {
	case "pod":
		return t.names(Pod, x.Pod)
	case "hypervisor":
		return one(string(x.Hypervisor))
	case "arch":
		return one(string(x.Arch))
	case "cpuOvercommit":
		return share(x.CPUOvercommit)
	case "ramOvercommit":
		return share(x.RAMOvercommit)
	case "cpuThreshold":
		return threshold(x.CPUThreshold, t.made.Cloud.Settings.CPUThreshold)
	case "ramThreshold":
		return threshold(x.RAMThreshold, t.made.Cloud.Settings.RAMThreshold)
	}
	return t.placeCounts(field, x.ID, x.Name, x.Disabled, x.Dedicated)
}

func (t Thing) hostCounts(field string, x cloud.Host) []string {
	switch field {
	case "tags":
		return x.Tags
	case "tagRule":
		return one(x.TagRule)
	case "status":
		return one(string(x.Status))
	case "resourceState":
		return one(string(x.ResourceState))
	case "cores":
		return whole(x.Cores)
	case "mhz":
		return whole(x.MHz)
	case "ramMiB":
		return whole(x.RAMMiB)
	case "capabilities":
		if x.Capabilities == "" {
			return nil
		}
		return strings.Split(x.Capabilities, ",")
	case "guestOSCategory":
		return t.category(x.Category)
	case "plannerUsage":
		return one(string(x.Usage))
	case "uefi":
		return one(string(x.UEFI))
	case "usedMHz":
		return whole(x.ExtraUsedCPUMHz)
	case "usedMiB":
		return whole(x.ExtraUsedRAMMiB)
	case "reservedMHz":
		return whole(x.ReservedCPUMHz)
	case "reservedMiB":
		return whole(x.ReservedRAMMiB)
	}
	return t.placeCounts(field, x.ID, x.Name, false, x.Dedicated)
}

func (t Thing) offeringCounts(field string, x cloud.Offering) []string {
	switch field {
	case "cores":
		return whole(x.Cores)
	case "mhz":
		return whole(x.MHz)
	case "ramMiB":
		return whole(x.RAMMiB)
	case "hostTag":
		return one(x.HostTag)
	case "planner":
		return one(x.Planner)
	case "implicitPreferred":
		return truthOf(x.ImplicitPreferred)
	}
	return t.placeCounts(field, x.ID, x.Name, false, 0)
}

func (t Thing) templateCounts(field string, x cloud.Template) []string {
	switch field {
	case "templateTag":
		return one(x.Tag)
	case "requiresHVM":
		return truthOf(x.RequiresHVM)
	case "arch":
		return one(string(x.Arch))
	case "guestOSCategory":
		return t.category(x.Category)
	}
	return t.placeCounts(field, x.ID, x.Name, false, 0)
}

func (t Thing) category(id cloud.ID) []string {
	name, _ := t.made.Cloud.CategoryName(id)
	return one(name)
}

// names are those of things of a kind, by their ids; 0 is none.
func (t Thing) names(k Kind, ids ...cloud.ID) (all []string) {
	for _, id := range ids {
		if id != 0 {
			all = append(all, Thing{Ref: Ref{k, id}, made: t.made}.Counts("name")...)
		}
	}
	return all
}

func whole(n int64) []string   { return []string{strconv.FormatInt(n, 10)} }
func share(f float64) []string { return []string{strconv.FormatFloat(f, 'f', -1, 64)} }
func truthOf(b bool) []string  { return []string{strconv.FormatBool(b)} }
