//go:build !js

// Command wasm is the playground: in the browser the app, natively the server
// of it and the builder of its site. It decides nothing itself.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"placement-playground/examples"
	"placement-playground/web/site"
)

const usage = `usage: wasm site [-out DIR] [-quick]   write the playground as a static site
       wasm serve [-dir DIR] [-addr A] serve such a site`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New(usage)
	}
	flags := flag.NewFlagSet("wasm "+args[0], flag.ContinueOnError)
	flags.SetOutput(out)
	switch args[0] {
	case "site":
		var o site.Options
		flags.StringVar(&o.Out, "out", "build/site", "the `folder` to write")
		flags.StringVar(&o.Cache, "cache", "build/cache", "the `folder` that keeps compressed files between builds")
		flags.BoolVar(&o.Quick, "quick", false, "compress less, and forty times as fast")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return write(o, out)
	case "serve":
		dir := flags.String("dir", "build/site", "the `folder` to serve")
		addr := flags.String("addr", "127.0.0.1:8080", "the `address` to listen on")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return listen(ctx, *dir, *addr, out)
	}
	return fmt.Errorf("there is no command %q\n%s", args[0], usage)
}

func write(o site.Options, out io.Writer) error {
	list, err := examples.JSON()
	if err != nil {
		return err
	}
	o.Package, o.Examples = "placement-playground/cmd/wasm", list
	if err := site.Build(o); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "the playground is in %s\n", o.Out)
	return err
}
