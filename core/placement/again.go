package placement

import (
	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// pending is a VM that could not leave and is tried again.
type pending struct {
	vm   cloud.ID
	at   int // in Maintained.VMs
	seen int // maintenance.changes when its last try began
}

// firstTry moves a VM; if it is stuck, its work item stays
// (HighAvailabilityManagerImpl.processWork).
func (m *maintenance) firstTry(vm cloud.ID) (MovedVM, error) {
	seen := m.changes
	done, err := m.move(vm)
	if err == nil && done.Result.Outcome == trace.Stuck {
		m.pending = append(m.pending, &pending{vm: vm, at: len(m.out.VMs), seen: seen})
	}
	return done, err
}

// tryAgain tries the VMs that could not leave up to vm.ha.migration.max.retries
// times in all. migrate.retry.interval lies between the tries, and the host is
// looked at meanwhile.
//
// A try asks the same questions as the one before, of the state as it is then.
// So a VM is not tried again if nothing has changed since its last try: the
// order in which hosts are checked may differ, which decides what host is
// taken, but not whether one is.
func (m *maintenance) tryAgain() error {
	most := max(1, m.Cloud.Settings.MigrationTries)
	for try := 2; try <= most && len(m.pending) > 0; try++ {
		if !m.again(try, most) {
			return nil
		}
		if err := m.round(try); err != nil {
			return err
		}
	}
	return nil
}

// again reports whether a try can end otherwise than the one before. What it
// says of the host is attemptMaintain with work pending.
func (m *maintenance) again(try, most int) bool {
	effect, started := m.meanwhile()
	able := m.changed()
	verdict := trace.Note
	if len(able) == 0 {
		verdict = trace.Skip
	}
	m.note(trace.PhaseAgain, verdict, facts(number("try", trace.Plain, int64(try)), number("tries", trace.Plain, int64(most))),
		facts(trace.IDs("vms", m.waiting()...), trace.IDs("vms that may leave now", able...), trace.IDs("vms started here", started...)), effect)
	return len(able) > 0
}

func (m *maintenance) round(try int) error {
	m.at.Try = try
	defer func() { m.at.Try = 0 }()
	var left []*pending
	for _, p := range m.pending {
		if p.seen == m.changes {
			left = append(left, p)
			continue
		}
		p.seen = m.changes
		begin, before := len(m.events), m.out.VMs[p.at].Result
		done, err := m.move(p.vm)
		if err != nil {
			return err
		}
		m.out.VMs[p.at] = done
		if p.seen == m.changes && *done.Result.Exception == *before.Exception {
			m.shorten(begin)
		}
		if done.Result.Outcome == trace.Stuck {
			left = append(left, p)
		}
	}
	m.pending = left
	return nil
}

// shorten leaves of a try's events the first and the last: it has ended as the
// one before, and changed nothing.
func (m *maintenance) shorten(begin int) {
	end := m.events[len(m.events)-1]
	end.Have = facts(trace.Text("as", "the try before"))
	m.events = append(m.events[:begin+1], end)
}

// changed are the pending VMs whose last try saw another state.
func (m *maintenance) changed() []int64 {
	var ids []int64
	for _, p := range m.pending {
		if p.seen != m.changes {
			ids = append(ids, p.vm)
		}
	}
	return ids
}

func (m *maintenance) waiting() []int64 {
	ids := make([]int64, len(m.pending))
	for i, p := range m.pending {
		ids[i] = p.vm
	}
	return ids
}

// meanwhile is the host's state while tries are pending. CloudStack takes for
// failed what is on the host and has it as its last host, that is, what was
// started there: then the host is in ErrorInPrepareForMaintenance. A VM that had
// moved there is not seen (listNonMigratingVmsByHostEqualsLastHost).
func (m *maintenance) meanwhile() (effect *trace.Effect, started []int64) {
	for _, vm := range m.state.VMsOn(m.Cloud, m.host.ID) {
		if vm.LastHost == m.host.ID && vm.State != cloud.Migrating {
			started = append(started, vm.ID)
		}
	}
	from, to := m.state.ResourceState(m.Cloud, m.host.ID), cloud.PrepareForMaintenance
	if len(started) > 0 {
		to = cloud.ErrorInPrepareMaintenance
	}
	if from != to {
		m.state.SetResourceState(m.Cloud, m.host.ID, to)
		effect = &trace.Effect{State: &trace.StateChange{Host: m.host.ID, From: string(from), To: string(to)}}
	}
	return effect, started
}
