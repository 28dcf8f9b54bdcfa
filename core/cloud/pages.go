package cloud

// The sizes of pages are a compromise: a change copies one page, a clone one
// pointer for each. With 10,000 hosts and 100,000 VMs both are a few KB.
const (
	hostsOnPage = 32
	vmsOnPage   = 128
)

type (
	hostPage [hostsOnPage]hostState
	vmPage   [vmsOnPage]vmState
)

// pages is how many are needed for some entries.
func pages(entries, onPage int) int { return (entries + onPage - 1) / onPage }

// each points to pages that were made in one piece.
func each[P any](made []P) []*P {
	all := make([]*P, len(made))
	for i := range made {
		all[i] = &made[i]
	}
	return all
}

// host is a host as it is now. It is shared: setHost changes it.
func (s State) host(c *Cloud, id ID) *hostState {
	i := c.index.hosts.at(id)
	return &s.hosts[i/hostsOnPage][i%hostsOnPage]
}

// vm is the VM at a position in Cloud.VMs, as it is now.
func (s State) vm(i int) vmState { return s.vms[i/vmsOnPage][i%vmsOnPage] }

// setHost is the only way to change a host: it keeps the cluster's load.
func (s State) setHost(c *Cloud, id ID, to hostState) {
	i := c.index.hosts.at(id)
	was, resource := s.hosts[i/hostsOnPage][i%hostsOnPage].ledger, s.hosts[i/hostsOnPage][i%hostsOnPage].resource
	page := *s.hosts[i/hostsOnPage]
	page[i%hostsOnPage] = to
	s.hosts[i/hostsOnPage] = &page
	if was == to.ledger && resource == to.resource {
		return
	}
	at := c.index.clusters.at(c.Hosts[i].Cluster)
	load := *s.clusters[at]
	switch {
	case was.Counts && to.ledger.Counts:
		load.CPU.Used += to.ledger.CPU.inUse() - was.CPU.inUse()
		load.RAM.Used += to.ledger.RAM.inUse() - was.RAM.inUse()
	case was.Counts || to.ledger.Counts:
		// Totals are doubles, and their sum depends on the order: so they are
		// added up anew, and not taken away.
		load = s.sum(c, c.Clusters[at])
	}
	s.clusters[at] = &load
}

// setVM is the only way to change a VM: it keeps the lists of the hosts.
func (s State) setVM(c *Cloud, i int, to vmState) {
	was := s.vm(i)
	page := *s.vms[i/vmsOnPage]
	page[i%vmsOnPage] = to
	s.vms[i/vmsOnPage] = &page
	if was.host != to.host {
		s.list(c, was.host, func(h *hostState) { h.vms = without(h.vms, i) })
		s.list(c, to.host, func(h *hostState) { h.vms = with(h.vms, i) })
	}
	if was.stoppedOn() != to.stoppedOn() {
		s.list(c, was.stoppedOn(), func(h *hostState) { h.stopped = without(h.stopped, i) })
		s.list(c, to.stoppedOn(), func(h *hostState) { h.stopped = with(h.stopped, i) })
	}
}

func (s State) list(c *Cloud, host ID, change func(*hostState)) {
	if host == 0 {
		return
	}
	h := *s.host(c, host)
	change(&h)
	s.setHost(c, host, h)
}

// with and without make a new list: the old one may be another state's.
func with(list []int, i int) []int {
	at := len(list)
	for at > 0 && list[at-1] > i {
		at--
	}
	return append(append(append(make([]int, 0, len(list)+1), list[:at]...), i), list[at:]...)
}

// without takes the first or the last entry away by looking at less of the same
// list: a host that is emptied by id costs no copy.
func without(list []int, i int) []int {
	n := len(list)
	switch {
	case n == 1:
		return nil
	case list[0] == i:
		return list[1:]
	case list[n-1] == i:
		return list[:n-1]
	}
	kept := make([]int, 0, n-1)
	for _, j := range list {
		if j != i {
			kept = append(kept, j)
		}
	}
	return kept
}
