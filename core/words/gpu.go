package words

import (
	"fmt"

	"placement-playground/core/trace"
)

// gpu says what GPUs and UEFI decide.
func (s Speaker) gpu(e *trace.Event) string {
	switch e.Rule {
	case trace.HostGPU, trace.LastHostGPU:
		host, kind := s.Host(e.At.Host), word(e.Want, "vgpu type")
		left, has := trace.Find(e.Have, "left")
		switch {
		case e.Verdict == trace.Pass && left.Num <= 0:
			return fmt.Sprintf("%s has the vGPU type %s, none of it is left, and this release does not look.", host, kind)
		case e.Verdict == trace.Pass:
			return fmt.Sprintf("%s has the vGPU type %s; %s left.", host, kind, short(left.Num))
		case has:
			return fmt.Sprintf("%s has the vGPU type %s, and none of it is left.", host, kind)
		}
		return fmt.Sprintf("%s does not have the vGPU type %s.", host, kind)
	case trace.ListGPU:
		return fmt.Sprintf("The VM wants no GPU, so hosts with GPUs come last: %s.", names(ids(e.Have, "hosts"), s.Host))
	case trace.OrderImplicitTags:
		return fmt.Sprintf("%s has %s of implicit.host.tags on hosts with room. Clusters with more come last, as the VM wants no GPU.",
			s.Cluster(e.At.Cluster), count(len(words(e.Have, "host tags")), "tag"))
	case trace.ListUEFI:
		return either(e, fmt.Sprintf("%s supports UEFI, which the VM needs.", s.Host(e.At.Host)), fmt.Sprintf("%s does not say that it supports UEFI, which the VM needs.", s.Host(e.At.Host)))
	case trace.HostNamedUEFI:
		return either(e, fmt.Sprintf("%s does not deny UEFI, which the VM needs.", s.Host(e.At.Host)), fmt.Sprintf("%s does not support UEFI, which the VM needs.", s.Host(e.At.Host)))
	}
	return ""
}
