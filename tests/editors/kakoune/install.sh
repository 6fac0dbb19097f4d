#!/usr/bin/env bash
# Builds into a folder what Debian has no package of: kakoune-lsp, as FOLDER/bin/kak-lsp. It stays there for the next run.
#
#   install.sh FOLDER
set -euo pipefail
version=22.0.0
mkdir -p "$1"
folder=$(cd "$1" && pwd)

if [ ! -x "$folder/bin/kak-lsp" ] || [ "$(cat "$folder/complete" 2>/dev/null)" != "$version" ]; then
    # Built as quickly as may be: it is used once, and for moments.
    CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0 cargo install kak-lsp --version "$version" --locked --debug --quiet --force \
        --root "$folder" --target-dir "$folder/build"
    rm -r "$folder/build"
    echo "$version" >"$folder/complete"
fi
