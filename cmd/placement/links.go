package main

import (
	"errors"
	"fmt"

	"placement-playground/core/link"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/scenario/yamltree"
	"placement-playground/examples"
)

// shorten gives links among the operands a name for what is printed, by which they are
// read.
func (t *terminal) shorten(operands []string) []string {
	for i, text := range operands {
		if !link.Is(text) {
			continue
		}
		address := link.ReadAddress(text)
		operands[i] = "link " + address.Link[max(0, len(address.Link)-8):]
		if address.Link == "" {
			operands[i] = "example " + address.Example
		}
		t.links[operands[i]] = address
	}
	return operands
}

// opened is the scenario in an address.
func opened(a link.Address) (*scenario.Node, error) {
	switch {
	case a.Link != "":
		tree, err := link.Decode(a.Link)
		if err != nil {
			return nil, fmt.Errorf("placement: %w", err)
		}
		return tree, nil
	case a.Example == "":
		return nil, errors.New("placement: there is no scenario in this address")
	}
	text, err := examples.Files.ReadFile(a.Example + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("placement: there is no example %q", a.Example)
	}
	return yamltree.Read(text)
}

// look compares the releases that a link compares.
func (t *terminal) look(name string, s *scenario.Scenario) error {
	for i, release := range []string{t.links[name].Release, t.links[name].Compare} {
		if release == "" {
			continue
		}
		if _, err := placement.Find(release); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if i < len(s.Compare) {
			s.Compare[i] = release
		} else {
			s.Compare = append(s.Compare, release)
		}
	}
	return nil
}
