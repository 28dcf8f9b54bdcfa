#!/usr/bin/env bash
# Format, vet for both targets, staticcheck.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || { echo "not gofmt-ed: $unformatted" >&2; exit 1; }
go vet ./...
GOOS=js GOARCH=wasm go vet ./core/... ./web/app ./web/view ./web/browser ./cmd/wasm
go tool staticcheck ./...
GOOS=js GOARCH=wasm go tool staticcheck ./web/browser ./cmd/wasm
