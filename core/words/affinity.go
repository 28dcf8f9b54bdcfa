package words

import (
	"fmt"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// affinity says what dedication and affinity groups do.
func (s Speaker) affinity(e *trace.Event) string {
	switch e.Rule {
	case trace.PlanDedicatedZone:
		group := names(ids(e.Have, "group"), s.Group)
		return either(e, fmt.Sprintf("The zone is dedicated (%s), and %s may use it.", group, names(ids(e.Want, "account"), s.Account)),
			fmt.Sprintf("The zone is dedicated (%s), and not to %s: CloudStack throws an exception.", group, names(ids(e.Want, "account"), s.Account)))
	case trace.PlanDedicated:
		if left := s.leftOut(e); left != "" {
			return "What is dedicated to others is left out: " + left + "."
		}
		return "Nothing is dedicated to others than this VM may use."
	case trace.PlanAffinity:
		return s.affinityGroup(e)
	case trace.HostAffine:
		return either(e, fmt.Sprintf("%s has another VM of the affinity group.", s.Host(e.At.Host)),
			fmt.Sprintf("%s has no other VM of the affinity group, and only %s has.", s.Host(e.At.Host), names(ids(e.Want, "hosts"), s.Host)))
	case trace.ClusterPriority:
		return fmt.Sprintf("Affinity groups put the suitable hosts into this order: %s.", names(ids(e.Have, "hosts"), s.Host))
	case trace.OrderImplicitStrict:
		return s.orNone(e, "Hosts kept by other accounts in Strict mode are left out: %s.", "No host is kept by another account in Strict mode.")
	case trace.OrderImplicit:
		return s.orNone(e, "Only hosts with no VM but the owner's will do; left out are %s.", "Only hosts with no VM but the owner's will do, and there are no others.")
	case trace.OrderImplicitCluster:
		cluster := s.Cluster(e.At.Cluster)
		return either(e, fmt.Sprintf("%s has a host that is not left out.", cluster), fmt.Sprintf("Every host of %s is left out, and it leaves the list.", cluster))
	}
	return ""
}

func (s Speaker) affinityGroup(e *trace.Event) string {
	group, hosts := names(ids(e.Want, "group"), s.Group), ids(e.Have, "hosts")
	on := names(hosts, s.Host)
	switch kind := cloud.AffinityType(word(e.Want, "type")); {
	case kind == cloud.ExplicitDedication && e.Verdict == trace.Abort:
		return fmt.Sprintf("Nothing of what the plan names is dedicated to %s: CloudStack throws an exception.", group)
	case kind == cloud.ExplicitDedication:
		if left := s.leftOut(e); left != "" {
			return fmt.Sprintf("The VM keeps to what is dedicated to %s; left out are %s.", group, left)
		}
		return fmt.Sprintf("The VM keeps to what is dedicated to %s, and that is all the plan names.", group)
	case len(hosts) == 0:
		return fmt.Sprintf("No other VM of %s has a host.", group)
	case kind == cloud.HostAntiAffinity:
		return fmt.Sprintf("Hosts with another VM of %s are left out: %s.", group, on)
	case kind == cloud.HostAffinity:
		return fmt.Sprintf("Only hosts with another VM of %s will do: %s.", group, on)
	case kind == cloud.NonStrictHostAffinity:
		return fmt.Sprintf("Hosts with another VM of %s come first: %s.", group, on)
	}
	return fmt.Sprintf("Hosts with another VM of %s come last: %s.", group, on)
}

// leftOut lists what an event leaves out of every kind.
func (s Speaker) leftOut(e *trace.Event) string {
	var parts []string
	for _, of := range []struct {
		fact string
		name func(int64) string
	}{{"zones", func(int64) string { return s.Cloud.Zone.Name }}, {"pods", s.Pod}, {"clusters", s.Cluster}, {"hosts", s.Host}} {
		for _, id := range ids(e.Have, of.fact) {
			parts = append(parts, of.name(id))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return List(parts, listed)
}

func (s Speaker) orNone(e *trace.Event, some, none string) string {
	if hosts := ids(e.Have, "hosts"); len(hosts) > 0 {
		return fmt.Sprintf(some, names(hosts, s.Host))
	}
	return none
}
