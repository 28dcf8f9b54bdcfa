// Package trace holds what a placement run decided, step by step, as plain
// data: a flat list of events, each with the rule that was asked, what was
// wanted, what was there and the verdict.
//
// An event never points into live state and never holds a prepared sentence:
// whatever a reader needs is in the event, and words are made at the edge
// (core/words). The package knows no CloudStack noun beyond their ids, decides
// nothing and imports only the standard library.
package trace

// Trace is one run in one release: the events in the order CloudStack asks.
type Trace struct {
	Release string  `json:"release"`
	Events  []Event `json:"events"`
}

// Event is one question and its answer.
type Event struct {
	Rule    Rule    `json:"rule"`
	At      Place   `json:"at"`
	Verdict Verdict `json:"verdict"`
	Want    []Fact  `json:"want,omitempty"`
	Have    []Fact  `json:"have,omitempty"`
	Effect  *Effect `json:"effect,omitempty"` // nil: nothing changes
}

// Place says where in the run an event happens. Zero means "not inside one".
type Place struct {
	Step    int   `json:"step"`              // index of the scenario step, from 1
	VM      int64 `json:"vm,omitempty"`      // the VM being placed
	Try     int   `json:"try,omitempty"`     // from 2 on: the VM's move is tried again; 0 is the first try
	Attempt int   `json:"attempt,omitempty"` // 1: the VM's own planner, 2: the HA planner
	Round   int   `json:"round,omitempty"`   // turn of planDeployment's loop, from 1
	Pod     int64 `json:"pod,omitempty"`
	Cluster int64 `json:"cluster,omitempty"`
	Host    int64 `json:"host,omitempty"`
}

// Verdict is the answer to one question.
type Verdict string

const (
	Pass   Verdict = "pass"   // the rule holds; the walk goes on
	Reject Verdict = "reject" // the rule does not hold; this host, cluster or plan is out
	Skip   Verdict = "skip"   // not looked at, because of an earlier decision
	Abort  Verdict = "abort"  // an exception: the whole plan ends here
	Choose Verdict = "choose" // this is the one
	Note   Verdict = "note"   // a fact on the way, neither for nor against
)

// Effect is what an event changes in the frame.
type Effect struct {
	Avoid  Avoid         `json:"avoid,omitzero"`  // joins the avoid set
	Lift   Avoid         `json:"lift,omitzero"`   // leaves the avoid set
	Order  []Ranked      `json:"order,omitempty"` // the clusters to walk, first to last
	Hosts  []int64       `json:"hosts,omitempty"` // the hosts to check, in order; a host can stand twice
	Move   *Move         `json:"move,omitempty"`
	Stop   *Stop         `json:"stop,omitempty"`
	State  *StateChange  `json:"state,omitempty"`
	Usage  *UsageChange  `json:"usage,omitempty"`
	Result *Result       `json:"result,omitempty"`
	Ratios []ClusterLoad `json:"ratios,omitempty"` // the load of every cluster, at the start of a plan
}

// Ranked is a cluster with the used share that put it in its place.
type Ranked struct {
	Cluster int64   `json:"cluster"`
	Ratio   float64 `json:"ratio"` // used and reserved by total with overcommit
}

// ClusterLoad is the used share of a cluster: the sum of used and reserved by
// the sum of total times overcommit, over its hosts with enabled capacity.
type ClusterLoad struct {
	Cluster int64   `json:"cluster"`
	CPU     float64 `json:"cpu"`
	RAM     float64 `json:"ram"`
}

// Move is a VM that arrives on a host. From is 0 for a VM that starts.
type Move struct {
	VM   int64 `json:"vm"`
	From int64 `json:"from,omitempty"`
	To   int64 `json:"to"`
	CPU  int64 `json:"cpuMHz"`
	RAM  int64 `json:"ramBytes"`
}

// Stop is a VM that is stopped on its host, where room is kept for it: it is no
// longer used but reserved, as far as it fits.
type Stop struct {
	VM      int64 `json:"vm"`
	Host    int64 `json:"host"`
	CPU     int64 `json:"cpuMHz"`
	RAM     int64 `json:"ramBytes"`
	KeptCPU int64 `json:"keptCPUMHz"`
	KeptRAM int64 `json:"keptRAMBytes"`
}

// StateChange is a host that takes another resource state.
type StateChange struct {
	Host int64  `json:"host"`
	From string `json:"from"`
	To   string `json:"to"`
}

// UsageChange is a host that is kept from now on by planners that share hosts,
// or by those that do not.
type UsageChange struct {
	Host int64  `json:"host"`
	To   string `json:"to"`
}

// Result ends a step, a VM's move or an attempt.
type Result struct {
	Outcome Outcome `json:"outcome"`
	Host    int64   `json:"host,omitempty"`    // the destination
	Cluster int64   `json:"cluster,omitempty"` // the cluster being walked when it was found
	Pool    int64   `json:"pool,omitempty"`    // where the ROOT volume goes, 0 if it stays where it is
	// Exception is the Java class and message where CloudStack throws.
	Exception *Exception `json:"exception,omitempty"`
}

// Exception is what the Java code throws.
type Exception struct {
	Class   string `json:"class"`
	Message string `json:"message"`
}

// Outcome is how a step, a move or an attempt ends.
type Outcome string

const (
	Placed             Outcome = "placed"      // a deployed VM has a host
	Unplaced           Outcome = "unplaced"    // planDeployment found no destination
	Threw              Outcome = "exception"   // planDeployment threw
	Endless            Outcome = "endless"     // planDeployment goes round for ever
	Moved              Outcome = "moved"       // a VM left the host
	Stuck              Outcome = "stuck"       // a VM stays on the host
	Halted             Outcome = "stopped"     // a VM of the host was stopped
	Refused            Outcome = "refused"     // CloudStack does not begin the maintenance, or cancel it
	Maintenance        Outcome = "Maintenance" // the host is empty
	ErrorInMaintenance Outcome = "ErrorInMaintenance"
	Enabled            Outcome = "Enabled" // the maintenance is cancelled
)
