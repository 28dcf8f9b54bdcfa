package lens

import (
	"cmp"
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/remedy"
	"placement-playground/core/trace"
)

// probe is the cloud that is asked: hosts without load, and VMs that are nowhere,
// one for each want.
type probe struct {
	run    placement.Run
	state  cloud.State
	events []trace.Event // memory that passes on from one survey to the next
}

func newProbe(run placement.Run, clusters []cloud.Cluster, hosts []cloud.Host, wants []want) (probe, error) {
	c := *run.Cloud
	c.Zone.Dedicated, c.Pools, c.AffinityGroups, c.VMs = 0, nil, nil, nil
	c.Pods, c.Clusters, c.Hosts = slices.Clone(c.Pods), slices.Clone(clusters), hosts
	for i := range c.Pods {
		c.Pods[i].Dedicated = 0
	}
	for i := range c.Clusters {
		c.Clusters[i].Dedicated = 0
	}
	// Nobody in particular asks: no admin, who may use what is disabled.
	c.Domains, c.Accounts = []cloud.Domain{{ID: 1}}, []cloud.Account{{ID: 1, Domain: 1}}
	for i, w := range wants {
		c.VMs = append(c.VMs, cloud.VM{ID: cloud.ID(i + 1), Account: 1, Offering: w.pair.Offering, Template: w.pair.Template, Type: cloud.User,
			Hypervisor: cmp.Or(w.pair.Hypervisor, cloud.KVM), State: cloud.Stopped, UEFI: w.pair.UEFI})
	}
	made, err := cloud.New(c)
	if err != nil {
		return probe{}, fmt.Errorf("lens: %w", err)
	}
	return probe{run: placement.Run{Cloud: made, Release: run.Release, Rules: run.Rules}, state: made.Start()}, nil
}

// table is what every host answers to a want, and how many questions that were. The
// error is for what is not modelled.
func (p *probe) table(want int) (remedy.Table, int, error) {
	events, err := placement.SurveyFit(p.run, p.state, cloud.ID(want+1), p.events[:0])
	if err != nil {
		return remedy.Table{}, 1, err
	}
	p.events = events
	return remedy.Surveyed(p.run.Cloud, events), len(events), nil
}
