"""Holds the files of editors that are not driven against the program: validate.py COPYDESK.

The command in each must start the server, which must read every language by the name that the editor gives to it, and
take the settings in it, those that are commented out included.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

import formats

ROOT = Path(__file__).resolve().parents[3]
sys.path += [str(ROOT / "tests"), str(ROOT / "tests/protocol")]

from client import Client  # noqa: E402 - it lies in another folder
from tally import Tally  # noqa: E402 - and so does this

# Of each language a draft whose slip its readers do not see; whoever takes it for plain text sees one.
HIDDEN = {
    "markdown": "Oda Moss saw `teh` pier.\n",
    "html": "<p>Oda Moss saw the pier.</p>\n<!-- teh -->\n",
    "latex": "Oda Moss saw the pier.\n% teh pier\n",
    "asciidoc": "Oda Moss saw the pier.\n\n// teh pier\n",
    "restructuredtext": "Oda Moss saw the pier.\n\n.. teh pier\n",
    "xml": "<nitf><body><body.content><p>Oda Moss saw the pier.</p><!-- teh --></body.content></body></nitf>\n",
}
SEEN = {"plaintext": "Oda Moss saw `teh` pier.\n"}

# Names under which the server knows a language as well.
ALSO = {"rst": "restructuredtext"}

# Settings that only an editor has.
EXTRAS = {"inlay-hints", "semantic-tokens"}


def draft_of(language):
    name = ALSO.get(language, language)
    return HIDDEN.get(name) or SEEN[name]


def start(program, setup, folder, settings):
    assert setup.command[0] == "copydesk", setup.command
    command = [program, *setup.command[1:]]
    return Client(command, {"workspace": {"configuration": True}}, folder.as_uri(), {"copydesk": settings})


def findings(client, number, language):
    """The rules that find something in a draft that has no name to tell its language by."""
    uri = f"untitled:draft-{number}"
    document = {"uri": uri, "languageId": language, "version": 1, "text": draft_of(language)}
    client.notify("textDocument/didOpen", {"textDocument": document})
    published = client.wait_for("textDocument/publishDiagnostics", lambda params: params["uri"] == uri)
    return [diagnostic["code"] for diagnostic in published["diagnostics"]]


def languages_are_read(program, setup, folder):
    client = start(program, setup, folder, {})
    for number, language in enumerate(sorted(setup.languages)):
        found = findings(client, number, language)
        wanted = ["misspelling"] if language in SEEN else []
        assert found == wanted, f"{language}: {found}"
    assert client.end() == 0
    known = {ALSO.get(language, language) for language in setup.languages}
    assert known == HIDDEN.keys() | SEEN.keys(), f"not for all formats: {known}"


def extensions_are_of_their_language(program, setup, folder):
    for language, extensions in setup.extensions.items():
        for extension in extensions:
            draft = folder / f"draft.{extension}"
            draft.write_text(draft_of(language), encoding="utf-8")
            ran = subprocess.run([program, "check", draft], capture_output=True, check=False)
            draft.unlink()
            wanted = 1 if language in SEEN else 0
            assert ran.returncode == wanted, f"{extension} as {language}: {ran.returncode}, {ran.stderr.decode()}"


def complains(program, setup, folder, settings):
    """Whether the server tells its user that settings are wrong. It does so before it shows findings."""
    client = start(program, setup, folder, settings)
    findings(client, 0, "plaintext")
    client.end()
    return "window/showMessage" in client.seen


def settings_are_read(program, setup, folder):
    schema = json.loads((ROOT / "editors/copydesk.schema.json").read_text(encoding="utf-8"))
    shared = {key: value for key, value in setup.settings.items() if key not in EXTRAS}
    jsonschema.Draft7Validator(schema).validate(shared)
    assert EXTRAS <= setup.settings.keys(), "inlay hints and tokens are not named"
    assert not complains(program, setup, folder, setup.settings), "the server refuses them"
    assert complains(program, setup, folder, setup.settings | {"dilect": "en-GB"}), "a slip in settings passes"


CHECKS = [languages_are_read, extensions_are_of_their_language, settings_are_read]


def main(program):
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for editor, setup_of in formats.ALL.items():
            for check in CHECKS:
                name = f"{editor}: {check.__name__.replace('_', ' ')}"
                tally.attempt(name, lambda: check(program, setup_of(), Path(folder)))
    return tally.sum_up()


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve())))
