#!/usr/bin/env bash
# Prints the path of a Chromium or Chrome; on Debian it installs one if need be.
set -eu
here=$(dirname "$0")
find_browser() {
  [ -n "${CHROME:-}" ] && { echo "$CHROME"; return; }
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  [ -x "$mac" ] && { echo "$mac"; return; }
  return 1
}
find_browser && exit 0
"$here/need-debian.sh" chromium fonts-dejavu-core && find_browser && exit 0
echo "no Chromium found: install Chromium or Chrome, or set CHROME to its path." >&2
exit 1
