package scenario

import "placement-playground/core/cloud"

func (f *file) readDomain(n *Node) {
	d := &cloud.Domain{}
	object(f.decoder, n, d, []field[*cloud.Domain]{
		{"id", func(d *cloud.Domain, n *Node) { f.whole(n, &d.ID) }},
		{"name", func(d *cloud.Domain, n *Node) { f.name(n, &d.Name) }},
		{"parent", func(d *cloud.Domain, n *Node) { f.ref(n, &d.Parent, domains) }},
	})
	f.addDomain(n, d)
}

func (f *file) addDomain(n *Node, d *cloud.Domain) {
	f.add(domains, n, d.ID, d.Name)
	f.domains = append(f.domains, d)
}

func (f *file) readAccount(n *Node) {
	a := &cloud.Account{}
	object(f.decoder, n, a, []field[*cloud.Account]{
		{"id", func(a *cloud.Account, n *Node) { f.whole(n, &a.ID) }},
		{"name", func(a *cloud.Account, n *Node) { f.name(n, &a.Name) }},
		{"domain", func(a *cloud.Account, n *Node) { f.ref(n, &a.Domain, domains) }},
		{"rootAdmin", func(a *cloud.Account, n *Node) { f.truth(n, &a.RootAdmin) }},
	})
	a.AdminRole = a.RootAdmin
	f.addAccount(n, a)
}

func (f *file) addAccount(n *Node, a *cloud.Account) {
	f.add(accounts, n, a.ID, a.Name)
	f.accounts = append(f.accounts, a)
}

func (f *file) readGroup(n *Node) {
	g := &cloud.AffinityGroup{}
	object(f.decoder, n, g, []field[*cloud.AffinityGroup]{
		{"id", func(g *cloud.AffinityGroup, n *Node) { f.whole(n, &g.ID) }},
		{"name", func(g *cloud.AffinityGroup, n *Node) { f.name(n, &g.Name) }},
		{"type", func(g *cloud.AffinityGroup, n *Node) { text(f.decoder, n, &g.Type) }},
		{"domain", func(g *cloud.AffinityGroup, n *Node) { f.ref(n, &g.Domain, domains) }},
		{"account", func(g *cloud.AffinityGroup, n *Node) { f.ref(n, &g.Account, accounts) }},
	})
	f.add(groups, n, g.ID, g.Name)
	f.groups = append(f.groups, g)
}

// owners fills in that an account, and a group for it, are in the first domain.
func (f *file) owners(c *cloud.Cloud) {
	domain := map[cloud.ID]cloud.ID{}
	for i := range c.Accounts {
		a := &c.Accounts[i]
		if a.Domain == 0 {
			a.Domain = c.Domains[0].ID
		}
		domain[a.ID] = a.Domain
	}
	for i := range c.AffinityGroups {
		g := &c.AffinityGroups[i]
		if g.Domain != 0 {
			continue
		}
		if g.Domain = c.Domains[0].ID; g.Account != 0 {
			g.Domain = domain[g.Account]
		}
	}
}
