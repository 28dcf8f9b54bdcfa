// Package scenario is the file format of the playground: one zone with its
// settings, the steps to take, and what is expected of each release. It reads
// strictly, runs the steps in a release, and compares with the expectations.
//
// It decides nothing about placement (core/placement) and opens no files.
// YAML text comes in through core/scenario/yamltree.
package scenario

import (
	"placement-playground/core/cloud"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// Scenario is one file.
type Scenario struct {
	Title   string
	About   string   // a paragraph for the reader
	Links   []string // where it was reported or discussed
	Compare []string // the releases to look at first, at most two
	Seed    uint64   // for vm.allocation.algorithm "random"
	Cloud   *cloud.Cloud
	// Rules are the answers to TagRuleCases. Whoever reads a file fills them in:
	// the JavaScript engine is outside the core.
	Rules  cloud.TagRuleAnswers
	Steps  []Step
	Expect []Expectation // by release, oldest first
}

// Step is a deploy, a maintain or a cancel: one of the three is set.
type Step struct {
	Deploy   *placement.Request
	Maintain cloud.ID
	Cancel   cloud.ID // the host whose maintenance is cancelled
}

// Expectation is what one release is expected to do, step by step.
type Expectation struct {
	Release string
	Steps   []StepExpectation
}

// StepExpectation is how a step ends, and where VMs are afterwards. VMs that
// are not named may be anywhere; without an outcome nothing is expected.
type StepExpectation struct {
	Outcome trace.Outcome
	VMs     []VMAt
}

// VMAt is a VM on a host; host 0 is none.
type VMAt struct {
	VM, Host cloud.ID
}

// Parse reads JSON text.
func Parse(text []byte) (*Scenario, error) {
	n, err := JSONTree(text)
	if err != nil {
		return nil, err
	}
	return Decode(n)
}
