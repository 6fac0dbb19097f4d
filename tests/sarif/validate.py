"""Holds SARIF of the copydesk binary against SARIF's published schema: validate.py COPYDESK SCHEMA."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))

from tally import Tally  # noqa: E402 - it lies in another folder

HOSTILE = 'É 😀 the the | "a" <b> & ]]>\r\nIt it rained 50%, ::error:: `x`\n'


def log_of(binary, arguments, folder):
    """The log that a run writes; its exit code may be any."""
    command = [binary, "check", "--format", "sarif", "--level", "hint", *arguments]
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout)


def holds(validator, log):
    errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]
    assert not errors, "\n".join(errors[:5])


def main(binary, schema):
    validator = jsonschema.Draft7Validator(json.loads(Path(schema).read_text(encoding="utf-8")))
    tally = Tally()
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
        tally.attempt(f"{name}, {len(log['runs'][0]['results'])} results", lambda: holds(validator, log))
    return tally.sum_up()


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), sys.argv[2]))
