package scenario

import (
	"slices"

	"placement-playground/core/cloud"
)

func (f *file) readDomain(n *Node, path string) {
	d := &cloud.Domain{}
	f.object(n, path, field{"id", f.whole(&d.ID)}, field{"name", f.name(&d.Name)}, field{"parent", f.ref(&d.Parent, "domains", "domain")})
	f.addDomain(n, path, d)
}

func (f *file) addDomain(n *Node, path string, d *cloud.Domain) {
	f.add(n, path, "domains", "domain", &d.ID, &d.Name)
	f.domains = append(f.domains, d)
}

func (f *file) readAccount(n *Node, path string) {
	a := &cloud.Account{}
	f.object(n, path,
		field{"id", f.whole(&a.ID)}, field{"name", f.name(&a.Name)},
		field{"domain", f.ref(&a.Domain, "domains", "domain")}, field{"rootAdmin", f.truth(&a.RootAdmin)},
	)
	a.AdminRole = a.RootAdmin
	f.addAccount(n, path, a)
}

func (f *file) addAccount(n *Node, path string, a *cloud.Account) {
	f.add(n, path, "accounts", "account", &a.ID, &a.Name)
	f.accounts = append(f.accounts, a)
}

func (f *file) readGroup(n *Node, path string) {
	g := &cloud.AffinityGroup{}
	f.object(n, path,
		field{"id", f.whole(&g.ID)}, field{"name", f.name(&g.Name)}, field{"type", textOf(f.decoder, &g.Type)},
		field{"domain", f.ref(&g.Domain, "domains", "domain")}, field{"account", f.ref(&g.Account, "accounts", "account")},
	)
	f.add(n, path, "affinityGroups", "affinity group", &g.ID, &g.Name)
	f.groups = append(f.groups, g)
}

// dedicated reads the ExplicitDedication group that something belongs to.
func (f *file) dedicated(to *cloud.ID) field {
	return field{"dedicatedTo", f.ref(to, "affinityGroups", "affinity group")}
}

// owners fills in that the first account owns what names no owner, and that an
// account, and a group for it, are in the first domain.
func (f *file) owners() {
	domain := map[cloud.ID]cloud.ID{}
	for _, a := range f.accounts {
		if a.Domain == 0 {
			a.Domain = f.domains[0].ID
		}
		domain[a.ID] = a.Domain
	}
	for _, g := range f.groups {
		if g.Domain == 0 {
			g.Domain = f.domains[0].ID
			if g.Account != 0 {
				g.Domain = domain[g.Account]
			}
		}
	}
	for _, v := range f.vms {
		if v.Account == 0 {
			v.Account = f.accounts[0].ID
		}
		slices.Sort(v.Groups)
	}
}
