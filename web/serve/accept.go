package serve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

const identity = "identity" // the file as it is

// preferred lists the encodings that an Accept-Encoding header takes, the most
// wanted first, and Brotli before gzip where both are wanted alike. It ends in
// identity, even if the header refuses that: an answer the browser does not
// like is better than none (RFC 9110, section 12.5.3).
func preferred(header string) []string {
	qualities := map[string]float64{}
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		qualities[strings.ToLower(strings.TrimSpace(name))] = quality(params)
	}
	of := func(encoding string) float64 {
		if q, named := qualities[encoding]; named {
			return q
		}
		return qualities["*"]
	}
	list := []string{"br", "gzip"}
	if _, named := qualities[identity]; named {
		list = append(list, identity)
	}
	list = slices.DeleteFunc(list, func(encoding string) bool { return of(encoding) <= 0 })
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(of(b), of(a)) })
	return append(list, identity)
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
