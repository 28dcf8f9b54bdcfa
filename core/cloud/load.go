package cloud

// Load is what the hosts of a cluster with counting capacity use together.
type Load struct {
	Hosts    int
	CPU, RAM Sum
}

// Sum adds up rows as SQL does: whole numbers for what is used, doubles for
// totals times overcommit.
type Sum struct {
	Used  int64 // used and reserved
	Total float64
}

// Share is the used share.
func (s Sum) Share() float64 { return float64(s.Used) / s.Total }

// Add adds a host of the cluster.
func (l *Load) Add(of Cluster, h Ledger) {
	l.Hosts++
	l.CPU.add(h.CPU, of.CPUOvercommit)
	l.RAM.add(h.RAM, of.RAMOvercommit)
}

func (s *Sum) add(c Capacity, overcommit float64) {
	s.Used += c.inUse()
	s.Total += float64(c.Total) * overcommit
}

func (c Capacity) inUse() int64 { return c.Used + c.Reserved }

// Load is that of all counting hosts of a cluster. It is never written: while it
// is the same pointer, in whichever state, every host of the cluster has the same
// ledger and resource state.
func (s State) Load(c *Cloud, cluster ID) *Load { return s.clusters[c.index.clusters.at(cluster)] }

func (s State) sum(c *Cloud, of Cluster) Load {
	var l Load
	hosts := c.HostsOf(of.ID)
	for i := range hosts {
		if row := s.Ledger(c, hosts[i].ID); row.Counts {
			l.Add(of, row)
		}
	}
	return l
}
