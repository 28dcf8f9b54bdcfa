package placement

import (
	"cmp"

	"placement-playground/core/cloud"
)

// owned is where the VMs of the owner are, counted in the ways of the planners
// for owners.
type owned struct {
	inCluster, inPod map[cloud.ID]int // by UserDispersingPlanner
	concentrated     map[cloud.ID]int // by pod, by UserConcentratedPodPlanner
	awake            int
}

// owned counts once for a walk, in which no VM moves: pods and clusters would
// otherwise each ask every VM of the owner again. The VM being placed, if it has
// no host, is starting by now.
func (w *walk) owned() *owned {
	if w.ownersVMs != nil {
		return w.ownersVMs
	}
	o := &owned{inCluster: map[cloud.ID]int{}, inPod: map[cloud.ID]int{}, concentrated: map[cloud.ID]int{}}
	w.ownersVMs = o
	for _, id := range w.Cloud.VMsOf(w.vm.Account) {
		vm := w.state.VM(w.Cloud, id)
		if vm.ID == w.vm.ID && vm.Host == 0 {
			vm.State = cloud.Starting
		}
		if awake(vm) {
			o.awake++
		}
		if vm.Host != 0 && w.counted(vm) {
			o.inCluster[w.Cloud.Host(vm.Host).Cluster]++
		}
		pod, ok := w.podOf(vm)
		if ok && w.counted(vm) {
			o.inPod[pod]++
		}
		if ok && (vm.State == cloud.Running || vm.State == cloud.Stopped || w.Release.behaviour.concentratedStarting && vm.State == cloud.Starting) {
			o.concentrated[pod]++
		}
	}
	return o
}

// podOf is the pod that a VM is in, or was in when it stopped. One that is
// starting and has no host yet has none, as the recordings have it.
func (w *walk) podOf(vm cloud.VM) (cloud.ID, bool) {
	host := cmp.Or(vm.Host, vm.LastHost)
	if host == 0 || vm.Host == 0 && vm.State != cloud.Stopped {
		return 0, false
	}
	return w.Cloud.Cluster(w.Cloud.Host(host).Cluster).Pod, true
}

// counted is what counts as a VM of the owner.
func (w *walk) counted(vm cloud.VM) bool {
	return vm.State == cloud.Running || w.Release.behaviour.countsStarting && vm.State == cloud.Starting
}

// awake is what counts in the total of the owner's VMs, in every release.
func awake(vm cloud.VM) bool { return vm.State == cloud.Running || vm.State == cloud.Starting }
