package main

import (
	"encoding/json"
	"strings"
	"testing"

	"placement-playground/core/diagram"
	"placement-playground/core/scenario"
)

// What --json says of a poster is what is in it.
func TestPosterAsJSON(t *testing.T) {
	svg, _, _ := call("", "poster", issue)
	text, stderr, code := call("", "poster", issue, "--json")
	var out posterOutput
	if err := json.Unmarshal([]byte(text), &out); err != nil || code != done {
		t.Fatalf("%v, exit status %d, %s", err, code, stderr)
	}
	if out.SVG != svg || out.File != issue || out.Title != "Maintenance never reaches the Linux cluster" || out.Release != "4.20.0" || out.Compare != "4.20.1" || out.At != "vm:i-10989-8127-VM/cluster:windows/list.empty" || !out.Carried {
		t.Errorf("it says %+v", out)
	}
	text, _, _ = call(strings.Replace(readFile(t, issue), "about: >", "# "+strings.Repeat("x", 2<<20)+"\nabout: >", 1), "poster", "-", "--json")
	if err := json.Unmarshal([]byte(text), &out); err != nil || !out.Carried {
		t.Errorf("a remark is carried, too: %v, %v", out.Carried, err)
	}
	text, _, _ = call(`{"title":"Large","about":"`+strings.Repeat("x", 2<<20)+`"}`, "poster", "-", "--json")
	if err := json.Unmarshal([]byte(text), &out); err != nil || out.Carried || strings.Contains(out.SVG, "<metadata>") {
		t.Errorf("two megabytes are carried: %v, %v", out.Carried, err)
	}
}

// A poster can be opened again: with the same releases at the same step it is the
// same poster.
func TestPosterOfAPoster(t *testing.T) {
	for _, args := range [][]string{
		{"poster", issue},
		{"poster", "../../examples/tag-rule.yaml", "--release", "4.23", "--compare", "4.18", "--at", "11"},
		{"poster", "../../examples/threshold.yaml", "--release", "4.20.1"},
	} {
		svg, stderr, code := call("", args...)
		c, err := diagram.Read([]byte(svg))
		if err != nil || code != done {
			t.Fatalf("%v: %v, %s", args, err, stderr)
		}
		if _, err := scenario.Parse(c.Scenario); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		again, stderr, _ := call(string(c.Scenario), "poster", "-", "--release", c.Release, "--compare", c.Compare, "--at", c.At)
		if again != svg {
			t.Errorf("%v: another poster: %s", args, stderr)
		}
	}
}

// The releases stand in the order in which they are named.
func TestReleasesOfAPoster(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "4.20.0 4.20.1"}, {"--release 4.20.1", "4.20.1 4.20.0"}, {"--release 4.18", "4.18 4.20.1"},
		{"--compare 4.23", "4.20.0 4.23"}, {"--release 4.23 --compare 4.18", "4.23 4.18"}, {"--release 4.20.1 --compare 4.20.1", "4.20.1 4.20.1"},
	} {
		svg, stderr, _ := call("", append([]string{"poster", issue}, strings.Fields(c.args)...)...)
		got, err := diagram.Read([]byte(svg))
		if err != nil || got.Release+" "+got.Compare != c.want {
			t.Errorf("%s: %+v, %v, %s", c.args, got, err, stderr)
		}
	}
}

// A link says which step, and which releases, are drawn.
func TestPosterOfALink(t *testing.T) {
	line, _, _ := call("", "link", issue, "--release", "4.19.1", "--compare", "4.19.0", "--at", "vm:web-2/cluster:linux/host:linux-02/host.cpu")
	svg, stderr, code := call("", "poster", strings.TrimSpace(line))
	got, err := diagram.Read([]byte(svg))
	if err != nil || code != done || got.Release != "4.19.1" || got.Compare != "4.19.0" || got.At != "vm:web-2/cluster:linux/host:linux-02/host.cpu" {
		t.Errorf("%+v, %v, %s", got, err, stderr)
	}
	svg, stderr, code = call("", "poster", strings.Replace(strings.TrimSpace(line), "host:linux-02", "host:gone", 1))
	if got, err = diagram.Read([]byte(svg)); err != nil || code != done || got.At != "vm:web-2/cluster:linux/cluster" {
		t.Errorf("near a host that is gone: %+v, %v, %s", got, err, stderr)
	}
}
