package app

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// Facts are what the scenario gives.
type Facts struct {
	About string
	Links []string
	Tags  []TagCount
	Lists []EntryList
	More  []EntryList // few scenarios need them
}

// EntryList are the things of a kind.
type EntryList struct {
	Kind    draft.Kind
	Title   string
	Tagged  string // what the tags of an entry are; empty if they have none
	Entries []Entry
	Adds    bool // there can be more
	Rest    int  // that are not listed
}

// Entry is a name with a detail and tags.
type Entry struct {
	Of           draft.Ref
	Name, Detail string
	Tags         []string
}

func (m *Model) facts() Facts {
	c := m.Scenario.Cloud
	f := Facts{About: m.Scenario.About, Links: m.Scenario.Links, Tags: hostTags(c)}
	offerings := EntryList{Kind: draft.Offering, Title: "Service offerings", Tagged: "host tag", Adds: true}
	for _, o := range c.Offerings {
		detail := fmt.Sprintf("%d × %s · %s", o.Cores, words.Amount(trace.MHz, float64(o.MHz)), words.Bytes(o.RAM()))
		offerings.add(o.ID, o.Name, detail, tags(o.HostTag)...)
	}
	templates := EntryList{Kind: draft.Template, Title: "Templates", Tagged: "template tag", Adds: true}
	for _, t := range c.Templates {
		category, _ := c.CategoryName(t.Category)
		templates.add(t.ID, t.Name, category, tags(t.Tag)...)
	}
	f.Lists = []EntryList{offerings, templates}
	f.More = append(m.storage(c), m.owners(c)...)
	return f
}

func (l *EntryList) add(id cloud.ID, name, detail string, tags ...string) {
	if len(l.Entries) == maxThings {
		l.Rest++
		return
	}
	l.Entries = append(l.Entries, Entry{draft.Ref{Kind: l.Kind, ID: id}, name, detail, tags})
}

// storage and places.
func (m *Model) storage(c *cloud.Cloud) []EntryList {
	pools := EntryList{Kind: draft.Pool, Title: "Storage pools", Adds: true}
	for _, p := range c.Pools {
		detail := "zone-wide"
		switch p.Scope {
		case cloud.ClusterScope:
			detail = "of cluster " + c.Cluster(p.Cluster).Name
		case cloud.HostScope:
			detail = "local on " + c.Host(p.Host).Name
		}
		pools.add(p.ID, p.Name, detail)
	}
	pods := EntryList{Kind: draft.Pod, Title: "Zone and pods", Adds: true}
	pods.Entries = []Entry{{Of: draft.Ref{Kind: draft.Zone}, Name: c.Zone.Name, Detail: "zone" + place(c, c.Zone.Disabled, c.Zone.Dedicated)}}
	for _, p := range c.Pods {
		pods.add(p.ID, p.Name, "pod"+place(c, p.Disabled, p.Dedicated))
	}
	return []EntryList{pools, pods}
}

// place says what is not usual about a zone or pod.
func place(c *cloud.Cloud, disabled bool, dedicated cloud.ID) (says string) {
	if disabled {
		says = " · disabled"
	}
	if dedicated != 0 {
		says += " · dedicated to " + c.Group(dedicated).Name
	}
	return says
}

// owners are who VMs and places belong to.
func (m *Model) owners(c *cloud.Cloud) []EntryList {
	groups := EntryList{Kind: draft.Group, Title: "Affinity groups and dedication", Adds: true}
	for _, g := range c.AffinityGroups {
		detail := string(g.Type)
		switch vms := len(c.VMsIn(g.ID)); {
		case g.Type == cloud.ExplicitDedication && g.Account != 0:
			detail = "dedication to " + c.Account(g.Account).Name
		case g.Type == cloud.ExplicitDedication:
			detail = "dedication to domain " + c.Domain(g.Domain).Name
		case vms > 0:
			detail += " · " + fmt.Sprintf("%d VMs", vms)
		}
		groups.add(g.ID, g.Name, detail)
	}
	domains := EntryList{Kind: draft.Domain, Title: "Domains", Adds: true}
	for _, d := range c.Domains {
		detail := ""
		if d.Parent != 0 {
			detail = "in " + c.Domain(d.Parent).Name
		}
		domains.add(d.ID, d.Name, detail)
	}
	accounts := EntryList{Kind: draft.Account, Title: "Accounts", Adds: true}
	for _, a := range c.Accounts {
		detail := "in " + c.Domain(a.Domain).Name
		if a.RootAdmin {
			detail += " · root administrator"
		}
		accounts.add(a.ID, a.Name, detail)
	}
	return []EntryList{groups, domains, accounts}
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
