package conformance_test

import (
	"strings"
	"testing"
)

// The database may list equal clusters in one order, and in another when it is
// asked again. Every order inside a tie agrees.
func TestEqualClustersMayComeInAnyOrder(t *testing.T) {
	up, down := took([]int64{1, 2}, []int64{11}), took([]int64{2, 1}, []int64{21})
	for name, answer := range map[string]string{
		"by id": answered(up, up), "turned round": answered(down, down),
		"first so, then so": answered(up, down), "first otherwise": answered(down, up),
	} {
		if r := compare(t, twoClusters, answer); r.Agree != 1 {
			t.Errorf("%s: disagreements are %+v", name, r.Disagreements)
		}
	}
}

func TestUnequalClustersComeInOneOrder(t *testing.T) {
	busy := strings.Replace(twoClusters, `{"id":11,`, `{"id":11,"extraUsedCpuMHz":3200,`, 1)
	answer := strings.ReplaceAll(answered(took([]int64{1, 2}, []int64{11}), took([]int64{1, 2}, []int64{11})), `"cpu":{"1":0.0`, `"cpu":{"1":0.1`)
	r := compare(t, busy, answer)
	if r.Disagree != 1 || r.Disagreements[0].Field != "results[0].calls[0].clusters" || r.Disagreements[0].Got != "[2,1]" {
		t.Errorf("disagreements are %+v, want the order [2,1]", r.Disagreements)
	}
}

// With pods first, pods can be equal, too. Here a pod and a cluster have the
// same id, which must not be mixed up.
func TestEqualPodsMayComeInAnyOrder(t *testing.T) {
	pods := strings.NewReplacer(
		`"pods":[{"id":1}]`, `"config":{"apply.allocation.algorithm.to.pods":"true"},"pods":[{"id":1},{"id":2}]`,
		`{"id":1,"podId":1}`, `{"id":1,"podId":2}`, `{"id":2,"podId":1}`, `{"id":2,"podId":1}`,
	).Replace(twoClusters)
	inPod1 := took([]int64{2, 1}, []int64{21})
	inPod2 := strings.NewReplacer(`"pod":1`, `"pod":2`, `"podId":1`, `"podId":2`).Replace(took([]int64{1, 2}, []int64{11}))
	if r := compare(t, pods, answered(inPod1, inPod2)); r.Agree != 1 {
		t.Errorf("disagreements are %+v", r.Disagreements)
	}
}

// Free shares are equal from the fourth decimal on: 1 of 32000 MHz is no
// difference, 4 are one.
func TestEqualHostsMayComeInAnyOrder(t *testing.T) {
	hosts := func(used, capabilities string) string {
		return strings.NewReplacer(
			`{"id":21,"clusterId":2}`, `{"id":12,"clusterId":1,"extraUsedCpuMHz":`+used+capabilities+`},{"id":13,"clusterId":1`+capabilities+`}`,
			`"pods":`, `"config":{"vm.allocation.algorithm":"firstfitleastconsumed","host.capacityType.to.order.clusters":"CPU"},"pods":`,
			`,{"id":2,"podId":1}`, ``, `"templates":[{"id":1}]`, `"templates":[{"id":1,"requiresHvm":false}]`,
		).Replace(twoClusters)
	}
	recorded := func(used string, orders ...[]int64) string {
		var results []string
		for _, order := range orders {
			results = append(results, strings.NewReplacer(`,"2":0.0`, ``, `"cpu":{"1":0.0`, `"cpu":{"1":`+used).Replace(took([]int64{1}, order)))
		}
		return answered(results...)
	}
	const withoutHVM = `,"capabilities":"snapshot"`
	for _, c := range []struct {
		name, scenario, answer string
		agree                  int
	}{
		{"by id, then turned round", hosts("1", ""), recorded("0.000010416666666666666", []int64{11, 12, 13}, []int64{13, 12, 11}), 1},
		{"one in the middle first", hosts("1", ""), recorded("0.000010416666666666666", []int64{12, 13, 11}, []int64{12, 11, 13}), 1},
		{"the busier one first", hosts("4", ""), recorded("0.000041666666666666664", []int64{12, 13, 11}, []int64{12, 11, 13}), 0},
		{"two without HVM, which come to the front", hosts("1", withoutHVM), recorded("0.000010416666666666666", []int64{13, 12, 11}, []int64{12, 13, 11}), 1},
		{"two without HVM where nobody asks", strings.Replace(hosts("1", withoutHVM), `"config":{`, `"config":{"xenserver.check.hvm":"false",`, 1),
			recorded("0.000010416666666666666", []int64{13, 12, 11}, []int64{11, 12, 13}), 1},
		{"two without HVM that would not", hosts("1", withoutHVM), recorded("0.000010416666666666666", []int64{11, 12, 13}, []int64{12, 13, 11}), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if r := compare(t, c.scenario, c.answer); r.Agree != c.agree || r.Refused != 0 {
				t.Errorf("%d agree, want %d; disagreements are %+v", r.Agree, c.agree, r.Disagreements)
			}
		})
	}
}
