package conformance

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// replay makes the scenario's requests to the core, one after the other, each
// against the state that the one before left. The events stand by request.
func (s *scenario) replay(run placement.Run) ([]result, [][]trace.Event, error) {
	state := run.Cloud.Start()
	var results []result
	var events [][]trace.Event
	for i, q := range s.Requests {
		if err := q.check(run.Cloud); err != nil {
			return nil, nil, fmt.Errorf("request %d: %w", i+1, err)
		}
		step := deploy
		if q.Type == maintainType {
			step = maintain
		}
		r, after, told, err := step(run, state, q, i+1)
		if err != nil {
			return nil, nil, err
		}
		r.Type = q.Type
		results, events = append(results, r), append(events, told)
		state = after
	}
	return results, events, nil
}

// check finds ids that do not exist, which the core relies on.
func (q request) check(c *cloud.Cloud) error {
	for _, ref := range []struct {
		noun string
		id   int64
		has  func(int64) bool
	}{
		{"VM", q.VMID, c.HasVM}, {"pod", q.PodID, c.HasPod}, {"cluster", q.ClusterID, c.HasCluster}, {"host", q.HostID, c.HasHost}, {"pool", q.PoolID, c.HasPool},
	} {
		if ref.id != 0 && !ref.has(ref.id) {
			return fmt.Errorf("there is no %s with id %d", ref.noun, ref.id)
		}
	}
	if q.Type == deployType && q.VMID == 0 {
		return fmt.Errorf("%s names no VM", q.Type)
	}
	if q.Type == maintainType && q.HostID == 0 {
		return fmt.Errorf("%s names no host", q.Type)
	}
	return nil
}

func deploy(run placement.Run, state cloud.State, q request, step int) (result, cloud.State, []trace.Event, error) {
	out, events, err := placement.Place(run, state, placement.Request{
		VM: q.VMID, HATag: q.HATag, HAPlanner: q.Planner == haPlanner,
		Plan: placement.Plan{Pod: q.PodID, Cluster: q.ClusterID, Host: q.HostID, Pool: q.PoolID},
		Avoid: trace.Avoid{
			Zones: trace.Set(q.Avoid.Zones...), Pods: trace.Set(q.Avoid.Pods...), Clusters: trace.Set(q.Avoid.Clusters...),
			Hosts: trace.Set(q.Avoid.Hosts...), Pools: trace.Set(q.Avoid.Pools...),
		},
	}, trace.Place{Step: step, Attempt: 1})
	if err != nil {
		return result{}, state, nil, err
	}
	r, avoided := read(events)
	r.Avoid = &avoided
	r.end(run.Cloud, out)
	state = placement.Reserved(run.Cloud, state, events)
	if out.Outcome == trace.Placed && deref(q.Apply, true) {
		state = state.Clone()
		state.Run(run.Cloud, q.VMID, out.Host)
	}
	return r, state, events, nil
}

func maintain(run placement.Run, state cloud.State, q request, step int) (result, cloud.State, []trace.Event, error) {
	out, events, err := placement.Drain(run, state, q.HostID, step)
	if err != nil {
		return result{}, state, nil, err
	}
	r := result{Result: "ok", PrecheckRefused: out.Blocked}
	if out.Blocked {
		r.Result = "refused"
	}
	for _, vm := range out.VMs {
		moved := readMove(run.Cloud, events, vm)
		if vm.Result.Outcome == trace.Stuck {
			r.Result = "failed"
		}
		r.VMs = append(r.VMs, moved)
	}
	return r, out.State, events, nil
}

func readMove(c *cloud.Cloud, events []trace.Event, vm placement.MovedVM) result {
	own := slices.DeleteFunc(slices.Clone(events), func(e trace.Event) bool { return e.At.VM != vm.VM })
	r, _ := read(own)
	r.VMID = vm.VM
	r.end(c, vm.Result)
	switch {
	case vm.Attempt == 2:
		r.Planner = haPlanner
		r.FirstAttempt = "InsufficientServerCapacityException: Unable to find a server to migrate to."
	case vm.Result.Outcome == trace.Moved:
		r.Planner = "original"
	}
	return r
}

// end says how a plan or a move ended.
func (r *result) end(c *cloud.Cloud, out trace.Result) {
	switch out.Outcome {
	case trace.Placed:
		r.Result = "destination"
	case trace.Moved:
		r.Result = "migrated"
	case trace.Unplaced:
		r.Result = "null"
	default:
		r.Result = "exception"
		r.Exception = &exception{out.Exception.Class, out.Exception.Message}
	}
	if out.Host != 0 {
		walked := c.Cluster(out.Cluster)
		r.Destination = &destination{Host: out.Host, Cluster: walked.ID, Pod: walked.Pod, HostCluster: c.Host(out.Host).Cluster}
	}
}
