// Package placement decides where a VM runs as Apache CloudStack's planner and
// allocator decide it: Place models planDeployment, Maintain models how a host
// is emptied for maintenance. Both return what they decided together with the
// events that led there.
//
// It is a pure function of its arguments: no I/O, no clock, no randomness of
// its own. It writes no sentences (core/words) and reads no files
// (core/scenario). What it does not model is refused with an Unmodelled error.
package placement

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Request asks for a place for one VM: what CloudStack calls the VM profile,
// the deployment plan and the avoid set.
type Request struct {
	VM   cloud.ID
	Plan Plan
	// HATag is set when high availability restarts a VM (parameter HaTag).
	HATag string
	// Avoid is the avoid set that the caller begins with.
	Avoid trace.Avoid
	// HAPlanner asks for SkipHeuresticsPlanner instead of the VM's own planner.
	HAPlanner bool
	// Migration is set when a running VM leaves its host.
	Migration bool
}

// Plan narrows where to look (DataCenterDeployment). 0 means anywhere.
type Plan struct {
	Pod, Cluster, Host cloud.ID
	Pool               cloud.ID // the pool that a ready ROOT volume is on
}

// Run is what all requests of one run share.
type Run struct {
	Cloud   *cloud.Cloud
	Release Release
	// Rules are the answers of the hosts' tag rules (TagRuleCases).
	Rules cloud.TagRuleAnswers
	// Seed makes vm.allocation.algorithm "random" repeatable.
	Seed uint64
	// Ties says in which order the database listed what it takes for equal: the
	// pods (trace.OrderPods), clusters (trace.OrderEnd) or hosts (trace.ListOrder)
	// at a place of the walk. Those not named follow by id, and so do all if Ties
	// is nil: CloudStack leaves the order of equals to the database.
	Ties func(rule trace.Rule, at trace.Place) []cloud.ID
	// Watch is told of each plan that begins, what it is for and in which state;
	// nil tells nobody. The state is only lent: clone what is to be kept.
	Watch func(at trace.Place, q Request, state cloud.State)

	known *known // shared by the walks of one maintenance or forecast; else nil
}

// facts are what the request narrows, and who asks.
func (q Request) facts() []trace.Fact {
	var f []trace.Fact
	for _, narrowed := range []struct {
		name string
		id   cloud.ID
	}{{"pod of the plan", q.Plan.Pod}, {"cluster of the plan", q.Plan.Cluster}, {"host of the plan", q.Plan.Host}, {"pool of the plan", q.Plan.Pool}} {
		if narrowed.id != 0 {
			f = append(f, trace.IDs(narrowed.name, narrowed.id))
		}
	}
	if q.Migration {
		f = append(f, trace.Text("plan", "migration"))
	}
	if q.HAPlanner {
		f = append(f, trace.Text("asked for", haPlanner))
	}
	return f
}

// Unmodelled is the error for what CloudStack does and the playground does not
// model: it is refused, never guessed.
type Unmodelled struct {
	What string
}

func (u *Unmodelled) Error() string { return fmt.Sprintf("%s is not modelled yet", u.What) }
