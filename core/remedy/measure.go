package remedy

import (
	"errors"
	"fmt"
	"slices"

	"placement-playground/core/placement"
)

const (
	errBound      = reason("the bound of reruns is reached")
	errUnanswered = reason("tag rules have not been asked")
	errImpossible = reason("such a cloud cannot be")
)

// reason is why a set of changes was not judged.
type reason string

func (r reason) Error() string { return string(r) }

func unmodelled(err error) bool {
	var u *placement.Unmodelled
	return errors.As(err, &u) || errors.Is(err, errImpossible)
}

// measure runs a set of changes and finds the smallest amounts with which it
// works, one after the other; nil if it does not work.
func (r *Hunt) measure(set []option) (*Remedy, error) {
	amounts := make([]int64, len(set))
	for i, o := range set {
		amounts[i] = o.guess
	}
	best, err := r.works(set, amounts)
	if err != nil {
		return nil, err
	}
	searched := slices.ContainsFunc(set, func(o option) bool { return o.most > 0 })
	if best == nil && !searched {
		return nil, nil
	}
	if best == nil {
		for i, o := range set {
			amounts[i] = o.most
		}
		if best, err = r.works(set, amounts); best == nil {
			return nil, err
		}
	}
	for i, o := range set {
		if o.most == 0 {
			continue
		}
		// It works with amounts[i]; what is next below works not, or is halved down to.
		low, high := int64(0), amounts[i]
		for next := high - 1; low < high; next = (low + high) / 2 {
			if next == 0 && len(set) == 1 {
				break // nothing changed does not work
			}
			amounts[i] = next
			found, err := r.works(set, amounts)
			if err != nil {
				return nil, err
			}
			if found != nil {
				best, high = found, next
			} else {
				low = next + 1
			}
		}
		amounts[i] = high
		if high == 0 {
			return nil, nil // the other change is enough by itself, and was told or failed
		}
	}
	return best, nil
}

// works makes the changes on a copy and runs it; nil if the VM finds no host.
func (r *Hunt) works(set []option, amounts []int64) (*Remedy, error) {
	if r.found.Reruns >= r.Reruns {
		return nil, errBound
	}
	changes := make([]Change, len(set))
	for i, o := range set {
		changes[i] = o.with(amounts[i])
	}
	s, err := ApplyAll(r.s, changes)
	if err != nil {
		return nil, errImpossible
	}
	if missing := Missing(s, r.release); len(missing) > 0 {
		if r.Answer == nil {
			return nil, errUnanswered
		}
		answers, err := r.Answer(missing)
		if err != nil {
			return nil, fmt.Errorf("remedy: %w", err)
		}
		s.Rules = merged(s.Rules, answers)
	}
	r.found.Reruns++
	out, err := s.RunTo(r.release, r.c.Step, nil)
	if err != nil {
		return nil, fmt.Errorf("remedy: %w", err)
	}
	host, ok := r.c.placed(s, out)
	if !ok {
		return nil, nil
	}
	found := &Remedy{Changes: changes, Host: host, Outcome: out.Steps[r.c.Step-1].Outcome}
	for id := range failing(s, out) {
		if !r.failed[id] {
			found.Lost = append(found.Lost, id)
		}
	}
	slices.Sort(found.Lost)
	return found, nil
}
