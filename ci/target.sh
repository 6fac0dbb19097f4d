#!/usr/bin/env bash
# Prints the target triple that a release for this machine is named after.
#
# On Linux that is the static one, which runs whatever the machine's C library is.
set -euo pipefail

case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo x86_64-unknown-linux-musl ;;
    Linux-aarch64 | Linux-arm64) echo aarch64-unknown-linux-musl ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    MINGW*-x86_64 | MSYS*-x86_64) echo x86_64-pc-windows-msvc ;;
    *)
        echo "there is no release for $(uname -s) on $(uname -m): use version: source" >&2
        exit 2
        ;;
esac
