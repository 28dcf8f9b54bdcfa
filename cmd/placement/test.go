package main

import (
	"errors"
	"flag"
	"fmt"
	"go/format"
	"go/token"
	"strconv"
	"strings"
	"unicode"

	"placement-playground/core/draft"
	"placement-playground/core/scenario"
)

const testHelp = `Prints a Go test: a table of what the file expects, release by release and step by
step, and the scenario itself. Put it into a folder of this module, as a file whose
name ends in _test.go; "go test" then says what a change of the core turns.

JSON: {file, title, name, test}; name is the test's, test the text of the Go file.
`

func setupTest(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	pkg := flags.String("package", "placement_test", "the `NAME` of the package")
	return func(t *terminal, files []string) error {
		name, err := one(files, "file")
		if err != nil {
			return err
		}
		if !token.IsIdentifier(*pkg) {
			return usageError{strconv.Quote(*pkg) + " is no name of a package"}
		}
		tree, err := t.tree(name)
		if err != nil {
			return err
		}
		s, err := t.decode(name, tree)
		if err != nil {
			return err
		}
		out, err := newTestOutput(name, *pkg, tree, s)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return t.answer(*asJSON, out)
	}
}

type testOutput struct {
	File  string `json:"file"`
	Title string `json:"title"`
	Name  string `json:"name"`
	Test  string `json:"test"`
}

func (o testOutput) String() string { return o.Test }

func newTestOutput(name, pkg string, tree *scenario.Node, s *scenario.Scenario) (testOutput, error) {
	if len(s.Expect) == 0 {
		return testOutput{}, errors.New("it expects nothing of any release, so there is nothing to test")
	}
	file, err := draft.From(without(tree, "expect"))
	if err != nil {
		return testOutput{}, err
	}
	o := testOutput{File: name, Title: s.Title, Name: "Test" + camel(s.Title)}
	imports, answers := "", ""
	if len(s.TagRuleCases()) > 0 {
		imports = "\t\"placement-playground/web/tagrule\"\n"
		answers = "\tif s.Rules, err = tagrule.Evaluate(s.TagRuleCases()); err != nil {\n\t\tt.Fatal(err)\n\t}\n"
	}
	title := strings.Join(strings.Fields(s.Title), " ")
	text, err := format.Source(fmt.Appendf(nil, testSource, pkg, imports, title, o.Name, literal(string(file.Text())), answers, rows(s)))
	if err != nil {
		return testOutput{}, err
	}
	o.Test = string(text)
	return o, nil
}

func without(tree *scenario.Node, field string) *scenario.Node {
	out := &scenario.Node{Kind: scenario.Object}
	for i, key := range tree.Keys {
		if key.Text != field {
			out.Keys, out.Items = append(out.Keys, key), append(out.Items, tree.Items[i])
		}
	}
	return out
}

// camel is a title as a part of a name in Go.
func camel(title string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		letters := []rune(word)
		b.WriteString(string(unicode.ToUpper(letters[0])) + string(letters[1:]))
	}
	if b.Len() == 0 {
		return "Scenario"
	}
	return b.String()
}

// literal is a text in Go, between backquotes if it can be.
func literal(text string) string {
	if strconv.CanBackquote(strings.NewReplacer("\n", "", "\t", "").Replace(text)) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

func rows(s *scenario.Scenario) string {
	var b strings.Builder
	for _, of := range s.Expect {
		for i, step := range of.Steps {
			fmt.Fprintf(&b, "\t\t{%q, %d, %q, [][2]string{", of.Release, i+1, step.Outcome)
			for j, at := range step.VMs {
				host := "none"
				if at.Host != 0 {
					host = s.Cloud.Host(at.Host).Name
				}
				if j > 0 {
					b.WriteString(", ")
				}
				fmt.Fprintf(&b, "{%q, %q}", s.Cloud.VM(at.VM).Name, host)
			}
			b.WriteString("}},\n")
		}
	}
	return b.String()
}

// testSource is filled in with the package, imports, title, name, scenario, answers to
// tag rules, and rows.
const testSource = `package %s

import (
	"testing"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/core/trace"
%s)

// %s
func %s(t *testing.T) {
	tree, err := yamltree.Read([]byte(%s))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(tree)
	if err != nil {
		t.Fatal(err)
	}
%s	for _, want := range []struct {
		release string
		step    int
		outcome trace.Outcome // empty: any
		vms     [][2]string   // each with its host
	}{
%s	} {
		release, err := placement.Find(want.release)
		if err != nil {
			t.Fatal(err)
		}
		out, err := s.Run(release)
		if err != nil {
			t.Errorf("%%s: %%v", want.release, err)
			continue
		}
		end := out.Steps[want.step-1]
		if want.outcome != "" && end.Outcome != want.outcome {
			t.Errorf("%%s, step %%d: %%s, want %%s", want.release, want.step, end.Outcome, want.outcome)
		}
		for _, pair := range want.vms {
			for _, vm := range s.Cloud.VMs {
				host := "none"
				if on := end.State.VM(s.Cloud, vm.ID).Host; on != 0 {
					host = s.Cloud.Host(on).Name
				}
				if vm.Name == pair[0] && host != pair[1] {
					t.Errorf("%%s, step %%d: %%s is on %%s, want %%s", want.release, want.step, vm.Name, host, pair[1])
				}
			}
		}
	}
}
`
