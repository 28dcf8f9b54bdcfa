package words

import (
	"fmt"

	"placement-playground/core/trace"
)

// leave says how VMs of a host under maintenance are dealt with, other than by
// a plan.
func (s Speaker) leave(e *trace.Event) string {
	vms := names(ids(e.Have, "vms"), s.VM)
	switch e.Rule {
	case trace.PhaseAgain:
		return s.again(e)
	case trace.MaintainAbort:
		vm := names(ids(e.Have, "vm"), s.VM)
		if follow := ids(e.Have, "vms that follow"); len(follow) > 0 {
			return fmt.Sprintf("The exception for %s ends the request: nothing is done for %s.", vm, names(follow, s.VM))
		}
		return fmt.Sprintf("The exception for %s ends the request; no VM follows.", vm)
	case trace.MoveGPU:
		return fmt.Sprintf("It has a virtual GPU (%s), which cannot move: CloudStack stops it.", word(e.Have, "vgpu type"))
	case trace.MoveLocal:
		return s.strategy(e)
	case trace.MovePool:
		host := names(ids(e.Want, "host"), s.Host)
		if pools := ids(e.Have, "pools"); e.Verdict == trace.Reject && len(pools) > 0 {
			return fmt.Sprintf("%s is where the volume is already: there is nothing to move.", host)
		}
		return either(e, fmt.Sprintf("%s has local storage, too: %s.", host, s.Value(trace.IDs("pools", ids(e.Have, "pools")...))),
			fmt.Sprintf("%s has no local storage for the volume.", host))
	case trace.MoveEnd:
		return s.moved(e)
	case trace.MaintainLocal:
		unseen := ids(e.Have, "vms not seen")
		switch strategy := word(e.Want, "strategy"); {
		case e.Verdict == trace.Reject:
			return fmt.Sprintf("%s: on local storage, which cannot move along (host.maintenance.local.storage.strategy is Error).", vms)
		case len(ids(e.Have, "vms")) > 0:
			return fmt.Sprintf("%s: on local storage, and host.maintenance.local.storage.strategy is %s.", vms, strategy)
		case len(unseen) > 0:
			return fmt.Sprintf("%s: on local storage, but CloudStack looks only for that of XenServer here and sees none.", names(unseen, s.VM))
		}
		return "No VM of the host is on local storage."
	}
	return ""
}

func (s Speaker) strategy(e *trace.Event) string {
	pool, strategy := s.Value(trace.IDs("pool", ids(e.Have, "pool")...)), word(e.Want, "strategy")
	does := "nothing is done for it"
	switch strategy {
	case "Migration":
		does = "it moves with its volume, and its plan does not leave its host out"
		if len(ids(e.Have, "hosts left out")) > 0 {
			does = "it moves with its volume to another host"
		}
	case "ForceStop":
		does = "it is stopped"
	}
	return fmt.Sprintf("Its volume is on %s, which only its host reaches. host.maintenance.local.storage.strategy is %s: %s.", pool, strategy, does)
}

func (s Speaker) again(e *trace.Event) string {
	try, tries := amount(e.Want, "try"), amount(e.Want, "tries")
	said := fmt.Sprintf("Try %s of %s, as something has changed: %s.", try, tries, names(ids(e.Have, "vms that may leave now"), s.VM))
	if e.Verdict == trace.Skip {
		left := "tries " + try + " to " + tries
		if try == tries {
			left = "try " + try
		}
		said = fmt.Sprintf("Nothing has changed for %s, so %s would end alike: left out.", names(ids(e.Have, "vms"), s.VM), left)
	}
	switch started := ids(e.Have, "vms started here"); {
	case e.Effect != nil && len(started) > 0:
		said += fmt.Sprintf(" Meanwhile %s is in %s, as VMs that were started there have not left: %s.", s.Host(e.At.Host), e.Effect.State.To, names(started, s.VM))
	case e.Effect != nil:
		said += fmt.Sprintf(" Meanwhile %s is back in %s.", s.Host(e.At.Host), e.Effect.State.To)
	}
	return said
}

func (s Speaker) moved(e *trace.Event) string {
	vm, r := s.VM(e.At.VM), e.Effect.Result
	switch {
	case r.Outcome == trace.Halted:
		return fmt.Sprintf("%s is stopped.%s", vm, s.kept(e.Effect.Stop))
	case r.Outcome == trace.Moved && word(e.Have, "with") != "":
		return fmt.Sprintf("%s moves to %s, and its volume to %s.", vm, s.Host(r.Host), s.Value(trace.IDs("pool", r.Pool)))
	case r.Outcome == trace.Moved:
		return fmt.Sprintf("%s moves to %s.", vm, s.Host(r.Host))
	case r.Exception == nil:
		return fmt.Sprintf("%s stays where it is.", vm)
	case word(e.Have, "as") != "":
		return fmt.Sprintf("%s stays where it is, as in the try before: %s", vm, said(r.Exception))
	}
	return fmt.Sprintf("%s stays where it is: %s", vm, said(r.Exception))
}

func (s Speaker) kept(k *trace.Stop) string {
	host := s.Host(k.Host)
	switch {
	case k.KeptCPU == k.CPU && k.KeptRAM == k.RAM:
		return fmt.Sprintf(" Its room on %s is kept for it.", host)
	case k.KeptCPU == 0 && k.KeptRAM == 0:
		return fmt.Sprintf(" None of its room on %s is kept for it: too much is reserved there.", host)
	}
	return fmt.Sprintf(" Of its room on %s %s and %s are kept for it.", host, Amount(trace.MHz, float64(k.KeptCPU)), Bytes(k.KeptRAM))
}

// said is what an exception says, or its class if it says nothing.
func said(x *trace.Exception) string {
	if x.Message == "" {
		return stop(x.Class)
	}
	return stop(x.Message)
}

// cancel says how a maintenance is cancelled.
func (s Speaker) cancel(e *trace.Event) string {
	host := ""
	if e.At.Host != 0 {
		host = s.Host(e.At.Host)
	}
	switch e.Rule {
	case trace.PhaseCancel:
		return fmt.Sprintf("The maintenance of %s is to be cancelled.", host)
	case trace.CancelState:
		return either(e, fmt.Sprintf("%s is in %s, which can be cancelled.", host, word(e.Have, "state")),
			fmt.Sprintf("%s is %s: CloudStack cannot cancel a maintenance in this resource state.", host, word(e.Have, "state")))
	case trace.CancelAgent:
		switch status := word(e.Have, "status"); {
		case e.Verdict == trace.Reject:
			return fmt.Sprintf("%s is %s, and kvm.ssh.to.agent is false: CloudStack cannot start its agent over SSH.", host, status)
		case status == "Up":
			return "The host's agent answers."
		default:
			return fmt.Sprintf("%s is %s, but only a host of KVM has an agent to start.", host, status)
		}
	case trace.CancelEnd:
		return either(e, fmt.Sprintf("%s is Enabled again, and its capacity counts. VMs that have left do not come back.", host),
			fmt.Sprintf("CloudStack refuses to cancel; %s stays as it is.", host))
	}
	return ""
}
