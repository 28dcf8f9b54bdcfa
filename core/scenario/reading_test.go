package scenario_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// spoiler makes trees that share most nodes with another, sensible or not.
type spoiler struct {
	*rand.Rand
	all []*scenario.Node // of the tree, for words and pieces
}

func gather(n *scenario.Node) []*scenario.Node {
	all := []*scenario.Node{n}
	for _, x := range slices.Concat(n.Keys, n.Items) {
		all = append(all, gather(x)...)
	}
	return all
}

func (s spoiler) any() *scenario.Node { return s.all[s.IntN(len(s.all))] }

// spoil is a tree with something changed at one place; the given one stays.
func (s spoiler) spoil(n *scenario.Node) *scenario.Node {
	c := *n
	c.Items, c.Keys = slices.Clone(n.Items), slices.Clone(n.Keys)
	if len(c.Items) == 0 {
		s.scalar(&c)
		return &c
	}
	i := s.IntN(len(c.Items))
	if s.IntN(4) > 0 {
		if c.Kind == scenario.Object && s.IntN(12) == 0 {
			c.Keys[i] = s.spoil(c.Keys[i])
		} else {
			c.Items[i] = s.spoil(c.Items[i])
		}
		return &c
	}
	j := s.IntN(len(c.Items))
	switch s.IntN(5) {
	case 0:
		c.Items = slices.Delete(c.Items, i, i+1)
		if c.Kind == scenario.Object {
			c.Keys = slices.Delete(c.Keys, i, i+1)
		}
	case 1: // the same piece, or one from elsewhere, once more
		from := &c
		if other := s.any(); other.Kind == c.Kind && len(other.Items) > 0 && s.IntN(2) == 0 {
			from, i = other, s.IntN(len(other.Items))
		}
		c.Items = slices.Insert(c.Items, j, from.Items[i])
		if c.Kind == scenario.Object {
			c.Keys = slices.Insert(c.Keys, j, from.Keys[i])
		}
	case 2:
		c.Items[i], c.Items[j] = c.Items[j], c.Items[i]
		if c.Kind == scenario.Object {
			c.Keys[i], c.Keys[j] = c.Keys[j], c.Keys[i]
		}
	case 3:
		c.Items[i], c.Items[j] = c.Items[j], c.Items[i]
	default:
		c.Items[i] = s.any()
	}
	return &c
}

func (s spoiler) scalar(n *scenario.Node) {
	switch s.IntN(6) {
	case 0:
		words := []string{"none", "1", "2", "3", "0", "-1", "true", "h", "vm-1", "host-2", "pool-1", "user", "ROOT", "VMware", "KVM", "Running", "Stopped", "group", "", "4.20.1"}
		n.Kind, n.Text, n.Quoted = scenario.Scalar, words[s.IntN(len(words))], s.IntN(2) == 0
	case 1:
		n.Kind = scenario.Null
	default:
		other := s.any()
		n.Text, n.Quoted = other.Text, other.Quoted
	}
}

// twice reads a tree as the successor of a reading and for the first time.
func twice(t *testing.T, was *scenario.Reading, tree *scenario.Node) (again *scenario.Reading, ok bool) {
	t.Helper()
	want, wrong := scenario.Decode(tree)
	got, err := was.Again(tree)
	if fmt.Sprint(err) != fmt.Sprint(wrong) || !reflect.DeepEqual(err, wrong) {
		t.Fatalf("reading says\n%v\nand reading again\n%v\nof %s", wrong, err, tree.JSON())
	}
	if err == nil && !reflect.DeepEqual(got.Scenario(), want) {
		t.Fatalf("reading again is\n%+v\nand not\n%+v\nof %s", got.Scenario().Cloud, want.Cloud, tree.JSON())
	}
	return got, err == nil
}

// crowded has hosts and VMs whose fields come from others: ids and names that are
// not given, first accounts and pools, hypervisors, groups, dedications.
const crowded = `pods: [{name: p, dedicatedTo: d}, {}]
clusters:
  - {hypervisor: VMware, hosts: [{name: h, guestOSCategory: Linux}, {dedicatedTo: d, guestOSCategory: BSD}, {id: 9, gpus: [{type: k120}]}]}
  - {id: 1, hosts: [{name: i, tags: [a, b]}, {}]}
  - {pod: pod-2, hosts: [{id: 7, guestOSCategory: Linux}]}
affinityGroups: [{name: d, type: ExplicitDedication}, {name: a, type: host anti-affinity}, {name: f, type: non-strict host affinity, account: v}]
domains: [{name: ROOT}, {name: sub, parent: ROOT}]
accounts: [{name: u}, {name: v, domain: sub}]
pools: [{name: nas}, {name: disk, scope: HOST, host: h}]
offerings: [{name: o}, {name: q, gpu: {type: k120}}]
templates: [{name: t, guestOSCategory: BSD}]
vms:
  - {offering: o, template: t, host: h}
  - {offering: o, template: 1, host: host-9, affinityGroups: [f, a]}
  - {name: x, offering: q, template: t, lastHost: i, account: v}
  - {id: 2, offering: 1, template: t, host: i, pool: disk, lastHost: none}
  - {offering: o, template: t, state: Stopped, lastHost: 7, hypervisor: VMware}
steps: [{maintain: h}, {deploy: x, avoidHosts: [h, 7]}]
expect: {4.20.1: [{outcome: Maintenance, vms: {x: i}}, {}]}
`

func TestReadingAgainIsReading(t *testing.T) {
	texts := map[string][]byte{"whole": []byte(whole), "crowded": []byte(crowded)}
	for name, text := range examples(t) {
		texts[name] = text
	}
	taken, refused := 0, 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		root, err := yamltree.Read(texts[name])
		if err != nil {
			t.Fatal(err)
		}
		first, err := scenario.Read(root)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rounds := uint64(20)
		if name == "crowded" {
			rounds = 400
		}
		for seed := range rounds {
			tree, was := root, first
			for step := range uint64(12) {
				s := spoiler{rand.New(rand.NewPCG(seed, step)), gather(tree)}
				next := s.spoil(tree)
				for s.IntN(3) == 0 {
					next = s.spoil(next)
				}
				again, ok := twice(t, was, next)
				if !ok {
					refused++
					continue
				}
				taken++
				tree, was = next, again
			}
			if back, ok := twice(t, was, root); !ok || !reflect.DeepEqual(back.Scenario(), first.Scenario()) {
				t.Fatalf("%s does not come back", name)
			}
		}
	}
	if taken < 1_000 || refused < 1_000 {
		t.Errorf("%d trees were taken and %d refused", taken, refused)
	}
}

// many has n VMs on two hosts; without ids if ids is false.
func many(n int, ids bool) *scenario.Node {
	var b strings.Builder
	b.WriteString("clusters: [{hosts: [{name: h}, {name: i}]}]\nofferings: [{name: o}]\ntemplates: [{name: t}]\nvms:\n")
	for i := range n {
		id := ""
		if ids {
			id = fmt.Sprintf("id: %d, ", i+1)
		}
		fmt.Fprintf(&b, "  - {%sname: v%d, offering: o, template: t, host: h}\n", id, i)
	}
	root, err := yamltree.Read([]byte(b.String()))
	if err != nil {
		panic(err)
	}
	return root
}

func with(root *scenario.Node, vms []*scenario.Node) *scenario.Node {
	c := *root
	list := *c.Items[3]
	list.Items, c.Items = vms, slices.Clone(c.Items)
	c.Items[3] = &list
	return &c
}

// Whatever becomes of a list, what is found of it again is what stands there.
func TestReadingListsAgain(t *testing.T) {
	for _, ids := range []bool{true, false} {
		root := many(300, ids)
		was, err := scenario.Read(root)
		if err != nil {
			t.Fatal(err)
		}
		vms := root.Items[3].Items
		fresh := many(301, ids).Items[3].Items
		backwards := slices.Clone(vms)
		slices.Reverse(backwards)
		for name, list := range map[string][]*scenario.Node{
			"none": nil, "the same": slices.Clone(vms), "first": vms[:1], "last": vms[299:], "without the first": vms[1:], "without the last": vms[:299],
			"one more": append(slices.Clone(vms), fresh[300]), "all new": fresh[:300], "all new and more": fresh, "backwards": backwards,
			"half": append(slices.Clone(vms[150:]), vms[:150]...), "twice": append(slices.Clone(vms), vms[5]),
			"every third new": func() []*scenario.Node {
				mixed := slices.Clone(vms)
				for i := 0; i < 300; i += 3 {
					mixed[i] = fresh[i]
				}
				return mixed
			}(),
		} {
			t.Run(fmt.Sprint(name, ids), func(t *testing.T) {
				_, ok := twice(t, was, with(root, list))
				if ok == (name == "twice") {
					t.Errorf("taken: %v", ok)
				}
			})
		}
	}
}

// What is the same node, called the same, can mean something else where it stands now.
func TestReadingAgainElsewhere(t *testing.T) {
	const text = `clusters:
  - {id: 1, name: a, hosts: [{id: 1, name: h}, {id: 2, name: i, guestOSCategory: Linux}]}
  - {id: 2, name: b, hosts: [{id: 3, name: j, guestOSCategory: BSD}]}
pools: [{id: 1, name: nas}, {id: 2, name: san}]
accounts: [{id: 1, name: u}, {id: 2, name: v}]
offerings: [{id: 1, name: o}]
templates: [{id: 1, name: t}]
vms: [{id: 1, name: x, offering: o, template: t, host: i}, {id: 2, name: y, offering: o, template: t, host: j}]
`
	root, err := yamltree.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	was, err := scenario.Read(root)
	if err != nil {
		t.Fatal(err)
	}
	// at copies the nodes on the way to a place.
	at := func(n *scenario.Node, way ...int) (root, there *scenario.Node) {
		c := *n
		c.Items, root = slices.Clone(n.Items), &c
		there = root
		for _, i := range way {
			c := *there.Items[i]
			c.Items = slices.Clone(c.Items)
			there.Items[i] = &c
			there = &c
		}
		return root, there
	}
	swap := func(list int) *scenario.Node {
		tree, there := at(root, list)
		there.Items[0], there.Items[1] = there.Items[1], there.Items[0]
		return tree
	}
	moved := func() *scenario.Node {
		tree, from := at(root, 0, 0, 2)
		tree, to := at(tree, 0, 1, 2)
		to.Items = slices.Insert(to.Items, 0, from.Items[1])
		tree, from = at(tree, 0, 0, 2)
		from.Items = from.Items[:1]
		return tree
	}
	more := func() *scenario.Node {
		tree, accounts := at(root, 2)
		accounts.Items = append(accounts.Items, &scenario.Node{Kind: scenario.Object})
		return tree
	}
	for name, tree := range map[string]*scenario.Node{"one more account": more(), "first pool": swap(1), "first account": swap(2), "clusters": swap(0), "VMs": swap(5), "a host's cluster": moved()} {
		t.Run(name, func(t *testing.T) {
			again, ok := twice(t, was, tree)
			if !ok || name != "VMs" && reflect.DeepEqual(again.Scenario(), was.Scenario()) {
				t.Errorf("taken %v, and nothing changed", ok)
			}
		})
	}
}

// FuzzAgain: a text's tree, spoilt in several places, is read again as it is read.
func FuzzAgain(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text, uint64(1))
	}
	f.Add([]byte(crowded), uint64(2))
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		tree, err := yamltree.Read(text)
		if err != nil || len(text) > 5_000 {
			return
		}
		was, err := scenario.Read(tree)
		if err != nil {
			return
		}
		for step := range uint64(8) {
			next := spoiler{rand.New(rand.NewPCG(seed, step)), gather(tree)}.spoil(tree)
			if again, ok := twice(t, was, next); ok {
				tree, was = next, again
			}
		}
	})
}
