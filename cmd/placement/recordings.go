package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Recordings lie in scenarios.jsonl.gz and answers-RELEASE.jsonl.gz.
const (
	prefix = "answers-"
	ending = ".jsonl.gz"
)

// recorded lists the releases that a folder has answers of.
func recorded(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("placement: %w", err)
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutPrefix(e.Name(), prefix); ok && strings.HasSuffix(name, ending) {
			names = append(names, strings.TrimSuffix(name, ending))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: there is no %sRELEASE%s in it", dir, prefix, ending)
	}
	return names, nil
}

func unpack(name string) (text []byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("placement: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if text, err = io.ReadAll(z); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}
