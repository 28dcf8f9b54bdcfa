package cloud

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Settings are the global settings that placement reads, by CloudStack's keys.
type Settings struct {
	Algorithm      Algorithm // vm.allocation.algorithm
	Planner        string    // vm.deployment.planner
	OrderBy        OrderBy   // host.capacityType.to.order.clusters
	CPUThreshold   float64   // cluster.cpu.allocated.capacity.disablethreshold
	RAMThreshold   float64   // cluster.memory.allocated.capacity.disablethreshold
	ThresholdsOn   bool      // cluster.threshold.enabled
	AcrossClusters bool      // migrate.vm.across.clusters
	PodsFirst      bool      // apply.allocation.algorithm.to.pods
	HATag          string    // ha.tag
	StrictTags     []string  // vm.strict.host.tags
	HAEnabled      bool      // vm.ha.enabled
	CheckHVM       bool      // xenserver.check.hvm
}

// DefaultSettings are CloudStack's defaults, but for the algorithm: "random"
// is CloudStack's, and needs a seed.
func DefaultSettings() Settings {
	return Settings{
		Algorithm:    Random,
		Planner:      "FirstFitPlanner",
		OrderBy:      ByCPU,
		CPUThreshold: 0.85,
		RAMThreshold: 0.85,
		ThresholdsOn: true,
		HAEnabled:    true,
		CheckHVM:     true,
	}
}

// Algorithm is the order in which a cluster's hosts are checked.
type Algorithm string

const (
	Random        Algorithm = "random"
	FirstFit      Algorithm = "firstfit"
	LeastConsumed Algorithm = "firstfitleastconsumed"
)

// OrderBy is the capacity that orders clusters and, for LeastConsumed, hosts.
type OrderBy string

const (
	ByCPU OrderBy = "CPU"
	ByRAM OrderBy = "RAM"
)

// Set reads one setting from its CloudStack key and text. The error says that
// the key or the value is not modelled, or that the value is impossible.
func (s *Settings) Set(key, value string) error {
	switch key {
	case "vm.allocation.algorithm":
		return word(&s.Algorithm, key, Algorithm(value), Random, FirstFit, LeastConsumed)
	case "vm.deployment.planner":
		s.Planner = value
	case "host.capacityType.to.order.clusters":
		return word(&s.OrderBy, key, OrderBy(strings.ToUpper(value)), ByCPU, ByRAM)
	case "cluster.cpu.allocated.capacity.disablethreshold":
		return share(&s.CPUThreshold, key, value)
	case "cluster.memory.allocated.capacity.disablethreshold":
		return share(&s.RAMThreshold, key, value)
	case "cluster.threshold.enabled":
		return truth(&s.ThresholdsOn, key, value)
	case "migrate.vm.across.clusters":
		return truth(&s.AcrossClusters, key, value)
	case "apply.allocation.algorithm.to.pods":
		return truth(&s.PodsFirst, key, value)
	case "vm.ha.enabled":
		return truth(&s.HAEnabled, key, value)
	case "xenserver.check.hvm":
		return truth(&s.CheckHVM, key, value)
	case "ha.tag":
		s.HATag = value
	case "vm.strict.host.tags":
		s.StrictTags = nil
		if tags := strings.TrimRight(value, ","); tags != "" { // as Java's split has it
			s.StrictTags = strings.Split(tags, ",")
		}
	default:
		return fmt.Errorf("the setting %s is not modelled", key)
	}
	return nil
}

func word[W ~string](to *W, key string, value W, known ...W) error {
	if !slices.Contains(known, value) {
		return fmt.Errorf("%s = %s is not modelled; known are %v", key, value, known)
	}
	*to = value
	return nil
}

func truth(to *bool, key, value string) error {
	b, err := strconv.ParseBool(value)
	if err != nil {
		return fmt.Errorf("%s = %q is neither true nor false", key, value)
	}
	*to = b
	return nil
}

func share(to *float64, key, value string) error {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || !(f >= 0 && f <= 1000) {
		return fmt.Errorf("%s = %q is no number from 0 to 1000", key, value)
	}
	*to = f
	return nil
}
