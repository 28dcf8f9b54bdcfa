package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

func help(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stdout, overview())
		return done
	}
	c, ok := find(args[0])
	if !ok || len(args) > 1 {
		fmt.Fprintf(stderr, "placement: there is no help about %q\n\n%s", strings.Join(args, " "), overview())
		return misused
	}
	fmt.Fprint(stdout, c.help())
	return done
}

// overview is what "placement help" prints.
func overview() string {
	text := "placement shows where Apache CloudStack places VMs, and why.\n\n" + aligned(func(w io.Writer) {
		for _, c := range commands() {
			fmt.Fprintf(w, "  placement %s %s\t%s\n", c.name, c.args, c.about)
		}
		fmt.Fprintf(w, "  placement help COMMAND\texplain a command, its flags and its JSON\n")
	})
	return text + `
A FILE is a scenario in YAML or JSON, or a link ("placement link" prints one), in
quotes; "-" reads either from standard input. Flags stand before or after files.
Exit status: 0, 1 for bad input or what is not as expected, 2 for a wrong command
line. NO_COLOR turns colour off.
`
}

func (c command) usage() string {
	return strings.TrimSpace("usage: placement " + c.name + " [flags] " + c.args)
}

func (c command) help() string {
	flags := newFlags(c.name)
	c.setup(flags)
	return c.usage() + "\n\n" + c.more + "\nFlags:\n" + aligned(func(w io.Writer) {
		flags.VisitAll(func(f *flag.Flag) {
			value, usage := flag.UnquoteUsage(f)
			fmt.Fprintf(w, "  %s\t%s\n", strings.TrimSpace("--"+f.Name+" "+value), usage)
		})
	})
}

// aligned makes columns of what is separated by tabs.
func aligned(write func(io.Writer)) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	write(w)
	w.Flush() // into a strings.Builder, which takes everything
	return b.String()
}
