package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"placement-playground/core/link"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/web/tagrule"
)

// read reads a scenario from a file, from standard input for "-", or from a link.
func (t *terminal) read(name string) (*scenario.Scenario, error) {
	tree, err := t.tree(name)
	if err != nil {
		return nil, err
	}
	return t.decode(name, tree)
}

func (t *terminal) decode(name string, tree *scenario.Node) (*scenario.Scenario, error) {
	s, err := scenario.Decode(tree)
	if err != nil {
		return nil, located(name, err)
	}
	if s.Rules, err = tagrule.Evaluate(s.TagRuleCases()); err != nil {
		return nil, err
	}
	return s, t.look(name, s)
}

// tree reads a scenario as it is written.
func (t *terminal) tree(name string) (*scenario.Node, error) {
	if address, ok := t.links[name]; ok {
		return opened(address)
	}
	text, err := t.text(name)
	if err != nil {
		return nil, err
	}
	if line := strings.TrimSpace(string(text)); link.Is(line) && !strings.ContainsAny(line, " \n") {
		address := link.ReadAddress(line)
		t.links[name] = address
		return opened(address)
	}
	tree, err := yamltree.Read(text)
	if err != nil {
		return nil, located(name, err)
	}
	return tree, nil
}

func (t *terminal) text(name string) ([]byte, error) {
	in := t.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("placement: %w", err)
		}
		defer f.Close()
		in = f
	}
	// One byte more than is taken, so that what is too long is told as such.
	text, err := io.ReadAll(io.LimitReader(in, scenario.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("placement: %w", err)
	}
	return text, nil
}

// located says FILE:LINE:COL: what is wrong, as far as that is known.
func located(name string, err error) error {
	var e *scenario.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("%s: %w", name, err)
	}
	at := name
	if e.Line > 0 {
		at = fmt.Sprintf("%s:%d:%d", name, e.Line, e.Col)
	}
	if e.Path != "" {
		at += ": " + e.Path
	}
	return fmt.Errorf("%s: %s", at, e.Text)
}

// runIn runs a scenario in one release.
func runIn(name string, s *scenario.Scenario, release placement.Release) (scenario.Outcome, error) {
	out, err := s.Run(release)
	if err != nil {
		return out, located(name, err)
	}
	return out, nil
}
