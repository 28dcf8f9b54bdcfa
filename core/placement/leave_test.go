package placement_test

import (
	"errors"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// onDisk has VMs on the local storage of old, with db the first.
const onDisk = `
settings: {vm.allocation.algorithm: firstfit, host.maintenance.local.storage.strategy: %s}
clusters: [{name: c, hypervisor: %s, hosts: [{name: old}, {name: peer%s}]}]
pools: [{name: nfs}, {name: disk, scope: HOST, host: old}, {name: disk-2, scope: HOST, host: %s}]
offerings: [{name: small}]
templates: [{name: debian}]
vms:
  - {id: 1, name: db, offering: small, template: debian, host: old, pool: disk, hypervisor: %[2]s%[5]s}
  - {id: 2, name: web, offering: small, template: debian, host: old, hypervisor: %[2]s}
steps: [{maintain: old}]`

// ResourceManagerImpl.doMaintain, and StorageManagerImpl.isLocalStorageActiveOnHost
// before it, which knows the local storage of XenServer alone.
func TestStrategiesForLocalStorage(t *testing.T) {
	for _, c := range []struct {
		name, strategy, hypervisor, db, web string
		outcome                             trace.Outcome
	}{
		{"refused", "Error", "XenServer", "old", "old", trace.Refused},
		{"nothing said is Error", "''", "XenServer", "old", "old", trace.Refused},
		{"not seen on KVM", "Error", "KVM", "old", "peer", trace.ErrorInMaintenance},
		{"not seen on VMware", "Error", "VMware", "old", "peer", trace.ErrorInMaintenance},
		{"stopped", "ForceStop", "XenServer", "none", "peer", trace.Maintenance},
		{"in any case of letters", "FORCESTOP", "KVM", "none", "peer", trace.Maintenance},
		{"moved along", "Migration", "XenServer", "peer", "peer", trace.Maintenance},
		{"moved along on KVM", "Migration", "KVM", "peer", "peer", trace.Maintenance},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, newest(), withWords(onDisk, c.strategy, c.hypervisor, "", "peer", ""))
			want(t, "outcome", r.outcome(), c.outcome)
			want(t, "db", r.host(t, "db"), c.db)
			want(t, "web", r.host(t, "web"), c.web)
		})
	}
}

// migrateAwayVmWithVolumes is part of the request: what it throws ends that.
func TestAMoveWithAVolumeFails(t *testing.T) {
	const (
		cloudRuntime = "com.cloud.utils.exception.CloudRuntimeException"
		none         = "Maintenance failed, could not find deployment destination for VM [id=1, name=db]."
	)
	for _, c := range []struct {
		name, release, peer, poolOf, vm, class, message string
	}{
		{"no local storage there", newest(), "", "old", "", cloudRuntime, none},
		{"a system VM's host without local storage", newest(), "", "old", ", type: ConsoleProxy", cloudRuntime, "There are no storage pools available at the target host [peer] to migrate volume [ROOT-1]"},
		{"no host and no word for it, before #10518", "4.20.0", ", usedMHz: 32000", "peer", ", lastHost: none", "java.lang.NullPointerException", ""},
		{"no host", newest(), ", usedMHz: 32000", "peer", "", cloudRuntime, none},
		{"the host itself, before #10518", "4.20.0", "", "peer", "", "com.cloud.exception.InvalidParameterValueException", "Migration of the vm db from host old to destination host old doesn't involve migrating the volumes."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := withWords(onDisk, "Migration", "KVM", c.peer, c.poolOf, c.vm)
			r := run(t, c.release, text)
			ends := r.events(trace.MoveEnd)
			want(t, "moves", len(ends), 1)
			want(t, "class", ends[0].Effect.Result.Exception.Class, c.class)
			want(t, "message", ends[0].Effect.Result.Exception.Message, c.message)
			want(t, "ends of the request", len(r.events(trace.MaintainAbort)), 1)
			want(t, "web", r.host(t, "web"), "old")
			want(t, "outcome", r.outcome(), trace.ErrorInMaintenance)
		})
	}
}

func TestASystemVMWithAGPUIsNotModelled(t *testing.T) {
	s := read(t, `
clusters: [{name: c, hosts: [{name: old, gpus: [{type: k120, left: 0}]}, {name: peer}]}]
offerings: [{name: card, gpu: {type: k120}}]
templates: [{name: debian}]
vms: [{name: proxy, type: ConsoleProxy, offering: card, template: debian, host: old}]
steps: [{maintain: old}]`)
	r, err := placement.Find(newest())
	if err != nil {
		t.Fatal(err)
	}
	var refused *placement.Unmodelled
	if _, err := s.Run(r); !errors.As(err, &refused) {
		t.Errorf("got %v, want a refusal", err)
	}
}
