package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"placement-playground/core/placement"
	"placement-playground/core/scenario"
)

const verifyHelp = `Checks what each file or link expects of each release. Of a folder, the files that
end in .yaml, .yml or .json are taken, without those in folders below it. The exit
status is 1 if anything is not as expected or a file cannot be read.

JSON: {asExpected, files: [{file, title, releases, steps, differences: [{release,
step, vm, wanted, found}], error}]}. vm is missing where the outcome differs.
`

func setupVerify(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	return func(t *terminal, operands []string) error {
		if len(operands) == 0 {
			return usageError{"give a file or a folder"}
		}
		out := verifyOutput{AsExpected: true}
		for _, name := range operands {
			files, err := t.scenarioFiles(name)
			if err != nil {
				return err
			}
			for _, file := range files {
				v := t.verify(file)
				out.Files = append(out.Files, v)
				out.AsExpected = out.AsExpected && v.Error == "" && len(v.Differences) == 0
			}
		}
		if err := t.answer(*asJSON, out); err != nil {
			return err
		}
		if !out.AsExpected {
			return errNotAsExpected
		}
		return nil
	}
}

type verifyOutput struct {
	AsExpected bool         `json:"asExpected"`
	Files      []fileVerify `json:"files"`
}

type fileVerify struct {
	File        string   `json:"file"`
	Title       string   `json:"title,omitempty"`
	Releases    int      `json:"releases"` // of which something is expected
	Steps       int      `json:"steps"`
	Differences []unlike `json:"differences"`
	Error       string   `json:"error,omitempty"` // why it cannot be verified

	steps []stepRun // for their names
}

// unlike is one expectation that does not hold.
type unlike struct {
	Release string `json:"release"`
	Step    int    `json:"step"` // from 1
	VM      string `json:"vm,omitempty"`
	Wanted  string `json:"wanted"`
	Found   string `json:"found"`
}

func (t *terminal) verify(name string) fileVerify {
	v := fileVerify{File: name, Differences: []unlike{}}
	s, err := t.read(name)
	if err != nil {
		v.Error = err.Error()
		return v
	}
	v.Title, v.Releases, v.Steps = s.Title, len(s.Expect), len(s.Steps)
	for _, expected := range s.Expect {
		if err := v.check(s, expected); err != nil {
			v.Error = err.Error()
			return v
		}
	}
	return v
}

func (v *fileVerify) check(s *scenario.Scenario, expected scenario.Expectation) error {
	release, err := placement.Find(expected.Release)
	if err != nil {
		return fmt.Errorf("%s: %w", v.File, err)
	}
	out, err := runIn(v.File, s, release)
	if err != nil {
		return err
	}
	v.steps = summary(s, out).Steps
	for _, m := range s.Check(expected, out) {
		u := unlike{Release: m.Release, Step: m.Step, Wanted: m.Want, Found: m.Have}
		if m.VM != 0 {
			u.VM = s.Cloud.VM(m.VM).Name
		}
		v.Differences = append(v.Differences, u)
	}
	return nil
}

// scenarioFiles is the file or link itself or, for a folder, the scenarios in it.
func (t *terminal) scenarioFiles(name string) ([]string, error) {
	if _, linked := t.links[name]; linked || name == "-" {
		return []string{name}, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("placement: %w", err)
	}
	if !info.IsDir() {
		return []string{name}, nil
	}
	var files []string
	for _, pattern := range []string{"*.yaml", "*.yml", "*.json"} {
		found, err := fs.Glob(os.DirFS(name), pattern)
		if err != nil {
			return nil, fmt.Errorf("placement: %w", err)
		}
		for _, file := range found {
			files = append(files, filepath.Join(name, file))
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no file in it ends in .yaml, .yml or .json", name)
	}
	slices.Sort(files)
	return files, nil
}
