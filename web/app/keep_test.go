package app_test

import (
	"slices"
	"strings"
	"testing"

	"placement-playground/core/draft"
	"placement-playground/web/app"
)

// store is a browser that keeps texts.
type store struct {
	texts   map[string]string
	problem string
	files   []app.Download
}

// with sends messages to a page whose effects the store carries out.
func (s *store) with(m app.Model, messages ...app.Msg) app.Model {
	for _, msg := range messages {
		var effects []app.Effect
		m, effects = app.Update(m, msg)
		for _, e := range effects {
			switch e := e.(type) {
			case app.AwaitKeeping:
				m = s.with(m, app.KeepNow{Number: e.Number})
			case app.Keep:
				said := app.KeptIt{ID: e.ID, Problem: s.problem}
				if s.texts[e.ID] != e.Was && s.texts[e.ID] != e.Text {
					said.Another = true
				} else if s.problem == "" && e.Text == "" {
					delete(s.texts, e.ID)
				} else if s.problem == "" {
					s.texts[e.ID] = e.Text
				}
				m = s.with(m, said)
			case app.Download:
				s.files = append(s.files, e)
			}
		}
	}
	return m
}

// recalled is a page that opens beside the store.
func (s *store) recalled(t *testing.T, fragment string) app.Model {
	t.Helper()
	list := ""
	for id, text := range s.texts {
		list += id + "\x001\n" + id + "\nkept " + id + "\n" + text + "\x00"
	}
	kept, err := app.ReadKept(list)
	if err != nil {
		t.Fatal(err)
	}
	m := app.New(opened(t, "").Examples)
	return s.with(m, app.Recall{Kept: kept}, app.Arrive{Fragment: fragment})
}

func retitle(to string) app.Msg {
	return app.Edit{Edits: []draft.Edit{draft.Rename{Of: draft.Ref{Kind: draft.File}, To: to}}}
}

// What was drawn comes back when the page is opened again, and opening something
// else writes over nothing.
func TestWorkComesBack(t *testing.T) {
	s := &store{texts: map[string]string{}}
	m := s.with(opened(t, ""), retitle("Mine"))
	if len(s.texts) != 1 || !strings.Contains(s.texts["1"], "Mine") {
		t.Fatalf("kept is %q", s.texts)
	}
	m = s.with(m, retitle("Mine still"), app.ChooseExample{Name: "threshold"})
	if m.Name != "threshold" || len(s.texts) != 1 {
		t.Errorf("another example is open: %q, %d kept", m.Name, len(s.texts))
	}
	m = s.with(m, retitle("The other"))
	if len(s.texts) != 2 {
		t.Errorf("%d are kept", len(s.texts))
	}
	again := s.recalled(t, "")
	if again.Screen().Title != "The other" || again.Screen().Notice.Text == "" {
		t.Errorf("opened again it shows %q and says %q", again.Screen().Title, again.Screen().Notice.Text)
	}
	named := s.recalled(t, "mine=1")
	if named.Screen().Title != "Mine still" {
		t.Errorf("mine=1 shows %q", named.Screen().Title)
	}
	if example := s.recalled(t, "example=threshold"); example.Name != "threshold" {
		t.Errorf("an example's address shows %q", example.Screen().Title)
	}
	if embedded := s.recalled(t, "embed=1&mine=1"); embedded.Screen().Title == "Mine still" {
		t.Error("an embed reads what is kept")
	}
	if missing := s.recalled(t, "mine=77"); missing.Screen().Title != "" || !strings.Contains(missing.Screen().Problem, `"77"`) {
		t.Errorf("what is not kept shows %q: %q", missing.Screen().Title, missing.Screen().Problem)
	}
	shelf := again.Screen().Shelf
	if !slices.ContainsFunc(shelf, func(c app.Choice) bool { return c.Text == "Yours: kept 1" }) {
		t.Errorf("the list is %v", shelf)
	}
	for _, c := range shelf {
		if msg := app.FromShelf(c.Value); msg == nil != (c.Value == "/open") {
			t.Errorf("%s means %v", c.Value, msg)
		}
	}
}

// What is drawn just before something else is opened is kept, too.
func TestOpeningKeepsWhatWasJustDrawn(t *testing.T) {
	s := &store{texts: map[string]string{}}
	m, _ := app.Update(opened(t, ""), retitle("In a hurry")) // nobody waited
	s.with(m, app.ChooseExample{Name: "threshold"})
	if !strings.Contains(s.texts["1"], "In a hurry") {
		t.Errorf("kept is %q", s.texts)
	}
}

// Two tabs never write over each other: both are kept.
func TestTwoTabs(t *testing.T) {
	s := &store{texts: map[string]string{}}
	one := s.with(opened(t, ""), retitle("One"))
	two := s.recalled(t, "mine=1")
	s.with(one, retitle("Changed here"))
	two = s.with(two, retitle("Changed there"))
	if len(s.texts) != 2 || !strings.Contains(s.texts["1"], "Changed here") || !strings.Contains(s.texts["2"], "Changed there") {
		t.Errorf("kept is %q", s.texts)
	}
	if n := two.Screen().Notice; n.Tone != app.Warn {
		t.Errorf("it says %+v", n)
	}
}

// Storage that is full or denied is told once; work goes on.
func TestStorageFails(t *testing.T) {
	s := &store{texts: map[string]string{}, problem: "the quota is exceeded"}
	m := s.with(opened(t, ""), retitle("Mine"))
	if n := m.Screen().Notice; !strings.Contains(n.Text, "quota") || m.Screen().Title != "Mine" {
		t.Errorf("it says %+v", n)
	}
	m = s.with(m, app.NoticeOver{Number: 99}, app.Escape{}, retitle("Mine still"))
	if n := m.Screen().Notice; n.Text != "" || m.Screen().Title != "Mine still" {
		t.Errorf("it says once more %+v", n)
	}
	denied := s.with(app.New(opened(t, "").Examples), app.Recall{Problem: "denied"}, app.Arrive{})
	if denied.Screen().Title == "" {
		t.Error("without storage nothing opens")
	}
}

func TestDeleteAndBringBack(t *testing.T) {
	s := &store{texts: map[string]string{}}
	m := s.with(opened(t, ""), retitle("Mine"), app.DeleteKept{})
	if len(s.texts) != 0 || m.Screen().Title == "Mine" {
		t.Fatalf("deleted, kept is %q", s.texts)
	}
	if m = s.with(m, app.BringBack{}); m.Screen().Title != "Mine" || len(s.texts) != 1 {
		t.Errorf("brought back it shows %q, kept is %q", m.Screen().Title, s.texts)
	}
}

// Files come and go; what cannot be read is told, and what is open stays.
func TestFiles(t *testing.T) {
	s := &store{texts: map[string]string{}}
	m := s.with(opened(t, ""), app.SaveFile{})
	if len(s.files) != 1 || s.files[0].Name != "maintenance-never-reaches-the-linux-cluster.yaml" || s.files[0].Text != string(m.Document().Text()) {
		t.Fatalf("saved is %+v", s.files)
	}
	back := s.with(m, app.Bring{Name: "a.yaml", Text: s.files[0].Text + "# mine\n"})
	if !strings.HasSuffix(s.texts["1"], "# mine\n") || back.Name != "" {
		t.Errorf("brought, kept is %q", s.texts)
	}
	for _, bad := range []app.Bring{
		{Name: "a.yaml", Text: "title: [1"}, {Name: "b", Text: strings.Repeat(" ", app.MaxSource+1)}, {Name: "c", Text: "a: \xff"},
		{Name: "d", Problem: "it cannot be read"}, {Name: "e", Text: "tilte: x"},
	} {
		got := s.with(m, bad)
		if n := got.Screen().Notice; n.Tone != app.Bad || !strings.HasPrefix(n.Text, bad.Name+": ") || got.Scenario != m.Scenario {
			t.Errorf("%.10q: %+v", bad.Text, n)
		}
	}
	for title, want := range map[string]string{"": "scenario.yaml", "../../etc/passwd": "etc-passwd.yaml", "日本": "scenario.yaml", strings.Repeat("a b", 40): ""} {
		named := s.with(opened(t, ""), retitle(title), app.SaveFile{})
		if got := s.files[len(s.files)-1].Name; want != "" && got != want || len(got) > 70 {
			t.Errorf("%q is saved as %q: %+v", title, got, named.Screen().Notice)
		}
	}
}

// What the browser gives back is not trusted.
func FuzzReadKept(f *testing.F) {
	f.Add("1\x001\n5\ntitle\ntext\x00x\x002\n\x00")
	f.Fuzz(func(t *testing.T, text string) {
		kept, err := app.ReadKept(text)
		if err != nil && kept != nil || len(kept) > 200 {
			t.Fatalf("%d with %v", len(kept), err)
		}
		for _, k := range kept {
			if k.Problem != "" && k.Text != "" {
				t.Fatalf("%+v", k)
			}
		}
	})
}
