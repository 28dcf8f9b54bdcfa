#!/usr/bin/env bash
# Says how to get Go if it is not there.
set -eu
command -v go >/dev/null || {
  echo "Go is missing: install the version that go.mod names from https://go.dev/dl/, then try again." >&2
  exit 1
}
