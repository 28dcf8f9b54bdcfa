// Package cloud holds the nouns of a CloudStack installation as plain values,
// and the ledger of who uses how much of which host.
//
// It checks that a cloud is possible; it does not decide where a VM goes
// (core/placement) and knows no file format (core/scenario). One zone is
// modelled.
package cloud

// ID is a database id. CloudStack lists most things in the order of their ids,
// so ids matter to decisions.
type ID = int64

// Cloud is one zone with everything in it. Make it with New, which checks it
// and sorts each list by id.
type Cloud struct {
	Zone       Zone
	Settings   Settings
	Pods       []Pod
	Clusters   []Cluster
	Hosts      []Host
	Offerings  []Offering
	Templates  []Template
	Categories []Category
	Pools      []Pool
	Domains    []Domain
	Accounts   []Account
	// AffinityGroups hold VMs together or apart, or are what something is
	// dedicated to.
	AffinityGroups []AffinityGroup
	VMs            []VM

	index index
}

// Zone (DataCenterVO).
type Zone struct {
	ID        ID
	Name      string
	Disabled  bool
	Dedicated ID // the affinity group it is dedicated to, 0 for none
}

// Pod (HostPodVO).
type Pod struct {
	ID        ID
	Name      string
	Disabled  bool
	Dedicated ID // as Zone's
}

// Cluster (ClusterVO and its details).
type Cluster struct {
	ID            ID
	Name          string
	Pod           ID
	Hypervisor    Hypervisor
	Arch          Arch
	Disabled      bool
	Dedicated     ID      // as Zone's
	CPUOvercommit float64 // detail cpuOvercommitRatio
	RAMOvercommit float64 // detail memoryOvercommitRatio
	// CPUThreshold and RAMThreshold override the settings
	// cluster.{cpu,memory}.allocated.capacity.disablethreshold where not nil.
	CPUThreshold *float64
	RAMThreshold *float64
}

// Host (HostVO with its tags, details and capacity).
type Host struct {
	ID            ID
	Name          string
	Cluster       ID
	Status        Status
	ResourceState ResourceState
	Tags          []string // list tags, as CloudStack stores them
	TagRule       string   // JavaScript over the offering's tags, instead of list tags
	Cores         int64
	MHz           int64  // of one core
	RAMMiB        int64  // MiB
	Capabilities  string // comma-separated, such as "hvm,snapshot"
	// Category is the id in the detail guest.os.category.id, 0 for none. It
	// need not exist: CloudStack then ignores it in one place and not in another.
	Category  ID
	Dedicated ID // as Zone's
	// GPUs are its vGPU types (host_gpu_groups, vgpu_types).
	GPUs []GPU
	// UEFI is the detail host.uefi.enable, empty if the host has not said.
	UEFI Support
	// Usage is the planner reservation (op_planner_host_reservation).
	Usage PlannerUsage
	// Used beside the VMs of this cloud, and reserved, on this host.
	ExtraUsedCPUMHz, ExtraUsedRAMMiB int64
	ReservedCPUMHz, ReservedRAMMiB   int64
}

// Offering is a service offering (ServiceOfferingVO).
type Offering struct {
	ID      ID
	Name    string
	Cores   int64
	MHz     int64  // of one core
	RAMMiB  int64  // MiB
	HostTag string // comma-separated, empty for none
	Planner string // deploymentplanner, empty for the setting
	// ImplicitPreferred is the detail ImplicitDedicationMode = Preferred: with
	// ImplicitDedicationPlanner, hosts of others will do if there is no other.
	ImplicitPreferred bool
	GPU               VGPU // empty for none
}

// VGPU is a group of GPUs and a type of its vGPUs (the offering's details
// pciDevice and vgpuType).
type VGPU struct {
	Group, Type string
}

// GPU is a vGPU type of a host and how many of it are left at the start.
type GPU struct {
	VGPU
	Left int64
}

// CPU is what a VM of this offering takes, in MHz.
func (o Offering) CPU() int64 { return o.Cores * o.MHz }

// RAM is what a VM of this offering takes, in bytes.
func (o Offering) RAM() int64 { return o.RAMMiB << 20 }

// Template (VMTemplateVO).
type Template struct {
	ID          ID
	Name        string
	Tag         string // comma-separated, empty for none
	RequiresHVM bool
	Arch        Arch
	Category    ID // guest-OS category of its guest OS, 0 for none
}

// Category is a guest-OS category (GuestOSCategoryVO).
type Category struct {
	ID   ID
	Name string
}

// Pool is a primary storage pool (StoragePoolVO). Every host of its scope
// reaches it; space and IOPS never lack.
type Pool struct {
	ID      ID
	Name    string
	Scope   Scope
	Cluster ID // for cluster scope
	Host    ID // for host scope
}

// Domain of accounts (DomainVO).
type Domain struct {
	ID     ID
	Name   string
	Parent ID // 0 for the root
}

// Account owns VMs (AccountVO).
type Account struct {
	ID        ID
	Name      string
	Domain    ID
	RootAdmin bool // may use storage in disabled clusters, and zones dedicated to others
	AdminRole bool // has the role with id 1, which is the root admin's
}

// AffinityGroup (AffinityGroupVO).
type AffinityGroup struct {
	ID   ID
	Name string
	Type AffinityType
	// Domain and Account are whom an ExplicitDedication is for; Account 0 is the
	// whole domain.
	Domain, Account ID
}

// VM is a virtual machine (VMInstanceVO) with one ROOT volume.
type VM struct {
	ID         ID
	Name       string // display name
	Account    ID     // its owner
	Offering   ID
	Template   ID
	Type       VMType
	Hypervisor Hypervisor
	State      VMState
	Host       ID // 0: none
	LastHost   ID // 0: none
	Pool       ID // of the ROOT volume; 0: not chosen yet
	// FirstDeploy is the detail "deployvm": the VM is deployed for the first
	// time, so thresholds apply even with cluster.threshold.enabled off.
	FirstDeploy bool
	UEFI        bool // the detail UEFI is secure or legacy
	Groups      []ID // affinity groups, ascending
	// RecentlyStopped: it stopped less than capacity.skipcounting.hours ago, so
	// its last host still counts as its host in some places.
	RecentlyStopped bool
}
