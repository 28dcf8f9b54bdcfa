package conformance

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// decodeScenario reads one line. A field that is not known, or of another kind
// than known, may change what CloudStack answers: the scenario is then refused.
func decodeScenario(line []byte) (*scenario, error) {
	s := &scenario{}
	err := strict(line, s)
	if field, ok := unreadable(err); ok {
		s.refused = unmodelled("the field %s", field)
		return s, nil
	}
	return s, err
}

// decodeAnswer reads one line. What it does not know is a difference.
func decodeAnswer(line []byte) (*answer, error) {
	a := &answer{}
	err := strict(line, a)
	if field, ok := unreadable(err); ok {
		a.unread = "the field " + field
		return a, nil
	}
	return a, err
}

// strict decodes one JSON value. A field that the type does not have is an
// error, and the others are read nevertheless.
func strict(text []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d.Decode(to)
}

// unreadable names the field that a type does not have, or has as another kind.
func unreadable(err error) (field string, ok bool) {
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return "", false
	case errors.As(err, &kind):
		return kind.Field + " as " + kind.Value, true
	}
	// encoding/json has no type for an unknown field.
	return strings.CutPrefix(err.Error(), "json: unknown field ")
}
