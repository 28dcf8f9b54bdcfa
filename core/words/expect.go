package words

import (
	"fmt"

	"placement-playground/core/scenario"
)

// Unlike says what is otherwise than expected: "wanted Maintenance, found
// ErrorInMaintenance".
func Unlike(s Speaker, m scenario.Mismatch) string {
	of := ""
	if m.VM != 0 {
		of = s.VM(m.VM) + ": "
	}
	return fmt.Sprintf("%swanted %s, found %s", of, m.Want, m.Have)
}

// Step says what a step of a scenario does.
func Step(s Speaker, step scenario.Step) string {
	switch {
	case step.Deploy != nil:
		return "Start " + s.VM(step.Deploy.VM)
	case step.Cancel != 0:
		return "Cancel the maintenance of " + s.Host(step.Cancel)
	}
	return "Put " + s.Host(step.Maintain) + " into maintenance"
}
