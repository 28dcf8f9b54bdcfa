package lens

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
)

// Pair is what a VM is made of, as far as it decides which hosts could run it.
type Pair struct {
	Offering, Template cloud.ID
	// Hypervisor is that of the VMs. Empty: no VM says which one the template is
	// for, and hosts of every hypervisor will do.
	Hypervisor cloud.Hypervisor
	UEFI       bool // the VMs need it
	VMs        int  // that are such; 0 for a pair that nothing uses
}

// MaxPairs bounds the pairs that are looked at.
const MaxPairs = 2_500

// pairs lists those that VMs use, then the others, each by offering and template;
// more counts what is left out. A pair whose VMs differ stands there once for each kind.
func pairs(c *cloud.Cloud) (all []Pair, more int) {
	used, taken := map[Pair]int{}, map[[2]cloud.ID]bool{}
	byTemplate := map[cloud.ID][]cloud.Hypervisor{}
	for _, vm := range c.VMs {
		used[Pair{Offering: vm.Offering, Template: vm.Template, Hypervisor: vm.Hypervisor, UEFI: vm.UEFI}]++
		taken[[2]cloud.ID{vm.Offering, vm.Template}] = true
		if !slices.Contains(byTemplate[vm.Template], vm.Hypervisor) {
			byTemplate[vm.Template] = append(byTemplate[vm.Template], vm.Hypervisor)
		}
	}
	for p, n := range used {
		p.VMs = n
		all = append(all, p)
	}
	all = sorted(all)
	total := len(all) + len(c.Offerings)*len(c.Templates) - len(taken)
	all = all[:min(len(all), MaxPairs)]
	for _, o := range c.Offerings {
		for _, t := range c.Templates {
			if len(all) == MaxPairs {
				return all, total - MaxPairs
			}
			if !taken[[2]cloud.ID{o.ID, t.ID}] {
				all = append(all, Pair{Offering: o.ID, Template: t.ID, Hypervisor: only(c, byTemplate[t.ID])})
			}
		}
	}
	return all, 0
}

// sorted puts pairs into order by texts: one sort for all keeps the WebAssembly small.
func sorted(pairs []Pair) []Pair {
	keys, by := make([]string, len(pairs)), make(map[string]Pair, len(pairs))
	for i, p := range pairs {
		keys[i] = fmt.Sprintf("%020d %020d %s %t", p.Offering, p.Template, p.Hypervisor, p.UEFI)
		by[keys[i]] = p
	}
	slices.Sort(keys)
	out := make([]Pair, len(pairs))
	for i, key := range keys {
		out[i] = by[key]
	}
	return out
}

// only is the one hypervisor that the VMs of a template have or, without VMs, that
// all clusters have; empty if there are several.
func only(c *cloud.Cloud, of []cloud.Hypervisor) cloud.Hypervisor {
	if len(of) == 0 {
		for _, cluster := range c.Clusters {
			if !slices.Contains(of, cluster.Hypervisor) {
				of = append(of, cluster.Hypervisor)
			}
		}
	}
	if len(of) == 1 {
		return of[0]
	}
	return ""
}

// maxCells bounds what is kept of all pairs.
const maxCells = 400_000

// want finds what differs between pairs.
func (l *Lens) want() {
	type key struct {
		offering, template cloud.ID
		hypervisor         cloud.Hypervisor
		uefi               bool
	}
	offering := alike(l.run.Cloud.Offerings, func(o cloud.Offering) (cloud.ID, string) {
		id := o.ID
		o.ID, o.Name = 0, ""
		return id, fmt.Sprintf("%#v", o)
	})
	template := alike(l.run.Cloud.Templates, func(t cloud.Template) (cloud.ID, string) {
		id := t.ID
		t.ID, t.Name, t.Category = 0, "", 0 // a category is in nobody's way
		return id, fmt.Sprintf("%#v", t)
	})
	at := map[key]int{}
	most := max(1, maxCells/max(1, len(l.kinds)))
	for n, p := range l.Pairs {
		k := key{offering[p.Offering], template[p.Template], p.Hypervisor, p.UEFI}
		i, known := at[k]
		if !known && len(l.wants) == most {
			l.More += len(l.Pairs) - n
			l.Pairs = l.Pairs[:n]
			return
		}
		if !known {
			i = len(l.wants)
			at[k] = i
			l.wants = append(l.wants, want{pair: p})
		}
		l.wanted = append(l.wanted, i)
	}
}

// alike names for each entry the first that is made of the same.
func alike[T any](list []T, made func(T) (cloud.ID, string)) map[cloud.ID]cloud.ID {
	first, of := map[string]cloud.ID{}, map[cloud.ID]cloud.ID{}
	for _, x := range list {
		id, key := made(x)
		if _, known := first[key]; !known {
			first[key] = id
		}
		of[id] = first[key]
	}
	return of
}
