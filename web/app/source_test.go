package app_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"placement-playground/core/draft"
	"placement-playground/web/app"
)

// typed types a text and lets it be read.
func typed(t *testing.T, m app.Model, text string) app.Model {
	t.Helper()
	m, effects := app.Update(m, app.TypeSource{Text: text})
	for _, e := range effects {
		if await, ok := e.(app.AwaitReading); ok {
			return after(m, app.ReadSource{Number: await.Number})
		}
	}
	t.Fatal("what was typed is not read")
	return m
}

func sourceOpen(t *testing.T) app.Model {
	return after(opened(t, ""), app.ShowPanel{Panel: app.SourceText})
}

// The source says what is drawn, and what is typed is drawn; comments stay.
func TestSourceBothWays(t *testing.T) {
	m, effects := app.Update(opened(t, ""), app.ShowPanel{Panel: app.SourceText})
	s := m.Screen().Source
	if !s.Open || !strings.Contains(s.Text, "linux-01") || !slices.Contains(effects, app.Effect(app.ShowSource{Text: s.Text})) {
		t.Fatalf("it shows %q", s.Text)
	}
	text := strings.ReplaceAll(s.Text, "win-01", "mine") + "# the end\n"
	m = typed(t, m, text)
	if m.Screen().Source.Problem != "" || m.Scenario.Cloud.Host(901).Name != "mine" || m.Screen().Source.Text != text {
		t.Fatalf("typed, the host is %q: %q", m.Scenario.Cloud.Host(901).Name, m.Screen().Source.Problem)
	}
	m, effects = app.Update(m, app.Edit{Edits: []draft.Edit{draft.Tag{Tag: "ssd", Hosts: []int64{902}}}})
	drawn := m.Screen().Source.Text
	if !strings.Contains(drawn, "ssd") || !strings.Contains(drawn, "# the end") || !slices.Contains(effects, app.Effect(app.ShowSource{Text: drawn})) {
		t.Errorf("drawn, it says %q", drawn)
	}
	if undone := after(m, app.Undo{}, app.Undo{}); undone.Screen().Source.Text != s.Text {
		t.Error("two undos do not give back the first text")
	}
}

// Letters that are typed in a row are one deed, until the field is left.
func TestTypingIsOneDeed(t *testing.T) {
	m := sourceOpen(t)
	first := m.Screen().Source.Text
	m = typed(t, typed(t, m, first+"# a"), first+"# ab")
	if once := after(m, app.Undo{}).Screen().Source.Text; once != first {
		t.Error("one undo does not take back the row")
	}
	m = typed(t, after(m, app.EndTyping{}), first+"# abc")
	if once := after(m, app.Undo{}).Screen().Source.Text; once != first+"# ab" {
		t.Errorf("an undo takes back more than what was typed last: %q", once[len(first):])
	}
}

// An error has its place, nothing is lost, and nothing is drawn over it.
func TestSourceError(t *testing.T) {
	m := sourceOpen(t)
	good := m.Screen().Source.Text
	bad := strings.Replace(good, "tags:", "tgas:", 1)
	m = typed(t, m, bad)
	s := m.Screen().Source
	if !strings.Contains(s.Problem, "tgas") || s.At == "" || s.Text != bad || m.Scenario.Cloud.Host(901).Name != "win-01" {
		t.Errorf("it says %q at %q", s.Problem, s.At)
	}
	_, effects := app.Update(m, app.ToProblem{})
	want := len(utf16.Encode([]rune(bad[:strings.Index(bad, "tgas")])))
	if !slices.ContainsFunc(effects, func(e app.Effect) bool { at, ok := e.(app.SelectSource); return ok && at.From == want }) {
		t.Errorf("it goes to %v, want %d", effects, want)
	}
	drawn := after(m, app.Edit{Edits: []draft.Edit{draft.Tag{Tag: "ssd", Hosts: []int64{902}}}})
	if n := drawn.Screen().Notice; n.Tone != app.Bad || drawn.Screen().Draw.Undo != "" || drawn.Screen().Source.Text != bad {
		t.Errorf("drawn over it: %+v", n)
	}
	for name, back := range map[string]app.Msg{"taken back": app.TakeBack{}, "undone": app.Undo{}} {
		if s := after(m, back).Screen().Source; s.Problem != "" || s.Text != good {
			t.Errorf("%s it says %q", name, s.Problem)
		}
	}
	if mended := typed(t, m, good); mended.Screen().Source.Problem != "" || mended.Screen().Draw.Undo != "" {
		t.Error("mended by hand there is still something wrong, or to undo")
	}
	if late := after(m, app.ReadSource{Number: 1}, app.ReadSource{Number: 99}); late.Screen().Source.Problem != s.Problem {
		t.Error("a reading that is late changes what is said")
	}
	for _, hostile := range []string{strings.Repeat("a", app.MaxSource+1), "\xff", "a: &a [*a]", strings.Repeat("[", 100_000), "title: x\nclusters: [{name: c, hosts: [{name: h, cores: 1e99}]}]"} {
		if s := typed(t, sourceOpen(t), hostile).Screen(); s.Source.Problem == "" || s.Title == "" {
			t.Errorf("%.20q is taken", hostile)
		}
	}
}

// What is selected is shown in the text.
func TestSourceShowsTheSelection(t *testing.T) {
	m := sourceOpen(t)
	m, effects := app.Update(m, app.Click{On: ref(draft.Host, 983)})
	text := m.Screen().Source.Text
	i := slices.IndexFunc(effects, func(e app.Effect) bool { _, ok := e.(app.SelectSource); return ok })
	if i < 0 || !m.Screen().Source.Open {
		t.Fatalf("it shows nothing: %v", effects)
	}
	if at := effects[i].(app.SelectSource).From; !strings.Contains(text[at:at+60], "983") {
		t.Errorf("it shows %q", text[at:at+60])
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"name: web # a host", "key:name comment:# a host"},
		{"- {id: 1, name: 'it''s', on: true}", "key:id number:1 key:name text:'it' text:'s' key:on number:true"},
		{`{"a b": "c \" d", "e": -1.5}`, `key:"a b" text:"c \" d" key:"e" number:-1.5`},
		{"tags: [a#b, 4.20.0]", "key:tags number:4.20.0"},
		{"say: \U0001F600 \"x\"", `key:say`},
		{"  - one\n# two", "comment:# two"},
		{"x: \"open", `key:x text:"open`},
	} {
		units := utf16.Encode([]rune(c.text))
		var got []string
		end := 0
		for _, m := range app.Marks(c.text) {
			if m.From < end || m.To <= m.From || m.To > len(units) {
				t.Fatalf("%q: a mark from %d to %d", c.text, m.From, m.To)
			}
			end = m.To
			got = append(got, string(m.Kind)+":"+string(utf16.Decode(units[m.From:m.To])))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// Marks end and stay inside, whatever is typed.
func FuzzMarks(f *testing.F) {
	f.Add("- {id: 1, name: 'x'} # c\n\"a\\")
	f.Fuzz(func(t *testing.T, text string) {
		end, all := 0, len(utf16.Encode([]rune(text)))
		for _, m := range app.Marks(text) {
			if m.From < end || m.To <= m.From || m.To > all {
				t.Fatalf("a mark from %d to %d in %d", m.From, m.To, all)
			}
			end = m.To
		}
	})
}
