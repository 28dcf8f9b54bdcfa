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
	// MigrationTries is vm.ha.migration.max.retries: how often the move of a VM
	// is tried, the first try among them.
	MigrationTries int
	// LocalStorage is host.maintenance.local.storage.strategy.
	LocalStorage LocalStrategy
	// SSHToAgent is kvm.ssh.to.agent.
	SSHToAgent bool
	CheckHVM   bool // xenserver.check.hvm
	// RouterOnDisabled and AdminOnDisabled are
	// allow.{router,admin.vm}.on.disabled.resources.
	RouterOnDisabled, AdminOnDisabled bool
	// ImplicitTags is implicit.host.tags: clusters of such hosts come last.
	ImplicitTags []string
	// SystemLocalStorage is system.vm.use.local.storage.
	SystemLocalStorage bool
	// CPUWeight is host.capacityType.to.order.clusters.cputomemoryweight: from 0,
	// only RAM counts, to 1, only CPU does.
	CPUWeight float64
	// DispersionWeight is vm.user.dispersion.weight: how much the owner's VMs
	// count beside the load, 1 for only they, for UserDispersingPlanner.
	DispersionWeight float64
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

		ImplicitTags: []string{"GPU"},

		MigrationTries: 5,
		LocalStorage:   LocalError,
		SSHToAgent:     true,

		CPUWeight:        0.5,
		DispersionWeight: 1,
	}
}

// Algorithm is the order in which a cluster's hosts are checked.
type Algorithm string

const (
	Random        Algorithm = "random"
	FirstFit      Algorithm = "firstfit"
	LeastConsumed Algorithm = "firstfitleastconsumed"
	// UserDispersing checks the host with the fewest VMs of the owner first.
	UserDispersing Algorithm = "userdispersing"
	// ConcentratedRandom and ConcentratedFirstFit order hosts as random and
	// firstfit do.
	ConcentratedRandom   Algorithm = "userconcentratedpod_random"
	ConcentratedFirstFit Algorithm = "userconcentratedpod_firstfit"
)

// OrderBy is the capacity that orders clusters and, for LeastConsumed, hosts.
type OrderBy string

const (
	ByCPU OrderBy = "CPU"
	ByRAM OrderBy = "RAM"
	// Combined weighs both by CPUWeight, since 4.21; before, it is CPU.
	Combined OrderBy = "COMBINED"
)

// LocalStrategy says what a maintenance does with VMs on local storage.
type LocalStrategy string

const (
	LocalError     LocalStrategy = "Error"     // nothing
	LocalMigration LocalStrategy = "Migration" // they move, and their volumes with them
	LocalForceStop LocalStrategy = "ForceStop" // they are stopped
)

// Set reads one setting from its CloudStack key and text. The error says that
// the key or the value is not modelled, or that the value is impossible.
func (s *Settings) Set(key, value string) error {
	switch key {
	case "vm.allocation.algorithm":
		return word(&s.Algorithm, key, Algorithm(value), Random, FirstFit, LeastConsumed, UserDispersing, ConcentratedRandom, ConcentratedFirstFit)
	case "vm.deployment.planner":
		s.Planner = value
	case "host.capacityType.to.order.clusters":
		return word(&s.OrderBy, key, OrderBy(strings.ToUpper(value)), ByCPU, ByRAM, Combined)
	case "cluster.cpu.allocated.capacity.disablethreshold":
		return share(&s.CPUThreshold, key, value, 1000)
	case "cluster.memory.allocated.capacity.disablethreshold":
		return share(&s.RAMThreshold, key, value, 1000)
	case "vm.user.dispersion.weight":
		return share(&s.DispersionWeight, key, value, 1)
	case "host.capacityType.to.order.clusters.cputomemoryweight":
		return share(&s.CPUWeight, key, value, 1)
	case "cluster.threshold.enabled":
		return truth(&s.ThresholdsOn, key, value)
	case "migrate.vm.across.clusters":
		return truth(&s.AcrossClusters, key, value)
	case "apply.allocation.algorithm.to.pods":
		return truth(&s.PodsFirst, key, value)
	case "allow.router.on.disabled.resources":
		return truth(&s.RouterOnDisabled, key, value)
	case "allow.admin.vm.on.disabled.resources":
		return truth(&s.AdminOnDisabled, key, value)
	case "system.vm.use.local.storage":
		return truth(&s.SystemLocalStorage, key, value)
	case "vm.ha.enabled":
		return truth(&s.HAEnabled, key, value)
	case "vm.ha.migration.max.retries":
		return whole(&s.MigrationTries, key, value, 100)
	case "host.maintenance.local.storage.strategy":
		return strategy(&s.LocalStorage, key, value)
	case "kvm.ssh.to.agent":
		return truth(&s.SSHToAgent, key, value)
	case "xenserver.check.hvm":
		return truth(&s.CheckHVM, key, value)
	case "ha.tag":
		s.HATag = value
	case "implicit.host.tags":
		s.ImplicitTags = nil
		for tag := range strings.SplitSeq(value, ",") {
			s.ImplicitTags = append(s.ImplicitTags, strings.TrimSpace(tag))
		}
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

// strategy is compared without case, and nothing is Error
// (isMaintenanceLocalStrategyDefault).
func strategy(to *LocalStrategy, key, value string) error {
	for _, known := range []LocalStrategy{LocalError, LocalMigration, LocalForceStop} {
		if strings.EqualFold(value, string(known)) {
			*to = known
			return nil
		}
	}
	if strings.TrimSpace(value) == "" {
		*to = LocalError
		return nil
	}
	return word(to, key, LocalStrategy(value), LocalError, LocalMigration, LocalForceStop)
}

func whole(to *int, key, value string, most int) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > most {
		return fmt.Errorf("%s = %q is no whole number from 0 to %d", key, value, most)
	}
	*to = n
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

func share(to *float64, key, value string, most float64) error {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || !(f >= 0 && f <= most) {
		return fmt.Errorf("%s = %q is no number from 0 to %v", key, value, most)
	}
	*to = f
	return nil
}
