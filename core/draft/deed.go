package draft

import "placement-playground/core/cloud"

// Deed is what was done, for who makes a sentence of it: "move kvm-02 to linux".
type Deed struct {
	Verb  Verb
	Kind  Kind
	Name  string // what it was done to; of a step its number
	Field string // that was set, or the tag
	To    string // the new name, value or place; empty is none
	Count int    // how many things
	Edits int    // of which the deed consists; it tells of the first
}

// Verb of a Deed.
type Verb string

const (
	Added      Verb = "add"
	Duplicated Verb = "duplicate"
	Deleted    Verb = "delete"
	Renamed    Verb = "rename"
	Assigned   Verb = "set"
	Cleared    Verb = "clear"
	Moved      Verb = "move"
	Stopped    Verb = "stop"
	Tagged     Verb = "tag"
	Untagged   Verb = "untag"
	Recorded   Verb = "record"
	Typed      Verb = "type" // the text itself
)

func (d Document) name(r Ref) string {
	if r.Kind == Step {
		return r.String()
	}
	x, _ := d.things(r.Kind).find(r.ID)
	return x.name
}

func (o Add) Deed(before, after Document) Deed {
	return Deed{Verb: Added, Kind: o.Kind, Name: after.name(Ref{o.Kind, before.Next(o.Kind)}), Count: 1}
}

func (o Duplicate) Deed(before, after Document) Deed {
	return Deed{Verb: Duplicated, Kind: o.Of.Kind, Name: before.name(o.Of), To: after.name(Ref{o.Of.Kind, before.Next(o.Of.Kind)}), Count: 1}
}

func (o Delete) Deed(before, _ Document) Deed {
	d := Deed{Verb: Deleted, Count: len(o.Of)}
	if len(o.Of) > 0 {
		d.Kind, d.Name = o.Of[0].Kind, before.name(o.Of[0])
	}
	return d
}

func (o Rename) Deed(before, _ Document) Deed {
	return Deed{Verb: Renamed, Kind: o.Of.Kind, Name: before.name(o.Of), To: o.To, Count: 1}
}

func (o Set) Deed(before, _ Document) Deed {
	return Deed{Verb: Assigned, Kind: o.Of.Kind, Name: before.name(o.Of), Field: o.Field, To: flat(o.To.tree), Count: 1}
}

// flat is a value as somebody would type it.
func flat(n *node) string {
	s := n.Text
	for i, item := range n.Items {
		if i > 0 {
			s += ","
		}
		s += flat(item)
	}
	return s
}

func (o Clear) Deed(before, _ Document) Deed {
	return Deed{Verb: Cleared, Kind: o.Of.Kind, Name: before.name(o.Of), Field: o.Field, Count: 1}
}

func (o MoveHost) Deed(before, _ Document) Deed {
	return Deed{Verb: Moved, Kind: Host, Name: before.name(Ref{Host, o.Host}), To: before.name(Ref{Cluster, o.To}), Count: 1}
}

func (o MoveVM) Deed(before, _ Document) Deed {
	return Deed{Verb: Moved, Kind: VM, Name: before.name(Ref{VM, o.VM}), To: before.name(Ref{Host, o.To}), Count: 1}
}

func (o Stop) Deed(before, _ Document) Deed {
	return Deed{Verb: Stopped, Kind: VM, Name: before.name(Ref{VM, o.VM}), Count: 1}
}

func (o Tag) Deed(before, _ Document) Deed {
	d := Deed{Verb: Tagged, Kind: Host, Field: o.Tag, Count: len(o.Hosts)}
	if o.Off {
		d.Verb = Untagged
	}
	if len(o.Hosts) > 0 {
		d.Name = before.name(Ref{Host, o.Hosts[0]})
	}
	return d
}

func (o AddStep) Deed(before, _ Document) Deed {
	f, _ := fieldOf(Step, o.Field)
	return Deed{Verb: Added, Kind: Step, Field: o.Field, Name: before.name(Ref{f.to, o.ID}), Count: 1}
}

func (o MoveStep) Deed(_, _ Document) Deed {
	return Deed{Verb: Moved, Kind: Step, Name: Ref{Step, cloud.ID(o.From)}.String(), To: Ref{Step, cloud.ID(o.To)}.String(), Count: 1}
}

func (o Record) Deed(_, _ Document) Deed {
	d := Deed{Verb: Recorded, Kind: File, Count: len(o.Outcomes)}
	if len(o.Outcomes) > 0 {
		d.Name = o.Outcomes[0].Release
	}
	return d
}

func (o Remedy) Deed(before, _ Document) Deed {
	return Deed{Verb: Assigned, Kind: Kind(o.Kind), Name: before.name(Ref{Kind(o.Kind), o.ID}), Field: o.Field, To: o.To, Count: 1}
}
