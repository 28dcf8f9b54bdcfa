package placement_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

var update = flag.Bool("update", false, "write the dialogues in testdata anew")

// A dialogue is a file that opens with a drawing and where it comes from, goes
// on with a scenario, and ends with what the planner answers: host by host, for
// each release, releases that answer alike together.
func TestDialogues(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 8 {
		t.Fatalf("only %d dialogues were found", len(files))
	}
	origin := regexp.MustCompile(`https://github\.com/apache/cloudstack/|[A-Z]\w+(Impl|Planner|Allocator|VO)\b`)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			opening, _, _ := strings.Cut(string(text), "-- in ")
			drawing, scenario, ok := strings.Cut(opening, "-- scenario --\n")
			if !ok || !strings.HasPrefix(drawing, "#") || !origin.MatchString(drawing) {
				t.Fatal("a dialogue opens with comments that name a class or link to an issue, and a line -- scenario --")
			}
			spoken := opening + answersOf(t, scenario)
			if *update {
				if err := os.WriteFile(file, []byte(spoken), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if spoken != string(text) && !*update {
				t.Errorf("the dialogue has changed; see the difference with go test ./core/placement -run TestDialogues -update\n%s", spoken)
			}
		})
	}
}

func answersOf(t *testing.T, scenario string) string {
	t.Helper()
	releases := map[string][]string{}
	var texts []string
	for _, release := range placement.Releases() {
		text := spoken(t, release, scenario)
		if releases[text] == nil {
			texts = append(texts, text)
		}
		releases[text] = append(releases[text], release.Name)
	}
	var b strings.Builder
	for _, text := range texts {
		b.WriteString("-- in " + strings.Join(releases[text], ", ") + " --\n" + text)
	}
	return b.String()
}

// spoken is what a release answers, or why it is refused.
func spoken(t *testing.T, release placement.Release, scenario string) string {
	t.Helper()
	s := read(t, scenario)
	out, err := s.Run(release)
	var refused *placement.Unmodelled
	switch {
	case errors.As(err, &refused):
		return "refused: " + err.Error() + "\n"
	case err != nil:
		t.Fatal(err)
	}
	return words.Speaker{Cloud: s.Cloud}.Print(&out.Trace, trace.ByHost)
}
