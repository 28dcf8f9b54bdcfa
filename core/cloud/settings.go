package cloud

import "fmt"

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
	for _, one := range s.all() {
		if one.Key == key {
			return one.set(value)
		}
	}
	return fmt.Errorf("the setting %s is not modelled", key)
}

// Get is a setting as text, which Set reads back; false if the key is not modelled.
func (s *Settings) Get(key string) (value string, known bool) {
	for _, one := range s.all() {
		if one.Key == key {
			return one.get(), true
		}
	}
	return "", false
}

// AllSettings are the settings that are modelled, those first that decide most.
func AllSettings() []Setting { return (&Settings{}).all() }
