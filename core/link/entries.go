package link

import (
	"strconv"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// most is how many entries a list may have.
func most(list string) int {
	switch list {
	case "hosts":
		return cloud.MaxHosts
	case "vms":
		return cloud.MaxVMs
	case "steps":
		return scenario.MaxSteps
	}
	return cloud.MaxSmall
}

// enumerate counts the entries of a list and gives them their ids and names, so that
// references can be read.
func (u *unfolder) enumerate(k kind) *entries {
	columns := get(u.doc, k.list)
	if columns == nil {
		columns = &node{Kind: scenario.Object}
	}
	if u.is(columns, k.list, scenario.Object) {
		u.known(columns, k.list, append(k.fields, field{name: "#"}))
	}
	called := u.names(k, get(columns, "name"))
	n := u.size(k, columns, len(called))
	if called != nil && len(called) != n {
		u.fail(k.list+".name", "%d for %d", len(called), n)
	}
	given := u.ids(k, get(columns, "id"), n)
	if k.list == "clusters" {
		u.hosts = u.counts(get(columns, "hosts"), n)
	}
	if u.err != nil {
		return nil
	}
	id, name := quoted("id"), quoted("name")
	nodes := make([]*node, n)
	for i := range nodes {
		nodes[i] = &node{Kind: scenario.Object}
		if given != nil {
			put(nodes[i], id, plain(strconv.FormatInt(given[i], 10)))
		}
		if called != nil && called[i] != "" {
			put(nodes[i], name, quoted(called[i]))
		}
	}
	return k.entries(nodes)
}

// size is how many entries a list has, within its bound.
func (u *unfolder) size(k kind, columns *node, named int) int {
	n := int64(0)
	switch count := get(columns, "#"); {
	case k.list == "hosts":
		for _, ofCluster := range u.hosts {
			n += int64(ofCluster)
		}
	case count != nil:
		if i, ok := integer(count); ok && i > 0 {
			n = i
		} else {
			u.fail(k.list+".#", "%.40q is no count", count.Text)
		}
	case get(u.doc, k.list) != nil:
		n = 1
		for i, key := range columns.Keys {
			if columns.Items[i].Kind != scenario.List {
				continue
			}
			if n = int64(len(columns.Items[i].Items)); key.Text == "name" {
				n = int64(named)
			}
			break
		}
	}
	if n > int64(most(k.list)) {
		u.fail(k.list, "%d are more than the %d that the playground takes", n, most(k.list))
		return 0
	}
	return int(n)
}

// names are those of a list, empty for an entry without one.
func (u *unfolder) names(k kind, column *node) []string {
	var all []string
	for i, cell := range cells(column) {
		path := k.list + nth(".name", i)
		name, n, _ := run(cell.Text)
		switch {
		case !u.is(cell, path, scenario.Scalar):
		case !cell.Quoted && cell.Text != "0":
			u.fail(path, "%.40q is no word", cell.Text)
		case !cell.Quoted:
			name = ""
		case n > most(k.list)-len(all):
			u.fail(path, "more than the %d that the playground takes", most(k.list))
		case n > 1 && after(name, 1) == "":
			u.fail(path, "there is no number in it that counts on")
		}
		if u.err != nil {
			return nil
		}
		for i := range n {
			if i > 0 {
				name = after(name, 1)
			}
			all = append(all, name)
		}
	}
	return all
}

// cells are the items of a column, or what stands there once.
func cells(column *node) []*node {
	switch {
	case column == nil:
		return nil
	case column.Kind == scenario.List:
		return column.Items
	}
	return []*node{column}
}

// ids are those of a list; none if it has no such column.
func (u *unfolder) ids(k kind, column *node, n int) []cloud.ID {
	all := sums(u.numbers(k.list+".id", column, n))
	for i, id := range all {
		if id < 1 || id > 1<<53 {
			u.fail(nth(k.list+".id", i), "%d is no id", id)
			return nil
		}
	}
	return all
}

// sums undoes differences. What runs away is out of bounds long before it comes round.
func sums(all []int64) []int64 {
	for i := range all {
		if i > 0 {
			all[i] += all[i-1]
		}
	}
	return all
}

// counts are the numbers of hosts of clusters.
func (u *unfolder) counts(column *node, n int) []int {
	all := make([]int, n)
	for i, hosts := range u.numbers("clusters.hosts", column, n) {
		if hosts < 0 || hosts > cloud.MaxHosts {
			u.fail(nth("clusters.hosts", i), "%d is no count", hosts)
			return nil
		}
		all[i] = int(hosts)
	}
	return all
}

// numbers are a column of whole numbers below 2^53; none if there is no column.
func (u *unfolder) numbers(path string, column *node, n int) []int64 {
	if column == nil || u.err != nil {
		return nil
	}
	if column.Kind == scenario.List && len(column.Items) != n {
		u.fail(path, "%d for %d", len(column.Items), n)
		return nil
	}
	all := make([]int64, n)
	for i := range all {
		cell := column
		if column.Kind == scenario.List {
			cell = column.Items[i]
		}
		number, ok := integer(cell)
		if !ok || number < -1<<53 || number > 1<<53 {
			u.fail(nth(path, i), "%.40q is no whole number", cell.Text)
			return nil
		}
		all[i] = number
	}
	return all
}
