package remedy

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

// Kind of thing that a change is about.
type Kind string

const (
	Setting  Kind = "setting"
	Zone     Kind = "zone"
	Pod      Kind = "pod"
	Cluster  Kind = "cluster"
	Host     Kind = "host"
	Offering Kind = "offering"
	Template Kind = "template"
	Pool     Kind = "pool"
	VM       Kind = "vm"
)

// Change is one value of a scenario that becomes another. Field is called as in a
// scenario's text, and of a setting it is CloudStack's key. Values are as text:
// lists are separated by commas, references are ids, and none is empty.
type Change struct {
	Kind  Kind     `json:"kind"`
	ID    cloud.ID `json:"id,omitempty"`
	Field string   `json:"field"`
	From  string   `json:"from"`
	To    string   `json:"to"`
}

// Apply is the scenario with the change made. The given one is not changed, and
// shares with the new one what is alike. An error says that there is no such
// field, that its value is not what the change begins with, or that the cloud
// would be impossible.
//
// The answers of tag rules are taken along; a changed host tag can need others
// (Missing). Expectations are taken along, too, and may hold no longer.
func (c Change) Apply(s *scenario.Scenario) (*scenario.Scenario, error) {
	made := *s.Cloud
	f, err := c.field(&made)
	if err != nil {
		return nil, err
	}
	if now := f.get(); now != c.From {
		return nil, c.fail("is %q, not %q", now, c.From)
	}
	if err := f.set(c.To); err != nil {
		return nil, c.fail("%v", err)
	}
	changed := *s
	if changed.Cloud, err = cloud.New(made); err != nil {
		return nil, c.fail("%v", err)
	}
	return &changed, nil
}

// ApplyAll makes changes one after the other.
func ApplyAll(s *scenario.Scenario, changes []Change) (*scenario.Scenario, error) {
	for _, c := range changes {
		var err error
		if s, err = c.Apply(s); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Missing are the cases of tag rules that a run in the release may ask and the
// scenario has no answer to.
func Missing(s *scenario.Scenario, release placement.Release) []cloud.TagRuleCase {
	return slices.DeleteFunc(placement.TagRuleCases(s.Cloud, release), func(q cloud.TagRuleCase) bool {
		_, known := s.Rules[q]
		return known
	})
}

func (c Change) fail(format string, args ...any) error {
	at := string(c.Kind)
	if c.ID != 0 {
		at = fmt.Sprintf("%s %d", c.Kind, c.ID)
	}
	return fmt.Errorf("remedy: %s: %s %s", at, c.Field, fmt.Sprintf(format, args...))
}

// field reads and writes one value of a cloud as text.
type field struct {
	get func() string
	set func(string) error
}

// entry is the entry of that id in a copy of its list, which takes the list's
// place: so the cloud that the list came from stays as it is.
func entry[T any](list *[]T, is func(T) bool) *T {
	*list = slices.Clone(*list)
	i := slices.IndexFunc(*list, is)
	if i < 0 {
		return nil
	}
	return &(*list)[i]
}

func (c Change) field(in *cloud.Cloud) (field, error) {
	found := field{}
	switch c.Kind {
	case Setting:
		found = settingField(&in.Settings, c.Field)
	case Zone:
		found = placeField(c.Field, &in.Zone.Disabled, &in.Zone.Dedicated)
	case Pod:
		if p := entry(&in.Pods, func(x cloud.Pod) bool { return x.ID == c.ID }); p != nil {
			found = placeField(c.Field, &p.Disabled, &p.Dedicated)
		}
	case Cluster:
		if p := entry(&in.Clusters, func(x cloud.Cluster) bool { return x.ID == c.ID }); p != nil {
			found = clusterField(c.Field, p)
		}
	case Host:
		if p := entry(&in.Hosts, func(x cloud.Host) bool { return x.ID == c.ID }); p != nil {
			found = hostField(c.Field, p)
		}
	case Offering:
		if p := entry(&in.Offerings, func(x cloud.Offering) bool { return x.ID == c.ID }); p != nil {
			found = offeringField(c.Field, p)
		}
	case Template:
		if p := entry(&in.Templates, func(x cloud.Template) bool { return x.ID == c.ID }); p != nil {
			found = templateField(c.Field, p)
		}
	case Pool:
		if p := entry(&in.Pools, func(x cloud.Pool) bool { return x.ID == c.ID }); p != nil && c.Field == "scope" {
			found = text(&p.Scope)
		}
	case VM:
		if p := entry(&in.VMs, func(x cloud.VM) bool { return x.ID == c.ID }); p != nil {
			found = vmField(c.Field, p)
		}
	}
	if found.get == nil {
		return field{}, c.fail("is nothing that can be changed")
	}
	return found, nil
}

// split is a list of tags as the text of a change has it.
func split(tags string) []string {
	if tags == "" {
		return nil
	}
	return strings.Split(tags, ",")
}
