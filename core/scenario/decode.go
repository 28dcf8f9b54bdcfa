package scenario

import (
	"placement-playground/core/cloud"
	"placement-playground/core/placement"
)

// Decode makes a scenario of a tree. Unknown fields, duplicate ids and names,
// dangling references and impossible numbers are errors with their place.
func Decode(n *Node) (*Scenario, error) {
	d := &decoder{
		next: map[string]cloud.ID{}, at: map[string][]*Node{}, paths: map[string][]string{},
		names: map[string]map[string]cloud.ID{}, ids: map[string]map[cloud.ID]bool{},
	}
	s := &Scenario{}
	f := file{decoder: d, settings: cloud.DefaultSettings(), zone: cloud.Zone{ID: 1, Name: "zone-1"}, categoryIDs: map[string]cloud.ID{}}
	var seed int64
	d.object(n, "",
		field{"title", d.text(&s.Title)},
		field{"about", d.text(&s.About)},
		field{"links", d.texts(&s.Links)},
		field{"compare", f.compare(s)},
		field{"seed", d.whole(&seed)},
		field{"settings", f.readSettings},
		field{"zone", f.readZone},
		field{"pods", f.each(f.readPod)},
		field{"clusters", f.each(f.readCluster)},
		field{"offerings", f.each(f.readOffering)},
		field{"templates", f.each(f.readTemplate)},
		field{"pools", f.each(f.readPool)},
		field{"domains", f.each(f.readDomain)},
		field{"accounts", f.each(f.readAccount)},
		field{"affinityGroups", f.each(f.readGroup)},
		field{"vms", f.each(f.readVM)},
		field{"steps", f.readSteps(s)},
		field{"expect", f.readExpect(s)},
	)
	s.Seed = uint64(seed)
	f.finish(n)
	if d.err != nil {
		return nil, d.err
	}
	var err error
	if s.Cloud, err = f.cloud(); err != nil {
		return nil, err
	}
	return s, f.checkSteps(n, s)
}

// finish gives ids and names, adds what every cloud has, and resolves references.
func (f *file) finish(n *Node) {
	if len(f.pods) == 0 {
		f.addPod(n, "pods[0]", &cloud.Pod{})
	}
	if len(f.pools) == 0 {
		f.addPool(n, "pools[0]", &cloud.Pool{Scope: cloud.ZoneScope})
	}
	if len(f.domains) == 0 {
		f.addDomain(n, "domains[0]", &cloud.Domain{Name: "ROOT"})
	}
	if len(f.accounts) == 0 {
		f.addAccount(n, "accounts[0]", &cloud.Account{Name: "user"})
	}
	for _, step := range f.numbering {
		step()
	}
	for _, step := range f.later {
		step()
	}
	f.owners()
	f.defaults()
}

// compare names the releases to look at first.
func (f *file) compare(s *Scenario) func(*Node, string) {
	return func(n *Node, path string) {
		f.texts(&s.Compare)(n, path)
		if len(s.Compare) == 0 || len(s.Compare) > 2 {
			f.fail(n, path, "give one or two releases")
		}
		for i, name := range s.Compare {
			if _, err := placement.Find(name); err != nil {
				f.fail(n.Items[i], path, "%v", err)
			}
		}
	}
}

func (f *file) readSettings(n *Node, path string) {
	if !f.is(n, path, Object) {
		return
	}
	seen := map[string]bool{}
	for i, key := range n.Keys {
		value := n.Items[i]
		switch {
		case seen[key.Text]:
			f.fail(key, path, "field %q stands twice", key.Text)
		case f.is(value, join(path, key.Text), Scalar):
			if err := f.settings.Set(key.Text, value.Text); err != nil {
				f.fail(value, path, "%v", err)
			}
		}
		seen[key.Text] = true
	}
}

func (f *file) readZone(n *Node, path string) {
	if n.Kind == Scalar {
		f.name(&f.zone.Name)(n, path)
		return
	}
	f.object(n, path, field{"id", f.whole(&f.zone.ID)}, field{"name", f.name(&f.zone.Name)}, field{"disabled", f.truth(&f.zone.Disabled)}, f.dedicated(&f.zone.Dedicated))
}
