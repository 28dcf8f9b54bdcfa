package cloud

// Capacity is one row of op_host_capacity: MHz for CPU, bytes for RAM.
type Capacity struct {
	Total    int64
	Used     int64
	Reserved int64
}

// WithOvercommit is the total times the overcommit ratio as CloudStack's Java
// computes it: in single precision, then cut to an integer
// (CapacityManagerImpl.checkIfHostHasCapacity).
func (c Capacity) WithOvercommit(ratio float64) int64 {
	return int64(float32(c.Total) * float32(ratio))
}

// Room reports whether need fits into what is free (checkIfHostHasCapacity).
func (c Capacity) Room(need int64, ratio float64) bool {
	return c.Reserved+c.Used+need <= c.WithOvercommit(ratio)
}

// LooksFree reports whether need fits as the SQL that lists cluster candidates
// computes it: in double precision, and what is reserved counts as free
// (CapacityDaoImpl.listClustersInZoneOrPodByHostCapacities).
func (c Capacity) LooksFree(need int64, ratio float64) bool {
	return float64(c.Total)*ratio-float64(c.Used)+float64(c.Reserved) >= float64(need)
}

// Ledger is the capacity of one host.
type Ledger struct {
	CPU Capacity // MHz
	RAM Capacity // bytes
	// Counts is the capacity state Enabled: only then the host counts in the
	// order and the thresholds of its cluster.
	Counts bool
}

func (l *Ledger) add(o Offering, sign int64) {
	l.CPU.Used += sign * o.CPU()
	l.RAM.Used += sign * o.RAM()
}
