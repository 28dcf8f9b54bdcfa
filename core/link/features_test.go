package link_test

// features are scenarios that say all that a file can say, each about one thing.
func features() map[string]string {
	return map[string]string{
		"empty": `{}`,
		"text":  "title: <b>\"R&D\" \\ 'x' ü 漢字 😀\nabout: |\n  two\n  lines, a tab\t.\nlinks: ['https://example.org/?a=b&c=d#e', 'x,y']\ncompare: [4.20.0]\nseed: 9223372036854775807",
		"settings": `settings: {vm.allocation.algorithm: userdispersing, vm.deployment.planner: FirstFitPlanner, host.capacityType.to.order.clusters: COMBINED,
  host.capacityType.to.order.clusters.cputomemoryweight: 0.25, cluster.cpu.allocated.capacity.disablethreshold: 0.9, cluster.memory.allocated.capacity.disablethreshold: 1,
  vm.user.dispersion.weight: "0.5", cluster.threshold.enabled: false, migrate.vm.across.clusters: "TRUE", apply.allocation.algorithm.to.pods: true, allow.router.on.disabled.resources: true,
  allow.admin.vm.on.disabled.resources: true, system.vm.use.local.storage: true, vm.ha.enabled: false, vm.ha.migration.max.retries: 3, host.maintenance.local.storage.strategy: ForceStop,
  kvm.ssh.to.agent: false, xenserver.check.hvm: false, ha.tag: "null", implicit.host.tags: "GPU, x", vm.strict.host.tags: "a,b,"}`,
		"zone": `
zone: {id: 7, name: berlin, disabled: true, dedicatedTo: ours}
affinityGroups: [{name: ours, type: ExplicitDedication}]`,
		"pods": `
pods: [{id: 4, name: p, disabled: true}, {dedicatedTo: 1}, {name: rack-7}, {name: rack-8}, {name: rack-9}, {name: rack-10}]
affinityGroups: [{type: ExplicitDedication}]`,
		"clusters": `
pods: [{}, {}]
clusters:
  - {id: 5, name: x, pod: pod-2, hypervisor: VMware, arch: aarch64, disabled: true, cpuOvercommit: 1.5, ramOvercommit: 1e-1, cpuThreshold: 0, ramThreshold: 0.875, dedicatedTo: g, hosts: [{}, {}]}
  - {id: 2, pod: 1}
  - {hypervisor: XenServer, hosts: [{}]}
affinityGroups: [{name: g, type: ExplicitDedication}]`,
		"hosts": `
clusters:
  - hosts:
      - {id: 90, name: a, status: Down, resourceState: Maintenance, cores: 8, mhz: 2400, ramMiB: 1024, plannerUsage: Shared, uefi: false, guestOSCategory: Windows, dedicatedTo: g}
      - {id: 70, name: b, status: Disconnected, resourceState: ErrorInPrepareForMaintenance, usedMHz: 100, usedMiB: 200, reservedMHz: 300, reservedMiB: 400, uefi: true, guestOSCategory: Linux}
      - {capabilities: []}
      - {capabilities: [hvm], plannerUsage: Dedicated}
affinityGroups: [{name: g, type: ExplicitDedication}]`,
		"tags": `
clusters: [{hosts: [{tags: [a, b]}, {tags: ['', a]}, {tags: ['']}, {tags: []}, {tagRule: "tags[0] == 'x' && 1 < 2"}, {}]}]`,
		"gpus": `
clusters: [{hosts: [{gpus: [{group: K1, type: k120, left: 3}, {type: k140}]}, {}]}]
offerings: [{gpu: {group: K1, type: k120}}, {gpu: {type: passthrough}}, {}]`,
		"pools": `
clusters: [{hosts: [{name: h}]}, {name: c}]
pools: [{name: nfs}, {scope: CLUSTER, cluster: c}, {id: 9, scope: HOST, host: h}, {cluster: 1, host: 1}]`,
		"offerings": `
offerings:
  - {id: 12, name: Small, cores: 2, mhz: 500, ramMiB: 512, hostTag: "ssd,gold", planner: UserDispersingPlanner}
  - {planner: ImplicitDedicationPlanner, implicitPreferred: true}`,
		"templates": `templates: [{id: 3, name: Debian 12, templateTag: linux, requiresHVM: false, arch: aarch64, guestOSCategory: Linux}, {guestOSCategory: Linux}, {}]`,
		"owners": `
domains: [{id: 3, name: ROOT}, {name: sub, parent: ROOT}, {name: "1e5", parent: sub}]
accounts: [{name: alice, domain: "1e5"}, {id: 40, name: bob, rootAdmin: true, domain: 3}]
affinityGroups: [{name: apart, type: host anti-affinity}, {id: 8, type: non-strict host affinity, domain: sub}, {name: alice's, type: ExplicitDedication, account: alice}]`,
		"vms": `
clusters: [{hosts: [{name: h}, {name: i}]}]
offerings: [{name: o}]
templates: [{name: t}]
pools: [{name: nfs}, {name: disk, scope: HOST, host: i}]
accounts: [{name: a}, {name: b}]
affinityGroups: [{name: x, type: host affinity}, {name: y, type: host anti-affinity}]
vms:
  - {id: 100, name: i-2-100-VM, offering: o, template: t, host: h, lastHost: none, account: b, pool: disk, affinityGroups: [y, x]}
  - {offering: o, template: t, lastHost: i, type: DomainRouter, hypervisor: VMware, firstDeploy: true, recentlyStopped: true, uefi: true, state: Error}
  - {offering: 1, template: 1, host: 2, lastHost: 1, state: Migrating}`,
		"steps": `
pods: [{name: p}, {name: q}]
clusters: [{name: c, hosts: [{name: h}, {name: i}]}]
pools: [{name: s}, {name: r}]
offerings: [{name: o}]
templates: [{name: t}]
vms: [{name: v, offering: o, template: t}, {name: w, offering: o, template: t}, {name: x, offering: o, template: t}]
steps:
  - {maintain: h}
  - {cancel: h}
  - {deploy: v, pod: q, haTag: ha, planner: HA}
  - {deploy: w, cluster: c, avoidHosts: [h, i, h], avoidPools: [r]}
  - {deploy: x, host: i, avoidHosts: []}`,
		"expect": `
clusters: [{hosts: [{name: h}, {name: i}]}]
offerings: [{name: o}]
templates: [{name: t}]
vms: [{name: v, offering: o, template: t}, {name: w, offering: o, template: t, host: h}]
steps: [{deploy: v}, {maintain: h}]
expect:
  4.22.0 to 4.23: [{outcome: placed, vms: {w: h, v: i}}, {}]
  4.18: [{outcome: placed}, {outcome: Maintenance, vms: {w: i}}]
  4.20.1 to 4.20.3: [{outcome: exception, vms: {v: none}}, {outcome: ErrorInMaintenance}]
  4.19.0: [{outcome: placed, vms: {w: h, v: i}}, {}]`,
		"names": `
clusters:
  - name: 'a*3'
    hosts: [{name: kvm-08}, {name: kvm-09}, {name: kvm-10}, {name: kvm-99}, {name: kvm-100}, {name: kvm-101}, {name: 'x*1'}, {name: 'x*'}, {name: host-9}, {name: none}, {},
      {name: web1.example.org}, {name: web2.example.org}, {name: web3.example.org}, {name: 'n/a%2F&#?'}, {name: '1e5'}, {name: 'ünïcode 漢字 1'}, {name: "tab\tline\n"}, {name: v000000000099999999}]
  - {name: 'a*4'}
  - {name: '0x'}
offerings: [{name: ' o '}]
templates: [{name: "true"}]
vms: [{name: "null", offering: ' o ', template: "true", host: '1e5', lastHost: none}]
steps: [{maintain: '1e5'}]`,
		"ids": `
clusters:
  - {id: 9, hosts: [{id: 5}, {id: 10}, {id: 15}]}
  - {id: 3, hosts: [{}, {id: 1}, {}]}
  - {}
pools: [{id: 9007199254740992}]
vms: [{offering: 7, template: 1, host: 2}]
offerings: [{id: 7}]
templates: [{id: 1}]`,
	}
}
