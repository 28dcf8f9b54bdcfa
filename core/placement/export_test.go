package placement

import "slices"

// Without builds the releases anew with one change of one release taken out.
func Without(release string, change int) []Release {
	var built []Release
	for _, r := range history() {
		if i := slices.IndexFunc(built, func(b Release) bool { return b.Name == r.Parent }); i >= 0 {
			r.behaviour = built[i].behaviour
		}
		if r.Name == release {
			r.Changes = slices.Delete(r.Changes, change, change+1)
		}
		for _, c := range r.Changes {
			c.make(&r.behaviour)
		}
		built = append(built, r)
	}
	return built
}

// SameBehaviour reports whether two releases do the same in every case.
func SameBehaviour(a, b Release) bool { return a.behaviour == b.behaviour }
