package app

import (
	"placement-playground/core/draft"
	"placement-playground/core/picture"
)

// Idle are the VMs that are on no host at this step.
type Idle struct {
	VMs  []picture.IdleVM
	More int
}

// maxIdle bounds the VMs without a host that are drawn.
const maxIdle = 24

func (p painter) idle() (i Idle) {
	i.VMs, i.More = p.moment.Idle(maxIdle)
	for n := range i.VMs {
		i.VMs[n].Drawn = p.drawn(draft.VM, i.VMs[n].ID, i.VMs[n].Name)
	}
	return i
}
