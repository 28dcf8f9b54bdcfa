package lens_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
)

// looked is a lens to its end.
func looked(t *testing.T, text, release string, rules cloud.TagRuleAnswers) (*cloud.Cloud, *lens.Lens) {
	t.Helper()
	tree, err := yamltree.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(tree)
	if err != nil {
		t.Fatal(err)
	}
	r, err := placement.Find(release)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lens.New(placement.Run{Cloud: s.Cloud, Release: r, Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	for !l.Done() {
		if l.Next() == 0 {
			t.Fatal("a lens that is not done asks nothing")
		}
	}
	return s.Cloud, l
}

// matrix is a lens as text: a line for each row, a column for each pair.
func matrix(c *cloud.Cloud, l *lens.Lens) string {
	var b strings.Builder
	for row, r := range l.Rows {
		for i, h := range r.Hosts {
			if i > 0 {
				b.WriteString("+")
			}
			b.WriteString(c.Host(h).Name)
		}
		for pair := range l.Pairs {
			cell := l.Cell(pair, row)
			fmt.Fprintf(&b, " %c%s", "-y~?"[cell.Answer], cell.Rule)
		}
		b.WriteString("\n")
	}
	return b.String()
}

const someClouds = `
title: t
settings: {vm.allocation.algorithm: firstfit}
clusters:
  - {name: c1, hosts: [{name: a, tags: [ssd], usedMHz: 31000}, {name: b}, {name: c, tags: [ssd]}]}
  - {name: c2, hosts: [{name: d, tags: [ssd]}, {name: e, tags: [ssd], resourceState: Maintenance}]}
  - {name: off, disabled: true, hosts: [{name: f}]}
  - {name: arm, arch: aarch64, hosts: [{name: g}]}
offerings: [{name: any}, {name: fast, hostTag: ssd}, {name: huge, cores: 17}, {name: two, hostTag: ssd}]
templates: [{name: linux}, {name: linux2}]
vms: [{name: v, offering: fast, template: linux2}, {name: w, offering: fast, template: linux2}]
`

// Each rule decides somewhere; load does not; hosts that are alike are one row.
func TestAnswers(t *testing.T) {
	c, l := looked(t, someClouds, "4.23", nil)
	// The columns: fast × linux2, any × both, fast × linux, huge × both, two × both.
	want := `a+c y y y y -host.capability -host.capability y y
b -list.offering y y -list.offering -host.capability -host.capability -list.offering -list.offering
d y y y y -host.capability -host.capability y y
e ~list.up ~list.up ~list.up ~list.up -host.capability -host.capability ~list.up ~list.up
f -list.offering ~plan.disabled ~plan.disabled -list.offering -host.capability -host.capability -list.offering -list.offering
g -plan.arch -plan.arch -plan.arch -plan.arch -plan.arch -plan.arch -plan.arch -plan.arch
`
	if got := matrix(c, l); got != want {
		t.Errorf("the matrix is\n%s\nwant\n%s", got, want)
	}
	// Before 4.20.0 nobody asks for the architecture.
	c, l = looked(t, someClouds, "4.19.0", nil)
	if got := matrix(c, l); !strings.HasSuffix(got, "g -list.offering y y -list.offering -host.capability -host.capability -list.offering -list.offering\n") {
		t.Errorf("in 4.19.0 the matrix is\n%s", got)
	}
}

// Pairs that VMs use come first, once for each kind of VM; what is wanted alike is
// asked once.
func TestPairs(t *testing.T) {
	const text = `
title: t
clusters: [{name: k, hosts: [{name: a}]}, {name: v, hypervisor: VMware, hosts: [{name: b, uefi: true}]}]
offerings: [{name: o1}, {name: o2}, {name: o3, cores: 2}]
templates: [{name: used}, {name: both}, {name: unused}]
vms:
  - {name: v1, offering: o2, template: used, host: b}
  - {name: v2, offering: o2, template: used, hypervisor: VMware}
  - {name: v3, offering: o2, template: used, hypervisor: VMware, uefi: true}
  - {name: v4, offering: o1, template: both, host: b}
  - {name: v5, offering: o1, template: both, host: a}
`
	c, l := looked(t, text, "4.23", nil)
	var got []string
	for _, p := range l.Pairs {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %v %d", c.Offering(p.Offering).Name, c.Template(p.Template).Name, p.Hypervisor, p.UEFI, p.VMs)))
	}
	want := []string{
		"o1 both KVM false 1", "o1 both VMware false 1", "o2 used VMware false 2", "o2 used VMware true 1",
		"o1 used VMware false 0", "o1 unused  false 0", "o2 both  false 0", "o2 unused  false 0", "o3 used VMware false 0", "o3 both  false 0", "o3 unused  false 0",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the pairs are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if _, all := l.Progress(); all != 6 {
		t.Errorf("%d different things are wanted, want 6", all)
	}
	// Of a template that no VM uses nobody knows for which hypervisor it is.
	if got, want := matrix(c, l), "a y -cluster.hypervisor -cluster.hypervisor -cluster.hypervisor -cluster.hypervisor y y y -cluster.hypervisor y y\n"+
		"b -cluster.hypervisor y y y y y y y y y y\n"; got != want {
		t.Errorf("the matrix is\n%s\nwant\n%s", got, want)
	}
}

// What is too much is counted, and pairs in use are not what is left out.
func TestPairsAreBounded(t *testing.T) {
	for _, vms := range []int{1, lens.MaxPairs + 3} {
		c := cloud.Cloud{Zone: cloud.Zone{ID: 1}, Settings: cloud.DefaultSettings(), Pods: []cloud.Pod{{ID: 1}},
			Clusters: []cloud.Cluster{{ID: 1, Pod: 1, Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1}},
			Hosts:    []cloud.Host{{ID: 1, Cluster: 1, Status: cloud.Up, ResourceState: cloud.Enabled, Cores: 1, MHz: 1000, RAMMiB: 1024}},
			Domains:  []cloud.Domain{{ID: 1}}, Accounts: []cloud.Account{{ID: 1, Domain: 1}}}
		for i := range int64(60) {
			c.Offerings = append(c.Offerings, cloud.Offering{ID: i + 1, Cores: 1, MHz: 1000, RAMMiB: 1024})
			c.Templates = append(c.Templates, cloud.Template{ID: i + 1, Arch: cloud.AMD64})
		}
		for i := range int64(vms) {
			c.VMs = append(c.VMs, cloud.VM{ID: i + 1, Account: 1, Offering: 60 - i/60, Template: 60 - i%60, Type: cloud.User, Hypervisor: cloud.KVM, State: cloud.Stopped})
		}
		made, err := cloud.New(c)
		if err != nil {
			t.Fatal(err)
		}
		l, err := lens.New(placement.Run{Cloud: made, Release: placement.Releases()[0]})
		if err != nil {
			t.Fatal(err)
		}
		used := 0
		for _, p := range l.Pairs {
			if p.VMs > 0 {
				used++
			}
		}
		if len(l.Pairs) != lens.MaxPairs || l.More != 3600-lens.MaxPairs || used != min(vms, lens.MaxPairs) || l.Pairs[0].VMs == 0 {
			t.Errorf("with %d VMs %d pairs are listed, %d of them used, and %d are not", vms, len(l.Pairs), used, l.More)
		}
	}
}

// Pairs that are answered alike are one column, and what is wrong with it is said.
func TestColumns(t *testing.T) {
	c, l := looked(t, someClouds, "4.23", nil)
	_, old := looked(t, someClouds, "4.19.0", nil)
	var got []string
	for _, col := range lens.Columns(c, l, old) {
		names := ""
		for _, p := range col.Pairs {
			names += c.Offering(l.Pairs[p].Offering).Name + "×" + c.Template(l.Pairs[p].Template).Name + " "
		}
		got = append(got, fmt.Sprintf("%s%d VMs, %d hosts, %d now, %q; %d hosts, %q", names, col.VMs, col.Seen[0].Hosts, col.Seen[0].Now, col.Seen[0].Problem(), col.Seen[1].Hosts, col.Seen[1].Problem()))
	}
	want := []string{
		`fast×linux2 2 VMs, 4 hosts, 3 now, ""; 4 hosts, ""`,
		`any×linux any×linux2 0 VMs, 6 hosts, 4 now, ""; 7 hosts, ""`,
		`fast×linux two×linux two×linux2 0 VMs, 4 hosts, 3 now, ""; 4 hosts, ""`,
		`huge×linux huge×linux2 0 VMs, 0 hosts, 0 now, "none"; 0 hosts, "none"`,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the columns are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		hosts, now, unknown int
		want                lens.Problem
	}{{0, 0, 0, lens.NoHost}, {2, 0, 0, lens.NoneNow}, {1, 0, 0, lens.NoneNow}, {1, 1, 0, lens.OneHost}, {3, 1, 0, lens.OneNow}, {2, 2, 0, lens.NoProblem},
		{0, 0, 1, lens.NoProblem}, {1, 1, 2, lens.NoProblem}} {
		seen := lens.Seen{Hosts: c.hosts, Now: c.now, Unknown: c.unknown}
		if got := seen.Problem(); got != c.want {
			t.Errorf("%+v has the problem %q, want %q", seen, got, c.want)
		}
	}
}

// Asked names the host that was asked for, also where another one stands for it, and
// agrees with the matrix.
func TestAskedNamesTheHost(t *testing.T) {
	c, l := looked(t, someClouds, "4.23", nil)
	for pair := range l.Pairs {
		by, err := l.Deciding(pair)
		if err != nil {
			t.Fatal(err)
		}
		for row, r := range l.Rows {
			cell := l.Cell(pair, row)
			if (by[row] == nil) != (cell.Rule == "") || by[row] != nil && by[row].Rule != cell.Rule {
				t.Errorf("%+v decides %v, and in the matrix %q", by[row], r, cell.Rule)
			}
			for _, host := range r.Hosts {
				asked, decides, err := l.Asked(pair, host)
				if err != nil || (decides < 0) != (cell.Rule == "") || decides >= 0 && asked[decides].Rule != cell.Rule {
					t.Fatalf("%d of %+v decides, and in the matrix %q: %v", decides, asked, cell.Rule, err)
				}
				seen := map[trace.Rule]bool{}
				for _, a := range asked {
					if a.At.Host != 0 && a.At.Host != host || a.At.Cluster != 0 && a.At.Cluster != c.Host(host).Cluster {
						t.Errorf("of host %d it is asked %+v", host, a)
					}
					if seen[a.Rule] && a.Rule != trace.PlanDisabled {
						t.Errorf("of host %d %s is asked twice", host, a.Rule)
					}
					seen[a.Rule] = true
				}
			}
		}
	}
}

const ruled = `
title: t
clusters:
  - {name: near, hosts: [{name: plain}, {name: tagged, tags: [ssd]}]}
  - {name: far, hosts: [{name: asks, tagRule: "some rule"}, {name: asks-too, tagRule: "some rule", resourceState: Disabled}]}
offerings: [{name: any}, {name: fast, hostTag: ssd}]
templates: [{name: linux}]
`

// What a tag rule says of no tag depends on the release; one that throws leaves no
// host to anybody, and one that nobody has asked is not known.
func TestTagRules(t *testing.T) {
	const rule = "some rule"
	answers := cloud.TagRuleAnswers{
		{Dialect: cloud.TagArray, Rule: rule, Tags: "ssd"}:  {Outcome: cloud.RuleAccepts},
		{Dialect: cloud.TagArray, Rule: rule, Tags: "null"}: {Outcome: cloud.RuleAccepts},
		{Dialect: cloud.TagArray, Rule: rule}:               {Outcome: cloud.RuleRejects},
		{Dialect: cloud.TagList, Rule: rule, Tags: "ssd"}:   {Outcome: cloud.RuleThrows, Detail: "TypeError"},
	}
	for release, want := range map[string]string{
		"4.20.1": "plain y -list.offering\ntagged y y\nasks y y\nasks-too ~plan.disabled ~plan.disabled\n",
		"4.22.0": "plain y -list.offering\ntagged y y\nasks -list.rule y\nasks-too -list.rule ~plan.disabled\n",
		"4.23":   "plain y -list.rule\ntagged y -list.rule\nasks ?list.rule -list.rule\nasks-too ?list.rule -list.rule\n",
		"4.18":   "plain ? ?\ntagged ? ?\nasks ? ?\nasks-too ? ?\n",
	} {
		c, l := looked(t, ruled, release, answers)
		if got := matrix(c, l); got != want {
			t.Errorf("in %s the matrix is\n%s\nwant\n%s", release, got, want)
		}
		if refused := l.Refused(0); (refused != "") != (release == "4.18") {
			t.Errorf("%s refuses: %q", release, refused)
		}
		if release == "4.23" {
			asked, decides, err := l.Asked(1, c.Hosts[3].ID)
			if err != nil || asked[decides].At.Host != c.Hosts[2].ID {
				t.Errorf("%+v decides, though the rule of the first host ends the plan: %v", asked[decides], err)
			}
		}
	}
}

// vGPUs that VMs hold are there in an empty host; a type that it has not is not.
func TestGPUs(t *testing.T) {
	const text = `
title: t
clusters: [{name: c, hosts: [{name: held, gpus: [{group: K1, type: k120, left: 0}]}, {name: gone, gpus: [{group: K1, type: k120, left: 0}]}, {name: none}]}]
offerings: [{name: o, gpu: {group: K1, type: k120}}]
templates: [{name: t}]
vms: [{name: v, offering: o, template: t, host: held}]
`
	for release, want := range map[string]string{"4.20.1": "held y\ngone -host.gpu\nnone -host.gpu\n", "4.21": "held y\ngone y\nnone -host.gpu\n"} {
		c, l := looked(t, text, release, nil)
		if got := matrix(c, l); got != want {
			t.Errorf("in %s the matrix is\n%s\nwant\n%s", release, got, want)
		}
	}
}

// A cloud of 1,000 hosts that are alike costs no more than one of 100.
func TestCostGrowsWithKinds(t *testing.T) {
	cost := func(hosts int) (questions int) {
		l, err := lens.New(placement.Run{Cloud: large(t, hosts, false), Release: placement.Releases()[9]})
		if err != nil {
			t.Fatal(err)
		}
		for !l.Done() {
			questions += l.Next()
		}
		if l.Next() != 0 {
			t.Error("a lens that is done asks on")
		}
		return questions
	}
	if small, big := cost(100), cost(1_000); small != big || small == 0 {
		t.Errorf("100 hosts take %d questions, 1,000 of the same kinds %d", small, big)
	}
}

// Of several tag rules that throw, the one of the host with the lowest id ends the
// plan, in whatever cluster that host is.
func TestTheFirstRuleThatThrowsDecides(t *testing.T) {
	for _, cores := range []int{16, 17} { // of the same kind as the other host, or not
		text := fmt.Sprintf(`
title: t
clusters:
  - {id: 1, name: c1, hosts: [{id: 20, name: second, tagRule: r}]}
  - {id: 2, name: c2, hosts: [{id: 10, name: first, tagRule: r, cores: %d}]}
offerings: [{name: o}]
templates: [{name: t}]
`, cores)
		_, l := looked(t, text, "4.23", cloud.TagRuleAnswers{{Dialect: cloud.TagList, Rule: "r"}: {Outcome: cloud.RuleThrows}})
		by, err := l.Deciding(0)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range l.Rows {
			asked, decides, err := l.Asked(0, row.Hosts[0])
			if err != nil || by[i].At.Host != 10 || decides < 0 || asked[decides].At.Host != 10 {
				t.Errorf("of host %d, host %d decides in the matrix, and asked %+v: %v", row.Hosts[0], by[i].At.Host, asked, err)
			}
		}
	}
}
