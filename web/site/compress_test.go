package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"placement-playground/web/static"
)

func TestVariants(t *testing.T) {
	files := build(t, Options{Out: t.TempDir(), Cache: t.TempDir(), Examples: []byte(strings.Repeat("[]\n", 99))})
	unpack := map[string]func(io.Reader) (io.Reader, error){
		".br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		".gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	}
	seen := 0
	for name, text := range files {
		open := unpack[filepath.Ext(name)]
		if open == nil {
			continue
		}
		seen++
		r, err := open(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		plain := files[strings.TrimSuffix(name, filepath.Ext(name))]
		if string(got) != plain {
			t.Errorf("%s is of something else", name)
		}
		if len(text) >= len(plain) {
			t.Errorf("%s gains nothing: %d bytes of %d", name, len(text), len(plain))
		}
	}
	if seen < 12 {
		t.Errorf("only %d variants were written", seen)
	}
}

// What a quick build has kept is not what a thorough one writes.
func TestQuickIsKeptApart(t *testing.T) {
	cache, data := t.TempDir(), []byte(strings.Repeat("a host, a cluster, a pod and a zone; ", 9)+static.Policy+"a zone, a pod, a cluster and a host")
	quick, err := compress("file", data, Options{Cache: cache, Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	best, err := compress("file", data, Options{Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	if len(best[".br"]) >= len(quick[".br"]) {
		t.Errorf("at its best Brotli makes %d bytes, quickly %d", len(best[".br"]), len(quick[".br"]))
	}
}

func TestMeasure(t *testing.T) {
	text := bytes.Repeat([]byte("placement "), 1000)
	got, err := Measure(text, "")
	if err != nil {
		t.Fatal(err)
	}
	if got.Raw != len(text) || got.Gzip >= got.Raw/10 || got.Brotli >= got.Gzip {
		t.Errorf("10,000 bytes of one word measure %+v", got)
	}
	if got, err := Measure([]byte("x"), ""); err != nil || got != (Sizes{1, 1, 1}) {
		t.Errorf("one byte measures %+v, %v", got, err)
	}
}
