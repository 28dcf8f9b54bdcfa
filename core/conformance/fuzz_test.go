package conformance_test

import (
	"bytes"
	"regexp"
	"strconv"
	"testing"

	"placement-playground/core/conformance"
)

// Whatever the text says, Compare reports or fails; it never panics, and every
// scenario is counted once. One number of the scenario is another one, so that
// texts stay readable and ids and sizes go wrong.
func FuzzCompare(f *testing.F) {
	scenarios := bytes.SplitAfter(unpack(f, "testdata/scenarios.jsonl.gz"), []byte("\n"))
	answers := bytes.SplitAfter(unpack(f, "testdata/answers-4.20.1.jsonl.gz"), []byte("\n"))
	odd := []int64{0, -1, 1, 7, 101, 1 << 40, -1 << 63}
	for i := 0; i < len(scenarios)-1; i++ {
		f.Add(scenarios[i], answers[i], uint16(i*37), odd[i%len(odd)])
	}
	f.Add(oneLine(twoClusters), oneLine(answered(took([]int64{1, 2}, []int64{11}))), uint16(3), int64(9))
	release := newest(f)
	f.Fuzz(func(t *testing.T, scenarios, answers []byte, at uint16, n int64) {
		r, err := conformance.Compare(release, withNumber(scenarios, int(at), n), answers, asked(t))
		if err == nil && r.Agree+r.Disagree+r.Refused != r.Scenarios {
			t.Errorf("%d agree, %d disagree and %d are refused of %d", r.Agree, r.Disagree, r.Refused, r.Scenarios)
		}
	})
}

var number = regexp.MustCompile(`:\d+`)

func withNumber(text []byte, at int, n int64) []byte {
	all := number.FindAllIndex(text, -1)
	if len(all) == 0 {
		return text
	}
	place := all[at%len(all)]
	return append(strconv.AppendInt(bytes.Clone(text[:place[0]+1]), n, 10), text[place[1]:]...)
}
