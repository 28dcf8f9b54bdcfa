#!/usr/bin/env bash
# need-debian.sh PACKAGE: installs a Debian package, if this is Debian and we may.
set -eu
command -v apt-get >/dev/null || exit 1
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || exit 1
  sudo="sudo -n"
fi
echo "installing $1 …" >&2
$sudo apt-get update -qq >&2
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >&2
