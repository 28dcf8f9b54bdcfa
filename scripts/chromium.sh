#!/usr/bin/env bash
# Prints the path of a Chromium or Chrome; on Debian it installs one if need be.
set -eu
here=$(dirname "$0")
find_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    command -v "$name" && return
  done
  return 1
}
if [ -n "${CHROME:-}" ]; then
  command -v "$CHROME" && exit 0
  echo "CHROME is $CHROME, which is no program: unset it, or set it to the path of Chromium or Chrome." >&2
  exit 1
fi
find_browser && exit 0
"$here/need-debian.sh" chromium fonts-dejavu-core && find_browser && exit 0
echo "no Chromium found: install Chromium or Chrome, or set CHROME to its path." >&2
exit 1
