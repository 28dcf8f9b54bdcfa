package core_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/link"
	"placement-playground/core/link/step"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

// A file goes into a link and comes out as another file that says the same: every
// release runs it to the same trace.
func TestRandomCloudsComeBackFromLinks(t *testing.T) {
	for seed := range uint64(randomClouds) {
		s := randomScenario(t, seed)
		w := writer{dice{rand.New(rand.NewPCG(seed, 5))}, s}
		tree := w.file(t)
		before, err := scenario.Decode(tree)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, tree.JSON())
		}
		text, err := link.Encode(tree)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		back, err := link.Decode(text)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		after, err := scenario.Decode(back)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, back.JSON())
		}
		if !reflect.DeepEqual(before, after) {
			t.Fatalf("seed %d: \n%s\ncame back as\n%s", seed, tree.JSON(), back.JSON())
		}
		if again, err := link.Encode(back); err != nil || again != text {
			t.Errorf("seed %d: what came back makes another link, %v", seed, err)
		}
		if other, err := link.Encode(writer{dice{rand.New(rand.NewPCG(seed, 6))}, s}.file(t)); err != nil || other != text {
			t.Errorf("seed %d: the same, written in another manner, makes another link, %v", seed, err)
		}
		if seed%5 == 0 {
			sameTraces(t, s, before, after)
		}
	}
}

func sameTraces(t *testing.T, s, before, after *scenario.Scenario) {
	t.Helper()
	before.Rules, after.Rules = s.Rules, s.Rules
	for _, release := range placement.Releases() {
		one, err := before.Run(release)
		other, err2 := after.Run(release)
		if fmt.Sprint(err) != fmt.Sprint(err2) || !reflect.DeepEqual(one.Trace, other.Trace) {
			t.Fatalf("seed %d in %s: another trace, or %v and %v", s.Seed, release.Name, err, err2)
		}
	}
}

// writer writes a scenario as a file, in a manner that the dice decide: what is usual
// is written or not, references are names or ids, fields stand in any order.
type writer struct {
	dice
	s *scenario.Scenario
}

type pair struct {
	key   string
	value any
	usual any // nil: the field is always written
}

func (w writer) object(pairs ...pair) *scenario.Node {
	n := &scenario.Node{Kind: scenario.Object}
	w.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	for _, p := range pairs {
		value, isTree := p.value.(*scenario.Node)
		switch text, isText := p.value.(string); {
		case isTree && value == nil || p.usual != nil && p.value == p.usual && w.one(2):
			continue
		case !isTree:
			value = &scenario.Node{Text: fmt.Sprint(p.value), Quoted: isText && (w.one(2) || strings.Trim(text, "0123456789") == "")}
		}
		n.Keys, n.Items = append(n.Keys, &scenario.Node{Text: p.key, Quoted: w.one(2)}), append(n.Items, value)
	}
	return n
}

func list[T any](from []T, entry func(T) *scenario.Node) *scenario.Node {
	n := &scenario.Node{Kind: scenario.List}
	for _, x := range from {
		n.Items = append(n.Items, entry(x))
	}
	if len(from) == 0 {
		return nil
	}
	return n
}

func tagList(from []string) *scenario.Node {
	return list(from, func(s string) *scenario.Node { return &scenario.Node{Text: s, Quoted: true} })
}

// to refers to a thing; nothing for 0.
func (w writer) to(id cloud.ID, name string) *scenario.Node {
	switch {
	case id == 0:
		return nil
	case w.one(2):
		return &scenario.Node{Text: strconv.FormatInt(id, 10)}
	}
	return &scenario.Node{Text: name, Quoted: w.one(2)}
}

func (w writer) host(id cloud.ID) *scenario.Node {
	if id == 0 {
		return nil
	}
	return w.to(id, w.s.Cloud.Host(id).Name)
}

func (w writer) group(id cloud.ID) *scenario.Node {
	if id == 0 {
		return nil
	}
	return w.to(id, w.s.Cloud.Group(id).Name)
}

func (w writer) pool(id cloud.ID) *scenario.Node {
	if id == 0 {
		return nil
	}
	return w.to(id, w.s.Cloud.Pool(id).Name)
}

func (w writer) category(id cloud.ID) *scenario.Node {
	name, known := w.s.Cloud.CategoryName(id)
	if !known {
		return nil
	}
	return &scenario.Node{Text: name}
}

func (w writer) file(t *testing.T) *scenario.Node {
	c := w.s.Cloud
	zone := w.object(pair{"id", c.Zone.ID, cloud.ID(1)}, pair{"name", c.Zone.Name, nil}, pair{"disabled", c.Zone.Disabled, false}, pair{"dedicatedTo", w.group(c.Zone.Dedicated), nil})
	return w.object(
		pair{"title", fmt.Sprintf("Seed %d: <b>&amp;\u2028\"ü\" \\ 😀", w.s.Seed), nil}, pair{"about", "", ""}, pair{"seed", w.s.Seed, uint64(0)},
		pair{"settings", w.settings(c.Settings), nil}, pair{"zone", zone, nil},
		pair{"pods", list(c.Pods, func(x cloud.Pod) *scenario.Node {
			return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, x.Name}, pair{"disabled", x.Disabled, false}, pair{"dedicatedTo", w.group(x.Dedicated), nil})
		}), nil},
		pair{"clusters", list(c.Clusters, w.cluster), nil},
		pair{"offerings", list(c.Offerings, func(x cloud.Offering) *scenario.Node {
			var gpu *scenario.Node
			if x.GPU.Type != "" {
				gpu = w.object(pair{"group", x.GPU.Group, ""}, pair{"type", x.GPU.Type, nil})
			}
			return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, x.Name}, pair{"cores", x.Cores, int64(1)}, pair{"mhz", x.MHz, int64(1000)}, pair{"ramMiB", x.RAMMiB, int64(1024)},
				pair{"hostTag", x.HostTag, ""}, pair{"planner", x.Planner, ""}, pair{"implicitPreferred", x.ImplicitPreferred, false}, pair{"gpu", gpu, nil})
		}), nil},
		pair{"templates", list(c.Templates, func(x cloud.Template) *scenario.Node {
			return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, x.Name}, pair{"templateTag", x.Tag, ""}, pair{"requiresHVM", x.RequiresHVM, true},
				pair{"arch", string(x.Arch), "x86_64"}, pair{"guestOSCategory", w.category(x.Category), nil})
		}), nil},
		pair{"pools", list(c.Pools, func(x cloud.Pool) *scenario.Node {
			var cluster *scenario.Node
			if x.Cluster != 0 {
				cluster = w.to(x.Cluster, c.Cluster(x.Cluster).Name)
			}
			return w.object(pair{"id", x.ID, nil}, pair{"name", x.Name, nil}, pair{"scope", string(x.Scope), "ZONE"}, pair{"cluster", cluster, nil}, pair{"host", w.host(x.Host), nil})
		}), nil},
		pair{"domains", list(c.Domains, func(x cloud.Domain) *scenario.Node {
			return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, nil})
		}), nil},
		pair{"accounts", list(c.Accounts, func(x cloud.Account) *scenario.Node {
			return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, nil}, pair{"domain", w.to(x.Domain, "ROOT"), nil}, pair{"rootAdmin", x.RootAdmin, false})
		}), nil},
		pair{"affinityGroups", list(c.AffinityGroups, func(x cloud.AffinityGroup) *scenario.Node {
			var account *scenario.Node
			if x.Account != 0 {
				account = w.to(x.Account, c.Account(x.Account).Name)
			}
			return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, nil}, pair{"type", string(x.Type), nil}, pair{"account", account, nil})
		}), nil},
		pair{"vms", list(c.VMs, w.vm), nil}, pair{"steps", list(w.s.Steps, w.step), nil}, pair{"expect", w.expect(t), nil})
}

func (w writer) settings(s cloud.Settings) *scenario.Node {
	return w.object(pair{"vm.allocation.algorithm", string(s.Algorithm), nil}, pair{"vm.deployment.planner", s.Planner, nil}, pair{"host.capacityType.to.order.clusters", string(s.OrderBy), nil},
		pair{"cluster.cpu.allocated.capacity.disablethreshold", s.CPUThreshold, nil}, pair{"cluster.memory.allocated.capacity.disablethreshold", s.RAMThreshold, nil},
		pair{"cluster.threshold.enabled", s.ThresholdsOn, nil}, pair{"migrate.vm.across.clusters", s.AcrossClusters, nil}, pair{"apply.allocation.algorithm.to.pods", s.PodsFirst, nil},
		pair{"ha.tag", s.HATag, nil}, pair{"vm.strict.host.tags", strings.Join(s.StrictTags, ","), nil}, pair{"vm.user.dispersion.weight", s.DispersionWeight, nil},
		pair{"vm.ha.enabled", s.HAEnabled, nil}, pair{"xenserver.check.hvm", s.CheckHVM, nil}, pair{"kvm.ssh.to.agent", s.SSHToAgent, nil},
		pair{"vm.ha.migration.max.retries", s.MigrationTries, nil}, pair{"host.maintenance.local.storage.strategy", string(s.LocalStorage), nil},
		pair{"allow.router.on.disabled.resources", s.RouterOnDisabled, nil}, pair{"allow.admin.vm.on.disabled.resources", s.AdminOnDisabled, nil}, pair{"system.vm.use.local.storage", s.SystemLocalStorage, nil})
}

func (w writer) cluster(x cloud.Cluster) *scenario.Node {
	var threshold *scenario.Node
	if x.CPUThreshold != nil {
		threshold = &scenario.Node{Text: pick(w.dice, fmt.Sprint(*x.CPUThreshold), fmt.Sprintf("%.3f", *x.CPUThreshold))}
	}
	return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, x.Name}, pair{"pod", w.to(x.Pod, w.s.Cloud.Pod(x.Pod).Name), nil}, pair{"hypervisor", string(x.Hypervisor), "KVM"},
		pair{"arch", string(x.Arch), "x86_64"}, pair{"disabled", x.Disabled, false}, pair{"cpuOvercommit", x.CPUOvercommit, 1.0}, pair{"ramOvercommit", x.RAMOvercommit, 1.0},
		pair{"cpuThreshold", threshold, nil}, pair{"dedicatedTo", w.group(x.Dedicated), nil}, pair{"hosts", list(w.s.Cloud.HostsOf(x.ID), w.entry), nil})
}

// entry is a host. Hosts do not stand in the order of their ids, so these are written.
func (w writer) entry(x cloud.Host) *scenario.Node {
	var uefi *scenario.Node
	if x.UEFI != cloud.NotSaid {
		uefi = &scenario.Node{Text: string(x.UEFI)}
	}
	capabilities := &scenario.Node{Kind: scenario.List}
	if x.Capabilities != "" {
		capabilities = tagList(strings.Split(x.Capabilities, ","))
	}
	return w.object(pair{"id", x.ID, nil}, pair{"name", x.Name, x.Name}, pair{"tags", tagList(x.Tags), nil}, pair{"tagRule", x.TagRule, ""}, pair{"status", string(x.Status), "Up"},
		pair{"resourceState", string(x.ResourceState), "Enabled"}, pair{"cores", x.Cores, int64(16)}, pair{"mhz", x.MHz, int64(2000)}, pair{"ramMiB", x.RAMMiB, int64(65536)},
		pair{"capabilities", capabilities, nil}, pair{"guestOSCategory", w.category(x.Category), nil}, pair{"dedicatedTo", w.group(x.Dedicated), nil}, pair{"plannerUsage", string(x.Usage), ""},
		pair{"gpus", list(x.GPUs, func(g cloud.GPU) *scenario.Node {
			return w.object(pair{"group", g.Group, ""}, pair{"type", g.Type, nil}, pair{"left", g.Left, int64(1)})
		}), nil}, pair{"uefi", uefi, nil}, pair{"usedMHz", x.ExtraUsedCPUMHz, int64(0)}, pair{"usedMiB", x.ExtraUsedRAMMiB, int64(0)},
		pair{"reservedMHz", x.ReservedCPUMHz, int64(0)}, pair{"reservedMiB", x.ReservedRAMMiB, int64(0)})
}

func (w writer) vm(x cloud.VM) *scenario.Node {
	last := w.host(x.LastHost)
	if x.LastHost == 0 {
		last = &scenario.Node{Text: "none", Quoted: w.one(2)}
	}
	c := w.s.Cloud
	return w.object(pair{"id", x.ID, x.ID}, pair{"name", x.Name, x.Name}, pair{"account", w.to(x.Account, c.Account(x.Account).Name), nil}, pair{"offering", w.to(x.Offering, c.Offering(x.Offering).Name), nil},
		pair{"template", w.to(x.Template, c.Template(x.Template).Name), nil}, pair{"host", w.host(x.Host), nil}, pair{"lastHost", last, nil}, pair{"state", string(x.State), nil},
		pair{"type", string(x.Type), "User"}, pair{"hypervisor", string(x.Hypervisor), nil}, pair{"pool", w.pool(x.Pool), nil}, pair{"firstDeploy", x.FirstDeploy, false},
		pair{"affinityGroups", list(x.Groups, w.group), nil}, pair{"recentlyStopped", x.RecentlyStopped, false}, pair{"uefi", x.UEFI, false})
}

func (w writer) step(x scenario.Step) *scenario.Node {
	if x.Deploy == nil {
		return w.object(pair{"maintain", w.host(x.Maintain), nil}, pair{"cancel", w.host(x.Cancel), nil})
	}
	q, c := x.Deploy, w.s.Cloud
	var pod, cluster *scenario.Node
	if q.Plan.Pod != 0 {
		pod = w.to(q.Plan.Pod, c.Pod(q.Plan.Pod).Name)
	}
	if q.Plan.Cluster != 0 {
		cluster = w.to(q.Plan.Cluster, c.Cluster(q.Plan.Cluster).Name)
	}
	planner := ""
	if q.HAPlanner {
		planner = "HA"
	}
	return w.object(pair{"deploy", w.to(q.VM, c.VM(q.VM).Name), nil}, pair{"pod", pod, nil}, pair{"cluster", cluster, nil}, pair{"host", w.host(q.Plan.Host), nil}, pair{"haTag", q.HATag, ""},
		pair{"planner", planner, ""}, pair{"avoidHosts", list(q.Avoid.Hosts, w.host), nil}, pair{"avoidPools", list(q.Avoid.Pools, w.pool), nil})
}

// expect is what some releases did.
func (w writer) expect(t *testing.T) *scenario.Node {
	var pairs []pair
	for key, release := range map[string]string{"4.18": "4.18", "4.20.0": "4.20.0", "4.20.1 to 4.20.3": "4.20.1", "4.21": "4.21", "4.22.0 to 4.23": "4.23"} {
		r, err := placement.Find(release)
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.s.Run(r)
		if tooOld(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, pair{key, list(out.Steps, func(end scenario.StepOutcome) *scenario.Node {
			vms := &scenario.Node{Kind: scenario.Object}
			for _, vm := range w.s.Cloud.VMs[:min(3, len(w.s.Cloud.VMs))] {
				on := w.host(end.State.VM(w.s.Cloud, vm.ID).Host)
				if on == nil {
					on = &scenario.Node{Text: "none"}
				}
				vms.Keys, vms.Items = append(vms.Keys, w.to(vm.ID, vm.Name)), append(vms.Items, on)
			}
			if len(vms.Keys) == 0 {
				vms = nil
			}
			return w.object(pair{"outcome", string(end.Outcome), nil}, pair{"vms", vms, nil})
		}), nil})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return strings.Compare(a.key, b.key) })
	return w.object(pairs...)
}

// Every event has a name of its own by which it is found, also where the same is asked
// again: in another step, try, attempt or round, or twice of one host.
func TestStepsOfRandomCloudsAreFoundByTheirNames(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	times := map[string]int{}
	everyRun(t, func(t *testing.T, s *scenario.Scenario, out scenario.Outcome) {
		for range min(len(out.Trace.Events), 12) {
			i := r.IntN(len(out.Trace.Events))
			at := step.At(s.Cloud, &out.Trace, i)
			if event, exact := step.Find(s.Cloud, &out.Trace, at); event != i || !exact {
				t.Errorf("event %d is %q, which is event %d, exact: %v", i, at, event, exact)
			}
			for _, part := range strings.Split(at, "/") {
				word, _, _ := strings.Cut(part, ":")
				times[word]++
			}
		}
	})
	for _, word := range []string{"step", "vm", "try", "attempt", "round", "pod", "cluster", "host", "nth"} {
		if times[word] < 10 {
			t.Errorf("%s stands in %d names", word, times[word])
		}
	}
}
