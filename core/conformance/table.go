package conformance

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// Table is the report as aligned text.
func (r Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Release %s: %d of %d modelled scenarios agree in every field (%.4g %%); %d refused.\n\n",
		r.Release, r.Agree, r.Modelled(), 100*r.Agreement(), r.Refused)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "scenarios\tagree\tdisagree\trefused\t  feature")
	row := func(t Tally, name string) {
		fmt.Fprintf(w, "%d\t%d\t%d\t%d\t  %s\n", t.Scenarios, t.Agree, t.Disagree, t.Refused, name)
	}
	row(r.Tally, "all")
	for _, f := range r.Features {
		row(f.Tally, f.Name)
	}
	w.Flush() // to a strings.Builder, which takes everything
	if len(r.Refusals) > 0 {
		fmt.Fprintf(&b, "\nNot modelled, and so refused:\n")
		for _, x := range r.Refusals {
			fmt.Fprintf(&b, "%9d  %s\n", x.Scenarios, x.Cause)
		}
	}
	return b.String()
}
