package draft

import (
	"bytes"
	"reflect"
	"slices"
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

// Record writes down what releases did as what is expected of them. Of each step it
// names the VMs that it was about, and those that were named before. Neighbouring
// releases that agree are one span. Outcomes are those of the document's scenario.
type Record struct{ Outcomes []scenario.Outcome }

func (o Record) apply(e *edit) error {
	of := Ref{Kind: File}
	s, err := e.decode()
	if err != nil {
		return err
	}
	expect := slices.Clone(s.Expect)
	for _, out := range o.Outcomes {
		if _, err := placement.Find(out.Release); err != nil {
			return of.fail("%v", err)
		}
		if len(out.Steps) != len(s.Steps) {
			return of.fail("%s has %d outcomes for %d steps", out.Release, len(out.Steps), len(s.Steps))
		}
		at := slices.IndexFunc(expect, func(x scenario.Expectation) bool { return x.Release == out.Release })
		if at < 0 {
			at = len(expect)
			expect = append(expect, scenario.Expectation{Release: out.Release, Steps: make([]scenario.StepExpectation, len(s.Steps))})
		}
		expect[at].Steps = happened(s, expect[at].Steps, out)
	}
	slices.SortStableFunc(expect, func(a, b scenario.Expectation) int { return placement.Rank(a.Release) - placement.Rank(b.Release) })
	return e.expect(s, expect)
}

func happened(s *scenario.Scenario, before []scenario.StepExpectation, out scenario.Outcome) []scenario.StepExpectation {
	var all []scenario.StepExpectation
	from := s.Cloud.Start()
	for i, end := range out.Steps {
		x := scenario.StepExpectation{Outcome: end.Outcome}
		name := func(id cloud.ID) {
			if !slices.ContainsFunc(x.VMs, func(v scenario.VMAt) bool { return v.VM == id }) {
				x.VMs = append(x.VMs, scenario.VMAt{VM: id, Host: end.State.VM(s.Cloud, id).Host})
			}
		}
		for _, v := range before[i].VMs {
			name(v.VM)
		}
		for _, vm := range s.Cloud.VMs {
			was, step := from.VM(s.Cloud, vm.ID).Host, s.Steps[i]
			if was != end.State.VM(s.Cloud, vm.ID).Host || step.Maintain != 0 && was == step.Maintain || step.Deploy != nil && step.Deploy.VM == vm.ID {
				name(vm.ID)
			}
		}
		from = end.State
		all = append(all, x)
	}
	return all
}

// expect writes expectations, oldest first. What says the same already stays as it
// is written.
func (e *edit) expect(s *scenario.Scenario, all []scenario.Expectation) error {
	var order []Field
	trees := map[string]*node{}
	for i := 0; i < len(all); {
		end := i
		for end+1 < len(all) && placement.Rank(all[end+1].Release) == placement.Rank(all[end].Release)+1 && reflect.DeepEqual(all[end+1].Steps, all[i].Steps) {
			end++
		}
		key := all[i].Release
		if end > i {
			key += " to " + all[end].Release
		}
		order = append(order, Field{Name: key})
		trees[key] = e.outcome(s, all[i].Steps)
		i = end + 1
	}
	if len(order) == 0 {
		return nil
	}
	p := e.section("expect")
	for _, f := range order {
		if old := get(p.node, f.Name); old == nil || !bytes.Equal(old.JSON(), trees[f.Name].JSON()) {
			e.put(p, f.Name, trees[f.Name], order, 1)
		}
	}
	for i := len(p.Keys) - 1; i >= 0; i-- {
		if trees[p.Keys[i].Text] == nil {
			e.remove(p, i)
		}
	}
	return nil
}

func (e *edit) outcome(s *scenario.Scenario, steps []scenario.StepExpectation) *node {
	list := &node{Kind: scenario.List}
	for _, step := range steps {
		n := &node{Kind: scenario.Object}
		if step.Outcome != "" {
			field(n, "outcome", e.scalar(string(step.Outcome), true))
		}
		if len(step.VMs) > 0 {
			vms := &node{Kind: scenario.Object}
			for _, at := range step.VMs {
				host := none
				if at.Host != 0 {
					host = s.Cloud.Host(at.Host).Name
				}
				field(vms, s.Cloud.VM(at.VM).Name, e.scalar(host, true))
			}
			field(n, "vms", vms)
		}
		list.Items = append(list.Items, n)
	}
	return list
}

func textID(id cloud.ID) string { return strconv.FormatInt(id, 10) }
