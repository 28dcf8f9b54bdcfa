package serve

import (
	"strconv"
	"strings"
)

// accepts reports whether an Accept-Encoding header takes an encoding: named
// or by "*", and not with a quality of 0.
func accepts(header, encoding string) bool {
	star := false
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case encoding:
			return quality(params) > 0
		case "*":
			star = quality(params) > 0
		}
	}
	return star
}

// quality is the q of the parameters, 1 without one and 0 if it is no number.
func quality(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		name, value, ok := strings.Cut(strings.TrimSpace(p), "=")
		if !ok || !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil {
			return 0
		}
		return q
	}
	return 1
}
