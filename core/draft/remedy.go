package draft

import (
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
)

// Remedy makes a change that core/remedy found. The document then says what
// remedy.Change.Apply makes of the scenario.
type Remedy remedy.Change

func (o Remedy) apply(e *edit) error {
	s, err := e.decode()
	if err != nil {
		return err
	}
	if _, err := remedy.Change(o).Apply(s); err != nil {
		return err
	}
	of := Ref{Kind(o.Kind), o.ID}
	f, _ := fieldOf(of.Kind, o.Field)
	switch {
	case of.Kind == VM && o.Field == "host":
		return Stop{o.ID}.apply(e)
	case o.Field == "capabilities" && o.To == "":
		return Set{of, o.Field, List()}.apply(e)
	case o.To == "" && of.Kind != Setting:
		return Clear{of, o.Field}.apply(e)
	case o.Field == "guestOSCategory":
		return Set{of, o.Field, Text(category(s.Cloud, o.To))}.apply(e)
	case f.shape == ref || f.shape == refs:
		var words []string
		for w := range strings.SplitSeq(o.To, ",") {
			for _, x := range e.entries(f.to) {
				if w == textID(x.id) {
					words = append(words, x.name)
				}
			}
		}
		if f.shape == refs {
			return Set{of, o.Field, Texts(words...)}.apply(e)
		}
		return Set{of, o.Field, Text(strings.Join(words, ","))}.apply(e)
	case f.shape == texts:
		return Set{of, o.Field, Texts(strings.Split(o.To, ",")...)}.apply(e)
	}
	v, err := Parse(of.Kind, o.Field, o.To)
	if err != nil {
		return err
	}
	return Set{of, o.Field, v}.apply(e)
}

func category(c *cloud.Cloud, id string) string {
	for _, x := range c.Categories {
		if textID(x.ID) == id {
			return x.Name
		}
	}
	return id
}

// Stop stops a VM: the host where it is becomes its last. What it had from that
// host by default is written down.
type Stop struct{ VM cloud.ID }

func (o Stop) apply(e *edit) error {
	of := Ref{VM, o.VM}
	x, err := e.look(of)
	if err != nil {
		return err
	}
	s, err := e.decode()
	if err != nil {
		return err
	}
	if x, err = e.look(of); err != nil || get(x.node, "host") == nil {
		return err
	}
	vm := s.Cloud.VM(o.VM)
	p := e.enter(VM, x)
	set := func(key, value string) { e.put(p, key, e.scalar(value, true), Fields(VM), 0) }
	set("lastHost", s.Cloud.Host(vm.Host).Name)
	if vm.Hypervisor != cloud.KVM {
		set("hypervisor", string(vm.Hypervisor))
	}
	if get(p.node, "pool") == nil && get(e.root, "pools") != nil {
		set("pool", s.Cloud.Pool(vm.Pool).Name)
	} else if get(p.node, "pool") == nil {
		set("pool", e.things(Pool).entry(0).name)
	}
	for _, key := range []string{"host", "state"} {
		if i := find(p.node, key); i >= 0 && p.Items[i].Kind != scenario.Null {
			e.remove(p, i)
		}
	}
	return nil
}
