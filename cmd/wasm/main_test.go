//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// folder is one that can be served.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("the playground"), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The server prints where it listens, serves there, and ends with its context.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	printed, out := io.Pipe()
	ended := make(chan error, 1)
	dir := folder(t)
	go func() {
		err := run(ctx, []string{"serve", "-dir", dir, "-addr", "127.0.0.1:0"}, out)
		ended <- errors.Join(err, out.CloseWithError(io.EOF))
	}()
	text := make([]byte, 1024)
	n, err := printed.Read(text)
	if err != nil {
		t.Fatal(err, <-ended)
	}
	address := regexp.MustCompile(`http://127\.0\.0\.1:[1-9][0-9]*/`).FindString(string(text[:n]))
	if address == "" {
		t.Fatalf("it prints %q, which is no address", text[:n])
	}
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if page, err := io.ReadAll(response.Body); err != nil || string(page) != "the playground" {
		t.Errorf("it serves %q, %v", page, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("it ends with %v", err)
	}
	if _, err := http.Get(address); err == nil {
		t.Error("it still serves")
	}
}

// What is outside of the folder is not served, not even through a link.
func TestLinkOutOfTheFolder(t *testing.T) {
	dir := folder(t)
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	printed, out := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"serve", "-dir", dir, "-addr", "127.0.0.1:0"}, out) }()
	text := make([]byte, 1024)
	n, err := printed.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Get(regexp.MustCompile(`http://\S+`).FindString(string(text[:n])) + "link")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusNotFound {
		t.Errorf("the link is %d", response.StatusCode)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestErrors(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := folder(t)
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "usage: wasm site"},
		{[]string{"fly"}, `there is no command "fly"`},
		{[]string{"serve", "-dir", dir, "-addr", taken.Addr().String()}, "another program listens on " + taken.Addr().String() + ": take another port, as in make run PORT="},
		{[]string{"serve", "-dir", dir, "-addr", "127.0.0.1:port"}, "serve: listen tcp"},
		{[]string{"serve", "-dir", filepath.Join(dir, "nothing")}, "no such file"},
		{[]string{"serve", "-dir", t.TempDir()}, "make site writes one"},
		{[]string{"serve", "-port", "80"}, "flag provided but not defined: -port"},
		{[]string{"site", "-out", filepath.Join(dir, "index.html", "under"), "-cache", "", "-quick"}, "site: "},
	} {
		err := run(context.Background(), test.args, io.Discard)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("wasm %q says %v, want %q", test.args, err, test.want)
		}
	}
	if err := run(context.Background(), []string{"serve", "-h"}, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h gives %v", err)
	}
}
