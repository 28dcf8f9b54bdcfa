package draft

import (
	"fmt"

	"placement-playground/core/cloud"
)

// Kind of thing in a scenario. Those that a remedy.Change is about are called
// alike there.
type Kind string

const (
	File     Kind = "file" // title, about, links, compare, seed
	Setting  Kind = "setting"
	Zone     Kind = "zone"
	Pod      Kind = "pod"
	Cluster  Kind = "cluster"
	Host     Kind = "host"
	Offering Kind = "offering"
	Template Kind = "template"
	Pool     Kind = "pool"
	Domain   Kind = "domain"
	Account  Kind = "account"
	Group    Kind = "affinityGroup"
	VM       Kind = "vm"
	Step     Kind = "step"
)

// Ref names a thing: by its id, which edits of other things never change. A step
// has no id; its number counts from 1. File, settings and zone are one each.
type Ref struct {
	Kind Kind
	ID   cloud.ID
}

func (r Ref) String() string {
	if r.ID == 0 {
		return string(r.Kind)
	}
	return fmt.Sprintf("%s %d", r.Kind, r.ID)
}

func (r Ref) fail(format string, args ...any) error {
	return fmt.Errorf("draft: %s: %s", r, fmt.Sprintf(format, args...))
}

// shape is what a field holds.
type shape int

const (
	word   shape = iota // text
	number              // whole or not
	truth
	texts // a list of texts
	ref   // the name of a thing
	refs  // a list of names
	tree  // an object or a list of objects
)

// Field is one field of a kind, as the file calls it.
type Field struct {
	Name  string
	shape shape
	to    Kind // what a reference is to
}

// Fields are the fields of a kind, in the order in which files have them. Of
// settings there are none: any key of CloudStack's may stand there.
func Fields(k Kind) []Field {
	id, name, dedicated := Field{Name: "id", shape: number}, Field{Name: "name"}, Field{"dedicatedTo", ref, Group}
	disabled := Field{Name: "disabled", shape: truth}
	switch k {
	case File:
		return []Field{{Name: "title"}, {Name: "about"}, {Name: "links", shape: texts}, {Name: "compare", shape: texts}, {Name: "seed", shape: number},
			{Name: "settings", shape: tree}, {Name: "zone", shape: tree}, {Name: "pods", shape: tree}, {Name: "clusters", shape: tree}, {Name: "pools", shape: tree},
			{Name: "offerings", shape: tree}, {Name: "templates", shape: tree}, {Name: "domains", shape: tree}, {Name: "accounts", shape: tree},
			{Name: "affinityGroups", shape: tree}, {Name: "vms", shape: tree}, {Name: "steps", shape: tree}, {Name: "expect", shape: tree}}
	case Zone, Pod:
		return []Field{id, name, disabled, dedicated}
	case Cluster:
		return []Field{id, name, {"pod", ref, Pod}, {Name: "hypervisor"}, {Name: "arch"}, disabled, {Name: "cpuOvercommit", shape: number}, {Name: "ramOvercommit", shape: number},
			{Name: "cpuThreshold", shape: number}, {Name: "ramThreshold", shape: number}, dedicated, {Name: "hosts", shape: tree}}
	case Host:
		return []Field{id, name, {Name: "tags", shape: texts}, {Name: "tagRule"}, {Name: "status"}, {Name: "resourceState"}, {Name: "cores", shape: number}, {Name: "mhz", shape: number},
			{Name: "ramMiB", shape: number}, {Name: "capabilities", shape: texts}, {Name: "guestOSCategory"}, dedicated, {Name: "plannerUsage"}, {Name: "gpus", shape: tree}, {Name: "uefi", shape: truth},
			{Name: "usedMHz", shape: number}, {Name: "usedMiB", shape: number}, {Name: "reservedMHz", shape: number}, {Name: "reservedMiB", shape: number}}
	case Offering:
		return []Field{id, name, {Name: "cores", shape: number}, {Name: "mhz", shape: number}, {Name: "ramMiB", shape: number}, {Name: "hostTag"}, {Name: "planner"}, {Name: "implicitPreferred", shape: truth}, {Name: "gpu", shape: tree}}
	case Template:
		return []Field{id, name, {Name: "templateTag"}, {Name: "requiresHVM", shape: truth}, {Name: "arch"}, {Name: "guestOSCategory"}}
	case Pool:
		return []Field{id, name, {Name: "scope"}, {"cluster", ref, Cluster}, {"host", ref, Host}}
	case Domain:
		return []Field{id, name, {"parent", ref, Domain}}
	case Account:
		return []Field{id, name, {"domain", ref, Domain}, {Name: "rootAdmin", shape: truth}}
	case Group:
		return []Field{id, name, {Name: "type"}, {"domain", ref, Domain}, {"account", ref, Account}}
	case VM:
		return []Field{id, name, {"account", ref, Account}, {"offering", ref, Offering}, {"template", ref, Template}, {"host", ref, Host}, {"lastHost", ref, Host}, {Name: "state"}, {Name: "type"},
			{Name: "hypervisor"}, {"pool", ref, Pool}, {Name: "firstDeploy", shape: truth}, {"affinityGroups", refs, Group}, {Name: "recentlyStopped", shape: truth}, {Name: "uefi", shape: truth}}
	case Step:
		return []Field{{"maintain", ref, Host}, {"cancel", ref, Host}, {"deploy", ref, VM}, {"pod", ref, Pod}, {"cluster", ref, Cluster}, {"host", ref, Host},
			{Name: "haTag"}, {Name: "planner"}, {"avoidHosts", refs, Host}, {"avoidPools", refs, Pool}}
	}
	return nil
}

// list is where the things of a kind stand in the file; hosts stand in clusters.
func (k Kind) list() string {
	switch k {
	case Pod, Cluster, Offering, Template, Pool, Domain, Account, Group, VM, Step:
		return string(k) + "s"
	case Host:
		return "hosts"
	}
	return ""
}

// noun is what a thing without a name is called after.
func (k Kind) noun() string {
	if k == Group {
		return "affinity group"
	}
	return string(k)
}

func kinds() []Kind {
	return []Kind{Pod, Cluster, Host, Offering, Template, Pool, Domain, Account, Group, VM}
}

func fieldOf(k Kind, name string) (Field, bool) {
	for _, f := range Fields(k) {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, k == Setting
}

// Counted: there can be several, each with an id.
func (k Kind) Counted() bool { return k != Step && k.list() != "" }

// Typed: the field can be typed, and Parse reads it.
func (f Field) Typed() bool { return f.shape != tree }
