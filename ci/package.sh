#!/usr/bin/env bash
# Makes the archive of a release: package.sh BINARY TAG TARGET FOLDER
#
# In it are the program, its manual pages, the completions of every shell, the README and the licences, below one folder
# that is called as the archive is. A checksum lies beside it. The tag must be the program's own version.
set -euo pipefail

binary=$1
tag=$2
target=$3
mkdir -p "$4"
out=$(cd "$4" && pwd)
here=$(cd "$(dirname "$0")/.." && pwd)

version=$("$binary" --version)
if [ "$version" != "copydesk ${tag#v}" ]; then
    echo "the tag is $tag, but the program says $version" >&2
    exit 2
fi

name=copydesk-$tag-$target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/$name
mkdir -p "$root/man" "$root/completions"

cp "$binary" "$here/README.md" "$here/CHANGELOG.md" "$here"/LICENSE-* "$root"
mkdir "$root/dictionaries"
cp "$here/dictionaries/README.md" "$here"/dictionaries/*.license.txt "$root/dictionaries"
cp "$here/src/syntax/LICENSE-MODEL.md" "$root"

"$binary" man >"$root/man/copydesk.1"
commands=$("$binary" --help | sed -nE '/^Commands:/,/^$/s/^  ([a-z-]+) .*/\1/p')
for command in ${commands/help/}; do
    "$binary" man "$command" >"$root/man/copydesk-$command.1"
done

"$binary" completions bash >"$root/completions/copydesk.bash"
"$binary" completions elvish >"$root/completions/copydesk.elv"
"$binary" completions fish >"$root/completions/copydesk.fish"
"$binary" completions powershell >"$root/completions/_copydesk.ps1"
"$binary" completions zsh >"$root/completions/_copydesk"

tar -czf "$out/$name.tar.gz" -C "$work" "$name"
cd "$out"
if command -v sha256sum >/dev/null; then
    sha256sum "$name.tar.gz" >"$name.tar.gz.sha256"
else
    shasum --algorithm 256 "$name.tar.gz" >"$name.tar.gz.sha256"
fi
