package scenario_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
)

// examples reads the gallery: the files' texts by their names.
func examples(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	texts := map[string][]byte{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = text
	}
	return texts
}

func decode(text []byte) (*scenario.Scenario, error) {
	n, err := yamltree.Read(text)
	if err != nil {
		return nil, err
	}
	return scenario.Decode(n)
}

// What a YAML file says and what the same file says as JSON is the same.
func TestExamplesAreTheSameInJSON(t *testing.T) {
	for name, text := range examples(t) {
		n, err := yamltree.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		fromYAML, err := scenario.Decode(n)
		if err != nil {
			t.Fatal(err)
		}
		fromJSON, err := scenario.Parse(n.JSON())
		if err != nil {
			t.Fatalf("%s as JSON: %v", name, err)
		}
		if !reflect.DeepEqual(fromYAML, fromJSON) {
			t.Errorf("%s reads differently from YAML and from JSON", name)
		}
		throughYAML, err := decode(n.JSON())
		if err != nil || !reflect.DeepEqual(fromYAML, throughYAML) {
			t.Errorf("%s as JSON reads differently by the YAML reader: %v", name, err)
		}
	}
}

func TestCheckNamesWhatDiffers(t *testing.T) {
	s, err := decode([]byte(strings.Replace(string(examples(t)["issue-10598.yaml"]),
		"db-1: linux-02}}\n  4.19.0:", "db-1: none}}\n  4.19.0:", 1)))
	if err != nil {
		t.Fatal(err)
	}
	release, err := placement.Find("4.20.0")
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Run(release)
	if err != nil {
		t.Fatal(err)
	}
	bad := s.Check(s.Expect[0], out) // what is expected of 4.18
	want := []scenario.Mismatch{
		{Release: "4.18", Step: 1, Want: "Maintenance", Have: "ErrorInMaintenance"},
		{Release: "4.18", Step: 1, VM: 8127, Want: "linux-02", Have: "linux-01", WantHost: 983, HaveHost: 982},
		{Release: "4.18", Step: 1, VM: 8130, Want: "linux-02", Have: "linux-01", WantHost: 983, HaveHost: 982},
		{Release: "4.18", Step: 1, VM: 8131, Want: "none", Have: "linux-01", WantHost: 0, HaveHost: 982},
	}
	if !reflect.DeepEqual(bad, want) {
		t.Errorf("mismatches are\n%+v, want\n%+v", bad, want)
	}
}

// What an example's text promises of another setting holds, too.
func TestExamplesKeepTheirPromises(t *testing.T) {
	for _, c := range []struct{ file, old, new, vm, host string }{
		{"across-clusters-off.yaml", "across.clusters: false", "across.clusters: true", "mail-1", "kvm-11"},
		{"order-by-ram.yaml", "order.clusters: RAM", "order.clusters: CPU", "redis-1", "kvm-01"},
		{"threshold.yaml", "disablethreshold: 0.85", "disablethreshold: 0.95", "api-3", "kvm-02"},
		{"last-host.yaml", "algorithm: firstfit", "algorithm: firstfit\n  vm.strict.host.tags: ssd", "build-1", "kvm-01"},
		{"duplicate-tag.yaml", `hostTag: "ssd,ssd"`, "hostTag: ssd", "wiki-1", "kvm-01"},
	} {
		text := string(examples(t)[c.file])
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Fatalf("%s: there is no %q", c.file, c.old)
		}
		s, err := decode([]byte(changed))
		if err != nil {
			t.Fatal(err)
		}
		out, err := s.Run(placement.Releases()[len(placement.Releases())-1])
		if err != nil {
			t.Fatal(err)
		}
		for _, vm := range s.Cloud.VMs {
			if vm.Name != c.vm {
				continue
			}
			// After the first step, which is the one that the text is about.
			if on := out.Steps[0].State.VM(s.Cloud, vm.ID).Host; on == 0 || s.Cloud.Host(on).Name != c.host {
				t.Errorf("%s with %s: %s is on host %d, want %s", c.file, c.new, c.vm, on, c.host)
			}
		}
	}
}
