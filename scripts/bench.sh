#!/usr/bin/env bash
# Benchmarks of the core, natively and as WebAssembly under Node, with time and
# memory side by side, and of one step from click to painted frame.
set -eu
cd "$(dirname "$0")/.."
scripts/need-go.sh
told=$(mktemp -d)
trap 'rm -rf "$told"' EXIT
large=(-run '^$' -bench '^Benchmark(New|Place|Maintain|Maintain20|Forecast)$' -benchmem -benchtime 0.5s -timeout 20m ./core/placement)

echo "1/4  the core, natively: up to 10,000 hosts and 100,000 VMs"
go test "${large[@]}" | tee "$told/native"
echo "2/4  the same as WebAssembly, under Node"
scripts/node-test.sh "${large[@]}" | tee "$told/wasm"
echo
# A line is: name, runs, then pairs of a value and its unit.
awk '
  function unit(u, i) { for (i = 3; i < NF; i += 2) if ($(i + 1) == u) return $i; return 0 }
  BEGIN { printf "%-28s %12s %12s %8s %10s %10s %9s %9s\n", "one operation", "native ms", "wasm ms", "ratio", "native MB", "wasm MB", "heap", "wasm heap" }
  !/^Benchmark/ { next }
  { name = $1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name) }
  NR == FNR { ms[name] = unit("ns/op") / 1e6; mb[name] = unit("B/op") / 1048576; heap[name] = unit("heap-MB"); all[name] = unit("s/all-hosts"); next }
  { printf "%-28s %12.1f %12.1f %8.1f %10.1f %10.1f %9d %9d\n", name, ms[name], unit("ns/op") / 1e6, unit("ns/op") / 1e6 / ms[name], mb[name], unit("B/op") / 1048576, heap[name], unit("heap-MB") }
  unit("s/all-hosts") { rest = rest sprintf("%s, all hosts one by one: about %.0f s natively, %.0f s as WebAssembly\n", name, all[name], unit("s/all-hosts")) }
  END { printf "%s", rest }
' "$told/native" "$told/wasm"
echo
echo "3/4  the rest of the core, natively"
go test -run '^$' -bench . -skip '^Benchmark(New|Place|Maintain|Maintain20|Forecast)$' -benchmem ./core/...
echo "4/4  one step in headless Chromium"
scripts/e2e.sh -run '^$' -bench . -benchtime 1x
