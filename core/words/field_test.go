package words_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/words"
)

// named are the fields that need words: ids are not chosen, and the lists of a file
// are things of their own.
func named(k draft.Kind) (all []string) {
	if k == draft.Setting {
		for _, s := range cloud.AllSettings() {
			all = append(all, s.Key)
		}
		return all
	}
	for _, f := range draft.Fields(k) {
		if list := !f.Typed() && (k == draft.File || f.Name == "hosts"); f.Name != "id" && !list {
			all = append(all, f.Name)
		}
	}
	return all
}

// Every field has words, and no word is about a field that is not there.
func TestEveryFieldHasWords(t *testing.T) {
	doc := regexp.MustCompile(`^(adminguide|conceptsandterminology)/[a-z_]+\.html(#[a-z0-9-]+)?$`)
	total := 0
	for _, k := range []draft.Kind{draft.File, draft.Setting, draft.Zone, draft.Pod, draft.Cluster, draft.Host, draft.Offering, draft.Template, draft.Pool,
		draft.Domain, draft.Account, draft.Group, draft.VM, draft.Step} {
		want := named(k)
		var got []string
		groups := map[string]bool{}
		last := ""
		for _, f := range words.Fields(k) {
			got = append(got, f.Name)
			if f.Label == "" && k != draft.Setting || len(f.Label) > 24 {
				t.Errorf("%s.%s is called %q", k, f.Name, f.Label)
			}
			if !strings.HasSuffix(f.Help, ".") || len(f.Help) < 20 || len(f.Help) > 200 {
				t.Errorf("%s.%s: %q", k, f.Name, f.Help)
			}
			if f.Doc != "" && !doc.MatchString(f.Doc) {
				t.Errorf("%s.%s is told of in %q", k, f.Name, f.Doc)
			}
			if f.Group != last && groups[f.Group] {
				t.Errorf("%s.%s is apart from the others of %q", k, f.Name, f.Group)
			}
			last = f.Group
			groups[f.Group] = true
		}
		total += len(got)
		for _, name := range want {
			if !slices.Contains(got, name) {
				t.Errorf("%s.%s has no words", k, name)
			}
		}
		for i, name := range got {
			if !slices.Contains(want, name) || slices.Contains(got[:i], name) {
				t.Errorf("%s.%s has words, and is none or has them already", k, name)
			}
		}
	}
	if total < 100 {
		t.Errorf("only %d fields have words", total)
	}
}

func TestEcho(t *testing.T) {
	for _, c := range [][3]string{{"MiB", "65536", "64 GiB"}, {"MiB", "512", ""}, {"of 1", "0.85", "85 %"}, {"MHz", "2400", "2.4 GHz"}, {"MHz", "900", ""}, {"×", "2", ""}, {"MiB", "many", ""}, {"", "", ""}} {
		if got := words.Echo(c[0], c[1]); got != c[2] {
			t.Errorf("%s %s is once more %q, want %q", c[1], c[0], got, c[2])
		}
	}
}
