package trace

import "slices"

// Avoid is a set of things a plan leaves out (DeploymentPlanner.ExcludeList).
// Each list is ascending and without duplicates.
type Avoid struct {
	Zones    []int64 `json:"zones,omitempty"`
	Pods     []int64 `json:"pods,omitempty"`
	Clusters []int64 `json:"clusters,omitempty"`
	Hosts    []int64 `json:"hosts,omitempty"`
	Pools    []int64 `json:"pools,omitempty"`
}

// IsZero reports whether nothing is avoided.
func (a Avoid) IsZero() bool {
	return len(a.Zones)+len(a.Pods)+len(a.Clusters)+len(a.Hosts)+len(a.Pools) == 0
}

// Equal reports whether both avoid the same.
func (a Avoid) Equal(b Avoid) bool {
	return a.Contains(b) && b.Contains(a)
}

// Contains reports whether all that b avoids is avoided by a.
func (a Avoid) Contains(b Avoid) bool { return b.Minus(a).IsZero() }

// Clone is a copy that shares nothing with a.
func (a Avoid) Clone() Avoid {
	c := Avoid{}
	c.Add(a)
	return c
}

// Add makes a avoid all that b avoids, too, and returns what was new.
func (a *Avoid) Add(b Avoid) Avoid {
	return Avoid{
		Zones: insert(&a.Zones, b.Zones), Pods: insert(&a.Pods, b.Pods), Clusters: insert(&a.Clusters, b.Clusters),
		Hosts: insert(&a.Hosts, b.Hosts), Pools: insert(&a.Pools, b.Pools),
	}
}

// Minus is what a avoids and b does not.
func (a Avoid) Minus(b Avoid) Avoid {
	return Avoid{
		Zones: difference(a.Zones, b.Zones), Pods: difference(a.Pods, b.Pods), Clusters: difference(a.Clusters, b.Clusters),
		Hosts: difference(a.Hosts, b.Hosts), Pools: difference(a.Pools, b.Pools),
	}
}

// HasZone, HasPod, HasCluster, HasHost and HasPool ask for one id of their kind.
func (a Avoid) HasZone(id int64) bool    { return has(a.Zones, id) }
func (a Avoid) HasPod(id int64) bool     { return has(a.Pods, id) }
func (a Avoid) HasCluster(id int64) bool { return has(a.Clusters, id) }
func (a Avoid) HasHost(id int64) bool    { return has(a.Hosts, id) }
func (a Avoid) HasPool(id int64) bool    { return has(a.Pools, id) }

func has(set []int64, id int64) bool {
	_, ok := slices.BinarySearch(set, id)
	return ok
}

// Set makes a list an id set: ascending, without duplicates.
func Set(ids ...int64) []int64 {
	s := slices.Clone(ids)
	slices.Sort(s)
	return slices.Compact(s)
}

// insert adds the ids to the set in place and returns those that were new, ascending.
func insert(set *[]int64, ids []int64) []int64 {
	var fresh []int64
	for _, id := range ids {
		at, found := slices.BinarySearch(*set, id)
		if !found {
			*set = slices.Insert(*set, at, id)
			fresh = append(fresh, id)
		}
	}
	slices.Sort(fresh)
	return fresh
}

func difference(x, y []int64) []int64 {
	var d []int64
	for _, id := range x {
		if !has(y, id) {
			d = append(d, id)
		}
	}
	return d
}
