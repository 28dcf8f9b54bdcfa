package link_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"placement-playground/core/link"
	"placement-playground/core/scenario"
)

// The scenario that the playground opens on, whole: title, description, links, both
// releases, all expectations; and a step.
func TestIssue10598IsShort(t *testing.T) {
	n := examples(t)["issue-10598"]
	for _, c := range []struct {
		without string
		most    int
	}{{"", 600}, {"about", 480}} {
		address := link.Address{Link: encode(t, without(n, c.without)), View: link.View{At: "vm:i-10989-8127-VM/cluster:windows/list.empty", Release: "4.20.0", Compare: "4.20.1"}}
		text := "#" + address.String()
		t.Logf("issue-10598, both releases and a step: %d characters%s", len(text), map[string]string{"about": " without its description"}[c.without])
		if len(text) > c.most {
			t.Errorf("without %q: %d characters, more than %d: %s", c.without, len(text), c.most, text)
		}
	}
}

func without(n *scenario.Node, field string) *scenario.Node {
	out := &scenario.Node{Kind: scenario.Object}
	for i, key := range n.Keys {
		if key.Text != field {
			out.Keys, out.Items = append(out.Keys, key), append(out.Items, n.Items[i])
		}
	}
	return out
}

// The table of lengths, for clouds as somebody may have them: names that count, half a
// dozen sizes, three VMs on a host, loads that are all different.
func TestLengths(t *testing.T) {
	t.Log("hosts  VMs  file  link  link without loads")
	for _, c := range []struct{ hosts, most int }{{6, 700}, {40, 1_200}, {200, 3_500}} {
		text := cloudOf(c.hosts)
		n := tree(t, text)
		length, even := len(encode(t, n)), len(encode(t, tree(t, unloaded(text))))
		t.Logf("%5d %4d %5d %5d  %5d", c.hosts, 3*c.hosts, len(text), length, even)
		if length > c.most {
			t.Errorf("%d hosts: %d characters, more than %d", c.hosts, length, c.most)
		}
	}
}

func cloudOf(hosts int) string {
	r := rand.New(rand.NewPCG(uint64(hosts), 1))
	var b strings.Builder
	b.WriteString("title: A cloud of some hosts\nabout: A host goes into maintenance, and its VMs need room.\ncompare: [4.20.0, 4.20.1]\nsettings: {vm.allocation.algorithm: firstfit, migrate.vm.across.clusters: true}\nzone: zone-1\nclusters:\n")
	for host := range hosts {
		kind := (host / 8) % 3
		if host%8 == 0 {
			fmt.Fprintf(&b, "  - name: cluster-%d\n    hosts:\n", host/8+1)
		}
		fmt.Fprintf(&b, "      - {name: kvm-%03d, tags: [%s], cores: %d, mhz: 2400, ramMiB: %d, usedMHz: %d, usedMiB: %d}\n", host+1,
			[]string{"linux", "linux, ssd", "windows"}[kind], []int{32, 64, 48}[kind], []int{131072, 262144, 196608}[kind], 100*r.IntN(400), 512*r.IntN(200))
	}
	b.WriteString("offerings:\n  - {name: Small, cores: 2, mhz: 2000, ramMiB: 4096}\n  - {name: Large, cores: 8, mhz: 2000, ramMiB: 32768, hostTag: ssd}\ntemplates:\n  - {name: Debian 12, templateTag: linux}\n  - {name: Windows 2022, templateTag: windows}\nvms:\n")
	for vm := range 3 * hosts {
		host := vm / 3
		fmt.Fprintf(&b, "  - {id: %d, name: i-2-%d-VM, offering: %s, template: %s, host: kvm-%03d}\n", 100+vm+vm/3, 100+vm+vm/3,
			[]string{"Small", "Small", "Large"}[vm%3], []string{"Debian 12", "Debian 12", "Windows 2022"}[(host/8)%3], host+1)
	}
	b.WriteString("steps:\n  - maintain: kvm-001\n")
	return b.String()
}

// unloaded is the same cloud, of which nobody says what its hosts use.
func unloaded(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if at := strings.Index(line, ", usedMHz"); at >= 0 {
			line = line[:at] + "}\n"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "")
}
