package conformance

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// Recorded scenarios are made so even that nearly everything is equal, and
// replayed on a database that puts equals into a new order each time it is
// asked. Whatever it answered, following it must agree.
func TestAnyOrderOfEqualsIsFollowed(t *testing.T) {
	release, err := placement.Find("4.20.1")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	followed, unlikeByID := 0, 0
	for i, line := range scenarioLines(t) {
		s, err := decodeScenario(line)
		if err != nil {
			t.Fatal(err)
		}
		s.level(i)
		c, err := s.build()
		if err != nil {
			continue
		}
		anyOrder := func(trace.Rule, trace.Place) []cloud.ID {
			order := make([]cloud.ID, 200) // more than the ids in use
			for i, n := range random.Perm(len(order)) {
				order[i] = int64(n)
			}
			return order
		}
		results, _, err := s.replay(placement.Run{Cloud: c, Release: release, Ties: anyOrder})
		var u *placement.Unmodelled
		if errors.As(err, &u) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		different, err := s.differences(release, &answer{Results: results}, noRules)
		if err != nil || len(different) > 0 {
			t.Fatalf("%s: %v; differences are %+v", s.ID, err, different)
		}
		byID, _, err := s.replay(placement.Run{Cloud: c, Release: release})
		if err != nil {
			t.Fatal(err)
		}
		followed++
		if len(differ("results", byID, results)) > 0 {
			unlikeByID++
		}
	}
	if unlikeByID < 100 {
		t.Errorf("only %d of %d scenarios end differently in the order of the ids: the test says little", unlikeByID, followed)
	}
}

// level makes hosts and settings alike, and keeps what takes several rounds or
// attempts: tags, pods, avoid sets, thresholds and capabilities.
func (s *scenario) level(i int) {
	for j := range s.Hosts {
		h := &s.Hosts[j]
		h.CPUs, h.Speed, h.RAMMB, h.TagRule = nil, nil, nil, ""
		h.ExtraUsedCPUMHz, h.ExtraUsedRAMMB, h.ReservedCPUMHz, h.ReservedRAMMB = 0, 0, 0, 0
		if i%4 != 0 { // a full host leaves a second round to the others
			h.ExtraUsedCPUMHz = int64(i%4) * 10_000
		}
	}
	for j := range s.Offerings {
		s.Offerings[j].Planner = ""
		s.Offerings[j].Speed, s.Offerings[j].CPU = 2000, 1
	}
	s.Config["vm.allocation.algorithm"] = string(cloud.LeastConsumed)
	if i%2 == 0 {
		delete(s.Config, "vm.deployment.planner")
		s.Config["apply.allocation.algorithm.to.pods"] = "true"
	}
}

func scenarioLines(t *testing.T) [][]byte {
	t.Helper()
	f, err := os.Open("testdata/scenarios.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return lines(bytes.TrimSpace(text))
}

// noRules leaves tag rules unanswered: scenarios that ask them are passed over.
func noRules([]cloud.TagRuleCase) (cloud.TagRuleAnswers, error) { return nil, nil }
