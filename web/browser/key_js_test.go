//go:build js && wasm

package browser

import "testing"

func TestKeys(t *testing.T) {
	for _, test := range []struct {
		press string // the arguments of press, in testdata/window.js
		want  Key
	}{
		{`"a", {}`, Key{Name: "a"}},
		{`"A", {tagName: "DIV"}, {shiftKey: true}`, Key{Name: "A", Shift: true}},
		{`"s", {tagName: "BODY"}, {ctrlKey: true}`, Key{Name: "s", Control: true}},
		{`"s", {tagName: "BODY"}, {metaKey: true, altKey: true}`, Key{Name: "s", Meta: true, Alt: true}},
		{`"a", {tagName: "INPUT"}`, Key{Name: "a", InText: true}},
		{`"a", {tagName: "TEXTAREA"}`, Key{Name: "a", InText: true}},
		{`"a", {tagName: "P", isContentEditable: true}`, Key{Name: "a", InText: true}},
		{`"a", {tagName: "SELECT"}`, Key{Name: "a", InList: true}},
		{`" ", {tagName: "BUTTON"}`, Key{Name: " ", InList: true}},
		{`"Enter", {tagName: "BUTTON"}`, Key{Name: "Enter", InList: true}},
		{`"a", {tagName: "BUTTON"}`, Key{Name: "a"}},
		{`undefined, {tagName: "INPUT"}`, Key{InText: true}}, // a form is filled in
	} {
		t.Run(test.press, func(t *testing.T) {
			open(t)
			var got []Key
			stop, err := (Browser{}).OnKeyDown(func(k Key) bool {
				got = append(got, k)
				return k.Name == "a"
			})
			if err != nil {
				t.Fatal(err)
			}
			prevented := script(t, "press("+test.press+")") == "true"
			stop()
			script(t, "press("+test.press+")")
			if len(got) != 1 || got[0] != test.want {
				t.Errorf("press(%s) is %+v, want once %+v", test.press, got, test.want)
			}
			if prevented != (test.want.Name == "a") {
				t.Errorf("press(%s): the browser does nothing else: %v", test.press, prevented)
			}
			if said := script(t, "complaints.join()"); said != "" {
				t.Errorf("the console says %s", said)
			}
		})
	}
}

// OnKey leaves out what is typed, and knows three keys as one.
func TestOnKey(t *testing.T) {
	open(t)
	type call struct {
		name                   string
		shift, control, inList bool
	}
	var got []call
	_, err := (Browser{}).OnKey(func(name string, shift, control, inList bool) bool {
		got = append(got, call{name, shift, control, inList})
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	script(t, `press("x", {tagName: "INPUT"})`)
	script(t, `press("s", {tagName: "BODY"}, {metaKey: true})`)
	script(t, `press("ArrowLeft", {tagName: "SELECT"}, {shiftKey: true})`)
	want := []call{{"s", false, true, false}, {"ArrowLeft", true, false, true}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("the page got %+v, want %+v", got, want)
	}
}

// What goes wrong in a callback has no caller: the console is told.
func TestComplaints(t *testing.T) {
	open(t)
	if _, err := (Browser{}).OnKeyDown(func(Key) bool { return true }); err != nil {
		t.Fatal(err)
	}
	script(t, `press("a", { get tagName() { throw new Error("gone") } })`)
	script(t, `press("a", null)`)
	if said := script(t, "complaints.length"); said != "2" {
		t.Errorf("the console says %s", script(t, "complaints.join('\\n')"))
	}
}
