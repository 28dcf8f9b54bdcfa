package cloud

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Setting is what a global setting may be.
type Setting struct {
	Key   string
	Form  Form
	Words []string // all that it may be; empty: anything of its form
	Most  float64  // of a number; the least is 0

	get func() string
	set func(string) error
}

// Form is how a value is written.
type Form string

const (
	Text   Form = "text"
	List   Form = "list" // texts, separated by commas
	Whole  Form = "whole number"
	Number Form = "number"
	Truth  Form = "truth"
)

// all binds each setting to its place.
func (s *Settings) all() []Setting {
	return []Setting{
		word("vm.allocation.algorithm", &s.Algorithm, Random, FirstFit, LeastConsumed, UserDispersing, ConcentratedRandom, ConcentratedFirstFit),
		text("vm.deployment.planner", &s.Planner),
		upper(word("host.capacityType.to.order.clusters", &s.OrderBy, ByCPU, ByRAM, Combined)),
		share("host.capacityType.to.order.clusters.cputomemoryweight", &s.CPUWeight, 1),
		truth("apply.allocation.algorithm.to.pods", &s.PodsFirst),
		truth("migrate.vm.across.clusters", &s.AcrossClusters),
		truth("cluster.threshold.enabled", &s.ThresholdsOn),
		share("cluster.cpu.allocated.capacity.disablethreshold", &s.CPUThreshold, 1000),
		share("cluster.memory.allocated.capacity.disablethreshold", &s.RAMThreshold, 1000),
		list("vm.strict.host.tags", &s.StrictTags, strict),
		list("implicit.host.tags", &s.ImplicitTags, implicit),
		text("ha.tag", &s.HATag),
		truth("vm.ha.enabled", &s.HAEnabled),
		whole("vm.ha.migration.max.retries", &s.MigrationTries, 100),
		strategy("host.maintenance.local.storage.strategy", &s.LocalStorage),
		truth("kvm.ssh.to.agent", &s.SSHToAgent),
		share("vm.user.dispersion.weight", &s.DispersionWeight, 1),
		truth("allow.router.on.disabled.resources", &s.RouterOnDisabled),
		truth("allow.admin.vm.on.disabled.resources", &s.AdminOnDisabled),
		truth("system.vm.use.local.storage", &s.SystemLocalStorage),
		truth("xenserver.check.hvm", &s.CheckHVM),
	}
}

func text(key string, at *string) Setting {
	return Setting{Key: key, Form: Text, get: func() string { return *at }, set: func(value string) error { *at = value; return nil }}
}

func word[W ~string](key string, at *W, known ...W) Setting {
	s := Setting{Key: key, Form: Text, get: func() string { return string(*at) }}
	for _, w := range known {
		s.Words = append(s.Words, string(w))
	}
	s.set = func(value string) error {
		if !slices.Contains(known, W(value)) {
			return fmt.Errorf("%s = %s is not modelled; known are %v", key, value, known)
		}
		*at = W(value)
		return nil
	}
	return s
}

// upper is a setting that is compared without case.
func upper(s Setting) Setting {
	set := s.set
	s.set = func(value string) error { return set(strings.ToUpper(value)) }
	return s
}

// strategy is compared without case, and nothing is Error
// (isMaintenanceLocalStrategyDefault).
func strategy(key string, at *LocalStrategy) Setting {
	s := word(key, at, LocalError, LocalMigration, LocalForceStop)
	set := s.set
	s.set = func(value string) error {
		if strings.TrimSpace(value) == "" {
			return set(string(LocalError))
		}
		for _, known := range s.Words {
			if strings.EqualFold(value, known) {
				value = known
			}
		}
		return set(value)
	}
	return s
}

func list(key string, at *[]string, split func(string) []string) Setting {
	return Setting{Key: key, Form: List, get: func() string { return strings.Join(*at, ",") }, set: func(value string) error { *at = split(value); return nil }}
}

// strict splits as Java's split does: empty tags at the end are none.
func strict(value string) []string {
	tags := strings.TrimRight(value, ",")
	if tags == "" {
		return nil
	}
	return strings.Split(tags, ",")
}

func implicit(value string) (tags []string) {
	for tag := range strings.SplitSeq(value, ",") {
		tags = append(tags, strings.TrimSpace(tag))
	}
	return tags
}

func whole(key string, at *int, most int) Setting {
	return Setting{Key: key, Form: Whole, Most: float64(most), get: func() string { return strconv.Itoa(*at) }, set: func(value string) error {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > most {
			return fmt.Errorf("%s = %q is no whole number from 0 to %d", key, value, most)
		}
		*at = n
		return nil
	}}
}

func truth(key string, at *bool) Setting {
	return Setting{Key: key, Form: Truth, get: func() string { return strconv.FormatBool(*at) }, set: func(value string) error {
		b, err := strconv.ParseBool(value)
		if err != nil {
			return fmt.Errorf("%s = %q is neither true nor false", key, value)
		}
		*at = b
		return nil
	}}
}

func share(key string, at *float64, most float64) Setting {
	return Setting{Key: key, Form: Number, Most: most, get: func() string { return strconv.FormatFloat(*at, 'f', -1, 64) }, set: func(value string) error {
		f, err := strconv.ParseFloat(value, 64)
		if err != nil || !(f >= 0 && f <= most) {
			return fmt.Errorf("%s = %q is no number from 0 to %v", key, value, most)
		}
		*at = f
		return nil
	}}
}
