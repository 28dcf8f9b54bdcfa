package draft

import (
	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Thing is what a document says of one thing.
type Thing struct {
	Ref
	said *node // nil if the file leaves it out
	made *scenario.Scenario
}

// Things are those of some references, without those that are gone.
func (d Document) Things(of []Ref) []Thing {
	var all []Thing
	known := map[Kind]things{}
	for _, r := range of {
		t := Thing{Ref: r, made: d.Scenario()}
		switch {
		case r.Kind == Step:
			if t.said = d.thing(r); t.said == nil {
				continue
			}
		case !r.Kind.Counted():
			t.said = d.thing(r)
		default:
			if _, listed := known[r.Kind]; !listed {
				known[r.Kind] = d.things(r.Kind)
			}
			x, there := known[r.Kind].find(r.ID)
			if !there {
				continue
			}
			if x.at >= 0 {
				t.said = x.node
			}
		}
		all = append(all, t)
	}
	return all
}

// Says reports whether the file has the field: else its default counts.
func (t Thing) Says(field string) bool { return t.said != nil && get(t.said, field) != nil }

// Typed is a field as somebody would type it, which Parse reads back; empty if the
// file leaves it out.
func (t Thing) Typed(field string) string {
	if !t.Says(field) {
		return ""
	}
	return flat(get(t.said, field))
}

// Bare is a scenario with one thing of each kind, with id 1, of which nothing is said
// that can be left out: what counts there are the defaults.
func Bare() *scenario.Scenario {
	tree, err := scenario.JSONTree([]byte(`{"clusters":[{"hosts":[{}]}],"offerings":[{}],"templates":[{}],
		"affinityGroups":[{"type":"host anti-affinity"}],"vms":[{"offering":1,"template":1}],"steps":[{"deploy":1}]}`))
	if err != nil {
		panic(err) // it is above
	}
	s, err := scenario.Decode(tree)
	if err != nil {
		panic(err)
	}
	return s
}

// Default is what counts for a field of a thing that does not say it, and stands
// where nothing else decides; see Thing.Counts.
func Default(bare *scenario.Scenario, k Kind, field string) []string {
	t := Thing{Ref: Ref{k, 1}, made: bare}
	if k == Setting {
		defaults := cloud.DefaultSettings()
		value, _ := defaults.Get(field)
		return one(value)
	}
	return t.Counts(field)
}

func one(word string) []string {
	if word == "" {
		return nil
	}
	return []string{word}
}
