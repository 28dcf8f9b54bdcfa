package words_test

import (
	"testing"

	"placement-playground/core/draft"
	"placement-playground/core/words"
)

func TestDeed(t *testing.T) {
	for _, c := range []struct {
		deed draft.Deed
		want string
	}{
		{draft.Deed{Verb: draft.Added, Kind: draft.Host, Name: "kvm-02", Count: 1, Edits: 1}, "add host kvm-02"},
		{draft.Deed{Verb: draft.Added, Kind: draft.Step, Field: "maintain", Name: "kvm-02", Count: 1}, "add the step maintain kvm-02"},
		{draft.Deed{Verb: draft.Duplicated, Kind: draft.VM, Name: "web-1", Count: 1}, "duplicate VM web-1"},
		{draft.Deed{Verb: draft.Deleted, Kind: draft.Host, Name: "kvm-02", Count: 3}, "delete host kvm-02 and 2 more"},
		{draft.Deed{Verb: draft.Renamed, Kind: draft.Group, Name: "a", To: "b", Count: 1}, "rename affinity group a to b"},
		{draft.Deed{Verb: draft.Assigned, Kind: draft.Host, Name: "kvm-02", Field: "cores", To: "8", Count: 1, Edits: 2}, "set cores of host kvm-02 to 8 and 1 more"},
		{draft.Deed{Verb: draft.Assigned, Kind: draft.Setting, Field: "ha.tag", To: "ha", Count: 1}, "set ha.tag to ha"},
		{draft.Deed{Verb: draft.Assigned, Kind: draft.File, Field: "title", Count: 1}, "empty title"},
		{draft.Deed{Verb: draft.Cleared, Kind: draft.Zone, Field: "disabled", Count: 1}, "set disabled of the zone back to its default"},
		{draft.Deed{Verb: draft.Moved, Kind: draft.Host, Name: "kvm-02", To: "linux", Count: 1}, "move host kvm-02 to linux"},
		{draft.Deed{Verb: draft.Moved, Kind: draft.VM, Name: "web-1", Count: 1}, "take VM web-1 off its host"},
		{draft.Deed{Verb: draft.Moved, Kind: draft.Step, Name: "step 2", To: "step 1", Count: 1}, "move step 2 to step 1"},
		{draft.Deed{Verb: draft.Stopped, Kind: draft.VM, Name: "web-1", Count: 1}, "stop VM web-1"},
		{draft.Deed{Verb: draft.Tagged, Kind: draft.Host, Name: "kvm-02", Field: "ssd", Count: 1}, "put the tag ssd on kvm-02"},
		{draft.Deed{Verb: draft.Untagged, Kind: draft.Host, Name: "kvm-02", Field: "ssd", Count: 2}, "take the tag ssd off kvm-02 and 1 more"},
		{draft.Deed{Verb: draft.Recorded, Kind: draft.File, Count: 2}, "record what is expected"},
		{draft.Deed{Verb: draft.Typed, Kind: draft.File}, "change the text"},
	} {
		if got := words.Deed(c.deed); got != c.want {
			t.Errorf("%+v: %q, want %q", c.deed, got, c.want)
		}
	}
}
