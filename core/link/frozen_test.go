package link_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/link"
	"placement-playground/core/scenario"
)

var freeze = flag.Bool("freeze", false, "write goldens that are not there yet; those that are stay")

// Every link of codec 1 depends on its dictionary and its table. A new field at the end
// of a line does no harm: the goldens hold, and the hash is a new one. Anything else
// takes a new codec.
func TestCodec1IsFrozen(t *testing.T) {
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(link.Frozen))); got != "ddeda0ddfac34721291ea7a0b9a779d488fc7a7aaad58e1727bcb7808cad64ed" {
		t.Errorf("codec 1 is another one now: %s", got)
	}
}

// A link that was released opens for ever. These were written once and are never
// written again, whatever Encode writes today.
func TestFrozenLinksOpen(t *testing.T) {
	sources := features()
	for name, n := range examples(t) {
		sources["example-"+name] = string(n.JSON())
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		file := filepath.Join("testdata", "1", name)
		if _, err := os.Stat(file + ".link"); *freeze && err != nil {
			text := encode(t, tree(t, sources[name]))
			write(t, file+".link", text)
			write(t, file+".json", string(decode(t, text).JSON()))
		}
	}
	links, err := filepath.Glob("testdata/1/*.link")
	if err != nil || len(links) < len(features())+10 {
		t.Fatalf("%d links, %v", len(links), err)
	}
	seen := map[string]bool{}
	for _, file := range links {
		n := decode(t, read(t, file))
		if got, want := string(n.JSON()), read(t, strings.TrimSuffix(file, ".link")+".json"); got != want {
			t.Errorf("%s opens as\n%s\nand was\n%s", file, got, want)
		}
		meaning(t, n)
		// Who had only this link can pass the scenario on.
		if !reflect.DeepEqual(meaning(t, decode(t, encode(t, n))), meaning(t, n)) {
			t.Errorf("%s: what it says makes a link that says something else", file)
		}
		fields("file", n, seen)
	}
	for list, fields := range link.Table() {
		for _, f := range fields {
			if !seen[list+"."+f[0]] {
				t.Errorf("no frozen link has %s.%s", list, f[0])
			}
		}
	}
	// What is a feature today still means what it says in its link.
	for name, text := range features() {
		frozen := decode(t, read(t, filepath.Join("testdata", "1", name+".link")))
		if !reflect.DeepEqual(meaning(t, frozen), meaning(t, tree(t, text))) {
			t.Errorf("%s: the frozen link says %s", name, frozen.JSON())
		}
	}
}

// fields notes which fields an object of a list has, and those in it.
func fields(list string, n *scenario.Node, seen map[string]bool) {
	for i, key := range n.Keys {
		seen[list+"."+key.Text] = true
		if item := n.Items[i]; item.Kind == scenario.Object {
			fields(key.Text, item, seen)
		} else {
			for _, entry := range item.Items {
				fields(key.Text, entry, seen)
			}
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(string(text), "\n")
}

// The table has every field that files have, and no other.
func TestTheTableHasEveryField(t *testing.T) {
	for list, kind := range map[string]draft.Kind{
		"file": draft.File, "zone": draft.Zone, "pods": draft.Pod, "clusters": draft.Cluster, "hosts": draft.Host, "pools": draft.Pool, "offerings": draft.Offering, "templates": draft.Template,
		"domains": draft.Domain, "accounts": draft.Account, "affinityGroups": draft.Group, "vms": draft.VM, "steps": draft.Step,
	} {
		var inFiles, inLinks []string
		for _, f := range draft.Fields(kind) {
			inFiles = append(inFiles, f.Name)
		}
		for _, f := range link.Table()[list] {
			inLinks = append(inLinks, f[0])
		}
		slices.Sort(inFiles)
		slices.Sort(inLinks)
		if !slices.Equal(inFiles, inLinks) {
			t.Errorf("%s has %v in files and %v in links", list, inFiles, inLinks)
		}
	}
}

// What links leave out means in files what the table says it does, or cannot be said.
func TestWhatIsUsualIsTheFormats(t *testing.T) {
	const whole = `{"zone":{"name":"z"},"pods":[{}],"clusters":[{"hosts":[{"gpus":[{"type":"t"}]},{}]}],"pools":[{"id":1}],
		"offerings":[{"gpu":{"type":"t"}}],"templates":[{"id":1}],"domains":[{"name":"d"}],"accounts":[{"name":"a"}],"affinityGroups":[{"type":"host affinity"}],
		"vms":[{"offering":1,"template":1}],"steps":[{"deploy":1}]}`
	var refused []string
	same := 0
	for list, fields := range link.Table() {
		for _, f := range fields {
			if f[1] == "null" || f[2] == "ref" || f[2] == "near" || f[2] == "apart" || f[2] == "names" || f[2] == "count" {
				continue
			}
			n := tree(t, whole)
			usual := tree(t, f[1])
			if f[2] == "words" {
				usual = tree(t, "["+strings.Trim(f[1], `"`)+"]")
			}
			for _, entry := range listed(n, list) {
				if slices.ContainsFunc(entry.Keys, func(k *scenario.Node) bool { return k.Text == f[0] }) {
					continue
				}
				entry.Keys, entry.Items = append(entry.Keys, tree(t, f[0])), append(entry.Items, usual)
			}
			switch got, err := scenario.Decode(n); {
			case err != nil:
				refused = append(refused, list+"."+f[0])
			case reflect.DeepEqual(got, meaning(t, tree(t, whole))):
				same++
			default:
				t.Errorf("%s.%s: %s is not what is meant by nothing", list, f[0], f[1])
			}
		}
	}
	slices.Sort(refused)
	if want := []string{"file.compare", "gpu.group", "gpus.group", "hosts.guestOSCategory", "templates.guestOSCategory"}; !slices.Equal(refused, want) || same < 40 {
		t.Errorf("%d are the same, and refused are %v, want %v", same, refused, want)
	}
}

// listed are the entries of a list of the table, wherever they stand.
func listed(n *scenario.Node, list string) []*scenario.Node {
	if list == "file" {
		return []*scenario.Node{n}
	}
	var all []*scenario.Node
	for i, item := range n.Items {
		if n.Kind == scenario.Object && n.Keys[i].Text == list {
			if item.Kind == scenario.Object {
				return []*scenario.Node{item}
			}
			return item.Items
		}
		all = append(all, listed(item, list)...)
	}
	return all
}
