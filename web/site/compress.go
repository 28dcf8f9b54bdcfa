package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// compress is a file as it is and, if it gains, as gzip and brotli, by the
// ending to add. Brotli at its best level takes seconds for the WebAssembly,
// so results are kept by content.
func compress(name string, data []byte, cache string) (map[string][]byte, error) {
	variants := map[string][]byte{"": data}
	for ending, with := range map[string]func(io.Writer) io.WriteCloser{".br": brotliBest, ".gz": gzipBest} {
		packed, err := remember(cache, data, ending, func() ([]byte, error) {
			var b bytes.Buffer
			w := with(&b)
			if _, err := w.Write(data); err != nil {
				return nil, err
			}
			err := w.Close()
			return b.Bytes(), err
		})
		if err != nil {
			return nil, fmt.Errorf("site: compress %s: %w", name, err)
		}
		if len(packed) < len(data) {
			variants[ending] = packed
		}
	}
	return variants, nil
}

func brotliBest(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestCompression) }

func gzipBest(w io.Writer) io.WriteCloser {
	z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // the level exists
	return z
}

// remember looks up what was made of the same data before.
func remember(cache string, data []byte, ending string, make func() ([]byte, error)) ([]byte, error) {
	if cache == "" {
		return make()
	}
	sum := sha256.Sum256(data)
	path := filepath.Join(cache, hex.EncodeToString(sum[:])+ending)
	if kept, err := os.ReadFile(path); err == nil {
		return kept, nil
	}
	made, err := make()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return nil, err
	}
	// Written beside and renamed, so that an interrupted build leaves no half file.
	half, err := os.CreateTemp(cache, "half-")
	if err != nil {
		return nil, err
	}
	_, err = half.Write(made)
	if err := errors.Join(err, half.Close(), os.Rename(half.Name(), path)); err != nil {
		return nil, err
	}
	return made, nil
}

// Sizes are the bytes of a file, and what goes over the wire in each encoding.
type Sizes struct{ Raw, Gzip, Brotli int }

// Measure compresses a file as the site does. What does not gain is sent as it is.
func Measure(data []byte, cache string) (Sizes, error) {
	variants, err := compress("file", data, cache)
	if err != nil {
		return Sizes{}, err
	}
	size := func(ending string) int {
		if packed, ok := variants[ending]; ok {
			return len(packed)
		}
		return len(data)
	}
	return Sizes{Raw: len(data), Gzip: size(".gz"), Brotli: size(".br")}, nil
}
