#!/usr/bin/env bash
# fuzz.sh TIME: runs each fuzz target for a while.
set -eu
cd "$(dirname "$0")/.."
for package in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "$package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$1" "$package"
  done
done
