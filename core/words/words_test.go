package words_test

import (
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		unit trace.Unit
		n    float64
		want string
	}{
		{trace.MHz, 4000, "4000 MHz"},
		{trace.MHz, 1333.25, "1333.2 MHz"},
		{trace.Cores, 1, "1 core"},
		{trace.Cores, 8, "8 cores"},
		{trace.Bytes, 512 << 20, "512 MiB"},
		{trace.Bytes, 1023 << 20, "1023 MiB"},
		{trace.Bytes, 1 << 30, "1 GiB"},
		{trace.Bytes, 1536 << 20, "1.5 GiB"},
		{trace.Bytes, -2 << 30, "-2 GiB"},
		{trace.Bytes, 0, "0 MiB"},
		{trace.Share, 0.85, "85 %"},
		{trace.Share, 0.8505, "85 %"},
		{trace.Share, 0.9375, "93.8 %"},
		{trace.Share, 0, "0 %"},
		{trace.Plain, 50, "50"},
	} {
		if got := words.Amount(c.unit, c.n); got != c.want {
			t.Errorf("Amount(%q, %v) = %q, want %q", c.unit, c.n, got, c.want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		words string
		max   int
		want  string
	}{
		{"", 3, "none"},
		{"a", 3, "a"},
		{"a b", 3, "a and b"},
		{"a b c", 3, "a, b and c"},
		{"a b c d", 3, "a, b, c and 1 more"},
		{"a b c d e f", 2, "a, b and 4 more"},
	} {
		if got := words.List(strings.Fields(c.words), c.max); got != c.want {
			t.Errorf("List(%q, %d) = %q, want %q", c.words, c.max, got, c.want)
		}
	}
}

func TestValue(t *testing.T) {
	c, err := cloud.New(cloud.Cloud{Zone: cloud.Zone{ID: 1, Name: "berlin"}, Pods: []cloud.Pod{{ID: 4, Name: "rack-a"}, {ID: 5, Name: "rack-b"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		fact trace.Fact
		want string
	}{
		{trace.Number("cpu", trace.MHz, 4000), "4000 MHz"},
		{trace.Number("load", trace.Share, 0), "0 %"},
		{trace.Number("limit", trace.Plain, 50), "50"},
		{trace.Text("host tags", "ssd", "gold"), "ssd, gold"},
		{trace.Text("host tags"), "none"},
		{trace.IDs("pods", 5, 4), "rack-b and rack-a"},
		{trace.IDs("zone", 1), "berlin"},
		{trace.IDs("something", 7), "7"},
	} {
		if got := (words.Speaker{Cloud: c}).Value(x.fact); got != x.want {
			t.Errorf("%+v is said as %q, want %q", x.fact, got, x.want)
		}
	}
}
