//go:build !js

// Command wasm is the playground: in the browser the app, natively the server
// of it and the builder of its site.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"placement-playground/examples"
	"placement-playground/web/serve"
	"placement-playground/web/site"
)

const usage = `usage: wasm site -out DIR             write the playground as a static site
       wasm serve -dir DIR [-addr A]  serve such a site
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New(usage)
	}
	flags := flag.NewFlagSet("wasm "+args[0], flag.ContinueOnError)
	switch args[0] {
	case "site":
		dir := flags.String("out", "build/site", "the folder to write")
		cache := flags.String("cache", "build/cache", "keeps compressed files between builds")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return write(*dir, *cache, out)
	case "serve":
		dir := flags.String("dir", "build/site", "the folder to serve")
		addr := flags.String("addr", "127.0.0.1:8080", "the address to listen on")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return listen(ctx, *dir, *addr, out)
	}
	return errors.New(usage)
}

func write(dir, cache string, out io.Writer) error {
	list, err := examples.JSON()
	if err != nil {
		return err
	}
	if err := site.Build(site.Options{Out: dir, Cache: cache, Package: "placement-playground/cmd/wasm", Examples: list}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "the playground is in %s\n", dir)
	return err
}

// listen serves until the context ends.
func listen(ctx context.Context, dir, addr string, out io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("%w\nanother program may be listening there: try another port, as in make run PORT=8081", err)
	}
	fmt.Fprintf(out, "\n  Placement Playground: http://%s/\n\n  Ctrl+C stops it.\n", listener.Addr())
	server := &http.Server{Handler: serve.Handler(os.DirFS(dir)), ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		patience, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		return server.Shutdown(patience)
	}
}
