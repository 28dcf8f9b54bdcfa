package lens

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"placement-playground/core/cloud"
)

// kind is hosts that differ in nothing that is asked: in nothing but their names,
// load and dedication, and neither do their clusters. That only one of them is asked
// changes no answer, as no rule of a lens counts hosts.
type kind struct {
	host    cloud.Host // the first, without load
	cluster string     // what its cluster is made of
}

// rows puts the hosts of each cluster together by kind. All of cloud.Host and
// cloud.Cluster counts: what is added to them separates hosts from then on.
func rows(c *cloud.Cloud) (all []Row, kinds []kind) {
	taken, known := takenGPUs(c), map[sort][]int{}
	for _, cluster := range c.Clusters {
		in := map[int]int{} // rows of the cluster, by kind
		like := clusterKey(c, cluster)
		for _, h := range c.HostsOf(cluster.ID) {
			h = emptied(h, taken[h.ID])
			key := sortOf(h, like)
			k := -1
			for _, i := range known[key] {
				if reflect.DeepEqual(nameless(h), nameless(kinds[i].host)) {
					k = i
				}
			}
			if k < 0 {
				k = len(kinds)
				known[key] = append(known[key], k)
				kinds = append(kinds, kind{host: h, cluster: like})
			}
			if h.ID < kinds[k].host.ID {
				kinds[k].host = h
			}
			i, ok := in[k]
			if !ok {
				i = len(all)
				in[k] = i
				all = append(all, Row{Cluster: cluster.ID, kind: k})
			}
			all[i].Hosts = append(all[i].Hosts, h.ID)
		}
	}
	return all, kinds
}

func clusterKey(c *cloud.Cloud, like cloud.Cluster) string {
	disabled := c.Pod(like.Pod).Disabled
	like.ID, like.Name, like.Pod, like.Dedicated, like.CPUThreshold, like.RAMThreshold = 0, "", 0, 0, nil, nil
	return fmt.Sprintf("%v %#v", disabled, like)
}

// sort is what mostly tells kinds apart, so that few hosts are compared as a whole.
type sort struct {
	cluster, tags, rule string
	cores, mhz, ram     int64
	state               cloud.ResourceState
}

func sortOf(h cloud.Host, cluster string) sort {
	return sort{cluster, strings.Join(h.Tags, ","), h.TagRule, h.Cores, h.MHz, h.RAMMiB, h.ResourceState}
}

func nameless(h cloud.Host) cloud.Host {
	h.ID, h.Name, h.Cluster = 0, "", 0
	return h
}

// emptied is a host without load, kept by no planner and dedicated to nobody.
func emptied(h cloud.Host, taken map[cloud.VGPU]int64) cloud.Host {
	h.ExtraUsedCPUMHz, h.ExtraUsedRAMMiB, h.ReservedCPUMHz, h.ReservedRAMMiB = 0, 0, 0, 0
	h.Usage, h.Dedicated = cloud.NoUsage, 0
	if len(taken) == 0 {
		return h
	}
	h.GPUs = slices.Clone(h.GPUs)
	for gpu, n := range taken {
		if i := slices.IndexFunc(h.GPUs, func(g cloud.GPU) bool { return g.VGPU == gpu }); i >= 0 {
			h.GPUs[i].Left += n
		}
	}
	return h
}

// takenGPUs are the vGPUs that VMs hold, host by host.
func takenGPUs(c *cloud.Cloud) map[cloud.ID]map[cloud.VGPU]int64 {
	taken := map[cloud.ID]map[cloud.VGPU]int64{}
	for _, vm := range c.VMs {
		if gpu := c.Offering(vm.Offering).GPU; gpu.Type != "" && vm.Host != 0 && vm.State.TakesCapacity() {
			if taken[vm.Host] == nil {
				taken[vm.Host] = map[cloud.VGPU]int64{}
			}
			taken[vm.Host][gpu]++
		}
	}
	return taken
}

// representatives are one cluster of each sort, and in it one host of each kind.
func representatives(c *cloud.Cloud, kinds []kind) ([]cloud.Cluster, []cloud.Host) {
	var clusters []cloud.Cluster
	var hosts []cloud.Host
	first := map[string]cloud.ID{}
	for _, k := range kinds {
		if _, known := first[k.cluster]; !known {
			first[k.cluster] = k.host.Cluster
			clusters = append(clusters, c.Cluster(k.host.Cluster))
		}
		k.host.Cluster = first[k.cluster]
		hosts = append(hosts, k.host)
	}
	return clusters, hosts
}
