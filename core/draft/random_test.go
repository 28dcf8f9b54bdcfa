package draft_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// chance throws edits at a document, possible and impossible ones.
type chance struct{ *rand.Rand }

func pick[T any](c chance, from ...T) T { return from[c.IntN(len(from))] }

func (c chance) ref(d draft.Document, k draft.Kind) draft.Ref {
	most := int64(1)
	if k.Counted() {
		most = d.Next(k)
	}
	return draft.Ref{Kind: k, ID: c.Int64N(most + 1)}
}

// some is the id of a thing that is there, mostly.
func (c chance) some(d draft.Document, k draft.Kind) cloud.ID {
	s := d.Scenario().Cloud
	var ids []cloud.ID
	switch k {
	case draft.Host:
		for _, x := range s.Hosts {
			ids = append(ids, x.ID)
		}
	case draft.Cluster:
		for _, x := range s.Clusters {
			ids = append(ids, x.ID)
		}
	case draft.VM:
		for _, x := range s.VMs {
			ids = append(ids, x.ID)
		}
	case draft.Offering:
		for _, x := range s.Offerings {
			ids = append(ids, x.ID)
		}
	case draft.Step:
		for i := range d.Scenario().Steps {
			ids = append(ids, int64(i+1))
		}
	}
	if len(ids) == 0 || c.IntN(20) == 0 {
		return c.Int64N(4)
	}
	return pick(c, ids...)
}

func allKinds() []draft.Kind {
	return []draft.Kind{draft.File, draft.Setting, draft.Zone, draft.Pod, draft.Cluster, draft.Host, draft.Offering, draft.Template, draft.Pool, draft.Domain, draft.Account, draft.Group, draft.VM, draft.Step}
}

func (c chance) thing(d draft.Document) draft.Ref {
	k := pick(c, allKinds()...)
	return draft.Ref{Kind: k, ID: pick(c, c.some(d, k), c.some(d, k), c.ref(d, k).ID)}
}

func (c chance) word() string {
	return pick(c, "a", "kvm-07", "linux", "none", "true", "12", "4.20", "", " ", "x: y", "# z", "a\nb", "é", "\"q\"", "'", "[", "-", "~", "ssd,hdd", "ROOT", "Enabled", "\u2028\x00", "i-3", strings.Repeat("n", 201), "\xff", "null", "a, b", "{", "😀", "0x1F", "e:", "*a", "&a", "!t", "%d", "@")
}

func (c chance) edit(t testing.TB, d draft.Document) draft.Edit {
	r := c.thing(d)
	host, vm, cluster := c.some(d, draft.Host), c.some(d, draft.VM), c.some(d, draft.Cluster)
	switch c.IntN(18) {
	case 0, 1:
		return draft.Add{Kind: r.Kind, In: pick(c, cluster, 0), Host: pick(c, host, 0), Name: pick(c, "", "", "", c.word())}
	case 2:
		return draft.Add{Kind: draft.VM, Offering: c.some(d, draft.Offering), Host: host}
	case 3:
		return draft.Add{Kind: draft.Host, In: cluster}
	case 4:
		return draft.Duplicate{Of: r}
	case 5:
		return draft.Delete{Of: []draft.Ref{r}}
	case 6:
		return draft.Delete{Of: []draft.Ref{{Kind: draft.Host, ID: host}, c.thing(d)}}
	case 7:
		return draft.Rename{Of: r, To: c.word()}
	case 8, 9:
		fields := draft.Fields(r.Kind)
		name := pick(c, c.word(), "vm.allocation.algorithm", "ha.tag", "cluster.threshold.enabled")
		if len(fields) > 0 {
			name = pick(c, fields...).Name
		}
		v, err := draft.Parse(r.Kind, name, pick(c, c.word(), "3", "true", "0.5", "firstfit", "linux,ssd"))
		if err != nil {
			v = draft.Object(draft.Pair{Key: "group", Value: draft.Text(c.word())}, draft.Pair{Key: "type", Value: draft.Text("t")})
		}
		return draft.Set{Of: r, Field: name, To: v}
	case 10:
		name := c.word()
		if fields := draft.Fields(r.Kind); len(fields) > 0 {
			name = pick(c, fields...).Name
		}
		return draft.Clear{Of: r, Field: name}
	case 11:
		return draft.MoveHost{Host: host, To: cluster, Before: pick(c, 0, 0, c.some(d, draft.Host))}
	case 12:
		return draft.MoveVM{VM: vm, To: pick(c, host, host, 0)}
	case 13:
		return draft.Tag{Tag: pick(c, "ssd", "linux", c.word()), Hosts: []cloud.ID{host, c.some(d, draft.Host)}, Off: c.IntN(2) == 0}
	case 14:
		f := pick(c, "maintain", "cancel", "deploy", "deploy", "pod")
		id := host
		if f == "deploy" {
			id = vm
		}
		return draft.AddStep{Before: pick(c, 0, 0, c.IntN(4)), Field: f, ID: id}
	case 15:
		return draft.MoveStep{From: int(c.some(d, draft.Step)), To: int(c.some(d, draft.Step))}
	case 16:
		return draft.Remedy(remedy.Change{Kind: remedy.Host, ID: host, Field: "tags", From: pick(c, "", "ssd"), To: pick(c, "", "ssd,hdd")})
	}
	var record draft.Record
	s := d.Scenario()
	if len(s.TagRuleCases()) == 0 && len(s.Steps) < 10 {
		for _, release := range placement.Releases() {
			if c.IntN(3) > 0 {
				continue
			}
			if out, err := s.Run(release); err == nil {
				record.Outcomes = append(record.Outcomes, out)
			}
		}
	}
	return record
}

// agree: what the document says is what its text says.
func agree(t *testing.T, d draft.Document) {
	t.Helper()
	text := string(d.Text())
	again, kept, err := draft.Read([]byte(text), yamltree.Read)
	if err != nil || !kept {
		t.Fatalf("kept %v, %v of its own text\n%s", kept, err, text)
	}
	if got, want := string(again.Tree().JSON()), string(d.Tree().JSON()); got != want {
		t.Fatalf("the text\n%s\nsays %s\nand the document %s", text, got, want)
	}
	one, other := *again.Scenario(), *d.Scenario()
	one.Rules, other.Rules = nil, nil
	if !reflect.DeepEqual(one, other) {
		t.Fatalf("the text decodes differently\n%s", text)
	}
}

// located: where a thing stands, it is.
func located(t *testing.T, d draft.Document) {
	t.Helper()
	for _, k := range allKinds()[1:] { // the file begins where its first field does
		most := int64(1)
		switch {
		case k == draft.Step:
			most = int64(len(d.Scenario().Steps))
		case k.Counted():
			most = d.Next(k)
		}
		for id := range min(most, 5) + 1 {
			r := draft.Ref{Kind: k, ID: id}
			if k == draft.Setting || k == draft.Zone {
				r.ID = 0
			}
			line, col := d.Where(r)
			if line == 0 {
				continue
			}
			if got, ok := d.At(line, col); !ok || got != r {
				t.Fatalf("%s is at %d:%d, and there is %s\n%s", r, line, col, got, d.Text())
			}
		}
	}
}

// plainly is what somebody might have typed, in other manners than the examples.
func plainly() map[string]string {
	return map[string]string{
		"empty": "{}\n",
		"short": "clusters: [{name: a, hosts: [{name: h1}, {name: h2}]}, {hosts: [{}]}]\n",
		"tight": "# top\n\n# more\nclusters:\n- name: a # first\n  # the hosts\n  hosts: # of a\n  # one\n  - name: h-1\n    tags:\n    - x # why\n    - y\n    # two\n  - {name: h-2, # half\n     cores: 4}\n\n  # set apart\n\n  # three\n  - name: h-3\n    tagRule: |\n      a\n      b\n# end of a\n- hosts:\n  -   name: deep\n      # of deep\n      cores: 2\n\n# tail\n",
		"json":  "{\n  \"clusters\": [\n    {\n      \"name\": \"a\",\n      \"hosts\": [\n        {\"name\": \"h1\", \"tags\": [\"x\"]}\n      ]\n    }\n  ],\n  \"offerings\": [{\"name\": \"o\"}],\n  \"templates\": [{\"name\": \"t\"}],\n  \"vms\": [{\"offering\": \"o\", \"template\": \"t\"}, {\"offering\": 1, \"template\": 1, \"host\": 1}],\n  \"steps\": [{\"deploy\": \"vm-1\"}]\n}\n",
		"crlf":  "title: x\r\nclusters:\r\n  - name: a\r\n    hosts:\r\n      - name: h1 # c\r\n      - name: h2\r\n",
		"ids":   "clusters:\n  - id: 7\n    hosts:\n      - id: 3\n      - name: b\n      - id: 1\nofferings:\n  - id: 9\ntemplates: [{}]\nvms:\n  - offering: 9\n    template: 1\n    host: 2\n    lastHost: none\naffinityGroups: [{name: d, type: ExplicitDedication}, {name: e, type: host affinity}]\npools: [{scope: HOST, host: 1}, {scope: CLUSTER, cluster: cluster-7}]\naccounts: [{name: u}, {name: v}]\ndomains: [{name: ROOT}, {name: sub, parent: ROOT}]\nsteps:\n  - maintain: host-1\n  - deploy: vm-1\n    avoidHosts: [1, b]\n",
	}
}

func TestRandomEdits(t *testing.T) {
	texts := examples(t)
	for name, text := range plainly() {
		if name != "ids" { // its second step is one that does not decode
			texts[name] = text
		}
	}
	texts["ids"] = strings.Replace(plainly()["ids"], "    host: 2\n", "", 1)
	done, refused := map[string]int{}, map[string]int{}
	for name, text := range texts {
		for seed := range uint64(10) {
			t.Run(fmt.Sprintf("%s/%d", name, seed), func(t *testing.T) {
				c := chance{rand.New(rand.NewPCG(seed, 1))}
				h := draft.Begin(read(t, text))
				var states []string
				for range 25 {
					before := h.Now()
					old := string(before.Text())
					edit := c.edit(t, before)
					next, err := h.Do("", edit)
					verb := fmt.Sprintf("%T", edit)
					if string(before.Text()) != old {
						t.Fatalf("%T%+v changed the document before", edit, edit)
					}
					if err != nil {
						refused[verb]++
						continue
					}
					done[verb]++
					states = append(states, old)
					h = next
					agree(t, h.Now())
					located(t, h.Now())
					if _, err := scenario.JSONTree(h.Now().Text()); name == "json" && err != nil {
						t.Fatalf("%T%+v: %v of\n%s", edit, edit, err, h.Now().Text())
					}
					identities(t, before, h.Now(), edit)
					if t.Failed() {
						t.Fatalf("this was %T%+v on\n%s\nwhich became\n%s", edit, edit, old, h.Now().Text())
					}
				}
				end := string(h.Now().Text())
				for i := len(states) - 1; i >= 0; i-- {
					if h = h.Undo(); string(h.Now().Text()) != states[i] {
						t.Fatalf("undo %d is\n%s\nwant\n%s", i, h.Now().Text(), states[i])
					}
				}
				for range states {
					h = h.Redo()
				}
				if got := string(h.Now().Text()); got != end {
					t.Fatalf("redo is\n%s\nwant\n%s", got, end)
				}
			})
		}
	}
	for _, verb := range []string{"Add", "Duplicate", "Delete", "Rename", "Set", "Clear", "MoveHost", "MoveVM", "Tag", "AddStep", "MoveStep", "Record", "Remedy"} {
		if done["draft."+verb] < 20 {
			t.Errorf("%s was done %d times and refused %d times", verb, done["draft."+verb], refused["draft."+verb])
		}
	}
}

// identities: what an edit is not about keeps its id and its name.
func identities(t *testing.T, before, after draft.Document, edit draft.Edit) {
	t.Helper()
	if _, renamed := edit.(draft.Rename); renamed {
		return
	}
	if set, ok := edit.(draft.Set); ok && set.Field == "name" {
		return
	}
	_, deleted := edit.(draft.Delete)
	was, is := names(before.Scenario()), names(after.Scenario())
	for key, name := range was {
		if got, there := is[key]; got != name && (there || !deleted) {
			t.Errorf("%s was %q and is %q", key, name, got)
		}
	}
}

func names(s *scenario.Scenario) map[string]string {
	all := map[string]string{}
	for _, x := range s.Cloud.Pods {
		all[fmt.Sprint("pod ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.Clusters {
		all[fmt.Sprint("cluster ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.Hosts {
		all[fmt.Sprint("host ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.VMs {
		all[fmt.Sprint("vm ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.Pools {
		all[fmt.Sprint("pool ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.Accounts {
		all[fmt.Sprint("account ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.AffinityGroups {
		all[fmt.Sprint("group ", x.ID)] = x.Name
	}
	for _, x := range s.Cloud.Offerings {
		all[fmt.Sprint("offering ", x.ID)] = x.Name
	}
	return all
}

func apply(t testing.TB, d draft.Document, edits ...draft.Edit) draft.Document {
	t.Helper()
	d, err := d.Apply(edits...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
