#!/usr/bin/env bash
# Whether these packages of Debian are there.
#
#   debian.sh PACKAGE...
#
# What is missing is installed where COPYDESK_CI is set and root asks: on anybody's own machine, nothing is.
set -euo pipefail

missing=()
for package in "$@"; do
    if [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
        missing+=("$package")
    fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ -z "${COPYDESK_CI:-}" ] || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "not installed: ${missing[*]}"
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=300 update -qq
apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
