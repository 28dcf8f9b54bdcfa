package picture

import (
	"fmt"
	"slices"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

func (p Moment) host(h cloud.Host, c cloud.Cluster, vms []VMChip, asked *tagAnswer, inOrder bool) HostCard {
	card := HostCard{ID: h.ID, Name: h.Name, Rule: h.TagRule, VMs: vms}
	if len(vms) > maxChips {
		card.VMs, card.More = vms[:maxChips], len(vms)-maxChips
	}
	ledger := p.Start.Ledger(p.Cloud, h.ID)
	added := p.Frame.Loads[h.ID]
	ledger.CPU.Reserved += added.ReservedCPU
	ledger.RAM.Reserved += added.ReservedRAM
	adds := p.tried(h.ID)
	card.CPU = bar(ledger.CPU, added.CPU, adds.CPU, c.CPUOvercommit, trace.MHz)
	card.RAM = bar(ledger.RAM, added.RAM, adds.RAM, c.RAMOvercommit, trace.Bytes)
	p.stand(&card, h, inOrder)
	card.Tags = chips(h.Tags, asked)
	return card
}

// Stands says how a host stands, in a few words.
func (p Moment) Stands(h cloud.Host) (verdict string, tone Tone) {
	var card HostCard
	p.stand(&card, h, slices.ContainsFunc(p.Frame.Order, func(x trace.Ranked) bool { return x.Cluster == h.Cluster }))
	return card.Verdict, card.Tone
}

// stand says how the host stands: first of all what the plan says of it.
func (p Moment) stand(card *HostCard, h cloud.Host, inOrder bool) {
	resource, changed := p.Frame.States[h.ID]
	if !changed {
		resource = string(h.ResourceState)
	}
	card.Now = p.Event != nil && p.Event.At.Host == h.ID
	card.Source = changed && resource != string(cloud.Enabled) || p.step().Maintain == h.ID || p.step().Cancel == h.ID
	s, looked := p.Frame.Hosts[h.ID]
	switch {
	case card.Source:
		card.Verdict, card.Tone = p.standing(resource)
	case looked && s.Verdict != trace.Note:
		card.Verdict, card.Tone = words.Sign(s.Verdict)+" "+p.Brief(&p.run().Trace.Events[s.Event]), tone(s.Verdict)
	case h.Status != cloud.Up:
		card.Verdict, card.Tone = strings.ToLower(string(h.Status)), Warn
	case resource != string(cloud.Enabled):
		card.Verdict, card.Tone = state(resource), Warn
	case p.placing() && (inOrder || len(p.Frame.Order) == 0):
		card.Verdict, card.Tone, card.Faded = "not reached", Later, true
	case p.placing():
		card.Verdict, card.Tone, card.Faded = "not asked", Later, true
	}
}

// standing is how the host that a step is about stands.
func (p Moment) standing(resource string) (string, Tone) {
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
func (p Moment) step() scenario.Step {
	if p.Event == nil {
		return scenario.Step{}
	}
	return p.Scenario.Steps[p.Event.At.Step-1]
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
func (p Moment) tried(host int64) trace.Load {
	s, ok := p.Frame.Hosts[host]
	if !ok || p.Event == nil || p.Event.At.VM == 0 || p.Frame.Places[p.Event.At.VM] == host {
		return trace.Load{}
	}
	e := &p.run().Trace.Events[s.Event]
	if e.At.VM != p.Event.At.VM {
		return trace.Load{} // that was the plan of another one
	}
	switch e.Rule {
	case trace.HostCapability, trace.HostCPU, trace.HostRAM, trace.HostSuitable, trace.HostPools, trace.HostUsage, trace.ClusterDestination:
		o := p.Cloud.Offering(p.Cloud.VM(p.Event.At.VM).Offering)
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
