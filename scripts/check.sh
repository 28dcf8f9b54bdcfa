#!/usr/bin/env bash
# Format, vet for both targets, staticcheck.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
unformatted=$(git ls-files -co --exclude-standard '*.go' | while read -r file; do [ ! -e "$file" ] || echo "$file"; done | xargs gofmt -l)
[ -z "$unformatted" ] || { echo "not gofmt-ed: $unformatted" >&2; exit 1; }
browser=(./core/cloud ./core/trace ./core/placement ./core/scenario ./core/link ./core/link/step ./core/remedy ./core/lens ./core/draft ./core/words ./core/picture ./core/diagram ./web/app ./web/view ./web/browser ./web/tagrule ./cmd/wasm)
go vet ./...
GOOS=js GOARCH=wasm go vet "${browser[@]}"
# "go tool" would build staticcheck itself for the browser.
staticcheck=$(go tool -n staticcheck)
"$staticcheck" ./...
GOOS=js GOARCH=wasm "$staticcheck" "${browser[@]}"
