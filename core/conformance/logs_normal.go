package conformance

import "regexp"

// side says whose line it is.
type side int

const (
	recorded side = iota
	produced
)

// normaliser makes a recorded and a produced line comparable. It touches only
// what a scenario cannot know or what the recorder put in place of CloudStack's
// own: everything else is compared letter by letter.
type normaliser struct {
	rules    []rewriting
	excluded []exclusion
}

type rewriting struct {
	sides []side
	text  *regexp.Regexp
	by    string
}

// exclusion is a line that one side has and the other cannot have.
type exclusion struct {
	side side
	line *regexp.Regexp
	why  string
}

func newNormaliser() normaliser {
	var n normaliser
	rewrite := func(sides []side, text, by string) {
		n.rules = append(n.rules, rewriting{sides, regexp.MustCompile(text), by})
	}
	theirs, both := []side{recorded}, []side{recorded, produced}
	// The recorder ran VirtualMachineManagerImpl in a subclass.
	rewrite(theirs, `^(\w+) OracleVmm: `, "$1 VirtualMachineManagerImpl: ")
	// A scenario has no uuid, no state of a VM at the moment, no id of a volume,
	// no format or unique name of a template.
	rewrite(theirs, `, ?"?uuid"?: ?"?[a-z]+-\d+"?`, "")
	rewrite(theirs, `(VM instance \{[^}]*)"state":"[A-Za-z]+",`, "$1")
	rewrite(theirs, `Volume \{"id":\d+,`, "Volume {")
	rewrite(theirs, `Template \{"format":"[A-Z0-9]+",`, "Template {")
	rewrite(theirs, `,"uniqueName":"\w+"`, "")
	rewrite(both, `Volume\([^|]+\|ROOT`, "Volume(|ROOT")
	// This one line prints the uuid of the zone alone.
	rewrite(theirs, `of datacenter \[zone-(\d+)\]`, "of datacenter [zone$1]")
	// The recorder's pools, pool allocators and HA planner are stand-ins that
	// print themselves in their own way.
	rewrite(theirs, `pool-(\d+)`, `StoragePool {"id":$1,"name":"pool-$1"}`)
	rewrite(both, `(StoragePoolAllocator:?) \[[$\w]+\]`, "$1 []")
	rewrite(theirs, `planner: \[\{.*\}\]\.$`, "planner: [SkipHeuresticsPlanner].")
	// A scenario has the category of a template's guest OS and not its name.
	rewrite(theirs, `matching the VM guest OS \[.*\]\.$`, "matching the VM guest OS [unknown].")

	exclude := func(s side, line, why string) {
		n.excluded = append(n.excluded, exclusion{s, regexp.MustCompile(line), why})
	}
	exclude(produced, `^WARN VirtualMachineManagerImpl: Failed to deploy vm .* with original planner, sending HAPlanner$`,
		"the recorder called orchestrateMigrateAway itself, below migrateAway, which writes this line")
	return n
}

func (n normaliser) line(text string, s side) string {
	for _, r := range n.rules {
		for _, on := range r.sides {
			if on == s {
				text = r.text.ReplaceAllString(text, r.by)
			}
		}
	}
	return text
}
