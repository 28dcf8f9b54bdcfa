package placement

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitAsJavaDoes(t *testing.T) {
	for _, c := range []struct {
		tags string
		want []string
	}{
		{"", nil},
		{"linux", []string{"linux"}},
		{"linux,ssd", []string{"linux", "ssd"}},
		{"linux, ssd", []string{"linux", " ssd"}},
		{"linux,", []string{"linux"}},
		{"linux,,,", []string{"linux"}},
		{",linux", []string{"", "linux"}},
		{"linux,,ssd", []string{"linux", "", "ssd"}},
		{" ", []string{" "}},
	} {
		if got := split(c.tags); !slices.Equal(got, c.want) {
			t.Errorf("split(%q) = %q, want %q", c.tags, got, c.want)
		}
	}
}

// HostDaoImpl.findHostIdsByHostTags: the database counts distinct hits and
// compares with the number of wanted tags.
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		name, have, wanted string
		want               bool
	}{
		{"the tag", "linux", "linux", true},
		{"one of several", "generic;linux", "linux", true},
		{"all of several, in any order", "ssd;linux", "linux,ssd", true},
		{"one of two", "linux", "linux,ssd", false},
		{"none", "", "linux", false},
		{"another", "windows", "linux", false},
		{"a part of a tag", "linux-7", "linux", false},
		{"a tag wanted twice is never had twice", "linux", "linux,linux", false},
		{"not even by a host that has it twice", "linux;LINUX", "linux,linux", false},
		{"had twice and wanted once", "linux;LINUX", "linux", true},
		{"the case of letters does not count", "Linux", "lINUX", true},
		{"wanted in two cases is wanted twice", "linux", "linux,Linux", false},
		{"a space before a tag counts", "linux;ssd", "linux, ssd", false},
		{"a space before, on both sides", "linux; ssd", "linux, ssd", true},
		{"spaces after a tag do not count", "linux  ;ssd", "linux,ssd ", true},
		{"a trailing comma is dropped", "linux", "linux,", true},
		{"an empty tag in the middle is wanted, and not had", "linux;ssd", "linux,,ssd", false},
		{"only spaces are equal to nothing at all", "linux; ", "linux,,linux", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var have []string
			if c.have != "" {
				have = strings.Split(c.have, ";")
			}
			if got := matches(have, split(c.wanted)); got != c.want {
				t.Errorf("a host with %q for %q: %v, want %v", have, c.wanted, got, c.want)
			}
		})
	}
}

func TestMissingNamesTheTagsThatLack(t *testing.T) {
	for _, c := range []struct {
		have, wanted, want []string
	}{
		{[]string{"linux"}, []string{"Linux", "ssd"}, []string{"ssd"}},
		{nil, []string{"ssd", "ssd"}, []string{"ssd", "ssd"}},
		{[]string{"ssd"}, []string{"ssd", "ssd"}, nil},
	} {
		if got := missing(c.have, c.wanted); !slices.Equal(got, c.want) {
			t.Errorf("missing(%q, %q) = %q, want %q", c.have, c.wanted, got, c.want)
		}
	}
}

// HostVO compares in Java: exactly, and a template's tag in one piece.
func TestStrictTagsAreComparedExactly(t *testing.T) {
	for _, c := range []struct {
		name                        string
		have                        []string
		offering, template, setting string
		want                        []string
	}{
		{"nothing is strict", nil, "linux", "ssd", "", nil},
		{"strict and had", []string{"linux"}, "linux", "", "linux", nil},
		{"strict and not had", []string{"ssd"}, "linux", "", "linux", []string{"linux"}},
		{"another one is strict", nil, "linux", "", "ssd", nil},
		{"had in another case", []string{"Linux"}, "linux", "", "linux", []string{"linux"}},
		{"strict in another case", nil, "linux", "", "Linux", nil},
		{"trailing spaces count here", []string{"linux"}, "linux ", "", "linux ", []string{"linux "}},
		{"an offering's tags one by one", []string{"linux"}, "linux,ssd", "", "linux,ssd", []string{"ssd"}},
		{"a template's tags are one", []string{"linux"}, "", "linux,ssd", "linux,ssd", nil},
		{"a template's only tag", nil, "", "linux", "linux", []string{"linux"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strictlyMissing(c.have, c.offering, c.template, split(c.setting)); !slices.Equal(got, c.want) {
				t.Errorf("missing are %q, want %q", got, c.want)
			}
		})
	}
}

// FuzzMatches compares matching with a naive model of the SQL: fold both
// sides, take the distinct tags of the host that are IN the wanted, count.
func FuzzMatches(f *testing.F) {
	for _, seed := range [][2]string{
		{"linux", "linux"}, {"linux", "linux,linux"}, {"a,A,b ", "a,b"}, {"", ","}, {"a", "a, "}, {"a, b", "a,b"}, {" ", ",,x"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, have, wanted string) {
		if len(have)+len(wanted) > 1<<10 || strings.ContainsFunc(have+wanted, unprintable) {
			return // cloud.New refuses other tags
		}
		list := split(wanted)
		if again := split(strings.Join(list, ",")); !slices.Equal(again, list) {
			t.Errorf("split(%q) = %q, and %q when joined and split again", wanted, list, again)
		}
		if n := len(list); n > 0 && list[n-1] == "" {
			t.Errorf("split(%q) = %q ends in an empty part", wanted, list)
		}
		hits := map[string]bool{}
		for _, tag := range strings.Split(have, ",") {
			for _, w := range list {
				if sqlEqual(tag, w) {
					hits[strings.ToLower(strings.TrimRight(tag, " "))] = true
				}
			}
		}
		if got, want := matches(strings.Split(have, ","), list), len(hits) == len(list); got != want {
			t.Errorf("matches(%q, %q) = %v, the database says %v", have, list, got, want)
		}
	})
}

func unprintable(r rune) bool { return r < ' ' || r > '~' }

// sqlEqual compares as a PAD SPACE collation without case does: the shorter
// one is filled up with spaces.
func sqlEqual(a, b string) bool {
	width := max(len(a), len(b))
	pad := func(s string) string { return s + strings.Repeat(" ", width-len(s)) }
	return strings.EqualFold(pad(a), pad(b))
}
