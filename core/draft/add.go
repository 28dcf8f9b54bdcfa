package draft

import (
	"strconv"
	"unicode/utf8"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Add makes a new thing with the next id (Document.Next), at the end of its list.
// Without a name it gets one that continues its neighbour's; its size is the
// neighbour's, too.
type Add struct {
	Kind Kind
	Name string
	In   cloud.ID // a host's cluster; a cluster's pod, 0 for the neighbour's
	// A VM's offering, template and host: dropping an offering on a host is Add. 0
	// is as its neighbour has it, and no host.
	Offering, Template, Host cloud.ID
}

func (o Add) apply(e *edit) error {
	switch {
	case standing(o.Kind) == nil && o.Kind.list() == "" || o.Kind == Step:
		return Ref{Kind: o.Kind}.fail("cannot be added")
	case o.Kind == VM:
		return o.vm(e)
	case o.Kind == Host:
		cluster, err := e.look(Ref{Cluster, o.In})
		if err != nil {
			return err
		}
		return e.new(o.Kind, o.Name, cluster.at, "cores", "mhz", "ramMiB")
	case o.Kind == Cluster && o.In != 0:
		pod, err := e.look(Ref{Pod, o.In})
		if err != nil {
			return err
		}
		id := e.things(Cluster).next()
		if err := e.new(o.Kind, o.Name, 0, "hypervisor", "arch"); err != nil || o.In == e.things(Pod).entry(0).id {
			return err
		}
		return Set{Ref{Cluster, id}, "pod", Text(pod.name)}.apply(e)
	case o.Kind == Cluster:
		return e.new(o.Kind, o.Name, 0, "pod", "hypervisor", "arch")
	case o.Kind == Group:
		return e.new(o.Kind, o.Name, 0, "type")
	}
	return e.new(o.Kind, o.Name, 0, "cores", "mhz", "ramMiB", "arch", "domain")
}

// new makes a thing with some fields of its neighbour: the last one beside it, or
// of all.
func (e *edit) new(k Kind, name string, group int, copied ...string) error {
	all := e.things(k)
	used := e.taken(all)
	var beside entry
	for i := range all.nodes {
		if x := all.entry(i); beside.node == nil || x.group == group || beside.group != group {
			beside = x
		}
	}
	if name == "" {
		neighbour := ""
		if beside.node != nil {
			neighbour = beside.name
		}
		name = fresh(neighbour, all, used)
	} else if err := good(k, name, used); err != nil {
		return err
	}
	n := object("name", e.scalar(name, true))
	if beside.node == nil && k == Group {
		field(n, "type", e.scalar(string(cloud.HostAntiAffinity), true))
	}
	for _, key := range copied {
		if beside.node == nil {
			break
		}
		if v := get(beside.node, key); v != nil && v.Kind == scenario.Scalar {
			field(n, key, &node{Kind: v.Kind, Text: v.Text, Quoted: v.Quoted})
		}
	}
	e.enroll(k, group, n, all.next())
	return nil
}

// enroll adds a thing that gets this id, in its place or written down.
func (e *edit) enroll(k Kind, group int, n *node, id cloud.ID) {
	ids := e.ids(k)
	ids.shall[n] = id
	e.add(k, group, n)
	e.keep(k, ids, n)
}

func field(n *node, key string, value *node) {
	n.Keys = append(n.Keys, &node{Kind: scenario.Scalar, Text: key})
	n.Items = append(n.Items, value)
}

func good(k Kind, name string, used taken) error {
	switch {
	case !utf8.ValidString(name):
		return Ref{Kind: k}.fail("the name %q is no text", name)
	case used.has(name):
		return Ref{Kind: k}.fail("the name %q is used by another", name)
	case k == Host && name == none:
		return Ref{Kind: k}.fail("%q means no host", name)
	}
	return nil
}

// vm makes what it needs, if the file has no offering or template yet.
func (o Add) vm(e *edit) error {
	all := e.things(VM)
	var beside *node
	neighbour := ""
	if last := len(all.nodes) - 1; last >= 0 {
		beside, neighbour = all.nodes[last], all.heads[last].Name
	}
	n := object("name", e.scalar("", true))
	for _, f := range []struct {
		kind Kind
		id   cloud.ID
	}{{Offering, o.Offering}, {Template, o.Template}} {
		x, err := e.choice(f.kind, f.id, beside)
		if err != nil {
			return err
		}
		field(n, string(f.kind), e.scalar(x, true))
	}
	if o.Host != 0 {
		host, err := e.look(Ref{Host, o.Host})
		if err != nil {
			return err
		}
		name := host.name
		field(n, "host", e.scalar(name, true))
		id := strconv.FormatInt(host.id, 10)
		for _, i := range e.reading.MayRefer(all.nodes, Host.list(), map[cloud.ID]bool{host.id: true}) {
			if on := get(all.nodes[i], "host"); on != nil && (on.Text == name || on.Text == id) {
				neighbour = all.heads[i].Name
			}
		}
	}
	used := e.taken(all)
	name := o.Name
	if name == "" {
		name = fresh(neighbour, all, used)
	} else if err := good(VM, name, used); err != nil {
		return err
	}
	n.Items[0] = e.scalar(name, true)
	e.enroll(VM, 0, n, all.next())
	return nil
}

// choice is the name of an offering or template: the one of that id, the
// neighbour's, the first, or a new one.
func (e *edit) choice(k Kind, id cloud.ID, beside *node) (string, error) {
	if id != 0 {
		x, err := e.look(Ref{k, id})
		if err != nil {
			return "", err
		}
		return x.name, nil
	}
	if beside != nil {
		return textOf(beside, string(k)), nil
	}
	if len(e.things(k).nodes) == 0 {
		if err := e.new(k, "", 0); err != nil {
			return "", err
		}
	}
	return e.things(k).entry(0).name, nil
}
