#!/usr/bin/env bash
# go test as WebAssembly, under Node, with the arguments given.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
command -v node >/dev/null || scripts/need-debian.sh nodejs || {
  echo "Node.js is missing: install it from https://nodejs.org, then try again." >&2
  exit 1
}
# Go's WebAssembly takes no more than 12 KB of environment, and a CI may have more.
run="env -i PATH='$PATH' HOME='$HOME' $(go env GOROOT)/lib/wasm/go_js_wasm_exec"
exec env GOOS=js GOARCH=wasm go test -exec="$run" "$@"
