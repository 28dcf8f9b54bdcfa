package scenario

import (
	"placement-playground/core/cloud"
	"placement-playground/core/placement"
)

// sections are the fields of a file.
func (f *file) sections() []field[*Scenario] {
	return []field[*Scenario]{
		{"title", func(s *Scenario, n *Node) { text(f.decoder, n, &s.Title) }},
		{"about", func(s *Scenario, n *Node) { text(f.decoder, n, &s.About) }},
		{"links", func(s *Scenario, n *Node) { f.texts(n, &s.Links) }},
		{"compare", f.readCompare},
		{"seed", func(s *Scenario, n *Node) {
			var seed int64
			f.whole(n, &seed)
			s.Seed = uint64(seed)
		}},
		{"settings", func(_ *Scenario, n *Node) { f.readSettings(n) }},
		{"zone", func(_ *Scenario, n *Node) { f.readZone(n) }},
		{"pods", func(_ *Scenario, n *Node) { f.list(n, f.readPod) }},
		{"clusters", func(_ *Scenario, n *Node) { f.list(n, f.readCluster) }},
		{"offerings", func(_ *Scenario, n *Node) { f.list(n, f.readOffering) }},
		{"templates", func(_ *Scenario, n *Node) { f.list(n, f.readTemplate) }},
		{"pools", func(_ *Scenario, n *Node) { f.list(n, f.readPool) }},
		{"domains", func(_ *Scenario, n *Node) { f.list(n, f.readDomain) }},
		{"accounts", func(_ *Scenario, n *Node) { f.list(n, f.readAccount) }},
		{"affinityGroups", func(_ *Scenario, n *Node) { f.list(n, f.readGroup) }},
		{"vms", func(_ *Scenario, n *Node) { f.readVMs(n) }},
		{"steps", f.readSteps},
		{"expect", f.readExpect},
	}
}

// finish gives ids and names, adds what every cloud has, and resolves references.
func (f *file) finish(n *Node) {
	if len(f.pods) == 0 {
		f.addPod(n, &cloud.Pod{})
	}
	if len(f.pools) == 0 {
		f.addPool(n, &cloud.Pool{Scope: cloud.ZoneScope})
	}
	if len(f.domains) == 0 {
		f.addDomain(n, &cloud.Domain{Name: "ROOT"})
	}
	if len(f.accounts) == 0 {
		f.addAccount(n, &cloud.Account{Name: "user"})
	}
	for k := range kinds {
		f.enumerate(k)
	}
	if f.err == nil {
		f.again()
		f.resolve()
	}
}

// readCompare names the releases to look at first.
func (f *file) readCompare(s *Scenario, n *Node) {
	f.texts(n, &s.Compare)
	if len(s.Compare) == 0 || len(s.Compare) > 2 {
		f.fail(n, "give one or two releases")
	}
	for i, name := range s.Compare {
		if _, err := placement.Find(name); err != nil {
			f.failAt(n.Items[i], n, "%v", err)
		}
	}
}

func (f *file) readSettings(n *Node) {
	if !f.is(n, Object) {
		return
	}
	seen := map[string]bool{}
	for i, key := range n.Keys {
		value := n.Items[i]
		switch {
		case seen[key.Text]:
			f.fail(key, "field %q stands twice", key.Text)
		case f.is(value, Scalar):
			if err := f.settings.Set(key.Text, value.Text); err != nil {
				f.failAt(value, n, "%v", err)
			}
		}
		seen[key.Text] = true
	}
}

func (f *file) readZone(n *Node) {
	if n.Kind == Scalar {
		f.name(n, &f.zone.Name)
		return
	}
	object(f.decoder, n, &f.zone, []field[*cloud.Zone]{
		{"id", func(z *cloud.Zone, n *Node) { f.whole(n, &z.ID) }},
		{"name", func(z *cloud.Zone, n *Node) { f.name(n, &z.Name) }},
		{"disabled", func(z *cloud.Zone, n *Node) { f.truth(n, &z.Disabled) }},
		{"dedicatedTo", func(z *cloud.Zone, n *Node) { f.ref(n, &z.Dedicated, groups) }},
	})
}
