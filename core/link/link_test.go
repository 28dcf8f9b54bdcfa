package link_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/link"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

func tree(t testing.TB, text string) *scenario.Node {
	t.Helper()
	n, err := yamltree.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func examples(t testing.TB) map[string]*scenario.Node {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	all := map[string]*scenario.Node{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".yaml")] = tree(t, string(text))
	}
	return all
}

func encode(t testing.TB, n *scenario.Node) string {
	t.Helper()
	text, err := link.Encode(n)
	if err != nil {
		t.Fatalf("%v of %s", err, n.JSON())
	}
	return text
}

func decode(t testing.TB, text string) *scenario.Node {
	t.Helper()
	n, err := link.Decode(text)
	if err != nil {
		t.Fatalf("%v of %s", err, text)
	}
	return n
}

func meaning(t testing.TB, n *scenario.Node) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Decode(n)
	if err != nil {
		t.Fatalf("%v of %s", err, n.JSON())
	}
	return s
}

func TestExamplesComeBack(t *testing.T) {
	for name, n := range examples(t) {
		text := encode(t, n)
		back := decode(t, text)
		if !reflect.DeepEqual(meaning(t, n), meaning(t, back)) {
			t.Errorf("%s came back as %s", name, back.JSON())
		}
		if encode(t, back) != text {
			t.Errorf("%s: what came back makes another link", name)
		}
		// What comes back can be edited: as text it is still the same.
		d, err := draft.From(back)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(meaning(t, tree(t, string(d.Text()))), meaning(t, n)) {
			t.Errorf("%s came back as the text\n%s", name, d.Text())
		}
	}
}

// The order of fields means nothing; that of lists does.
func TestFieldsInAnyOrderMakeTheSameLink(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, n := range examples(t) {
		want := encode(t, n)
		for range 5 {
			shuffle(r, n)
			if got := encode(t, n); got != want {
				t.Errorf("%s makes another link as %s", name, n.JSON())
			}
		}
	}
}

// shuffle moves all fields but the VMs of an expectation, which are told in their order.
func shuffle(r *rand.Rand, n *scenario.Node) {
	for i, item := range n.Items {
		if len(n.Keys) == 0 || n.Keys[i].Text != "vms" || item.Kind == scenario.List {
			shuffle(r, item)
		}
	}
	if n.Kind == scenario.Object {
		r.Shuffle(len(n.Items), func(i, j int) {
			n.Keys[i], n.Keys[j], n.Items[i], n.Items[j] = n.Keys[j], n.Keys[i], n.Items[j], n.Items[i]
		})
	}
}

const small = `
clusters: [{name: a, hosts: [{name: h1, tags: [x, y]}, {name: h2}]}, {name: b}]
offerings: [{name: o}]
templates: [{name: t}]
vms: [{name: v, offering: o, template: t, host: h1}, {name: w, offering: o, template: t}]
steps: [{deploy: w}, {maintain: h1}]
expect: {4.20.1 to 4.23: [{outcome: placed, vms: {w: h2}}, {}]}
`

func TestTheSameInOtherWordsMakesTheSameLink(t *testing.T) {
	want := encode(t, tree(t, small))
	for name, c := range map[string]struct{ old, new string }{
		"comments":              {"steps:", "# why\nsteps:"},
		"quotes":                {"name: a,", `"name": 'a',`},
		"an id that is implied": {"{name: h2}", "{name: h2, id: 2}"},
		"a name that is usual":  {"{name: b}", "{name: b, hypervisor: KVM}"},
		"null":                  {"{name: b}", "{name: b, disabled: null, arch: ~}"},
		"a number's form":       {"{name: b}", "{name: b, cpuOvercommit: 1.0}"},
		"a reference by id":     {"host: h1}", "host: 1}"},
		"an expected id":        {"{w: h2}", "{2: 2}"},
		"the pod":               {"clusters:", "pods: [{id: 1}]\nclusters:"},
		"the zone":              {"clusters:", "zone: {id: 1, name: zone-1}\nclusters:"},
		"empty lists":           {"clusters:", "pools: []\nlinks: []\nsettings: {}\nseed: 0\nabout: ''\nclusters:"},
		"no tags":               {"{name: h2}", "{name: h2, tags: [], gpus: []}"},
	} {
		changed := strings.Replace(small, c.old, c.new, 1)
		if changed == small {
			t.Fatalf("%s: there is no %q", name, c.old)
		}
		if got := encode(t, tree(t, changed)); got != want {
			t.Errorf("%s makes another link", name)
		}
	}
	for name, c := range map[string]struct{ old, new string }{
		"another tag":          {"[x, y]", "[x, z]"},
		"tags in other places": {"[x, y]", "[y, x]"},
		"a setting":            {"clusters:", "settings: {ha.tag: ''}\nclusters:"},
		"another id":           {"{name: h2}", "{name: h2, id: 3}"},
		"no capability":        {"{name: h2}", "{name: h2, capabilities: []}"},
		"another order":        {"{name: v, ", "{name: u, offering: o, template: t}, {name: v, "},
	} {
		changed := strings.Replace(small, c.old, c.new, 1)
		if got := encode(t, tree(t, changed)); got == want || changed == small {
			t.Errorf("%s makes the same link", name)
		}
	}
}

// What comes back looks as somebody would write it.
func TestValuesKeepTheirForm(t *testing.T) {
	n := decode(t, encode(t, tree(t, "settings: {vm.ha.enabled: 'false', vm.ha.migration.max.retries: '3', ha.tag: 'null'}\nclusters: [{hosts: [{}]}, {hosts: [{}]}]")))
	if got, want := string(n.JSON()), `{"settings":{"ha.tag":"null","vm.ha.enabled":false,"vm.ha.migration.max.retries":3},"clusters":[{"hosts":[{}]},{"hosts":[{}]}]}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	// A host more in one cluster is none in the next.
	hosts := n.Items[1].Items[0].Items[0]
	second := n.Items[1].Items[1].Items[0].Items[0]
	hosts.Items = append(hosts.Items, tree(t, "name: more"))
	if n.Items[1].Items[1].Items[0].Items[0] != second {
		t.Error("the clusters share a list")
	}
}

// Only scenarios go into links.
func TestEncodeRefusesWhatIsNoScenario(t *testing.T) {
	for text, want := range map[string]string{
		"titel: x":         `scenario: unknown field "titel"`,
		"pods: [{id: -1}]": `scenario: pods[0].id`,
		"steps: [{}]":      `scenario: steps[0]`,
	} {
		if got, err := link.Encode(tree(t, text)); err == nil || !strings.Contains(err.Error(), want) || got != "" {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}
