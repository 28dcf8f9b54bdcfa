#!/usr/bin/env bash
# Benchmarks of the core natively, and of one step from click to painted frame.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
go test -run '^$' -bench . -benchmem ./core/...
scripts/e2e.sh -run '^$' -bench . -benchtime 1x
