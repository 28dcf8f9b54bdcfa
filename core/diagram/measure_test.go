package diagram

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The table has a width for every character of ASCII, none of them absurd.
func TestWidths(t *testing.T) {
	for f := range faces {
		l := f.look()
		if l.class == "" || l.size < 11 {
			t.Errorf("face %d is %+v", f, l)
		}
		for r := ' '; r <= '~'; r++ {
			if w := l.advance(r); w < 16 || w > 72 {
				t.Errorf("%s: %q is %d/64 wide", l.class, r, w)
			}
		}
	}
	if len(light) != 95 || len(bold) != 95 {
		t.Errorf("the tables have %d and %d widths", len(light), len(bold))
	}
	for text, want := range map[string]float64{"": 0, "iiii": 14.625, "MMMM": 47.53125, "windows": 56.5} {
		if got := body.width(text); got < want-0.5 || got > want+0.5 {
			t.Errorf("%q is %v wide, not %v", text, got, want)
		}
	}
	if bodyBold.width("windows") <= body.width("windows") {
		t.Error("heavy letters are no wider than light ones")
	}
}

func FuzzFit(f *testing.F) {
	for _, piece := range nasty() {
		f.Add(piece+" "+piece, uint16(60))
	}
	f.Fuzz(func(t *testing.T, text string, wide uint16) {
		if len(text) > 2000 {
			return
		}
		room := float64(wide % 500)
		text = seemly(text)
		for _, face := range []face{body, smallBold, code} {
			cut, whole := face.fit(text, room)
			if face.width(cut) > room {
				t.Errorf("%q is %v wide in %v", cut, face.width(cut), room)
			}
			if whole != (cut == text) && text != "" {
				t.Errorf("%q becomes %q, whole %v", text, cut, whole)
			}
			lines, all := face.wrap(text, room, 4)
			if len(lines) > 4 {
				t.Errorf("%d lines", len(lines))
			}
			for _, line := range lines[:max(0, len(lines)-1)] {
				if face.width(line) > room && utf8.RuneCountInString(line) > 1 {
					t.Errorf("the line %q is %v wide in %v", line, face.width(line), room)
				}
			}
			squeezed := func(s string) string { return strings.ReplaceAll(s, " ", "") }
			if all && squeezed(strings.Join(lines, "")) != squeezed(text) {
				t.Errorf("%q becomes the lines %q", text, lines)
			}
		}
	})
}

func TestSeemly(t *testing.T) {
	for text, want := range map[string]string{
		"web-1": "web-1", "a\nb\tc": "a b c", "a\u202eb": "a\ufffdb", "\x00\x1f\x7f": "\ufffd\ufffd\ufffd", "\xff": "\ufffd", "\ufffe\U0001ffff": "\ufffd\ufffd",
		"שלום 日本 é 👍🏽": "שלום 日本 é 👍🏽", "\u2067x\u2069": "\ufffdx\ufffd",
	} {
		if got := seemly(text); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}

// Of chips that do not fit those that say something stay, and the others are counted.
func TestChipsThatDoNotFit(t *testing.T) {
	var list []chip
	for i := range 30 {
		list = append(list, chip{text: "tag-number-" + string(rune('a'+i%26)), face: small, frame: "tag", must: i == 25})
	}
	for _, word := range []string{"generic", "WWW", "i", "日本"} {
		if one := string(chips([]chip{{text: word, face: code, frame: "tag"}}, 0, 160, 2).svg); !strings.Contains(one, ">"+word+"<") {
			t.Errorf("%s has room and is drawn as %s", word, one)
		}
	}
	d := chips(list, 4, 160, 2)
	if d.h != 2*chipRow {
		t.Errorf("they are %v high", d.h)
	}
	got := string(d.svg)
	if !strings.Contains(got, ">tag-number-z<") || !strings.Contains(got, ">tag-number-a<") || strings.Contains(got, ">tag-number-c<") {
		t.Errorf("drawn are %s", got)
	}
	if n := strings.Count(got, ">tag-number"); !strings.Contains(got, "+"+string(rune('0'+(34-n)/10))+string(rune('0'+(34-n)%10))+" more") {
		t.Errorf("%d of 34 are drawn: %s", n, got)
	}
}

// A letter that can be wider than anybody knows is cut at the end of its line's box.
func TestOddLettersAreCut(t *testing.T) {
	for text, cut := range map[string]bool{"web-1 ✓": false, "Zürich": false, "﷽": true, "日本": true, "שלום": true} {
		var d drawing
		d.text(100, 20, 500, body, plainInk, end, text)
		if got := strings.HasPrefix(string(d.svg), "<svg x="); got != cut {
			t.Errorf("%q is drawn as %s", text, d.svg)
		}
	}
	var d drawing
	if width := d.text(100, 20, 500, body, plainInk, end, "﷽﷽"); !strings.HasPrefix(string(d.svg), `<svg x="71.6" y="4.4" width="28.4" height="20.8"><text class="f-body" x="28.4"`) || width < 28 {
		t.Errorf("it is %v wide: %s", width, d.svg)
	}
}
