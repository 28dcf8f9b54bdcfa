package link

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/scenario"
)

// expect is what is expected of the releases, oldest first. Those of which the same
// is expected stand together: [["4.18,4.20.1 to 4.23",[OUTCOME,VM,HOST,…],…],…], with
// VMs and hosts as places, and host 0 for none.
func (f *folder) expect(n *node) string {
	var groups, steps []string
	for _, i := range sorted(n, chronological) {
		s := f.outcomes(n.Items[i])
		at := slices.Index(steps, s)
		if at < 0 {
			at = len(steps)
			groups, steps = append(groups, ""), append(steps, s)
		} else {
			groups[at] += ","
		}
		groups[at] += n.Keys[i].Text
	}
	for i := range groups {
		groups[i] = "[" + quote(groups[i]) + steps[i] + "]"
	}
	return "[" + strings.Join(groups, ",") + "]"
}

// chronological is a text by which releases are sorted: each number of it to four
// digits.
func chronological(release string) string {
	var b strings.Builder
	for _, part := range strings.Split(strings.ReplaceAll(release, " to ", "."), ".") {
		b.WriteString(strings.Repeat("0", max(0, 4-len(part))) + part + ".")
	}
	return b.String()
}

// outcomes are the steps of one release, each with a comma before it.
func (f *folder) outcomes(steps *node) string {
	var b strings.Builder
	for _, step := range steps.Items {
		b.WriteString(",[")
		if outcome := get(step, "outcome"); outcome != nil {
			b.WriteString(quote(outcome.Text))
		}
		if vms := get(step, "vms"); vms != nil {
			for i, vm := range vms.Keys {
				host := 0
				if vms.Items[i].Text != none {
					host = f.place(field{of: "hosts"}, vms.Items[i])
				}
				b.WriteString("," + strconv.Itoa(f.place(field{of: "vms"}, vm)) + "," + strconv.Itoa(host))
			}
		}
		b.WriteString("]")
	}
	return b.String()
}

// expect undoes folder.expect.
func (u *unfolder) expect(n *node) *node {
	const most = 100
	out := &node{Kind: scenario.Object}
	if !u.is(n, "expect", scenario.List) {
		return out
	}
	for i, group := range n.Items {
		path := nth("expect", i)
		if !u.is(group, path, scenario.List) {
			return out
		}
		if len(group.Items) == 0 || !u.is(group.Items[0], path, scenario.Scalar) {
			u.fail(path, "it names no release")
			return out
		}
		steps := &node{Kind: scenario.List}
		for j, step := range group.Items[1:] {
			steps.Items = append(steps.Items, u.outcome(step, nth(path, j+1)))
		}
		for _, release := range strings.Split(group.Items[0].Text, ",") {
			if put(out, quoted(release), steps); len(out.Keys) > most {
				u.fail(path, "more than %d releases", most)
				return out
			}
		}
	}
	inOrder := &node{Kind: scenario.Object}
	for _, i := range sorted(out, chronological) {
		put(inOrder, out.Keys[i], out.Items[i])
	}
	return inOrder
}

func (u *unfolder) outcome(n *node, path string) *node {
	out := &node{Kind: scenario.Object}
	if !u.is(n, path, scenario.List) || len(n.Items) == 0 {
		return out
	}
	if outcome := n.Items[0]; u.is(outcome, path, scenario.Scalar) {
		put(out, quoted("outcome"), quoted(outcome.Text))
	}
	if len(n.Items)%2 == 0 {
		u.fail(path, "a VM has no host")
		return out
	}
	vms := &node{Kind: scenario.Object}
	for i := 1; i < len(n.Items); i += 2 {
		vm := u.reference(field{of: "vms"}, n.Items[i], path)
		if vm == nil {
			u.fail(path, "a VM is missing")
			return out
		}
		host := u.reference(field{of: "hosts"}, n.Items[i+1], path)
		if host == nil {
			host = quoted(none)
		}
		put(vms, vm, host)
	}
	if len(vms.Keys) > 0 {
		put(out, quoted("vms"), vms)
	}
	return out
}
