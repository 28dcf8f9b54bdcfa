package remedy

import (
	"math"
	"slices"
	"strconv"

	"placement-playground/core/cloud"
)

// option is a change that may take an obstacle away: nothing is known of it until
// it has been run. Its value is given, or it is an amount to be found.
type option struct {
	Change
	// most is the largest amount, 0 where the value is given; guess is the one
	// that the facts of the blocker ask for.
	most, guess int64
	// A value that is an amount n away is base+n*sign, in hundredths for shares.
	base, sign int64
	share      bool
}

func (o option) same(p option) bool {
	if o.most > 0 && p.most > 0 {
		o.To, p.To = "", ""
	}
	return o.Change == p.Change
}

// with is the change with that amount.
func (o option) with(n int64) Change {
	c := o.Change
	if o.most == 0 {
		return c
	}
	v := o.base + n*o.sign
	c.To = strconv.FormatInt(v, 10)
	if o.share {
		c.To = strconv.FormatFloat(float64(v)/100, 'f', -1, 64)
	}
	return c
}

func given(kind Kind, id cloud.ID, name, from, to string) option {
	return option{Change: Change{Kind: kind, ID: id, Field: name, From: from, To: to}}
}

// less lowers a whole number of a host by at least the guess; none if it is too small.
func less(host cloud.ID, name string, from, guess int64) []option {
	if guess < 1 || guess > from {
		return nil
	}
	o := given(Host, host, name, strconv.FormatInt(from, 10), "")
	o.most, o.guess, o.base, o.sign = from, guess, from, -1
	return []option{o}
}

// more raises a share to the wanted one, in hundredths. from is the text that
// stands there, which is empty where another place has the share.
func more(kind Kind, id cloud.ID, name, from string, now, wanted float64) []option {
	base, to := int64(math.Floor(now*100)), int64(math.Ceil(wanted*100))
	if to <= base || to > 100_000 {
		return nil
	}
	o := given(kind, id, name, from, "")
	// Sums of shares are not exact: one hundredth more than is asked for may be needed.
	o.most, o.guess, o.base, o.sign, o.share = to-base+1, to-base, base, 1, true
	return []option{o}
}

// obstacle is what has to change, in one of some ways. Without any the playground
// knows no change for it.
type obstacle []option

// covering are the options that take all obstacles away, each with the largest
// of the amounts that the obstacles ask for.
func covering(obstacles []obstacle) []option {
	if len(obstacles) == 0 {
		return nil
	}
	var all []option
	for _, o := range obstacles[0] {
		everywhere := true
		for _, other := range obstacles[1:] {
			at := slices.IndexFunc(other, o.same)
			if at < 0 {
				everywhere = false
				break
			}
			o.guess = max(o.guess, other[at].guess)
			o.most = max(o.most, other[at].most)
		}
		if everywhere {
			all = append(all, o)
		}
	}
	return all
}

// pairs are two options that take all obstacles away together: one for the first
// of them, another for all that it leaves.
func pairs(obstacles []obstacle) [][]option {
	if len(obstacles) < 2 {
		return nil
	}
	var all [][]option
	for _, o := range obstacles[0] {
		var rest []obstacle
		for _, other := range obstacles[1:] {
			if at := slices.IndexFunc(other, o.same); at < 0 {
				rest = append(rest, other)
			} else {
				o.guess = max(o.guess, other[at].guess)
				o.most = max(o.most, other[at].most)
			}
		}
		for _, p := range covering(rest) {
			if p.Kind != o.Kind || p.ID != o.ID || p.Field != o.Field {
				all = append(all, []option{o, p})
			}
		}
	}
	return all
}
