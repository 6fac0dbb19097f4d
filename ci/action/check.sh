#!/usr/bin/env bash
# Runs copydesk check with the inputs of the action, and leaves its exit code in the step's outputs.
#
# Reads COPYDESK_PATHS and COPYDESK_ARGS (one a line), COPYDESK_FORMAT (with spaces between) and COPYDESK_FAIL_ON.
set -uo pipefail

command=(copydesk check "--fail-on=$COPYDESK_FAIL_ON")

read -ra formats <<<"$COPYDESK_FORMAT"
for format in ${formats[@]+"${formats[@]}"}; do
    command+=("--format=$format")
done

while IFS= read -r argument; do
    [ -n "$argument" ] && command+=("$argument")
done <<<"$COPYDESK_ARGS"

# Behind `--` no path is taken for a flag.
command+=(--)
while IFS= read -r path; do
    [ -n "$path" ] && command+=("$path")
done <<<"$COPYDESK_PATHS"

"${command[@]}"
code=$?
echo "code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
