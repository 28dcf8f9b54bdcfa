package cloud

import (
	"fmt"
	"slices"
	"strings"
)

// checker keeps the first problem.
type checker struct {
	kind    string
	index   int
	problem *Problem
}

func (k *checker) at(kind string, index int) *checker {
	k.kind, k.index = kind, index
	return k
}

func (k *checker) fail(field, format string, args ...any) {
	if k.problem == nil {
		k.problem = &Problem{k.kind, k.index, field, fmt.Sprintf(format, args...)}
	}
}

// unique checks the ids of a list, and says where they stand. If it is the list from
// before, that is known.
func unique[T any](k *checker, kind string, list []T, id func(T) ID, was []T, then places) places {
	if same(list, was) {
		return then
	}
	seen := newPlaces(len(list))
	for i, x := range list {
		switch n := id(x); {
		case n < 1 || n > 1<<53:
			k.at(kind, i).fail("ID", "id %d is not between 1 and 2^53", n)
		case seen.has(n):
			k.at(kind, i).fail("ID", "id %d is used twice", n)
		default:
			seen.set(n, i)
		}
	}
	return seen
}

func (k *checker) refers(field, noun string, id ID, in *places) *checker {
	if !in.has(id) {
		k.fail(field, "there is no %s with id %d", noun, id)
	}
	return k
}

func (k *checker) between(field string, n, low, high int64) *checker {
	if n < low || n > high {
		k.fail(field, "%d is not between %d and %d", n, low, high)
	}
	return k
}

func (k *checker) ratio(field string, r float64) *checker {
	if !(r > 0 && r <= MaxRatio) {
		k.fail(field, "%v is not above 0 and at most %d", r, MaxRatio)
	}
	return k
}

// one checks that a word is among those that are modelled.
func one[S ~string](k *checker, field string, word S, known ...S) {
	if slices.Contains(known, word) {
		return
	}
	var words []string // known itself stays on the stack
	for _, w := range known {
		words = append(words, string(w))
	}
	k.fail(field, "%q is not modelled; known are %s", string(word), strings.Join(words, " "))
}

func (k *checker) hostTags(field string, tags []string) *checker {
	for _, t := range tags {
		k.ascii(field, t)
		if strings.Contains(t, ",") {
			k.fail(field, "the tag %q has a comma; give the tags one by one", t)
		}
	}
	if len(tags) > MaxTags {
		k.fail(field, "%d tags are more than %d", len(tags), MaxTags)
	}
	return k
}

func (k *checker) wantedTags(field, tags string) *checker {
	k.ascii(field, tags)
	// CloudStack would ask the database for hosts with a tag of an empty list,
	// which is an SQL error.
	if tags != "" && strings.Trim(tags, ",") == "" {
		k.fail(field, "%q names no tag", tags)
	}
	if strings.Count(tags, ",") >= MaxTags {
		k.fail(field, "more than %d tags", MaxTags)
	}
	return k
}

// ascii refuses what the database's collation would fold in ways that are not
// modelled (it takes é for e).
func (k *checker) ascii(field, s string) {
	for _, r := range s {
		if r < ' ' || r > '~' {
			k.fail(field, "%q: only printable ASCII is modelled in tags, because the database folds other letters", s)
			return
		}
	}
}
