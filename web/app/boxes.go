package app

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
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
	Tags    []TagChip
	CPU     Bar
	RAM     Bar
	VMs     []VMChip
	More    int // VMs that are not drawn
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
}

// maxChips bounds the VMs that are drawn on one host.
const maxChips = 12

func (p painter) pods() []PodBox {
	onHost := p.vmsByHost()
	asked := p.asked()
	var pods []PodBox
	for _, pod := range p.Cloud.Pods {
		box := PodBox{ID: pod.ID, Name: pod.Name}
		for _, id := range p.order {
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

func (p painter) cluster(c cloud.Cluster, onHost map[int64][]VMChip, asked map[int64]*tagAnswer) ClusterBox {
	box := ClusterBox{ID: c.ID, Name: c.Name, Kind: string(c.Hypervisor)}
	if !strings.Contains(c.Name, fmt.Sprint(c.ID)) {
		box.Name = fmt.Sprintf("%s · %d", c.Name, c.ID)
	}
	for _, l := range p.frame.Ratios {
		if l.Cluster == c.ID {
			share, of := l.CPU, "CPU"
			if p.Cloud.Settings.OrderBy == cloud.ByRAM {
				share, of = l.RAM, "RAM"
			}
			box.Percent = percent(share)
			box.Share = fmt.Sprintf("%d %% of %s", box.Percent, of)
		}
	}
	at := slices.IndexFunc(p.frame.Order, func(r trace.Ranked) bool { return r.Cluster == c.ID })
	if at >= 0 {
		box.Place = fmt.Sprint(at + 1)
	}
	box.Now = p.event != nil && p.event.At.Cluster == c.ID && p.event.At.VM != 0
	if s, ok := p.frame.Groups[c.ID]; ok {
		box.Tone = tone(s.Verdict)
		if s.Verdict != trace.Note && s.Verdict != trace.Pass {
			box.Verdict = words.Sign(s.Verdict) + " " + p.Brief(&p.lane.Trace.Events[s.Event])
		}
	}
	box.Faded = p.placing() && at >= 0 && !box.Now && !p.walked(c.ID)
	for _, h := range p.Cloud.HostsOf(c.ID) {
		box.Hosts = append(box.Hosts, p.host(h, c, onHost[h.ID], asked[h.ID], at >= 0))
	}
	return box
}

// placing: a plan goes on, so "not reached" means something.
func (p painter) placing() bool {
	return p.event != nil && p.event.At.Attempt != 0
}

// walked: some host of the cluster was looked at in this plan.
func (p painter) walked(cluster int64) bool {
	for _, h := range p.Cloud.HostsOf(cluster) {
		if _, ok := p.frame.Hosts[h.ID]; ok {
			return true
		}
	}
	return false
}

func (p painter) host(h cloud.Host, c cloud.Cluster, vms []VMChip, asked *tagAnswer, inOrder bool) HostCard {
	card := HostCard{ID: h.ID, Name: h.Name, VMs: vms}
	if len(vms) > maxChips {
		card.VMs, card.More = vms[:maxChips], len(vms)-maxChips
	}
	ledger := p.start.Ledger(p.Cloud, h.ID)
	added := p.frame.Loads[h.ID]
	ledger.CPU.Reserved += added.ReservedCPU
	ledger.RAM.Reserved += added.ReservedRAM
	adds := p.tried(h.ID)
	card.CPU = bar(ledger.CPU, added.CPU, adds.CPU, c.CPUOvercommit, trace.MHz)
	card.RAM = bar(ledger.RAM, added.RAM, adds.RAM, c.RAMOvercommit, trace.Bytes)
	p.stand(&card, h, inOrder)
	card.Tags = chips(h.Tags, asked)
	return card
}

// stand says how the host stands: first of all what the plan says of it.
func (p painter) stand(card *HostCard, h cloud.Host, inOrder bool) {
	resource, changed := p.frame.States[h.ID]
	if !changed {
		resource = string(h.ResourceState)
	}
	card.Now = p.event != nil && p.event.At.Host == h.ID
	card.Source = changed && resource != string(cloud.Enabled) || p.step().Maintain == h.ID || p.step().Cancel == h.ID
	s, looked := p.frame.Hosts[h.ID]
	switch {
	case card.Source:
		card.Verdict, card.Tone = p.standing(resource)
	case looked && s.Verdict != trace.Note:
		card.Verdict, card.Tone = words.Sign(s.Verdict)+" "+p.Brief(&p.lane.Trace.Events[s.Event]), tone(s.Verdict)
	case h.Status != cloud.Up:
		card.Verdict, card.Tone = strings.ToLower(string(h.Status)), Warn
	case resource != string(cloud.Enabled):
		card.Verdict, card.Tone = state(resource), Warn
	case p.placing() && (inOrder || len(p.frame.Order) == 0):
		card.Verdict, card.Tone, card.Faded = "not reached", Later, true
	case p.placing():
		card.Verdict, card.Tone, card.Faded = "not asked", Later, true
	}
}

// standing is how the host that a step is about stands.
func (p painter) standing(resource string) (string, Tone) {
	switch cloud.ResourceState(resource) {
	case cloud.Enabled:
		if p.step().Cancel != 0 {
			return "enabled", Plain
		}
		return "to be emptied", Warn
	case cloud.ErrorInMaintenance:
		return state(resource), Bad
	}
	return state(resource), Warn
}

// step is the step that is looked at, the zero step if there is none.
func (p painter) step() scenario.Step {
	if p.event == nil {
		return scenario.Step{}
	}
	return p.Scenario.Steps[p.event.At.Step-1]
}

func state(resource string) string {
	switch cloud.ResourceState(resource) {
	case cloud.PrepareForMaintenance:
		return "preparing"
	case cloud.ErrorInPrepareMaintenance:
		return "preparing, with errors"
	case cloud.InMaintenance:
		return "maintenance"
	case cloud.ErrorInMaintenance:
		return "✗ error in maintenance"
	}
	return strings.ToLower(resource)
}

// tried is what the VM that is placed would add to a host that it is checked on.
func (p painter) tried(host int64) trace.Load {
	s, ok := p.frame.Hosts[host]
	if !ok || p.event == nil || p.event.At.VM == 0 || p.frame.Places[p.event.At.VM] == host {
		return trace.Load{}
	}
	switch p.lane.Trace.Events[s.Event].Rule {
	case trace.HostCapability, trace.HostCPU, trace.HostRAM, trace.HostSuitable, trace.HostPools, trace.HostUsage, trace.ClusterDestination:
		o := p.Cloud.Offering(p.Cloud.VM(p.event.At.VM).Offering)
		return trace.Load{CPU: o.CPU(), RAM: o.RAM()}
	}
	return trace.Load{}
}

func bar(c cloud.Capacity, moved, adds int64, overcommit float64, unit trace.Unit) Bar {
	total := float64(c.Total) * overcommit
	part := func(n int64) int { return max(0, min(100, percent(float64(n)/total))) }
	b := Bar{Used: part(c.Used + moved), Reserved: part(c.Reserved), Adds: part(adds)}
	b.Text = fmt.Sprintf("%s of %s used", words.Amount(unit, float64(c.Used+moved)), words.Amount(unit, total))
	if c.Reserved > 0 {
		b.Text += ", " + words.Amount(unit, float64(c.Reserved)) + " reserved"
	}
	if adds > 0 {
		b.Text += ", this VM would add " + words.Amount(unit, float64(adds))
	}
	return b
}

func percent(share float64) int { return int(share*100 + 0.5) }

// vmsByHost lists the VMs of each host as they are by now.
func (p painter) vmsByHost() map[int64][]VMChip {
	on := map[int64][]VMChip{}
	for _, vm := range p.Cloud.VMs {
		host, moved := p.frame.Places[vm.ID]
		if !moved {
			host = vm.Host
		}
		if host != 0 {
			on[host] = append(on[host], VMChip{ID: vm.ID, Name: vm.Name, Now: p.event != nil && p.event.At.VM == vm.ID, Moved: moved})
		}
	}
	return on
}
