package draft

import (
	"maps"
	"slices"

	"placement-playground/core/cloud"
)

// Delete takes things away, with what is in them (a pod's clusters, a cluster's
// hosts, their own pools) and what cannot be without them (an offering's VMs, a
// VM's steps). What refers to them otherwise loses the reference: a VM on a host
// that is gone has no host.
type Delete struct{ Of []Ref }

func (o Delete) apply(e *edit) error {
	doomed := map[Kind]map[cloud.ID]bool{}
	doom := func(k Kind, id cloud.ID) {
		if doomed[k] == nil {
			doomed[k] = map[cloud.ID]bool{}
		}
		doomed[k][id] = true
	}
	for _, r := range o.Of {
		if r.Kind != Step && !slices.Contains(kinds(), r.Kind) {
			return r.fail("cannot be deleted")
		}
		if _, err := e.look(r); err != nil {
			return err
		}
		doom(r.Kind, r.ID)
	}
	// Each kind is asked about after those that take it along.
	gone := map[Kind]names{}
	for _, k := range []Kind{Domain, Account, Group, Offering, Template, Pod, Cluster, Host, Pool, VM, Step} {
		if k == VM && len(doomed[Offering])+len(doomed[Template])+len(doomed[VM]) == 0 {
			continue // there can be thousands
		}
		all := e.owners(k)
		clusters := map[int]bool{}
		if k == Host {
			for i, x := range e.entries(Cluster) {
				clusters[i] = doomed[Cluster][x.id]
			}
		}
		m := names{}
		left := len(all)
		for _, x := range all {
			if e.falls(k, x, gone, doomed, clusters) {
				doom(k, x.id)
			}
			if doomed[k][x.id] {
				m.add(k, x)
				left--
			}
		}
		if left == 0 && len(all) > 0 && standing(k) != nil {
			return Ref{k, all[0].id}.fail("is the last one, and every cloud has one")
		}
		gone[k] = m
	}
	e.deleted = true
	for _, k := range kinds() {
		if len(doomed[k]) > 0 {
			e.follow(k, doomed[k], gone[k], "")
		}
	}
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(doomed[Step]))) {
		e.dropStep(int(n - 1))
	}
	e.take(doomed)
	return nil
}

// falls: a thing that goes with another.
func (e *edit) falls(k Kind, x entry, gone map[Kind]names, doomed map[Kind]map[cloud.ID]bool, clusters map[int]bool) bool {
	at := func(to Kind, field string) bool { return len(gone[to].ids) > 0 && gone[to].hit(get(x.node, field)) }
	switch k {
	case Cluster:
		first := e.things(Pod).entry(0).id
		return at(Pod, "pod") || get(x.node, "pod") == nil && doomed[Pod][first]
	case Host:
		return clusters[x.group]
	case Pool:
		scope := textOf(x.node, "scope")
		return scope == string(cloud.ClusterScope) && at(Cluster, "cluster") || scope == string(cloud.HostScope) && at(Host, "host")
	case VM:
		return at(Offering, "offering") || at(Template, "template")
	case Step:
		return at(Host, "maintain") || at(Host, "cancel") || at(VM, "deploy")
	}
	return false
}

// take takes things out of their lists. A list that is empty goes, too.
func (e *edit) take(doomed map[Kind]map[cloud.ID]bool) {
	for _, k := range []Kind{Domain, Account, Group, Offering, Template, Host, Cluster, Pool, Pod, VM} {
		if len(doomed[k]) == 0 {
			continue
		}
		ids := e.ids(k)
		for _, x := range slices.Backward(e.entries(k)) {
			if !doomed[k][x.id] || x.at < 0 {
				continue
			}
			p, _ := e.list(k, x.group)
			if e.remove(p, x.at); len(p.Items) > 0 {
				continue
			}
			owner := e.top()
			if k == Host {
				clusters, _ := e.field(owner, "clusters")
				owner = e.in(clusters, x.group)
			}
			e.remove(owner, find(owner.node, k.list()))
		}
		e.keep(k, ids, nil)
	}
}
