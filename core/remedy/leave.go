package remedy

import (
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// leaves tells each cluster and host what an event, before any cluster is put
// into order, leaves out: so the reason stands in the table, and not only that
// something is avoided.
func (b *builder) leaves(note Cell) {
	clusters, hosts := false, false
	switch note.Rule {
	case trace.PlanArch, trace.PlanOtherClusters:
		clusters = true
	case trace.PlanDisabled, trace.PlanDedicated:
		clusters, hosts = true, true
	case trace.PlanAffinity:
		word := func(kind cloud.AffinityType) bool {
			f, _ := trace.Find(note.Want, "type")
			return slices.Equal(f.Words, []string{string(kind)})
		}
		clusters, hosts = word(cloud.ExplicitDedication), word(cloud.ExplicitDedication) || word(cloud.HostAntiAffinity)
	}
	out := leftOut(note)
	for i, c := range b.cloud.Clusters {
		if clusters {
			gone := out.HasCluster(c.ID) || out.HasPod(c.Pod) || out.HasZone(b.cloud.Zone.ID)
			b.table.Clusters[i].Cells = append(b.table.Clusters[i].Cells, note.of(c, 0, !gone))
		}
		if !hosts {
			continue
		}
		for j, h := range b.cloud.HostsOf(c.ID) {
			to := &b.table.Clusters[i].Hosts[j]
			to.Cells = append(to.Cells, note.of(c, h.ID, !out.HasHost(h.ID)))
		}
	}
}

// of is what a note says of one cluster or host.
func (c Cell) of(cluster cloud.Cluster, host cloud.ID, holds bool) Cell {
	c.At.Pod, c.At.Cluster, c.At.Host, c.Verdict, c.Effect = cluster.Pod, cluster.ID, host, trace.Pass, nil
	if !holds {
		c.Verdict = trace.Reject
	}
	return c
}

// leftOut are the ids that a note names, whether or not they were avoided before.
func leftOut(note Cell) trace.Avoid {
	found := func(names ...string) []int64 {
		var all []int64
		for _, name := range names {
			f, _ := trace.Find(note.Have, name)
			all = append(all, f.IDs...)
		}
		return trace.Set(all...)
	}
	out := trace.Avoid{Zones: found("zones"), Pods: found("pods"), Clusters: found("clusters"), Hosts: found("hosts")}
	if note.Effect != nil {
		out.Add(note.Effect.Avoid)
	}
	return out
}
