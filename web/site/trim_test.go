package site

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A go-app that has other files or declarations is not trimmed by guess.
func TestTrimNeedsWhatItKnows(t *testing.T) {
	goApp, err := tell("list", "-m", "-f", "{{.Dir}}", goApp)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, old, new, want string
	}{
		{"pkg/app/state.go", "", "", "state.go"},
		{"pkg/app/node.go", "", "", "node.go"},
		{"pkg/app/component.go", "ValueTo(", "ValueInto(", "component.go: it declares no Compo.ValueTo"},
		{"pkg/errors/errors.go", "func SetInline", "func (Error) SetInline", "errors.go: it declares no SetInlineEncoder"},
		{"pkg/app/strings.go", "package app", "package", "strings.go: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			from, to := t.TempDir(), filepath.Join(t.TempDir(), "goapp")
			for _, dir := range []string{"pkg/app", "pkg/errors"} {
				if err := os.MkdirAll(filepath.Join(from, dir), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := copySources(filepath.Join(from, dir), filepath.Join(goApp, dir)); err != nil {
					t.Fatal(err)
				}
			}
			text, err := os.ReadFile(filepath.Join(from, test.name))
			if err == nil {
				err = os.WriteFile(filepath.Join(from, "go.mod"), nil, 0o644)
			}
			if err == nil && test.old == "" {
				err = os.Remove(filepath.Join(from, test.name))
			}
			if err == nil && test.old != "" {
				err = os.WriteFile(filepath.Join(from, test.name), bytes.ReplaceAll(text, []byte(test.old), []byte(test.new)), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := copyTrimmed(to, from); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, want one that names %s", err, test.want)
			}
			if left, _ := os.ReadDir(filepath.Dir(to)); len(left) != 0 {
				t.Errorf("half a copy stays: %v", left)
			}
		})
	}
}

func TestCut(t *testing.T) {
	const source = `// Package a is an example.
package a

import (
	"fmt"
	"path/filepath"
	"strings" // stays
)

// Base goes, with this comment.
func Base() string { return filepath.Base("a") }

// Upper stays: it is not Base's.
func (t *text) Upper() string {
	return strings.ToUpper(string(*t)) // as it is written
}

// print goes.
func (t text) print() { fmt.Print(t) }

var (
	// last goes.
	last = fmt.Sprint()
)

type text string
`
	const want = `// Package a is an example.
package a

import (
	
	
	"strings" // stays
)




// Upper stays: it is not Base's.
func (t *text) Upper() string {
	return strings.ToUpper(string(*t)) // as it is written
}







type text string
`
	got, err := cut([]byte(source), []string{"last", "Base", "text.print"})
	if err != nil {
		t.Fatal(err)
	}
	squeeze := strings.NewReplacer("\t", "", "\n", "")
	if squeeze.Replace(string(got)) != squeeze.Replace(want) {
		t.Errorf("what is left is\n%s", got)
	}
	for _, names := range [][]string{{"Gone"}, {"Upper"}, {"text"}, {"Base", "Base"}} {
		if got, err := cut([]byte(source), names); err == nil || !strings.Contains(err.Error(), "it declares no "+names[len(names)-1]) {
			t.Errorf("without %q it is %q, %v", names, got, err)
		}
	}
}
