package cloud_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"placement-playground/core/cloud"
)

func TestSet(t *testing.T) {
	for _, c := range []struct {
		key, value string
		want       func(*cloud.Settings)
	}{
		{"vm.allocation.algorithm", "firstfitleastconsumed", func(s *cloud.Settings) { s.Algorithm = cloud.LeastConsumed }},
		{"vm.deployment.planner", "Mine", func(s *cloud.Settings) { s.Planner = "Mine" }},
		{"host.capacityType.to.order.clusters", "ram", func(s *cloud.Settings) { s.OrderBy = cloud.ByRAM }},
		{"cluster.cpu.allocated.capacity.disablethreshold", "0.5", func(s *cloud.Settings) { s.CPUThreshold = 0.5 }},
		{"cluster.memory.allocated.capacity.disablethreshold", "0.6", func(s *cloud.Settings) { s.RAMThreshold = 0.6 }},
		{"cluster.threshold.enabled", "false", func(s *cloud.Settings) { s.ThresholdsOn = false }},
		{"migrate.vm.across.clusters", "true", func(s *cloud.Settings) { s.AcrossClusters = true }},
		{"apply.allocation.algorithm.to.pods", "true", func(s *cloud.Settings) { s.PodsFirst = true }},
		{"vm.ha.enabled", "false", func(s *cloud.Settings) { s.HAEnabled = false }},
		{"xenserver.check.hvm", "false", func(s *cloud.Settings) { s.CheckHVM = false }},
		{"ha.tag", "ha", func(s *cloud.Settings) { s.HATag = "ha" }},
		{"vm.strict.host.tags", "a, b,", func(s *cloud.Settings) { s.StrictTags = []string{"a", " b"} }},
		{"vm.ha.migration.max.retries", "1", func(s *cloud.Settings) { s.MigrationTries = 1 }},
		{"host.maintenance.local.storage.strategy", "forcestop", func(s *cloud.Settings) { s.LocalStorage = cloud.LocalForceStop }},
		{"host.maintenance.local.storage.strategy", "Migration", func(s *cloud.Settings) { s.LocalStorage = cloud.LocalMigration }},
		{"host.maintenance.local.storage.strategy", " ", func(*cloud.Settings) {}},
		{"kvm.ssh.to.agent", "false", func(s *cloud.Settings) { s.SSHToAgent = false }},
		{"vm.strict.host.tags", "", func(*cloud.Settings) {}},
	} {
		t.Run(c.key+"="+c.value, func(t *testing.T) {
			got, want := cloud.DefaultSettings(), cloud.DefaultSettings()
			c.want(&want)
			if err := got.Set(c.key, c.value); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("settings are %+v, want %+v", got, want)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	for _, c := range []struct{ key, value, want string }{
		{"vm.allocation.algorithm", "roundrobin", "roundrobin is not modelled; known are [random firstfit firstfitleastconsumed userdispersing "},
		{"vm.user.dispersion.weight", "heavy", `"heavy" is no number from 0 to 1`},
		{"host.capacityType.to.order.clusters", "BOTH", "BOTH is not modelled"},
		{"cluster.cpu.allocated.capacity.disablethreshold", "high", `"high" is no number from 0 to 1000`},
		{"cluster.memory.allocated.capacity.disablethreshold", "NaN", `"NaN" is no number from 0 to 1000`},
		{"cluster.memory.allocated.capacity.disablethreshold", "-1", `"-1" is no number from 0 to 1000`},
		{"migrate.vm.across.clusters", "yes", `"yes" is neither true nor false`},
		{"vm.ha.enabled", "", `"" is neither true nor false`},
		{"vm.ha.migration.max.retries", "101", `"101" is no whole number from 0 to 100`},
		{"vm.ha.migration.max.retries", "-1", `"-1" is no whole number from 0 to 100`},
		{"vm.ha.migration.max.retries", "five", `"five" is no whole number from 0 to 100`},
		{"host.maintenance.local.storage.strategy", "Stop", "Stop is not modelled; known are [Error Migration ForceStop]"},
		{"expunge.delay", "60", "the setting expunge.delay is not modelled"},
	} {
		t.Run(c.key+"="+c.value, func(t *testing.T) {
			s := cloud.DefaultSettings()
			err := s.Set(c.key, c.value)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Set() = %v, want %q in it", err, c.want)
			}
			if !reflect.DeepEqual(s, cloud.DefaultSettings()) {
				t.Error("a refused setting changed something")
			}
		})
	}
}

// other is another value that a setting may have.
func other(t *testing.T, s cloud.Setting, now string) string {
	t.Helper()
	switch {
	case len(s.Words) > 0:
		return s.Words[(slices.Index(s.Words, now)+1)%len(s.Words)]
	case s.Form == cloud.Truth && now == "true":
		return "false"
	case s.Form == cloud.Truth:
		return "true"
	case s.Form == cloud.Whole || s.Form == cloud.Number:
		return strconv.FormatFloat(s.Most, 'f', -1, 64)
	}
	return now + "other"
}

// Each setting is a place of its own, every place has a setting, and what Get says
// Set reads back.
func TestEverySetting(t *testing.T) {
	defaults := cloud.DefaultSettings()
	places := map[string]string{}
	for _, one := range cloud.AllSettings() {
		now, known := defaults.Get(one.Key)
		if !known {
			t.Fatalf("%s is not known", one.Key)
		}
		if len(one.Words) > 0 && !slices.Contains(one.Words, now) {
			t.Errorf("%s is %q, which it cannot be: %q", one.Key, now, one.Words)
		}
		same, changed := cloud.DefaultSettings(), cloud.DefaultSettings()
		if err := same.Set(one.Key, now); err != nil || !reflect.DeepEqual(same, defaults) {
			t.Errorf("%s = %q, which is the default, makes %+v, %v", one.Key, now, same, err)
		}
		want := other(t, one, now)
		if one.Key == "vm.user.dispersion.weight" {
			want = "0" // the most is the default
		}
		if err := changed.Set(one.Key, want); err != nil {
			t.Fatal(err)
		}
		if got, _ := changed.Get(one.Key); got != want {
			t.Errorf("%s is set to %q and says %q", one.Key, want, got)
		}
		was, is := reflect.ValueOf(defaults), reflect.ValueOf(changed)
		for i := range was.NumField() {
			if name := was.Type().Field(i).Name; !reflect.DeepEqual(was.Field(i).Interface(), is.Field(i).Interface()) {
				if places[name] != "" {
					t.Errorf("%s and %s change %s", places[name], one.Key, name)
				}
				places[name] = one.Key
			}
		}
		if one.Most > 0 {
			if err := changed.Set(one.Key, strconv.FormatFloat(one.Most+1, 'f', -1, 64)); err == nil {
				t.Errorf("%s takes more than the most, %v", one.Key, one.Most)
			}
		}
		if len(one.Words) > 0 {
			if err := changed.Set(one.Key, "other"); err == nil || !strings.Contains(err.Error(), fmt.Sprint(one.Words)) {
				t.Errorf("%s is other than %q: %v", one.Key, one.Words, err)
			}
		}
	}
	if n := reflect.TypeOf(defaults).NumField(); len(places) != n {
		t.Errorf("settings reach %d of %d fields: %v", len(places), n, places)
	}
	if _, known := defaults.Get("expunge.delay"); known {
		t.Error("expunge.delay is known")
	}
}
