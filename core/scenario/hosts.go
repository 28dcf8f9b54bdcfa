package scenario

import (
	"slices"
	"strings"

	"placement-playground/core/cloud"
)

// hostEntry is a host whose category is a name.
type hostEntry struct {
	cloud.Host
	category string
}

func (f *file) readHosts(n *Node) {
	f.list(n, func(n *Node) {
		var h *hostEntry
		if at := f.hostsBefore.find(n); at >= 0 {
			h = f.was.hosts[at]
		} else {
			h = f.readHost(n)
		}
		f.add(hosts, n, h.ID, h.Name)
		f.hosts = append(f.hosts, h)
		f.inCluster = append(f.inCluster, len(f.clusters))
	})
}

func (f *file) readHost(n *Node) *hostEntry {
	h := &hostEntry{Host: cloud.Host{Status: cloud.Up, ResourceState: cloud.Enabled, Capabilities: "hvm,snapshot", Cores: 16, MHz: 2000, RAMMiB: 65536}}
	object(f.decoder, n, h, f.hostFields)
	return h
}

func (f *file) fieldsOfHost() []field[*hostEntry] {
	return []field[*hostEntry]{
		{"id", func(h *hostEntry, n *Node) { f.whole(n, &h.ID) }},
		{"name", func(h *hostEntry, n *Node) { f.name(n, &h.Name) }},
		{"status", func(h *hostEntry, n *Node) { text(f.decoder, n, &h.Status) }},
		{"resourceState", func(h *hostEntry, n *Node) { text(f.decoder, n, &h.ResourceState) }},
		{"tags", func(h *hostEntry, n *Node) { f.texts(n, &h.Tags) }},
		{"tagRule", func(h *hostEntry, n *Node) { text(f.decoder, n, &h.TagRule) }},
		{"cores", func(h *hostEntry, n *Node) { f.whole(n, &h.Cores) }},
		{"mhz", func(h *hostEntry, n *Node) { f.whole(n, &h.MHz) }},
		{"ramMiB", func(h *hostEntry, n *Node) { f.whole(n, &h.RAMMiB) }},
		{"capabilities", func(h *hostEntry, n *Node) {
			var words []string
			f.texts(n, &words)
			h.Capabilities = strings.Join(words, ",")
		}},
		{"guestOSCategory", func(h *hostEntry, n *Node) { f.name(n, &h.category) }},
		{"gpus", func(h *hostEntry, n *Node) { f.list(n, func(n *Node) { h.GPUs = append(h.GPUs, f.readGPU(n)) }) }},
		{"uefi", func(h *hostEntry, n *Node) {
			var supported bool
			f.truth(n, &supported)
			h.UEFI = cloud.Unsupported
			if supported {
				h.UEFI = cloud.Supported
			}
		}},
		{"dedicatedTo", func(h *hostEntry, n *Node) { f.ref(n, &h.Dedicated, groups) }},
		{"plannerUsage", func(h *hostEntry, n *Node) { text(f.decoder, n, &h.Usage) }},
		{"usedMHz", func(h *hostEntry, n *Node) { f.whole(n, &h.ExtraUsedCPUMHz) }},
		{"usedMiB", func(h *hostEntry, n *Node) { f.whole(n, &h.ExtraUsedRAMMiB) }},
		{"reservedMHz", func(h *hostEntry, n *Node) { f.whole(n, &h.ReservedCPUMHz) }},
		{"reservedMiB", func(h *hostEntry, n *Node) { f.whole(n, &h.ReservedRAMMiB) }},
	}
}

func (f *file) readGPU(n *Node) cloud.GPU {
	gpu := cloud.GPU{Left: 1}
	object(f.decoder, n, &gpu, []field[*cloud.GPU]{
		{"group", func(g *cloud.GPU, n *Node) { f.name(n, &g.Group) }},
		{"type", func(g *cloud.GPU, n *Node) { f.name(n, &g.Type) }},
		{"left", func(g *cloud.GPU, n *Node) { f.whole(n, &g.Left) }},
	})
	if gpu.Type == "" {
		f.fail(n, "field %q is missing", "type")
	}
	return gpu
}

// madeHosts are the hosts with their ids, names and clusters.
func (f *file) madeHosts(c *cloud.Cloud) []cloud.Host {
	was := f.was
	if len(f.hosts) == 0 {
		return nil
	}
	if slices.Equal(f.hosts, was.hosts) && slices.Equal(f.inCluster, was.inCluster) && slices.Equal(f.categories, was.scenario.Cloud.Categories) &&
		f.tables[clusters].same(&was.tables[clusters]) {
		return was.hostList
	}
	out := make([]cloud.Host, len(f.hosts))
	for i, h := range f.hosts {
		to, head := &out[i], &f.tables[hosts].heads[i]
		*to = h.Host
		to.ID, to.Name, to.Cluster = head.ID, head.Name, c.Clusters[f.inCluster[i]].ID
		to.Category = f.categoryIDs[h.category]
	}
	return out
}
