package cloud_test

import (
	"testing"

	"placement-playground/core/cloud"
)

// CapacityManagerImpl multiplies the total by a Java float. The cases marked so
// would come out differently in double precision.
func TestOvercommitIsSinglePrecision(t *testing.T) {
	for _, c := range []struct {
		name  string
		total int64
		ratio float64
		want  int64
	}{
		{"ratio one", 32_000, 1, 32_000},
		{"ratio two", 32_000, 2, 64_000},
		{"the fraction is cut off, not rounded", 999, 1.5, 1498},
		{"one less than in double precision", 48_000, 1.3, 62_399},
		{"one more than in double precision", 48_000, 1.15, 55_200},
		{"64 GiB, double precision says 75591424409", 64 << 30, 1.1, 75_591_426_048},
		{"below one", 32_000, 0.5, 16_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := (cloud.Capacity{Total: c.total}).WithOvercommit(c.ratio); got != c.want {
				t.Errorf("%d × %v = %d, want %d", c.total, c.ratio, got, c.want)
			}
		})
	}
}

func TestRoomCountsReservedAndUsed(t *testing.T) {
	row := cloud.Capacity{Total: 48_000, Used: 40_000, Reserved: 2_000}
	for _, c := range []struct {
		name  string
		need  int64
		ratio float64
		want  bool
	}{
		{"fits to the last MHz", 6_000, 1, true},
		{"one MHz too much", 6_001, 1, false},
		{"overcommit makes room", 20_399, 1.3, true},
		{"the MHz that single precision loses", 20_400, 1.3, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := row.Room(c.need, c.ratio); got != c.want {
				t.Errorf("Room(%d, %v) = %v, want %v", c.need, c.ratio, got, c.want)
			}
		})
	}
}

// The SQL that lists cluster candidates adds what is reserved to what is free
// (CapacityDaoImpl), where the check of a host subtracts it.
func TestReservedLooksFree(t *testing.T) {
	row := cloud.Capacity{Total: 48_000, Used: 40_000, Reserved: 2_000}
	for _, c := range []struct {
		name  string
		need  int64
		ratio float64
		want  bool
	}{
		{"free and reserved together", 10_000, 1, true},
		{"one MHz too much", 10_001, 1, false},
		{"double precision keeps the MHz that single precision loses", 24_400, 1.3, true},
		{"one MHz too much with overcommit", 24_401, 1.3, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := row.LooksFree(c.need, c.ratio); got != c.want {
				t.Errorf("LooksFree(%d, %v) = %v, want %v", c.need, c.ratio, got, c.want)
			}
		})
	}
}

func TestAnOfferingTakesAllItsCores(t *testing.T) {
	o := cloud.Offering{Cores: 4, MHz: 2_000, RAMMiB: 3}
	if o.CPU() != 8_000 || o.RAM() != 3*1024*1024 {
		t.Errorf("CPU() = %d MHz and RAM() = %d bytes, want 8000 and 3145728", o.CPU(), o.RAM())
	}
}

func TestGuestLimits(t *testing.T) {
	for _, c := range []struct {
		hypervisor cloud.Hypervisor
		limit      int
		limited    bool
	}{{cloud.KVM, 0, false}, {cloud.VMware, 128, true}, {cloud.XenServer, 50, true}} {
		if limit, limited := c.hypervisor.MaxGuests(); limit != c.limit || limited != c.limited {
			t.Errorf("%s: MaxGuests() = %d, %v, want %d, %v", c.hypervisor, limit, limited, c.limit, c.limited)
		}
	}
}
