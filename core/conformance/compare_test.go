package conformance_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/conformance"
	"placement-playground/core/placement"
)

// twoClusters are two equal clusters with a host each, asked twice in the same
// state.
const twoClusters = `{"id":"s","zone":{"id":1},"pods":[{"id":1}],
	"clusters":[{"id":1,"podId":1},{"id":2,"podId":1}],
	"hosts":[{"id":11,"clusterId":1},{"id":21,"clusterId":2}],
	"offerings":[{"id":1,"cpu":1,"speed":1000,"ramMB":1024}],"templates":[{"id":1}],
	"vms":[{"id":101,"offeringId":1,"templateId":1,"state":"Starting"}],
	"requests":[{"type":"deploy","vmId":101,"apply":false},{"type":"deploy","vmId":101,"apply":false}]}`

// took is the recorded answer to a deployment where the first of the ordered
// clusters and the first of the checked hosts is taken.
func took(clusters, hosts []int64) string {
	var checks []string
	for _, h := range hosts {
		checks = append(checks, fmt.Sprintf(`{"host":%d,"cpuCapability":true,"capacity":true}`, h))
	}
	return fmt.Sprintf(`{"type":"deploy","result":"destination","avoid":{},
		"destination":{"host":%d,"cluster":%d,"pod":1,"hostCluster":%[2]d},
		"clusterRatios":{"cpu":{"1":0.0,"2":0.0},"ram":{"1":0.0,"2":0.0}},
		"calls":[{"call":"orderClusters","planner":"FirstFitPlanner","avoidBefore":{},"clusters":%[3]s,"avoidAfter":{}},
		{"call":"allocateTo","podId":1,"clusterId":%[2]d,"avoidBefore":{},"hostChecks":[%[4]s],"suitableHosts":%[5]s,"avoidAfter":{}}]}`,
		hosts[0], clusters[0], array(clusters), strings.Join(checks, ","), array(hosts))
}

func array(ids []int64) string { return strings.Join(strings.Fields(fmt.Sprint(ids)), ",") }

func answered(results ...string) string {
	return `{"id":"s","release":"4.20.1","results":[` + strings.Join(results, ",") + `]}`
}

func compare(t *testing.T, scenario, answer string) conformance.Report {
	t.Helper()
	r, err := conformance.Compare(newest(t), oneLine(scenario), oneLine(answer), asked(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newest(t testing.TB) placement.Release {
	t.Helper()
	release, err := placement.Find("4.20.1")
	if err != nil {
		t.Fatal(err)
	}
	return release
}

func oneLine(text string) []byte {
	return append([]byte(strings.NewReplacer("\n", " ", "\t", "").Replace(text)), '\n')
}

// Every recorded field is compared, and the difference names it.
func TestEveryFieldCounts(t *testing.T) {
	answer := answered(took([]int64{1, 2}, []int64{11}), took([]int64{1, 2}, []int64{11}))
	if r := compare(t, twoClusters, answer); r.Agree != 1 {
		t.Fatalf("the answer does not agree: %+v", r.Disagreements)
	}
	for _, c := range []struct{ old, new, field, got, want string }{
		{`"result":"destination"`, `"result":"null"`, "results[0].result", `"destination"`, `"null"`},
		{`"host":11,"cluster"`, `"host":21,"cluster"`, "results[0].destination.host", "11", "21"},
		{`"hostCluster":1`, `"hostCluster":2`, "results[0].destination.hostCluster", "1", "2"},
		{`"cpu":{"1":0.0,`, `"cpu":{"1":0.5,`, "results[0].clusterRatios.cpu.1", "0", "0.5"},
		{`"ram":{"1":0.0,`, `"ram":{`, "results[0].clusterRatios.ram.1", "0", "nothing"},
		{`"ram":{"1":0.0,`, `"ram":{"3":0.0,"1":0.0,`, "results[0].clusterRatios.ram.3", "nothing", "0"},
		{`"avoid":{}`, `"avoid":{"pods":[1]}`, "results[0].avoid.pods", "[]", "[1]"},
		{`"clusters":[1,2]`, `"clusters":null`, "results[0].calls[0].clusters", "[1,2]", "nothing"},
		{`"clusters":[1,2]`, `"clusters":[1,2,3]`, "results[0].calls[0].clusters", "[1,2]", "[1,2,3]"},
		{`"planner":"FirstFitPlanner"`, `"planner":"X"`, "results[0].calls[0].planner", `"FirstFitPlanner"`, `"X"`},
		{`"suitableHosts":[11],"avoidAfter":{}`, `"suitableHosts":[11],"avoidAfter":{"hosts":[21]}`, "results[0].calls[1].avoidAfter.hosts", "[]", "[21]"},
		{`"avoidBefore":{},"hostChecks"`, `"avoidBefore":{"zones":[1]},"hostChecks"`, "results[0].calls[1].avoidBefore.zones", "[]", "[1]"},
		{`"cpuCapability":true`, `"cpuCapability":false`, "results[0].calls[1].hostChecks[0].cpuCapability", "true", "false"},
		{`,"capacity":true}`, `}`, "results[0].calls[1].hostChecks[0].capacity", "true", "nothing"},
		{`"suitableHosts":[11]`, `"suitableHosts":null`, "results[0].calls[1].suitableHosts", "[11]", "nothing"},
		{`"calls":[`, `"exception":{"class":"E","message":"m"},"calls":[`, "results[0].exception", "nothing", `{"class":"E","message":"m"}`},
		{`"calls":[`, `"log":[],"calls":[`, "results", "nothing", `the field "log"`},
		{`"results":[`, `"results":7,"results":[`, "results", "nothing", "the field Results as number"},
	} {
		t.Run(c.field+" "+c.want, func(t *testing.T) {
			changed := strings.Replace(string(oneLine(answer)), c.old, c.new, 1)
			r := compare(t, twoClusters, changed)
			want := conformance.Disagreement{ID: "s", Field: c.field, Got: c.got, Want: c.want, Fields: 1}
			if r.Agree != 0 || r.Disagree != 1 || len(r.Disagreements) != 1 || r.Disagreements[0] != want {
				t.Errorf("%q for %q: disagreements are %+v, want %+v", c.new, c.old, r.Disagreements, want)
			}
		})
	}
}

func TestAMissingCallIsADisagreement(t *testing.T) {
	r := compare(t, twoClusters, answered(took([]int64{1, 2}, []int64{11})))
	if len(r.Disagreements) != 1 || r.Disagreements[0].Field != "results[1]" || r.Disagreements[0].Want != "nothing" {
		t.Errorf("disagreements are %+v, want that results[1] is missing", r.Disagreements)
	}
}

func TestCompareRefusesWhatItDoesNotKnow(t *testing.T) {
	answer := answered(took([]int64{1, 2}, []int64{11}), took([]int64{1, 2}, []int64{11}))
	for _, c := range []struct{ old, new, cause string }{
		{`"zone":{"id":1}`, `"zone":{"id":1},"affinityGroups":[]`, `the field "affinityGroups"`},
		{`{"id":11,`, `{"id":11,"gpu":"A40",`, `the field "gpu"`},
		{`"pods":[{"id":1}]`, `"pods":7`, "the field Pods as number"},
		{`{"id":11,`, `{"id":11,"tagRule":"Date.now() > 0",`, `the tag rule "Date.now() > 0" (Date)`},
		{`"pods":[{"id":1}]`, `"pods":[{"id":1,"allocationState":"Destroyed"}]`, "the allocation state Destroyed"},
		{`{"id":1,"podId":1}`, `{"id":1,"podId":1,"allocationState":"Destroyed"}`, "the allocation state Destroyed"},
		{`{"id":1,"podId":1}`, `{"id":1,"podId":1,"details":{"k":"v"}}`, "the cluster detail k"},
		{`{"id":1,"podId":1}`, `{"id":1,"podId":1,"hypervisor":"LXC"}`, `clusters.Hypervisor: "LXC" is not modelled; known are KVM VMware XenServer`},
		{`"templates":[{"id":1}]`, `"templates":[{"id":1,"hypervisor":"KVM"}]`, "a template with a hypervisor"},
		{`"vms"`, `"pools":[{"id":1,"status":"Maintenance"}],"vms"`, "a storage pool in the status Maintenance"},
		{`"vms"`, `"accounts":[{"id":2,"rootAdmin":true}],"vms"`, "a root-admin account"},
		{`"state":"Starting"`, `"state":"Starting","details":{"UEFI":"LEGACY"}`, "the VM detail UEFI"},
		{`"vmId":101`, `"vmId":101,"planner":"Mine"`, "a request with the planner Mine"},
		{`{"type":"deploy"`, `{"type":"migrate"`, "the request migrate"},
		{`"zone":{"id":1}`, `"zone":{"id":1},"config":{"vm.allocation.algorithm":"roundrobin"}`, "the setting vm.allocation.algorithm = roundrobin"},
		{`"ramMB":1024`, `"ramMB":1024,"planner":"BareMetalPlanner"`, "the planner BareMetalPlanner"},
	} {
		t.Run(c.cause, func(t *testing.T) {
			r := compare(t, strings.Replace(twoClusters, c.old, c.new, 1), answer)
			if want := []conformance.Refusal{{Cause: c.cause, Scenarios: 1}}; r.Refused != 1 || !reflect.DeepEqual(r.Refusals, want) {
				t.Errorf("refusals are %+v, want %+v; disagreements %+v", r.Refusals, want, r.Disagreements)
			}
		})
	}
}

// CloudStack answered, so a request that the core cannot make disagrees.
func TestARequestForWhatDoesNotExistDisagrees(t *testing.T) {
	answer := answered(took([]int64{1, 2}, []int64{11}), took([]int64{1, 2}, []int64{11}))
	for request, want := range map[string]string{
		`"vmId":9,`:                    "request 1: there is no VM with id 9",
		`"vmId":101,"podId":9,`:        "request 1: there is no pod with id 9",
		`"vmId":101,"clusterId":9,`:    "request 1: there is no cluster with id 9",
		`"vmId":101,"hostId":9,`:       "request 1: there is no host with id 9",
		`"vmId":101,"poolId":9,`:       "request 1: there is no pool with id 9",
		``:                             "request 1: deploy names no VM",
		`"type":"maintenance",`:        "request 1: maintenance names no host",
		`"vmId":101,"hostId":-9,`:      "request 1: there is no host with id -9",
		`"type":"deploy","hostId":11,`: "request 1: deploy names no VM",
	} {
		r := compare(t, strings.Replace(twoClusters, `"vmId":101,`, request, 1), answer)
		if len(r.Disagreements) != 1 || r.Disagreements[0].Got != want {
			t.Errorf("%s: disagreements are %+v, want %q", request, r.Disagreements, want)
		}
	}
}

func TestCompareFailsOnWhatItCannotRead(t *testing.T) {
	answer := answered()
	for _, c := range []struct{ name, scenario, answer, want string }{
		{"no JSON", `{`, answer, "line 1: scenario: unexpected EOF"},
		{"no JSON in the answer", twoClusters, `{"id":"s"`, "line 1: answer: unexpected EOF"},
		{"another id", twoClusters, strings.Replace(answer, `"s"`, `"t"`, 1), `the scenario is "s" and the answer is to "t"`},
		{"another release", twoClusters, strings.Replace(answer, "4.20.1", "4.20.0", 1), `the answer is of release "4.20.0"`},
		{"an answer too many", "", answer, "1 answers to 0 scenarios"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := conformance.Compare(newest(t), oneLine(c.scenario), oneLine(c.answer), asked(t))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestAVMInAMessageIsComparedWithoutItsPrint(t *testing.T) {
	tagged := strings.Replace(strings.Replace(twoClusters, `"templates":[{"id":1}]`, `"templates":[{"id":1,"tag":"x"}]`, 1), `"s"`, `"s"`, 1)
	release, err := placement.Find("4.20.0")
	if err != nil {
		t.Fatal(err)
	}
	const threw = `{"class":"com.cloud.utils.exception.CloudRuntimeException","message":"No suitable host found for vm [VM instance {\"id\":101,\"uuid\":\"u\"}]."}`
	one := `{"type":"deploy","result":"exception","avoid":{},"exception":` + threw + `,
		"clusterRatios":{"cpu":{"1":0.0,"2":0.0},"ram":{"1":0.0,"2":0.0}},
		"calls":[{"call":"orderClusters","planner":"FirstFitPlanner","avoidBefore":{},"clusters":[1,2],"avoidAfter":{}},
		{"call":"allocateTo","podId":1,"clusterId":1,"avoidBefore":{},"hostChecks":[],"avoidAfter":{},"exception":` + threw + `}]}`
	answer := strings.Replace(answered(one, one), "4.20.1", "4.20.0", 1)
	for message, agree := range map[string]int{"found for vm": 1, "found for the vm": 0} {
		r, err := conformance.Compare(release, oneLine(tagged), oneLine(strings.ReplaceAll(answer, "found for vm", message)), asked(t))
		if err != nil {
			t.Fatal(err)
		}
		if r.Agree != agree {
			t.Errorf("%q: %d scenarios agree, want %d: %+v", message, r.Agree, agree, r.Disagreements)
		}
	}
}
