//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"placement-playground/web/serve"
)

// listen serves a site until the context ends, and lets what is under way end.
func listen(ctx context.Context, dir, addr string, out io.Writer) error {
	// A root, unlike a plain folder, is not left through symbolic links either.
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer root.Close()
	if _, err := fs.Stat(root.FS(), "index.html"); err != nil {
		return fmt.Errorf("serve: no site is in %s, make site writes one: %w", dir, err)
	}
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("serve: another program listens on %s: take another port, as in make run PORT=8081", addr)
	}
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	fmt.Fprintf(out, "\n  Placement Playground: http://%s/\n\n  Ctrl+C stops it.\n", listener.Addr())
	server := &http.Server{Handler: serve.Handler(root.FS()), ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		patience, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		return server.Shutdown(patience)
	}
}
