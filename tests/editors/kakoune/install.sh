#!/usr/bin/env bash
# Installs into a folder what drive.py needs: kakoune-lsp, as FOLDER/bin/kak-lsp, which is built in minutes.
#
#   install.sh FOLDER
#
# What is there already is left as it is. Kakoune is the system's; apt brings it where it is missing.
set -euo pipefail
version=22.0.0
mkdir -p "$1"
folder=$(cd "$1" && pwd)

if ! command -v kak >/dev/null && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 update -qq
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends kakoune >/dev/null
fi
command -v kak >/dev/null

if [ ! -x "$folder/bin/kak-lsp" ] || [ "$(cat "$folder/complete" 2>/dev/null)" != "$version" ]; then
    CARGO_PROFILE_DEV_DEBUG=0 cargo install kak-lsp --version "$version" --locked --debug --quiet --force \
        --root "$folder" --target-dir "$folder/build"
    rm -r "$folder/build"
    echo "$version" >"$folder/complete"
fi
