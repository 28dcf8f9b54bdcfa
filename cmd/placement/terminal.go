package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"placement-playground/core/link"
)

// terminal is where a command reads and writes.
type terminal struct {
	in     io.Reader
	out    io.Writer
	errs   io.Writer
	colour bool
	links  map[string]link.Address // that were given for files, by what they are called
}

func newTerminal(in io.Reader, out, errs io.Writer) *terminal {
	return &terminal{in: in, out: out, errs: errs, links: map[string]link.Address{}, colour: os.Getenv("NO_COLOR") == "" && isTerminal(out)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// signs are all that is coloured, so colour never carries a meaning alone.
var signs = strings.NewReplacer(
	"✓", "\x1b[32m✓\x1b[0m", "★", "\x1b[32m★\x1b[0m",
	"✗", "\x1b[31m✗\x1b[0m", "‼", "\x1b[31m‼\x1b[0m",
)

func (t *terminal) print(text string) error {
	if t.colour {
		text = signs.Replace(text)
	}
	return t.write(text)
}

// write writes what is never coloured.
func (t *terminal) write(text string) error {
	if _, err := io.WriteString(t.out, text); err != nil {
		return fmt.Errorf("placement: %w", err)
	}
	return nil
}

// answer prints an object as JSON or, if that is not asked for, its text.
func (t *terminal) answer(asJSON bool, object fmt.Stringer) error {
	if !asJSON {
		return t.print(object.String())
	}
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(object); err != nil {
		return fmt.Errorf("placement: %w", err)
	}
	return nil
}
