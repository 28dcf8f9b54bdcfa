package words_test

import (
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// small is a cloud with one of each; VM 9 has no volume yet.
func small(t *testing.T) words.Speaker {
	t.Helper()
	settings := cloud.DefaultSettings()
	settings.DispersionWeight = 0.5
	c, err := cloud.New(cloud.Cloud{
		Zone: cloud.Zone{ID: 1, Name: "dc"}, Settings: settings,
		Pods:      []cloud.Pod{{ID: 2, Name: "pod"}},
		Clusters:  []cloud.Cluster{{ID: 3, Name: "group", Pod: 2, Hypervisor: cloud.VMware, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1}},
		Hosts:     []cloud.Host{{ID: 4, Name: "esx", Cluster: 3, Status: cloud.Up, ResourceState: cloud.Enabled, Cores: 8, MHz: 2000, RAMMiB: 4096}},
		Offerings: []cloud.Offering{{ID: 5, Name: "mini", Cores: 2, MHz: 500, RAMMiB: 1}},
		Templates: []cloud.Template{{ID: 6, Name: "debian", Arch: cloud.AMD64}},
		Pools:     []cloud.Pool{{ID: 7, Name: "nas", Scope: cloud.ClusterScope, Cluster: 3}, {ID: 8, Name: "disk", Scope: cloud.HostScope, Host: 4}},
		Accounts:  []cloud.Account{{ID: 3, Name: "admin", Domain: 1}}, Domains: []cloud.Domain{{ID: 1, Name: "ROOT"}},
		AffinityGroups: []cloud.AffinityGroup{{ID: 1, Name: "own", Type: cloud.ExplicitDedication, Domain: 1, Account: 3}},
		VMs: []cloud.VM{
			{ID: 9, Name: "web", Offering: 5, Template: 6, State: cloud.Starting, Type: cloud.User, Account: 3, Hypervisor: cloud.VMware},
			{ID: 10, Name: "proxy", Offering: 5, Template: 6, State: cloud.Starting, Type: cloud.ConsoleProxy, Account: 3, Hypervisor: cloud.VMware},
			{ID: 11, Name: "router", Offering: 5, Template: 6, State: cloud.Starting, Type: cloud.DomainRouter, Account: 3, Hypervisor: cloud.VMware},
			{ID: 12, Name: "own", Offering: 5, Template: 6, State: cloud.Starting, Type: cloud.User, Account: 3, Hypervisor: cloud.VMware, Groups: []cloud.ID{1}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return words.Speaker{Cloud: c}
}

// What the recordings do not reach, read in the source. Each text is what must
// stand in the last line.
func TestRareLines(t *testing.T) {
	s := small(t)
	at := trace.Place{Step: 1, VM: 9, Pod: 2, Cluster: 3, Host: 4}
	limit, guests := trace.Number("limit", trace.Plain, 5), trace.Number("guests", trace.Plain, 6)
	by := trace.Text("planner", "FirstFitPlanner")
	account := []trace.Fact{trace.Text("planner", "UserDispersingPlanner"), trace.IDs("account", 3)}
	for _, c := range []struct {
		rule       trace.Rule
		verdict    trace.Verdict
		want, have []trace.Fact
		lines      int
		last       string
	}{
		{trace.HostGuests, trace.Reject, []trace.Fact{limit}, []trace.Fact{guests}, 2, "Adding host [Host {\"id\":4,"},
		{trace.LastHostGuests, trace.Reject, []trace.Fact{limit}, []trace.Fact{guests}, 3, "Cannot choose the last host"},
		{trace.LastHostTags, trace.Reject, nil, nil, 2, "Cannot choose the last host to deploy this VM VM instance {\"id\":9,"},
		{trace.LastHostCategory, trace.Reject, nil, nil, 2, "Cannot choose the last host"},
		{trace.LastHostEnd, trace.Reject, nil, nil, 1, "Cannot choose the last host"},
		{trace.LastHostUp, trace.Reject, nil, []trace.Fact{trace.Text("status", "Down"), trace.Text("resource state", "Enabled")}, 1, "status [Down] and resource status [Enabled]."},
		{trace.HostNamedEnd, trace.Reject, nil, nil, 1, "under host [Host {\"id\":4,"},
		{trace.HostNamedPools, trace.Reject, nil, nil, 6, "because no suitable pools were found."},
		{trace.LastHostPools, trace.Reject, nil, nil, 6, "Cannot find suitable storage pools in host [Host {\"id\":4,"},
		{trace.ClusterPools, trace.Reject, []trace.Fact{trace.IDs("plan pool", 7)}, nil, 8, `No suitable storagePools found under this Cluster: Cluster {id: "3", name: "group"}`},
		{trace.HostPools, trace.Reject, []trace.Fact{trace.IDs("pools", 7)}, nil, 3, `cannot prepare access to pool: StoragePool {"id":7,"name":"nas"}`},
		{trace.HostUsage, trace.Pass, nil, []trace.Fact{trace.Text("pool reached", "false"), trace.Number("hosts left", trace.Plain, 1)}, 1, "can access Pool [false], has enough space [false], affinity check [true], fits planner [PlannerResourceUsage] usage [true]."},
		{trace.HostUsage, trace.Pass, nil, []trace.Fact{trace.Text("pool reached", "false")}, 2, "Could not find a potential host"},
		{trace.OrderScope, trace.Reject, []trace.Fact{by}, []trace.Fact{trace.IDs("pod", 2)}, 2, "The specified pod is in avoid set, returning."},
		{trace.OrderScope, trace.Reject, nil, []trace.Fact{trace.IDs("pod", 2)}, 0, ""},
		{trace.OrderPods, trace.Note, []trace.Fact{by}, nil, 3, "No pods found having a host with enough capacity, returning."},
		{trace.OrderPods, trace.Note, []trace.Fact{by}, []trace.Fact{trace.IDs("pods with room", 2), trace.IDs("pods avoided", 2)}, 4, "No Pods found after removing disabled pods"},
		{trace.OrderReorder, trace.Note, account, []trace.Fact{trace.IDs("pods", 2), trace.Number("vms of the owner", trace.Plain, 7)}, 3, "Total VMs for account: 7"},
		{trace.MaintainOthers, trace.Reject, []trace.Fact{trace.IDs("zone", 1)}, []trace.Fact{trace.IDs("hosts", 4), trace.IDs("vms on cluster storage", 9)}, 3, "cannot be migrated across cluster as it has volumes on cluster-wide pool"},
		{trace.PlanDisabled, trace.Note, nil, []trace.Fact{trace.IDs("zones", 1)}, 6, "Adding hosts [] of datacenter [dc]"},
		{trace.PlanDisabled, trace.Reject, nil, nil, 1, `DataCenter = 'Zone {"id": "1", "name": "dc"}' provided is in avoid set`},
		{trace.PlanDisabledUsed, trace.Note, []trace.Fact{trace.IDs("pool of the plan", 7)}, nil, 2, "is ready to deploy VM"},
		{trace.ClusterPools, trace.Reject, []trace.Fact{trace.IDs("plan pool", 7)}, []trace.Fact{trace.IDs("pools avoided", 7), trace.Text("new pools", "false")}, 7, "No suitable storagePools found"},
		{trace.HostUsage, trace.Pass, nil, []trace.Fact{trace.Text("pool reached", "true"), trace.Text("affinity", "false"), trace.Number("hosts left", trace.Plain, 1)}, 2, "affinity check [false]"},
		{trace.PlanOtherClusters, trace.Note, []trace.Fact{trace.IDs("cluster", 3)}, []trace.Fact{trace.IDs("host before", 4)}, 1, "VM last host ID: 4 belongs to zone ID: 1"},
	} {
		lines := s.Log("4.20.1", &trace.Event{Rule: c.rule, At: at, Verdict: c.verdict, Want: c.want, Have: c.have})
		last := ""
		if n := len(lines); n > 0 {
			last = lines[n-1].Message
		}
		if len(lines) != c.lines || !strings.Contains(last, c.last) {
			t.Errorf("%s %s: want %d lines, and in the last %q; got\n%s", c.rule, c.verdict, c.lines, c.last, words.Text(lines))
		}
	}
}

// What is dedicated: three kinds of VM, three lines, or none.
func TestDedicatedLines(t *testing.T) {
	s := small(t)
	for vm, want := range map[int64]string{
		9:  "Adding pods [[2]], clusters [[]] and hosts [[4,5]] to the avoid list in the deploy process of user VM [",
		11: "Adding pods [[2]], clusters [[]] and hosts [[4,5]] to the avoid list in the deploy process of VR VM [",
		12: "",
	} {
		e := trace.Event{Rule: trace.PlanDedicated, At: trace.Place{VM: vm}, Have: []trace.Fact{trace.IDs("pods", 2), trace.IDs("hosts", 4, 5)}}
		if text := words.Text(s.Log("4.20.1", &e)); (text == "") != (want == "") || !strings.Contains(text, want) {
			t.Errorf("VM %d: %q, want %q", vm, text, want)
		}
		e = trace.Event{Rule: trace.PhasePlan, At: trace.Place{VM: vm}, Effect: &trace.Effect{}}
		if n := len(s.Log("4.20.1", &e)); n != 2 {
			t.Errorf("VM %d: %d lines begin the plan, want 2 while something can be dedicated", vm, n)
		}
	}
}

// A pool that cannot be used again says why, and what is disabled says so.
func TestPoolLines(t *testing.T) {
	s := small(t)
	for want, have := range map[string][]trace.Fact{
		"does not fit the specified plan.":                  nil,
		"is in the avoid set.":                              {trace.IDs("pools avoided", 7)},
		"Cluster is currently disabled, cannot allocate to": {trace.Text("new pools", "false")},
	} {
		e := trace.Event{Rule: trace.ClusterPools, At: trace.Place{VM: 9, Pod: 2, Cluster: 3}, Verdict: trace.Reject, Want: []trace.Fact{trace.IDs("plan pool", 7)}, Have: have}
		if text := words.Text(s.Log("4.20.1", &e)); !strings.Contains(text, want) {
			t.Errorf("want %q in\n%s", want, text)
		}
	}
}

func TestLinesByOwner(t *testing.T) {
	s := small(t)
	for _, c := range []struct{ planner, what, want string }{
		{"UserDispersingPlanner", "pods", "Applying Userdispersion heuristic to pods for account: 3 Applying userDispersionWeight: 0.5 Total VMs for account: 0"},
		{"UserDispersingPlanner", "clusters", "Applying Userdispersion heuristic to clusters for account: 3 Applying userDispersionWeight: 0.5 Total VMs for account: 0"},
		{"UserConcentratedPodPlanner", "pods", "Applying UserConcentratedPod heuristic for account: 3"},
		{"UserConcentratedPodPlanner", "clusters", "Applying UserConcentratedPod heuristic for account: 3 Reordering cluster list as per pods ordered by user concentration"},
	} {
		e := trace.Event{Rule: trace.OrderReorder, At: trace.Place{VM: 9}, Want: []trace.Fact{trace.Text("planner", c.planner), trace.IDs("account", 3)},
			Have: []trace.Fact{trace.IDs(c.what, 2), trace.IDs("pods of the owner", 2)}}
		var got []string
		for _, l := range s.Log("4.20.1", &e) {
			got = append(got, l.Message)
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s, %s: %q, want %q", c.planner, c.what, text, c.want)
		}
	}
}

func TestAllocatorsOfPools(t *testing.T) {
	s := small(t)
	for pool, want := range map[int64]string{7: "ClusterScopeStoragePoolAllocator", 8: "LocalStoragePoolAllocator"} {
		e := trace.Event{Rule: trace.ClusterPools, At: trace.Place{VM: 10, Pod: 2, Cluster: 3}, Verdict: trace.Pass, Have: []trace.Fact{trace.IDs("pools", pool)}}
		text := words.Text(s.Log("4.20.1", &e))
		if !strings.Contains(text, want) || !strings.Contains(text, "System VMs will use shared storage for zone") {
			t.Errorf("pool %d: %s", pool, text)
		}
	}
}

// Releases before 4.20 have no line, and each from then on has.
func TestReleasesWithLines(t *testing.T) {
	s := small(t)
	e := trace.Event{Rule: trace.PlanLift, At: trace.Place{VM: 9}, Verdict: trace.Note}
	for _, r := range placement.Releases() {
		want := placement.Rank(r.Name) >= placement.Rank("4.20.0")
		if got := s.Log(r.Name, &e); (len(got) == 1) != want || words.HasLog(r.Name) != want {
			t.Errorf("%s: %v; lines are known: %v, want %v", r.Name, got, words.HasLog(r.Name), want)
		}
	}
}

func TestLineAsLog4jPrintsIt(t *testing.T) {
	for class, want := range map[string]string{
		"VirtualMachineManagerImpl": "WARN  [c.c.v.VirtualMachineManagerImpl] x", "ResourceManagerImpl": "WARN  [c.c.r.ResourceManagerImpl] x",
		"CapacityManagerImpl": "WARN  [c.c.c.CapacityManagerImpl] x", "FirstFitRoutingAllocator": "WARN  [c.c.a.m.a.i.FirstFitRoutingAllocator] x",
		"UserDispersingPlanner": "WARN  [c.c.d.UserDispersingPlanner] x",
	} {
		if got := (words.Line{Level: "WARN", Class: class, Message: "x"}).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Sizes in all units, and ids in the order of a Java HashSet that has grown.
func TestJavaPrints(t *testing.T) {
	s := small(t)
	ram := func(free int64) string {
		e := trace.Event{Rule: trace.HostRAM, At: trace.Place{VM: 9, Pod: 2, Cluster: 3, Host: 4}, Verdict: trace.Pass, Have: []trace.Fact{trace.Number("free", trace.Bytes, free)}}
		return words.Text(s.Log("4.20.1", &e))
	}
	for bytes, want := range map[int64]string{
		0: "(0 bytes) 0 ,", 1023: "(1023 bytes) 1023 ,", 1536: "(1.50 KB) 1536 ,", 3 << 20: "(3.00 MB) 3145728 ,", 5 << 29: "(2.50 GB) 2684354560 ,",
		1 << 40: "(1.0000 TB) 1099511627776 ,", -1 << 30: "(-1048576.00 KB) -1073741824 ,",
	} {
		if text := ram(bytes); !strings.Contains(text, "Free RAM: "+want) {
			t.Errorf("%d bytes: want %q in\n%s", bytes, want, text)
		}
	}
	for _, c := range []struct {
		ids  []int64
		want string
	}{
		{[]int64{1, 6, 16}, "clusters: [16, 1, 6]"},
		{[]int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16}, "clusters: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16]"},
	} {
		e := trace.Event{Rule: trace.PlanAvoids, At: trace.Place{VM: 9}, Have: []trace.Fact{trace.IDs("clusters", c.ids...)}}
		if text := words.Text(s.Log("4.20.1", &e)); !strings.Contains(text, c.want) {
			t.Errorf("want %q in\n%s", c.want, text)
		}
	}
}
