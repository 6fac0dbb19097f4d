"""Holds the schema of settings against its standard, and against what the copydesk binary reads: validate.py COPYDESK.

Settings that the binary reads are valid under the schema, and settings that it refuses are not.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))

from tally import Tally  # noqa: E402 - it lies in another folder

RIGHT = {
    "none": "",
    "one value alone": "extends = '../house/house.toml'\nnames = 'Nell Abara'\n[overrides]\npaths = '*.md'\n",
    "a level of a rule of the house": "[[phrase]]\nid = 'shut'\nfind = 'shut'\n[rules]\nshut = 'off'\n",
    "rules of the house": "[[phrase]]\nid = 'shut'\nregex = 'shut+'\nzone = 'headline'\n"
    "replacement = 'closed'\nsafe = true\n"
    "[[pair]]\nid = 'quay'\nforms = ['quay', 'wharf']\nuse = 'quay'\nflagged = 'A wharf.'\n",
    "a register": "[[register.place]]\nname = 'Velm'\nalso = ['the Velm']\nmisspellings = 'Vellm'\n",
    "overrides": "[[overrides]]\npaths = ['a/**']\ngenre = 'live'\npolicy.max-anonymous-sources = 0\n"
    "[[overrides.phrase]]\nid = 'shut'\nfind = 'shut'\n",
    "a baseline": "baseline = 'known.json'\n",
    "budgets": "[budgets]\nclaims = 0\nmind-reading = 3\n",
}

WRONG = {
    "an unknown key": "dilect = 'en-GB'\n",
    "an unknown word": "preset = 'gardian'\n",
    "a number for a text": "names = ['a', 3]\n",
    "a list for a path": "baseline = ['known.json']\n",
    "an empty text": "words = [' ']\n",
    "a text for a choice": "[policy]\nallow-anonymous-quotes = 'no'\n",
    "a number below 0": "[policy]\nmax-anonymous-sources = -1\n",
    "an unknown key of a table": "[policy]\nmost-sources = 1\n",
    "an unknown level": "[rules]\nmind-reading = 'loud'\n",
    "a level for a choice": "[rules]\nmind-reading = false\n",
    "a text for a budget": "[budgets]\nclaims = 'two'\n",
    "a name without its form": "[[register.person]]\nrole = 'mayor'\n",
    "a rule without a name": "[[phrase]]\nfind = 'x'\n",
    "a rule that finds nothing": "[[phrase]]\nid = 'x'\n",
    "a rule that finds in two ways": "[[phrase]]\nid = 'x'\nfind = 'x'\nregex = 'x'\n",
    "a pair without forms": "[[pair]]\nid = 'x'\n",
    "an unknown zone": "[[phrase]]\nid = 'x'\nfind = 'x'\nzone = 'heading'\n",
    "an override without paths": "[[overrides]]\nwords = 'x'\n",
    "an override without a path": "[[overrides]]\npaths = []\n",
    "a safe change that is none": "[[phrase]]\nid = 'x'\nfind = 'x'\nsafe = true\n",
    "a safe pair without a choice": "[[pair]]\nid = 'x'\nforms = ['x', 'y']\nsafe = true\n",
    "a rule that is off": "[[phrase]]\nid = 'x'\nfind = 'x'\nlevel = 'off'\n",
    "a word in other letters": "genre = 'News'\n",
    "an override that extends": "[[overrides]]\npaths = 'x'\nextends = '../house/house.toml'\n",
}


def settings_of_readme():
    """The settings that the README shows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split("```toml\n", 1)[1].split("```", 1)[0]


def settings_of_init():
    """What `copydesk init` writes, with the marks of its settings taken off."""
    lines = (ROOT / "src/cli/init.toml").read_text(encoding="utf-8").splitlines()
    bare = [line[2:] for line in lines if line.startswith("# ")]
    return "\n".join(line for line in bare if line.startswith("[") or line.split(" ")[1:2] == ["="])


def is_read(binary, settings, desk):
    """Whether the binary reads them."""
    (desk / "desk/copydesk.toml").write_text(settings, encoding="utf-8")
    command = [binary, "config", "desk/new.md"]
    return subprocess.run(command, cwd=desk, capture_output=True, check=False).returncode == 0


def agree(validator, binary, text, desk, is_right):
    """The schema and the binary must both say so."""
    valid, read = validator.is_valid(tomllib.loads(text)), is_read(binary, text, desk)
    assert (valid, read) == (is_right, is_right), f"valid: {valid}, read: {read}"


def main(binary):
    schema = json.loads((ROOT / "editors/copydesk.schema.json").read_text(encoding="utf-8"))
    tally = Tally()
    tally.attempt("the schema is one", lambda: jsonschema.Draft7Validator.check_schema(schema))
    validator = jsonschema.Draft7Validator(schema)
    shown = {"those of the README": settings_of_readme(), "those of init": settings_of_init()}
    cases = [(f"right: {name}", text, True) for name, text in (RIGHT | shown).items()]
    cases += [(f"wrong: {name}", text, False) for name, text in WRONG.items()]
    with tempfile.TemporaryDirectory() as desk:
        desk = Path(desk)
        for name in ["desk/words/port.txt", "house/house.toml"]:
            (desk / name).parent.mkdir(parents=True, exist_ok=True)
            (desk / name).touch()
        for name, text, is_right in cases:
            tally.attempt(name, lambda: agree(validator, binary, text, desk, is_right))
    return tally.sum_up()


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve())))
