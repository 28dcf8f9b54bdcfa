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

// quickLevel is Brotli's for quick builds: forty times as fast as the best.
const quickLevel = 5

// compress is a file as it is and, if it gains, as gzip and brotli, by the
// ending to add. Brotli at its best level takes half a minute for the
// WebAssembly, so results are kept by content.
func compress(name string, data []byte, o Options) (map[string][]byte, error) {
	level := brotli.BestCompression
	if o.Quick {
		level = quickLevel
	}
	variants := map[string][]byte{"": data}
	for ending, pack := range map[string]packer{
		".br": {fmt.Sprintf(".br%d", level), func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriterLevel(w, level), nil }},
		".gz": {".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) }},
	} {
		packed, err := remember(o.Cache, data, pack)
		if err != nil {
			return nil, fmt.Errorf("site: compress %s: %w", name, err)
		}
		if len(packed) < len(data) {
			variants[ending] = packed
		}
	}
	return variants, nil
}

// packer is a way to compress; kept is its ending in the cache.
type packer struct {
	kept string
	open func(io.Writer) (io.WriteCloser, error)
}

func (p packer) pack(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := p.open(&b)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// remember looks up what was made of the same data before.
func remember(cache string, data []byte, p packer) ([]byte, error) {
	if cache == "" {
		return p.pack(data)
	}
	sum := sha256.Sum256(data)
	path := filepath.Join(cache, hex.EncodeToString(sum[:])+p.kept)
	if kept, err := os.ReadFile(path); err == nil {
		return kept, nil
	}
	made, err := p.pack(data)
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
	if err := errors.Join(err, half.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(half.Name()))
	}
	return made, os.Rename(half.Name(), path)
}

// Sizes are the bytes of a file, and what goes over the wire in each encoding.
type Sizes struct{ Raw, Gzip, Brotli int }

// Measure compresses a file as the site does. What does not gain is sent as it is.
func Measure(data []byte, cache string) (Sizes, error) {
	variants, err := compress("file", data, Options{Cache: cache})
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
