#!/usr/bin/env bash
# Runs as WebAssembly, under Node, what runs as WebAssembly in the browser.
set -eu
cd "$(dirname "$0")/.."
exec scripts/node-test.sh \
  ./core/cloud ./core/trace ./core/placement ./core/words ./web/app ./web/browser ./web/tagrule
