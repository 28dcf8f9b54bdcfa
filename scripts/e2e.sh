#!/usr/bin/env bash
# The page in headless Chromium, from a freshly built site.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
CHROME=$(scripts/chromium.sh)
export CHROME
go run ./cmd/wasm site -out build/site
exec go test -count=1 ./web/e2e "$@"
