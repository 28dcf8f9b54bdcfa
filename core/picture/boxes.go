package picture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// PodBox, ClusterBox, HostCard and VMChip are the cloud as it is drawn.
type PodBox struct {
	ID       int64
	Name     string
	Clusters []ClusterBox
}

type ClusterBox struct {
	ID      int64
	Name    string
	Place   string // in the order, from "1"; empty if it has none
	Kind    string // its hypervisor
	Share   string // of what is in use; empty until a planner has counted
	Percent int    // in use, 0 to 100
	Verdict string // in a few words; empty before it is looked at
	Tone    Tone
	Now     bool // looked at
	Faded   bool // not looked at yet, or no more
	Drawn   Drawn
	Hosts   []HostCard
}

type HostCard struct {
	ID      int64
	Name    string
	Verdict string
	Tone    Tone
	Now     bool
	Source  bool // under maintenance
	Faded   bool
	Rule    string // the tag rule, in JavaScript
	Tags    []TagChip
	CPU     Bar
	RAM     Bar
	VMs     []VMChip
	More    int // VMs that are not drawn
	Drawn   Drawn
}

// Drawn is how somebody who draws holds a thing: the page fills it in.
type Drawn struct {
	Selected bool
	Renaming bool   // its name is being typed
	Name     string // as it is typed
}

// TagChip is a tag of a host, or one that it lacks.
type TagChip struct {
	Name string
	Tone Tone // Good: wanted and there; Bad: wanted and missing
}

// Bar is a host's capacity in whole percent of its total with overcommit.
type Bar struct {
	Used, Reserved, Adds int
	Text                 string
}

type VMChip struct {
	ID    int64
	Name  string
	Now   bool // being placed
	Moved bool
	Drawn Drawn
}

// More says how many are not drawn.
func More(n int) string { return "+" + strconv.Itoa(n) + " more" }

// maxChips bounds the VMs that are drawn on one host.
const maxChips = 12

// Pods are the cloud with everything in it.
func (p Moment) Pods() []PodBox {
	onHost := p.vmsByHost()
	asked := p.asked()
	var pods []PodBox
	for _, pod := range p.Cloud.Pods {
		box := PodBox{ID: pod.ID, Name: pod.Name}
		for _, id := range p.Order {
			if c := p.Cloud.Cluster(id); c.Pod == pod.ID {
				box.Clusters = append(box.Clusters, p.cluster(c, onHost, asked))
			}
		}
		pods = append(pods, box)
	}
	return pods
}

// drawn is the order in which clusters are drawn: that of the first list of
// the run, so that the walk reads from left to right and nothing jumps while
// stepping; then the others by id.
func drawn(c *cloud.Cloud, t *trace.Trace) []int64 {
	var order []int64
	for i := range t.Events {
		if e := &t.Events[i]; e.Rule == trace.OrderEnd && len(e.Effect.Order) > 1 {
			for _, r := range e.Effect.Order {
				order = append(order, r.Cluster)
			}
			break
		}
	}
	for _, x := range c.Clusters {
		if !slices.Contains(order, x.ID) {
			order = append(order, x.ID)
		}
	}
	return order
}

func (p Moment) cluster(c cloud.Cluster, onHost map[int64][]VMChip, asked map[int64]*tagAnswer) ClusterBox {
	box := ClusterBox{ID: c.ID, Name: c.Name, Kind: string(c.Hypervisor)}
	if !strings.Contains(c.Name, fmt.Sprint(c.ID)) {
		box.Name = fmt.Sprintf("%s · %d", c.Name, c.ID)
	}
	for _, l := range p.Frame.Ratios {
		if l.Cluster == c.ID {
			share, of := l.CPU, "CPU"
			if p.Cloud.Settings.OrderBy == cloud.ByRAM {
				share, of = l.RAM, "RAM"
			}
			box.Percent = percent(share)
			box.Share = fmt.Sprintf("%d %% of %s", box.Percent, of)
		}
	}
	at := slices.IndexFunc(p.Frame.Order, func(r trace.Ranked) bool { return r.Cluster == c.ID })
	if at >= 0 {
		box.Place = fmt.Sprint(at + 1)
	}
	box.Now = p.Event != nil && p.Event.At.Cluster == c.ID && p.Event.At.VM != 0
	if s, ok := p.Frame.Groups[c.ID]; ok {
		box.Tone = tone(s.Verdict)
		if s.Verdict != trace.Note && s.Verdict != trace.Pass {
			box.Verdict = words.Sign(s.Verdict) + " " + p.Brief(&p.run().Trace.Events[s.Event])
		}
	}
	box.Faded = p.placing() && at >= 0 && !box.Now && !p.walked(c.ID)
	for _, h := range p.Cloud.HostsOf(c.ID) {
		box.Hosts = append(box.Hosts, p.host(h, c, onHost[h.ID], asked[h.ID], at >= 0))
	}
	return box
}

// placing: a plan goes on, so "not reached" means something.
func (p Moment) placing() bool {
	return p.Event != nil && p.Event.At.Attempt != 0
}

// walked: some host of the cluster was looked at in this plan.
func (p Moment) walked(cluster int64) bool {
	for _, h := range p.Cloud.HostsOf(cluster) {
		if _, ok := p.Frame.Hosts[h.ID]; ok {
			return true
		}
	}
	return false
}

// vmsByHost lists the VMs of each host as they are by now.
func (p Moment) vmsByHost() map[int64][]VMChip {
	on := map[int64][]VMChip{}
	for _, vm := range p.Cloud.VMs {
		host, moved := p.Frame.Places[vm.ID]
		if !moved {
			host = vm.Host
		}
		if host != 0 {
			on[host] = append(on[host], VMChip{ID: vm.ID, Name: vm.Name, Now: p.Event != nil && p.Event.At.VM == vm.ID, Moved: moved})
		}
	}
	return on
}
