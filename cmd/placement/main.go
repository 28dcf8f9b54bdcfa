// Command placement is the playground in a terminal: it runs scenario files in
// the releases that are modelled, prints and compares traces, verifies what
// files expect, and compares the core with recorded answers of CloudStack.
//
// It decides nothing about placement: it reads files, calls the core and prints.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
