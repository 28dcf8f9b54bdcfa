package diagram

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/picture"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
	"placement-playground/examples"
)

// pair is a scenario's runs in the two releases that it compares.
type pair struct {
	*picture.Pair
	runs [2]*picture.Run
	json []byte
}

func run(t testing.TB, tree *scenario.Node) pair {
	t.Helper()
	s, err := scenario.Decode(tree)
	if err != nil {
		t.Fatal(err)
	}
	// Whatever a tag rule says is drawn alike: here each accepts.
	s.Rules = cloud.TagRuleAnswers{}
	for _, c := range s.TagRuleCases() {
		s.Rules[c] = cloud.TagRuleAnswer{Outcome: cloud.RuleAccepts}
	}
	p := pair{json: tree.JSON()}
	for side, release := range picture.Compared(s) {
		one, err := picture.NewRun(s, release, trace.ByHost)
		if err != nil {
			t.Fatal(err)
		}
		p.runs[side] = &one
	}
	p.Pair = picture.Beside(s, p.runs[0], p.runs[1])
	return p
}

func example(t testing.TB, name string) pair {
	t.Helper()
	text, err := examples.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := yamltree.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	return run(t, tree)
}

func fromJSON(t testing.TB, text string) pair {
	t.Helper()
	tree, err := scenario.JSONTree([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return run(t, tree)
}

// at is the poster of an event of the first run.
func (p pair) at(event int) Poster {
	return Poster{Moment: p.At(p.runs, 0, event), Carried: Carried{
		Scenario: p.json, Release: p.runs[0].Release, Compare: p.runs[1].Release, At: fmt.Sprint(p.runs[0].Stop(event)),
	}}
}

func (p pair) moment(event int) *picture.Moment {
	m := p.At(p.runs, 0, event)
	return &m
}

func (p pair) first() Poster {
	_, event := p.First(p.runs)
	return p.at(event)
}

// rewritten is a scenario as JSON() writes it: a poster escapes what is markup.
func rewritten(t *testing.T, text []byte) []byte {
	t.Helper()
	tree, err := scenario.JSONTree(text)
	if err != nil {
		t.Fatal(err)
	}
	return tree.JSON()
}

// Every example at every step is XML without a surprise, has every line in its
// frame, and carries the scenario.
func TestPostersOfExamples(t *testing.T) {
	names, err := examples.Names()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			p := example(t, name)
			for _, event := range p.runs[0].Stops {
				svg := p.at(event).SVG()
				d := audit(t, svg)
				d.tidy(t)
				if !strings.Contains(d.title, p.Scenario.Title) || !strings.Contains(d.desc, p.At(p.runs, 0, event).Why().Sentence) {
					t.Errorf("for who does not see it the poster is %q, %q", d.title, d.desc)
				}
				got, err := Read(svg)
				if err != nil || !bytes.Equal(rewritten(t, got.Scenario), p.json) || got.Release != p.runs[0].Release || got.Compare != p.runs[1].Release || got.At == "" {
					t.Errorf("the poster carries %.80s, %+v, %v", got.Scenario, got, err)
				}
			}
		})
	}
}

// The poster says what the page says.
func TestWhatAPosterSays(t *testing.T) {
	p := example(t, "issue-10598.yaml")
	d := audit(t, p.first().SVG())
	for _, want := range []string{
		"Maintenance never reaches the Linux cluster", "Step 9 of 28 · 4.20.0", "first difference at step 9", "Pod pod-1", "dc-1",
		"1", "windows · 19", "‼ no host listed", "KVM · 28 % of CPU", "2", "linux · 16", "win-01", "✗ no tag linux", "generic", "✓", "linux", "✗", "linux-01",
		"preparing", "not reached", "31 %", "i-10989-8127-VM", "Tag match in windows", "(offering)", "In 4.20.1", "FirstFitAllocator.allocateTo",
		"4.20.0", "✗ ErrorInMaintenance", "4.20.1", "✓ Maintenance", "‼ windows", "∅ windows", "★ linux",
	} {
		if !d.says(want) {
			t.Errorf("no line of the poster says %q", want)
		}
	}
}

// The same poster is the same SVG.
func TestPostersAreDeterministic(t *testing.T) {
	a, b := example(t, "issue-10598.yaml").first(), example(t, "issue-10598.yaml").first()
	if !bytes.Equal(a.SVG(), b.SVG()) {
		t.Error("two runs of one scenario give two posters")
	}
}

// Themes differ in the style sheet alone, which has nothing of a scenario, asks for
// nothing outside, and makes all posters alike on paper.
func TestThemes(t *testing.T) {
	p := example(t, "issue-10598.yaml").first()
	var bare []string
	for _, theme := range Themes() {
		p.Theme = theme
		svg := string(p.SVG())
		d := audit(t, []byte(svg))
		if d.style != "\n"+style(theme) {
			t.Errorf("%s: the style sheet is not that of the theme", theme)
		}
		for _, bad := range []string{"url(", "@import", "@font-face", "$", "http"} {
			if strings.Contains(d.style, bad) {
				t.Errorf("%s: the style sheet has %q", theme, bad)
			}
		}
		if !strings.HasSuffix(d.style, "@media print{\n"+coloured(paperPalette)+".faded{opacity:1}\n}\n") {
			t.Errorf("%s: it is printed otherwise", theme)
		}
		if follows := strings.Contains(d.style, "prefers-color-scheme"); follows != (theme == Auto) {
			t.Errorf("%s: follows the system: %v", theme, follows)
		}
		before, after, _ := strings.Cut(svg, "<style>")
		_, after, _ = strings.Cut(after, "</style>")
		bare = append(bare, before+after)
	}
	if bare[0] != bare[1] || bare[0] != bare[2] {
		t.Error("a theme changes more than the style sheet")
	}
}

// The colours are the page's.
func TestColoursOfThePage(t *testing.T) {
	text, err := os.ReadFile("../../web/static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	css := string(text)
	_, dark, _ := strings.Cut(css, `:root[data-theme="dark"]`)
	for name, at := range map[string][2]string{"light": {css, lightPalette}, "dark": {dark, darkPalette}} {
		block, _, _ := strings.Cut(at[0], "}")
		fields := strings.Fields(at[1])
		for i := 0; i < len(fields); i += 2 {
			if want := " --" + fields[i] + ": " + fields[i+1] + ";"; !strings.Contains(strings.ReplaceAll(block, "\n", " "), want) {
				t.Errorf("the page has no%s in the %s theme", want, name)
			}
		}
	}
}

// With one release nothing is compared; without a step, and without a release that
// can run it, the poster says so.
func TestPostersOfLittle(t *testing.T) {
	one := audit(t, example(t, "threshold.yaml").first().SVG())
	if one.says("choose another release to compare") || strings.Contains(one.desc, "choose") {
		t.Error("a poster asks for a choice")
	}
	still := fromJSON(t, `{"title":"Still","clusters":[{"name":"c","hosts":[{"name":"h"}]}]}`).at(0)
	d := audit(t, still.SVG())
	d.tidy(t)
	if !d.says("No step") || !d.says("This scenario has no step.") || !d.says("h") {
		t.Errorf("without a step it says %+v", d.lines)
	}
	empty := audit(t, fromJSON(t, `{"title":"Empty"}`).at(0).SVG())
	empty.tidy(t)
	if !empty.says("Empty") {
		t.Error("an empty cloud has no title")
	}
	refused := audit(t, fromJSON(t, `{"title":"Metal","offerings":[{"name":"o","planner":"BareMetalPlanner"}],"templates":[{"name":"t"}],
		"clusters":[{"name":"c","hosts":[{"name":"h"}]}],"vms":[{"name":"v","offering":"o","template":"t"}],"steps":[{"deploy":"v"}]}`).at(0).SVG())
	refused.tidy(t)
	if !refused.says("Not modelled") {
		t.Errorf("what is not modelled is told as %+v", refused.lines)
	}
}

func quoted(text string) string {
	q, _ := json.Marshal(text) // a string always marshals
	return string(q)
}
