package link

// What stands in this file is part of every link of codec 1 that was ever written. A
// field that is new in files is added at the end of its line; nothing else here
// changes. A test holds its hash.

// table1 has a line for each list of a file, and for its other parts: what the list is
// called, what an entry without a name is called after, and the fields in the order in
// which they are written, as NAME:SHAPE:OF=USUAL. OF is the list that a reference
// leads into, or the part that stands there; USUAL is what leaving the field out
// means, as JSON, if a value can say that.
const table1 = `
file - title:word="" about:word="" links:texts=[] compare:texts=[] seed:whole=0 settings:apart zone:apart pods:apart clusters:apart pools:apart offerings:apart templates:apart domains:apart accounts:apart affinityGroups:apart vms:apart steps:apart expect:apart
zone - id:whole=1 name:word="zone-1" disabled:truth=false dedicatedTo:ref:affinityGroups=0
pods pod id:ids name:names=0 disabled:truth=false dedicatedTo:ref:affinityGroups=0
clusters cluster id:ids name:names=0 pod:ref:pods=0 hypervisor:word="KVM" arch:word="x86_64" disabled:truth=false cpuOvercommit:number=1 ramOvercommit:number=1 cpuThreshold:number ramThreshold:number dedicatedTo:ref:affinityGroups=0 hosts:count=0
hosts host id:ids name:names=0 tags:words="" tagRule:word="" status:word="Up" resourceState:word="Enabled" cores:whole=16 mhz:whole=2000 ramMiB:whole=65536 capabilities:words="hvm,snapshot" guestOSCategory:word="" dedicatedTo:ref:affinityGroups=0 plannerUsage:word="" gpus:parts:gpus=[] uefi:truth usedMHz:whole=0 usedMiB:whole=0 reservedMHz:whole=0 reservedMiB:whole=0
gpus - group:word="" type:word="" left:whole=1
pools pool id:ids name:names=0 scope:word="ZONE" cluster:ref:clusters=0 host:ref:hosts=0
offerings offering id:ids name:names=0 cores:whole=1 mhz:whole=1000 ramMiB:whole=1024 hostTag:word="" planner:word="" implicitPreferred:truth=false gpu:part:gpu
gpu - group:word="" type:word=""
templates template id:ids name:names=0 templateTag:word="" requiresHVM:truth=true arch:word="x86_64" guestOSCategory:word=""
domains domain id:ids name:names=0 parent:ref:domains=0
accounts account id:ids name:names=0 domain:ref:domains=0 rootAdmin:truth=false
affinityGroups affinity_group id:ids name:names=0 type:word="" domain:ref:domains=0 account:ref:accounts=0
vms vm id:ids name:names=0 account:ref:accounts=0 offering:ref:offerings=0 template:ref:templates=0 host:near:hosts=0 lastHost:ref:hosts=0 state:word type:word="User" hypervisor:word="" pool:ref:pools=0 firstDeploy:truth=false affinityGroups:refs:affinityGroups=[] recentlyStopped:truth=false uefi:truth=false
steps step maintain:ref:hosts=0 cancel:ref:hosts=0 deploy:ref:vms=0 pod:ref:pods=0 cluster:ref:clusters=0 host:ref:hosts=0 haTag:word="" planner:word="" avoidHosts:refs:hosts=[] avoidPools:refs:pools=[]
`

// dictionary1 is what is likely to stand in a link, the likeliest last, where it is
// cheapest to refer to: words of descriptions, then pieces of documents, then a whole
// one.
const dictionary1 = "" +
	// Words of descriptions.
	`nothing everything nobody without because instead already several different enough smallest between beside before ` +
	`after again always never until while which whose would could should might does not are not was not has not cannot ` +
	`will only even also both either neither same other next second third free full empty still then there here when what ` +
	`these those their them its our we all any each every some many most more less few over out off into from by with for ` +
	`to of in at as if so but or an one two three hundred network volumes disks local primary storage secondary system ` +
	`router virtual machines users administrator account domain upgrade version workload production development database ` +
	`servers Windows Linux Debian 12 Ubuntu 24.04 Rocky 9 license hypervisor memory processor overcommit threshold ` +
	`capacity reserved allocated available started stopped running migrated migration deployment failed error affinity ` +
	`dedicated planner allocator algorithm setting default random ordered listed searched looked found left leaves stays ` +
	`moved moves goes comes first takes makes needs wants asks starts ends falls keeps gives shows tries works passed over ` +
	`counts reaches fits chosen checked expected reported reproduces The offering wants a host with the tag of the ` +
	`template's tag. CloudStack asks every host of the installation, whatever its RAM is nearly free. The HA planner skips ` +
	`the thresholds, the avoid set, the first cluster has no host with room for it. An offering without tags. No host has ` +
	`the tag, so it is not even looked at. in the order of their ids, the last host, in every release, since then, as it ` +
	`is by default. less of its CPU is in use, the lower share in use and comes first, the cluster stands empty. to ` +
	`another cluster, a host goes into maintenance, falls into ErrorInMaintenance, and the VM starts on the host. ` +
	`Migration across clusters, every VM moves, VMs stay. Maintenance never ends. ` +
	// What is seldom said.
	`"gpus":[{"group":"","type":"","left":"gpu":implicit.host.tagsvm.strict.host.tagsha.tagxenserver.check.hvmkvm.ssh.to.ag` +
	`entvm.ha.enabledvm.ha.migration.max.retrieshost.maintenance.local.storage.strategy":"MigrationForceStopErrorsystem.vm.` +
	`use.local.storageallow.admin.vm.on.disabled.resourcesallow.router.on.disabled.resourcesvm.user.dispersion.weightvm.dep` +
	`loyment.plannerapply.allocation.algorithm.to.podscluster.memory.allocated.capacity.disablethreshold":0.85,` +
	`"cluster.cpu.allocated.capacity.disablethreshold":0.85,"host.capacityType.to.order.clusters":"COMBINED.cputomemoryweig` +
	`htcluster.threshold.enabled":falseuserconcentratedpod_firstfitrandomuserdispersingfirstfitleastconsumedFirstFitPlanner` +
	`UserDispersingPlannerUserConcentratedPodPlannerImplicitDedicationPlannerSkipHeuresticsPlanner"implicitPreferred":true"` +
	`plannerUsage":["SharedDedicated"capabilities":"hvm,snapshot"requiresHVM":["guestOSCategory":["gpus":["uefi":["firstDep` +
	`loy":["recentlyStopped":true,true,false,false,"affinityGroups":{"name":"type":"non-strict host ` +
	`anti-affinityExplicitDedicationhost affinity"dedicatedTo":[0,` +
	`1"domains":{"name":["parent":["rootAdmin":"accounts":{"name":["domain":["account":["planner":"HA",` +
	`"haTag":""avoidHosts":[["avoidPools":[["cpuOvercommit":"ramOvercommit":"cpuThreshold":"ramThreshold":"arch":["x86_64",` +
	`"aarch64"hypervisor":["XenServerVMware","KVM","disabled":["tagRule":["tags.indexOf('tags.length == >= 0 && || ` +
	`"status":["Down","DisconnectedUp","Up","resourceState":["DisabledErrorInPrepareForMaintenance","Enabled","Enabled",` +
	`"state":["Stopped","Running","Running","StoppingStartingMigratingDomainRouterConsoleProxySecondaryStorageVm"User",` +
	`"User","reservedMHz":["reservedMiB":["seed":null,null,"pools":{"name":["nfs-1","scope":["CLUSTER","HOST","ZONE",` +
	`"cluster":[0,"host":[0,"unplaced",1,0],["exceptionendlessrefusedEnabled4.22.1","4.22.04.214.20.3","4.19.1",` +
	`"4.19.05122048240025003000327681638426214449152196608102430001500` +
	// What is often said.
	`","lastHost":[0,-1,"pool":[1,"avoidPools":[[2]],"compare":["4.20.1"],"settings":{"cluster.threshold.enabled":false,` +
	`"host.capacityType.to.order.clusters":"RAM","migrate.vm.across.clusters":false,"steps":{"deploy":[1,2,3]},"cancel":[0,` +
	`"expect":[["4.18,4.19.1,4.20.1 to 4.23",["placed",1,["4.19.0,4.20.0",["ErrorInMaintenance",1,"title":"A VM is not` +
	// A whole link.
	`{"title":"The ","about":"A host \"VM\".\n","links":["https://docs.cloudstack.apache.org/en/latest/adminguide/",` +
	`"https://github.com/apache/cloudstack/issues/1","https://github.com/apache/cloudstack/pull/10"],"compare":["4.20.0",` +
	`"4.20.1"],"settings":{"migrate.vm.across.clusters":true,"vm.allocation.algorithm":"firstfit"},"zone":"zone",` +
	`"pods":{"name":["pod-1"},"clusters":{"id":[1,"name":["cluster-1"],"pod":[1,2],"hosts":[2,3]},"hosts":{"id":[11,1,9,1,` +
	`1],"name":["kvm-01*3","host-01","tags":["ssd","hdd","linux","windows"],"cores":32,"mhz":[2000,2400],"ramMiB":131072,` +
	`"usedMHz":[0,0,2000],"usedMiB":[0,4096]},"offerings":{"name":["Small","Medium","Large"],"cores":[2,4,8],"mhz":2000,` +
	`"ramMiB":[4096,8192,16384,32768],"hostTag":["","ssd"},"templates":{"name":["Debian 12","Windows 2022"],` +
	`"templateTag":["linux","windows"]},"vms":{"id":[100,1],"name":["web-1","web-2","db-1"],"offering":[1,1,2],` +
	`"template":1,"host":[1,1,2,3]},"steps":{"maintain":1},"expect":[["4.18 to 4.23",["Maintenance",1,2,3]]]}`
