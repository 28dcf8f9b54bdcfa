// Package conformance compares the core with recorded answers of CloudStack's
// own Java classes: it reads the recordings, replays each request in the core,
// reads the answer off the trace and says where the two differ.
//
// It reads bytes, not files (cmd/placement and the tests open those), and it
// excuses nothing: a scenario either agrees in every field, or disagrees, or is
// refused because it uses something that is not modelled.
package conformance

import (
	"encoding/json"
	"strings"
)

// scenario is one recorded installation and the requests made to it.
type scenario struct {
	ID                string
	Config            map[string]string
	Zone              struct{ ID int64 }
	Pods              []pod
	Clusters          []cluster
	Hosts             []host
	Offerings         []offering
	Templates         []template
	GuestOS           []guestOS
	GuestOsCategories []category
	Pools             []pool
	Accounts          []account
	VMs               []vm
	Requests          []request

	refused error // by the decoder
}

type (
	pod struct {
		ID              int64
		AllocationState string
	}
	cluster struct {
		ID, PodID                    int64
		Hypervisor, AllocationState  string
		CPUOvercommit, MemOvercommit string
		Arch                         string
		Details                      map[string]string
	}
	host struct {
		ID, ClusterID                   int64
		Status, ResourceState           string
		Tags                            []string
		TagRule                         string
		CPUs, Speed, RAMMB              *int64
		Capabilities                    *string
		GuestOsCategoryID               int64
		PlannerUsage                    string
		ExtraUsedCPUMHz, ExtraUsedRAMMB int64
		ReservedCPUMHz, ReservedRAMMB   int64
	}
	offering struct {
		ID, CPU, Speed, RAMMB int64
		HostTag, Planner      string
	}
	template struct {
		ID               int64
		Tag              string
		RequiresHVM      *bool
		GuestOsID        int64
		Arch, Hypervisor string
	}
	guestOS struct {
		ID, CategoryID int64
		Name           string
	}
	category struct {
		ID   int64
		Name string
	}
	pool struct {
		ID, ClusterID, HostID int64
		Scope, Status         string
	}
	account struct {
		ID, RoleID int64
		RootAdmin  bool
	}
	vm struct {
		ID, OfferingID, TemplateID, AccountID, PoolID int64
		HostID                                        *int64
		LastHostID                                    optionalID
		State, Type, Hypervisor                       string
		Details                                       map[string]string
	}
)

// request is one call that was made to CloudStack.
type request struct {
	Type                                   string
	VMID, HostID, PodID, ClusterID, PoolID int64
	HATag                                  string
	Avoid                                  avoid
	Planner                                string
	Apply                                  *bool
}

// answer is what CloudStack answered to the requests of one scenario.
type answer struct {
	ID      string
	Release string
	Results []result

	unread string // why the decoder did not read all of it
}

// result is the answer to one request, or to one VM of a maintenance. Fields
// stand in the order in which a difference tells most: the way, then the end.
type result struct {
	Type            string       `json:"type,omitempty"`
	VMID            int64        `json:"vmId,omitempty"`
	ClusterRatios   *ratios      `json:"clusterRatios,omitempty"`
	Calls           []call       `json:"calls,omitempty"`
	Avoid           *avoid       `json:"avoid,omitempty"`
	PrecheckRefused bool         `json:"precheckRefused,omitempty"`
	VMs             []result     `json:"vms,omitempty"`
	FirstAttempt    string       `json:"firstAttempt,omitempty"`
	Planner         string       `json:"planner,omitempty"` // "original" or "HA": who decided the move
	Result          string       `json:"result,omitempty"`
	Destination     *destination `json:"destination,omitempty"`
	Exception       *exception   `json:"exception,omitempty"`
}

// call is one method of CloudStack that was called on the way.
type call struct {
	Call          string      `json:"call,omitempty"`
	Planner       string      `json:"planner,omitempty"`
	PodID         int64       `json:"podId,omitempty"`
	ClusterID     int64       `json:"clusterId,omitempty"`
	AvoidBefore   *avoid      `json:"avoidBefore,omitempty"`
	Clusters      *[]int64    `json:"clusters,omitempty"` // nil is Java's null, which is not the empty list
	HostChecks    []hostCheck `json:"hostChecks,omitempty"`
	SuitableHosts *[]int64    `json:"suitableHosts,omitempty"` // nil is Java's null
	AvoidAfter    *avoid      `json:"avoidAfter,omitempty"`
	Exception     *exception  `json:"exception,omitempty"`
	Host          int64       `json:"host,omitempty"`
	Capability    *bool       `json:"checkIfHostHasCpuCapability,omitempty"`
	Capacity      *bool       `json:"checkIfHostHasCapacity,omitempty"`
}

// hostCheck is what was asked of one host in allocateTo.
type hostCheck struct {
	Host          int64 `json:"host,omitempty"`
	MaxGuestLimit *bool `json:"maxGuestLimit,omitempty"`
	CPUCapability *bool `json:"cpuCapability,omitempty"`
	Capacity      *bool `json:"capacity,omitempty"`
}

// destination is where a VM goes. Cluster is the one being walked.
type destination struct {
	Host        int64 `json:"host,omitempty"`
	Cluster     int64 `json:"cluster,omitempty"`
	Pod         int64 `json:"pod,omitempty"`
	HostCluster int64 `json:"hostCluster,omitempty"`
}

// ratios are the used shares of the clusters, by id.
type ratios struct {
	CPU map[int64]float64 `json:"cpu,omitempty"`
	RAM map[int64]float64 `json:"ram,omitempty"`
}

// avoid is a recorded avoid set; kinds that are empty are left out.
type avoid struct {
	Zones    []int64 `json:"zones,omitempty"`
	Pods     []int64 `json:"pods,omitempty"`
	Clusters []int64 `json:"clusters,omitempty"`
	Hosts    []int64 `json:"hosts,omitempty"`
	Pools    []int64 `json:"pools,omitempty"`
}

// exception is what the Java code threw.
type exception struct {
	Class   string `json:"class,omitempty"`
	Message string `json:"message,omitempty"`
}

// vmName stands for every VM in messages: the Java prints a VM in its own way.
const vmName = "VM"

func (e *exception) UnmarshalJSON(text []byte) error {
	type plain exception
	if err := strict(text, (*plain)(e)); err != nil {
		return err
	}
	e.Message = namePrintedVMs(e.Message)
	return nil
}

func namePrintedVMs(message string) string {
	before, printed, found := strings.Cut(message, "[VM instance {")
	_, after, ends := strings.Cut(printed, "}]")
	if !found || !ends {
		return message
	}
	return before + "[" + vmName + "]" + namePrintedVMs(after)
}

// optionalID tells an absent id from null.
type optionalID struct {
	Given bool
	ID    int64 // 0 for null
}

func (o *optionalID) UnmarshalJSON(text []byte) error {
	o.Given = true
	return json.Unmarshal(text, &o.ID)
}
