#!/usr/bin/env bash
# e2e.sh [FLAGS]: the page in headless Chromium; flags are those of go test.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
CHROME=$(scripts/chromium.sh)
export CHROME
exec go test -count=1 ./web/e2e "$@"
