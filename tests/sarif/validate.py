"""Holds SARIF of the copydesk binary against SARIF's published schema: validate.py COPYDESK SCHEMA."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = 'É 😀 the the | "a" <b> & ]]>\r\nIt it rained 50%, ::error:: `x`\n'


def log_of(binary, arguments, folder):
    """The log that a run writes; its exit code may be any."""
    command = [binary, "check", "--format", "sarif", "--level", "hint", *arguments]
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout)


def main(binary, schema):
    validator = jsonschema.Draft7Validator(json.loads(Path(schema).read_text(encoding="utf-8")))
    failed = 0
    with tempfile.TemporaryDirectory() as desk:
        desk = Path(desk)
        for name, text in [("a b,c%é.txt", HOSTILE), ("clean.md", "It rained.\n"), ("empty.html", "")]:
            (desk / name).write_bytes(text.encode())
        (desk / "broken.txt").write_bytes(b"\xff")
        cases = {
            "the example with a finding of every rule": log_of(binary, ["examples/draft.md"], ROOT),
            "hostile and clean drafts and one that cannot be read": log_of(binary, ["."], desk),
            "nothing found": log_of(binary, ["clean.md"], desk),
            "nothing read": log_of(binary, ["missing.md"], desk),
        }
    for name, log in cases.items():
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]
        print(f"test {name}, {len(log['runs'][0]['results'])} results ... {'FAILED' if errors else 'ok'}")
        print("".join(f"    {error}\n" for error in errors[:5]), end="")
        failed += bool(errors)
    print(f"test result: {'FAILED' if failed else 'ok'}. {len(cases) - failed} passed; {failed} failed; 0 ignored")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), sys.argv[2]))
