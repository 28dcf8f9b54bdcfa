package cloud

// Hypervisor of a cluster and of a VM.
type Hypervisor string

const (
	KVM       Hypervisor = "KVM"
	VMware    Hypervisor = "VMware"
	XenServer Hypervisor = "XenServer"
)

// Hypervisors are all that are modelled; so are the lists below.
func Hypervisors() []Hypervisor { return []Hypervisor{KVM, VMware, XenServer} }

// MaxGuests is the guest limit of a host, as CloudStack ships it in
// hypervisor_capabilities for the version "default". KVM has none
// (CapacityManagerImpl.checkIfHostReachMaxGuestLimit).
func (h Hypervisor) MaxGuests() (limit int, limited bool) {
	switch h {
	case VMware:
		return 128, true
	case XenServer:
		return 50, true
	}
	return 0, false
}

// Arch is a CPU architecture.
type Arch string

const (
	AMD64 Arch = "x86_64"
	ARM64 Arch = "aarch64"
)

func Archs() []Arch { return []Arch{AMD64, ARM64} }

// Status is whether the management server reaches a host's agent.
type Status string

const (
	Up           Status = "Up"
	Down         Status = "Down"
	Disconnected Status = "Disconnected"
)

func Statuses() []Status { return []Status{Up, Down, Disconnected} }

// ResourceState is what the operator allows a host to do (ResourceState).
type ResourceState string

const (
	Enabled                   ResourceState = "Enabled"
	Disabled                  ResourceState = "Disabled"
	PrepareForMaintenance     ResourceState = "PrepareForMaintenance"
	ErrorInPrepareMaintenance ResourceState = "ErrorInPrepareForMaintenance"
	InMaintenance             ResourceState = "Maintenance"
	ErrorInMaintenance        ResourceState = "ErrorInMaintenance"
)

func ResourceStates() []ResourceState {
	return []ResourceState{Enabled, Disabled, PrepareForMaintenance, ErrorInPrepareMaintenance, InMaintenance, ErrorInMaintenance}
}

// PlannerUsage says which kind of planner keeps a host (PlannerResourceUsage).
type PlannerUsage string

const (
	NoUsage   PlannerUsage = ""
	Shared    PlannerUsage = "Shared"
	Dedicated PlannerUsage = "Dedicated"
)

func PlannerUsages() []PlannerUsage { return []PlannerUsage{NoUsage, Shared, Dedicated} }

// Scope is who reaches a pool (ScopeType).
type Scope string

const (
	ZoneScope    Scope = "ZONE"
	ClusterScope Scope = "CLUSTER"
	HostScope    Scope = "HOST"
)

func Scopes() []Scope { return []Scope{ZoneScope, ClusterScope, HostScope} }

// Support is whether a host says that it can do something.
type Support string

const (
	NotSaid     Support = ""
	Supported   Support = "true"
	Unsupported Support = "false"
)

// AffinityType is what an affinity group does (AffinityGroupProcessor.getType).
type AffinityType string

const (
	HostAffinity              AffinityType = "host affinity"
	HostAntiAffinity          AffinityType = "host anti-affinity"
	NonStrictHostAffinity     AffinityType = "non-strict host affinity"
	NonStrictHostAntiAffinity AffinityType = "non-strict host anti-affinity"
	ExplicitDedication        AffinityType = "ExplicitDedication"
)

func AffinityTypes() []AffinityType {
	return []AffinityType{HostAffinity, HostAntiAffinity, NonStrictHostAffinity, NonStrictHostAntiAffinity, ExplicitDedication}
}

// VMType (VirtualMachine.Type).
type VMType string

const (
	User               VMType = "User"
	DomainRouter       VMType = "DomainRouter"
	ConsoleProxy       VMType = "ConsoleProxy"
	SecondaryStorageVM VMType = "SecondaryStorageVm"
)

func VMTypes() []VMType { return []VMType{User, DomainRouter, ConsoleProxy, SecondaryStorageVM} }

// VMState (VirtualMachine.State).
type VMState string

const (
	Running   VMState = "Running"
	Starting  VMState = "Starting"
	Stopped   VMState = "Stopped"
	Stopping  VMState = "Stopping"
	Migrating VMState = "Migrating"
	VMError   VMState = "Error"
	Unknown   VMState = "Unknown"
)

func VMStates() []VMState {
	return []VMState{Running, Starting, Stopped, Stopping, Migrating, VMError, Unknown}
}

// TakesCapacity reports whether a VM in this state counts as used on its host.
func (s VMState) TakesCapacity() bool {
	switch s {
	case Running, Starting, Stopping, Migrating:
		return true
	}
	return false
}
