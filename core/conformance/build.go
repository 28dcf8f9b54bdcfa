package conformance

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
)

// build makes the cloud that a recorded scenario describes. What core/cloud
// does not take is Unmodelled: CloudStack took it.
func (s *scenario) build() (*cloud.Cloud, error) {
	if err := s.modelled(); err != nil {
		return nil, err
	}
	settings, err := s.settings()
	if err != nil {
		return nil, err
	}
	c := cloud.Cloud{Zone: cloud.Zone{ID: s.Zone.ID}, Settings: settings}
	for _, p := range s.Pods {
		c.Pods = append(c.Pods, cloud.Pod{ID: p.ID, Disabled: p.AllocationState == disabled})
	}
	if err := s.addClusters(&c); err != nil {
		return nil, err
	}
	s.addHosts(&c)
	s.addOfferings(&c)
	s.addPools(&c)
	s.addAccounts(&c)
	s.addVMs(&c)
	made, err := cloud.New(c)
	var p *cloud.Problem
	if errors.As(err, &p) {
		return nil, unmodelled("%s.%s: %s", p.Kind, p.Field, p.Text) // without the index, so that causes can be counted
	}
	return made, err
}

func (s *scenario) settings() (cloud.Settings, error) {
	out := cloud.DefaultSettings()
	out.Algorithm = cloud.FirstFit
	for _, key := range slices.Sorted(maps.Keys(s.Config)) {
		if out.Set(key, s.Config[key]) != nil {
			return out, unmodelled("the setting %s = %s", key, s.Config[key])
		}
	}
	return out, nil
}

func (s *scenario) addClusters(c *cloud.Cloud) error {
	for _, x := range s.Clusters {
		cluster := cloud.Cluster{
			ID: x.ID, Pod: x.PodID, Hypervisor: cmp.Or(cloud.Hypervisor(x.Hypervisor), cloud.KVM), Arch: cmp.Or(cloud.Arch(x.Arch), cloud.AMD64),
			Disabled: x.AllocationState == disabled,
		}
		var err error
		if cluster.CPUOvercommit, err = strconv.ParseFloat(cmp.Or(x.CPUOvercommit, "1.0"), 64); err != nil {
			return fmt.Errorf("cluster %d: CPU overcommit: %w", x.ID, err)
		}
		if cluster.RAMOvercommit, err = strconv.ParseFloat(cmp.Or(x.MemOvercommit, "1.0"), 64); err != nil {
			return fmt.Errorf("cluster %d: memory overcommit: %w", x.ID, err)
		}
		for _, key := range slices.Sorted(maps.Keys(x.Details)) {
			threshold, err := strconv.ParseFloat(x.Details[key], 64)
			switch {
			case key != cpuThreshold && key != ramThreshold:
				return unmodelled("the cluster detail %s", key)
			case err != nil:
				return unmodelled("the cluster detail %s = %s", key, x.Details[key])
			case key == cpuThreshold:
				cluster.CPUThreshold = &threshold
			default:
				cluster.RAMThreshold = &threshold
			}
		}
		c.Clusters = append(c.Clusters, cluster)
	}
	return nil
}

func (s *scenario) addHosts(c *cloud.Cloud) {
	for _, h := range s.Hosts {
		c.Hosts = append(c.Hosts, cloud.Host{
			ID: h.ID, Cluster: h.ClusterID, Tags: h.Tags, TagRule: h.TagRule,
			Status: cmp.Or(cloud.Status(h.Status), cloud.Up), ResourceState: cmp.Or(cloud.ResourceState(h.ResourceState), cloud.Enabled),
			Cores: deref(h.CPUs, 16), MHz: deref(h.Speed, 2000), RAMMiB: deref(h.RAMMB, 65536),
			Capabilities: deref(h.Capabilities, "hvm,snapshot"), Category: h.GuestOsCategoryID, Usage: cloud.PlannerUsage(h.PlannerUsage),
			ExtraUsedCPUMHz: h.ExtraUsedCPUMHz, ExtraUsedRAMMiB: h.ExtraUsedRAMMB,
			ReservedCPUMHz: h.ReservedCPUMHz, ReservedRAMMiB: h.ReservedRAMMB,
		})
	}
}

func (s *scenario) addOfferings(c *cloud.Cloud) {
	for _, o := range s.Offerings {
		c.Offerings = append(c.Offerings, cloud.Offering{ID: o.ID, Cores: o.CPU, MHz: o.Speed, RAMMiB: o.RAMMB, HostTag: o.HostTag, Planner: o.Planner})
	}
	categories := map[int64]int64{} // by guest OS
	for _, g := range s.GuestOS {
		categories[g.ID] = g.CategoryID
	}
	for _, g := range s.GuestOsCategories {
		c.Categories = append(c.Categories, cloud.Category{ID: g.ID, Name: g.Name})
	}
	for _, t := range s.Templates {
		c.Templates = append(c.Templates, cloud.Template{
			ID: t.ID, Tag: t.Tag, RequiresHVM: deref(t.RequiresHVM, true), Arch: cmp.Or(cloud.Arch(t.Arch), cloud.AMD64), Category: categories[t.GuestOsID],
		})
	}
}

func (s *scenario) addPools(c *cloud.Cloud) {
	for _, p := range s.Pools {
		c.Pools = append(c.Pools, cloud.Pool{ID: p.ID, Scope: cmp.Or(cloud.Scope(p.Scope), cloud.ZoneScope), Cluster: p.ClusterID, Host: p.HostID})
	}
	if len(s.Pools) == 0 {
		c.Pools = []cloud.Pool{{ID: 1, Scope: cloud.ZoneScope}}
	}
}

func (s *scenario) addAccounts(c *cloud.Cloud) {
	c.Domains = []cloud.Domain{{ID: 1}}
	for _, a := range s.Accounts {
		c.Accounts = append(c.Accounts, cloud.Account{ID: a.ID, Domain: 1, RootAdmin: a.RootAdmin})
	}
	if len(s.Accounts) == 0 {
		c.Accounts = []cloud.Account{{ID: owner, Domain: 1}}
	}
}

func (s *scenario) addVMs(c *cloud.Cloud) {
	for _, v := range s.VMs {
		vm := cloud.VM{
			ID: v.ID, Name: vmName, Account: cmp.Or(v.AccountID, owner), Offering: v.OfferingID, Template: v.TemplateID, Pool: v.PoolID, Host: deref(v.HostID, 0),
			State: cmp.Or(cloud.VMState(v.State), cloud.Running), Type: cmp.Or(cloud.VMType(v.Type), cloud.User),
			FirstDeploy: v.Details[firstDeploy] != "",
		}
		vm.LastHost = vm.Host
		if v.LastHostID.Given {
			vm.LastHost = v.LastHostID.ID
		}
		if vm.Pool == 0 && vm.State != cloud.Starting {
			vm.Pool = c.Pools[0].ID
		}
		vm.Hypervisor = cmp.Or(cloud.Hypervisor(v.Hypervisor), s.hypervisorOf(vm.Host))
		c.VMs = append(c.VMs, vm)
	}
}

func (s *scenario) hypervisorOf(host int64) cloud.Hypervisor {
	for _, h := range s.Hosts {
		for _, c := range s.Clusters {
			if h.ID == host && c.ID == h.ClusterID {
				return cmp.Or(cloud.Hypervisor(c.Hypervisor), cloud.KVM)
			}
		}
	}
	return cloud.KVM
}

func deref[T any](p *T, fallback T) T {
	if p == nil {
		return fallback
	}
	return *p
}

func unmodelled(format string, args ...any) error {
	return &placement.Unmodelled{What: fmt.Sprintf(format, args...)}
}
