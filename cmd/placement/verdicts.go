package main

import (
	"fmt"
	"io"
	"strings"
)

// String lists the files, and below each what is not as it expects.
func (o verifyOutput) String() string {
	var b strings.Builder
	wrong := 0
	for i, v := range o.Files {
		if !v.holds() {
			wrong++
		}
		if i > 0 && !o.Files[i-1].holds() {
			b.WriteString("\n")
		}
		b.WriteString(v.String())
	}
	switch wrong {
	case 0:
		fmt.Fprintf(&b, "\n%s: all is as expected.\n", plural(len(o.Files), "file"))
	default:
		fmt.Fprintf(&b, "\n%d of %s: not as expected.\n", wrong, plural(len(o.Files), "file"))
	}
	return b.String()
}

func (v fileVerify) holds() bool { return v.Error == "" && len(v.Differences) == 0 }

func (v fileVerify) String() string {
	switch {
	case v.Error != "":
		return "✗ " + v.Error + "\n"
	case v.Releases == 0:
		return fmt.Sprintf("– %s: nothing is expected of it\n", v.File)
	case v.holds():
		return fmt.Sprintf("✓ %s: %s in %s\n", v.File, plural(v.Steps, "step"), plural(v.Releases, "release"))
	}
	return fmt.Sprintf("✗ %s: %s\n", v.File, v.Title) + indented(aligned(func(w io.Writer) {
		for _, d := range v.Differences {
			what := "outcome"
			if d.VM != "" {
				what = "VM " + d.VM
			}
			fmt.Fprintf(w, "%s\tstep %d, %s\t%s\twanted %s,\tfound %s\n", d.Release, d.Step, v.steps[d.Step-1].name(), what, d.Wanted, d.Found)
		}
	}))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
