package main

import (
	"flag"
	"strings"

	"placement-playground/core/placement"
)

const runHelp = `Runs each file in every release, or in those that are named, and says how each
step ends: placed, unplaced or exception for a deployment; Maintenance,
ErrorInMaintenance or refused for a maintenance; Enabled or refused where one is
cancelled.

JSON: {files: [{file, title, releases: [{release, steps: [{step, deploy,
maintain or cancel, outcome, vms: [{vm, from, to}]}]}]}]}. Where from or to is
missing, the VM has no host. A release that does not model what the file uses has no
steps and says why in refused.
`

func setupRun(flags *flag.FlagSet) action {
	asJSON := jsonFlag(flags)
	only := releaseFlag(flags, "run only in this `RELEASE`; can be given again")
	return func(t *terminal, files []string) error {
		if len(files) == 0 {
			return usageError{"give a file"}
		}
		if len(*only) == 0 {
			*only = placement.Releases()
		}
		var out runOutput
		for _, name := range files {
			file, err := t.runFile(name, *only)
			if err != nil {
				return err
			}
			out.Files = append(out.Files, file)
		}
		return t.answer(*asJSON, out)
	}
}

type runOutput struct {
	Files []fileRun `json:"files"`
}

type fileRun struct {
	File     string       `json:"file"`
	Title    string       `json:"title"`
	Releases []releaseRun `json:"releases"`
}

func (t *terminal) runFile(name string, in []placement.Release) (fileRun, error) {
	s, err := t.read(name)
	if err != nil {
		return fileRun{}, err
	}
	file := fileRun{File: name, Title: s.Title}
	for _, release := range in {
		ran, err := summaryIn(name, s, release)
		if err != nil {
			return fileRun{}, err
		}
		file.Releases = append(file.Releases, ran)
	}
	return file, nil
}

func (o runOutput) String() string {
	var parts []string
	for _, f := range o.Files {
		parts = append(parts, heading(f.Title, f.File)+table(f.Releases))
	}
	return strings.Join(parts, "\n")
}

// heading is a scenario's title and its file.
func heading(title, file string) string {
	if title == "" {
		return file + "\n\n"
	}
	return title + "  (" + file + ")\n\n"
}
