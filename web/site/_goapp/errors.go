package errors

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Error is the error in words. go-app writes JSON, and would bring all of
// encoding/json with it.
func (e Error) Error() string {
	text := e.Message
	if len(e.Tags) > 0 {
		var tags []string
		for _, name := range slices.Sorted(maps.Keys(e.Tags)) {
			tags = append(tags, fmt.Sprintf("%s: %v", name, e.Tags[name]))
		}
		text += " (" + strings.Join(tags, ", ") + ")"
	}
	if e.WrappedErr != nil {
		text += ": " + e.WrappedErr.Error()
	}
	return text
}

func makeError(format string, v ...any) Error { return Error{Message: fmt.Sprintf(format, v...)} }
