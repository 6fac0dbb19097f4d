#!/usr/bin/env bash
# Puts copydesk on the path of the steps that follow: a release, held against its checksum, or built from source.
#
# Reads COPYDESK_VERSION (a tag such as v0.1.0; anything else means source), COPYDESK_REPOSITORY (owner/name) and what
# GitHub sets for each step.
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
home=$RUNNER_TEMP/copydesk
mkdir -p "$home"

download() {
    local name address
    name=copydesk-$COPYDESK_VERSION-$(bash "$here/ci/target.sh")
    address=$GITHUB_SERVER_URL/$COPYDESK_REPOSITORY/releases/download/$COPYDESK_VERSION/$name.tar.gz
    cd "$home"
    curl --fail --silent --show-error --location --retry 3 --remote-name "$address" --remote-name "$address.sha256"
    if command -v sha256sum >/dev/null; then
        sha256sum --check --quiet "$name.tar.gz.sha256"
    else
        shasum --algorithm 256 --check --quiet "$name.tar.gz.sha256"
    fi
    tar -xzf "$name.tar.gz"
    echo "$home/$name" >>"$GITHUB_PATH"
}

case $COPYDESK_VERSION in
    v[0-9]*.[0-9]*.[0-9]*) download ;;
    *)
        cargo install --locked --path "$here" --root "$home"
        echo "$home/bin" >>"$GITHUB_PATH"
        ;;
esac
