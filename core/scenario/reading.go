package scenario

import (
	"slices"

	"placement-playground/core/cloud"
)

// Reading is a scenario with what was read of each host and VM. A tree that shares
// nodes with the one that was read is read anew in a fraction of the time (Again).
// It is never changed. The zero Reading has read nothing yet.
type Reading struct {
	scenario  *Scenario
	tables    [kinds]table
	hosts     []*hostEntry
	inCluster []int
	vms       []*vmEntry
	around    around
	// The lists that were made of the entries, in the order of the file.
	hostList []cloud.Host
	vmList   []cloud.VM
}

// Scenario is what the tree says. Read it only.
func (r *Reading) Scenario() *Scenario { return r.scenario }

// Decode makes a scenario of a tree. Unknown fields, duplicate ids and names,
// dangling references and impossible numbers are errors with their place.
func Decode(n *Node) (*Scenario, error) {
	r, err := Read(n)
	if err != nil {
		return nil, err
	}
	return r.scenario, nil
}

// Read is Decode for who will read another tree with nodes of this one.
func Read(n *Node) (*Reading, error) {
	return (&Reading{scenario: &Scenario{Cloud: &cloud.Cloud{}}}).read(n)
}

// Again reads a tree as Read does. What was read of a host's or a VM's node counts
// again if the tree has the same node: no node is changed once it was read.
func (r *Reading) Again(n *Node) (*Reading, error) {
	next, err := r.read(n)
	if err != nil {
		// The first of several errors is the one that reading in order finds.
		return Read(n)
	}
	return next, nil
}

func (r *Reading) read(n *Node) (*Reading, error) {
	f := newFile(n, r)
	s := &Scenario{}
	object(f.decoder, n, s, f.sections())
	f.finish(n)
	if f.err != nil {
		return nil, f.err
	}
	c := f.cloud()
	next := &Reading{s, f.tables, f.hosts, f.inCluster, f.vms, f.around, c.Hosts, c.VMs}
	f.keep(&c)
	var err error
	if s.Cloud, err = cloud.New(c); err != nil {
		return nil, f.problem(err)
	}
	if err := f.checkSteps(n, s); err != nil {
		return nil, err
	}
	return next, nil
}

// before finds the nodes of a list in the one that was read before.
type before struct {
	nodes  []*Node
	next   int // where the next one is expected: neighbours were neighbours, mostly
	missed int // how often it was not there
	at     map[*Node]int
}

// find is the position of a node, or -1.
func (b *before) find(n *Node) int {
	at := b.next
	if at >= len(b.nodes) || b.nodes[at] != n {
		at = b.search(n)
	}
	b.next++ // what is new was changed in its place, mostly
	if at >= 0 {
		b.next = at + 1
	}
	return at
}

func (b *before) search(n *Node) int {
	if b.missed++; b.missed < 50 {
		return slices.Index(b.nodes, n)
	}
	if b.at == nil {
		b.at = make(map[*Node]int, len(b.nodes))
		for i, n := range b.nodes {
			b.at[n] = i
		}
	}
	if at, there := b.at[n]; there {
		return at
	}
	return -1
}

// lost are the ids of a list to which a name or an id does not lead any more.
func (t *table) lost(now *table) idSet {
	var lost idSet
	if t.same(now) {
		return lost
	}
	for _, h := range t.heads {
		if now.names[h.Name] != h.ID || !now.ids.has(h.ID) {
			lost.add(h.ID)
		}
	}
	return lost
}

// again reads hosts and VMs anew whose references may lead elsewhere than before.
func (f *file) again() {
	var lost [kinds]idSet
	any := false
	for _, k := range []kind{accounts, offerings, templates, hosts, pools, groups} {
		lost[k] = f.was.tables[k].lost(&f.tables[k])
		any = any || !lost[k].empty()
	}
	if !any {
		return
	}
	for i, h := range f.hosts {
		if lost[groups].has(h.Dedicated) {
			f.hosts[i] = f.readHost(f.tables[hosts].nodes[i])
		}
	}
	for i, v := range f.vms {
		for k := range kinds {
			if !lost[k].empty() && v.refersTo(k, lost[k].has) {
				f.vms[i] = f.readVM(f.tables[vms].nodes[i])
				break
			}
		}
	}
}

// MayRefer are the positions, among nodes of the list "vms", of those that may refer
// to one of some entries of another list. What was read and refers to others does not.
func (r *Reading) MayRefer(nodes []*Node, to string, ids map[cloud.ID]bool) []int {
	var some []int
	found, k := before{nodes: r.tables[vms].nodes}, kindOf(to)
	such := func(id cloud.ID) bool { return ids[id] }
	for i, n := range nodes {
		if at := found.find(n); at < 0 || r.vms[at].refersTo(k, such) {
			some = append(some, i)
		}
	}
	return some
}
