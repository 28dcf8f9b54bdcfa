package app

import (
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
)

// namesOf are the names of the things of a kind, at most max of them.
func (m *Model) namesOf(k draft.Kind, max int) []string {
	c := m.Document().Scenario().Cloud
	switch k {
	case draft.Pod:
		return called(c.Pods, max, func(x *cloud.Pod) string { return x.Name })
	case draft.Cluster:
		return called(c.Clusters, max, func(x *cloud.Cluster) string { return x.Name })
	case draft.Host:
		return called(c.Hosts, max, func(x *cloud.Host) string { return x.Name })
	case draft.Offering:
		return called(c.Offerings, max, func(x *cloud.Offering) string { return x.Name })
	case draft.Template:
		return called(c.Templates, max, func(x *cloud.Template) string { return x.Name })
	case draft.Pool:
		return called(c.Pools, max, func(x *cloud.Pool) string { return x.Name })
	case draft.Domain:
		return called(c.Domains, max, func(x *cloud.Domain) string { return x.Name })
	case draft.Account:
		return called(c.Accounts, max, func(x *cloud.Account) string { return x.Name })
	case draft.Group:
		return called(c.AffinityGroups, max, func(x *cloud.AffinityGroup) string { return x.Name })
	case draft.VM:
		return called(c.VMs, max, func(x *cloud.VM) string { return x.Name })
	}
	return nil
}

func called[T any](list []T, max int, name func(*T) string) (names []string) {
	for i := range list[:min(max, len(list))] {
		names = append(names, name(&list[i]))
	}
	return names
}

// gpus are the vGPUs of a host, or the one that an offering wants.
func (f fielder) gpus(t draft.Thing) (all []GPU) {
	c := f.model.Document().Scenario().Cloud
	switch t.Kind {
	case draft.Host:
		for _, g := range c.Host(t.ID).GPUs {
			all = append(all, GPU{g.Group, g.Type, strconv.FormatInt(g.Left, 10)})
		}
	case draft.Offering:
		if g := c.Offering(t.ID).GPU; g.Type != "" {
			all = append(all, GPU{Group: g.Group, Type: g.Type})
		}
	}
	return all
}

// wrong is what somebody typed and cannot be: the document has what was before.
type wrong struct {
	of      []draft.Ref
	field   string
	typed   string
	at      string
	problem string
}

func (w wrong) is(things []draft.Thing, field string) bool {
	return w.problem != "" && w.field == field && slices.EqualFunc(w.of, things, func(r draft.Ref, t draft.Thing) bool { return r == t.Ref })
}
