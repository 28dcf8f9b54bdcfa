package words

import (
	"fmt"

	"placement-playground/core/draft"
)

// Deed says what was done to a scenario, as what "undo" would take back: "move
// kvm-02 to linux".
func Deed(d draft.Deed) string {
	what := object(d)
	more := ""
	if d.Edits > 1 {
		more = fmt.Sprintf(" and %d more", d.Edits-1)
	}
	switch d.Verb {
	case draft.Added:
		if d.Kind == draft.Step {
			return "add the step " + d.Field + " " + d.Name + more
		}
		return "add " + what + more
	case draft.Renamed:
		return "rename " + what + " to " + d.To + more
	case draft.Assigned:
		if d.To == "" {
			return "empty " + field(d) + more
		}
		return "set " + field(d) + " to " + d.To + more
	case draft.Cleared:
		return "set " + field(d) + " back to its default" + more
	case draft.Moved:
		if d.To == "" {
			return "take " + what + " off its host" + more
		}
		return "move " + what + " to " + d.To + more
	case draft.Tagged:
		return "put the tag " + d.Field + " on " + painted(d) + more
	case draft.Untagged:
		return "take the tag " + d.Field + " off " + painted(d) + more
	case draft.Recorded:
		return "record what is expected" + more
	case draft.Typed:
		return "change the text" + more
	}
	return string(d.Verb) + " " + what + more
}

// object is what a deed was done to.
func object(d draft.Deed) string {
	kind := string(d.Kind)
	switch d.Kind {
	case draft.VM:
		kind = "VM"
	case draft.Group:
		kind = "affinity group"
	case draft.Step:
		return d.Name
	}
	if d.Count > 1 {
		return fmt.Sprintf("%s %s and %d more", kind, d.Name, d.Count-1)
	}
	if d.Name == "" {
		return "the " + kind
	}
	return kind + " " + d.Name
}

func field(d draft.Deed) string {
	switch d.Kind {
	case draft.Setting, draft.File:
		return d.Field
	}
	return d.Field + " of " + object(d)
}

func painted(d draft.Deed) string {
	if d.Count > 1 {
		return fmt.Sprintf("%s and %d more", d.Name, d.Count-1)
	}
	return d.Name
}
