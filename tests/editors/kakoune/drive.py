"""Drives Kakoune with kakoune-lsp as a person would: drive.py KAK-LSP COPYDESK. Ends in a line of how many cases passed."""

import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from editor import Kakoune, environment

SET_UP = Path(__file__).resolve().parents[3] / "editors/kakoune/copydesk.kak"

# As the page of the editor says.
KAKRC = 'eval %sh{kak-lsp}\nsource "%val{config}/copydesk.kak"\nlsp-enable\n'

# The people and places are made up.
DRAFTS = {
    "place.md": "Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\n"
    "Mayor Ilse Brandt denied it. She said the pier was safe. “It will open in May,” Brandt said.\n",
    "fixed.txt": "Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\nOda Moss left.\n",
    "words.md": "Mayor Ilse Brandt said the pilotge at Velm had closed.\n",
    "house.md": "Mayor Ilse Brandt said the wharff at Velm had closed.\n",
    "name.md": "Mayor Ilse Brandt opened the pier at Velm on 3 May 2024. Brandt said it was safe.\n",
    "copydesk.toml": 'dialect = "en-GB"\n',
}


def place(kak, desk):
    """a finding behind “é — 😀” stands where it should"""
    kak.errors(1)
    kak.command("lsp-find-error")
    column = len(DRAFTS["place.md"].split("teh")[0].encode()) + 1
    kak.until("the slip", lambda: kak.ask("%val{selection}") == "teh")
    seen = kak.ask("%val{selection_desc}")
    assert seen == f"1.{column + 2},1.{column}", f"from the last sign to the first: {seen}"


def hover(kak, desk):
    """its hover asks, and names the rule"""
    kak.command("lsp-hover")
    assert "misspelling" in kak.info("Is “the” meant?")


def ledger(kak, desk):
    """the ledger has a buffer of its own, also of what is not saved"""
    kak.type("<esc>geoNell Abara said that it rained.<esc>")
    kak.command("copydesk-ledger")
    kak.until("the ledger", lambda: "Nell Abara (a person by name)" in kak.shown["draw"])
    assert kak.ask("%val{bufname}") == "*ledger*"
    assert "said: the pier was safe" in kak.shown["draw"], kak.shown["draw"]
    kak.command("delete-buffer")


def fix(kak, desk):
    """a fix changes what it says and nothing else"""
    kak.command("edit fixed.txt")
    kak.errors(1)
    kak.command("lsp-find-error")
    kak.command("lsp-code-action 'Change to .*'")
    kak.errors(0)
    kak.command("write")
    wanted = DRAFTS["fixed.txt"].replace("teh", "the")
    kak.until("the saved draft", lambda: (desk / "fixed.txt").read_text(encoding="utf-8") == wanted)


def add_word(kak, desk):
    """a word goes into the user’s dictionary, and the finding goes"""
    kak.command("edit words.md")
    kak.errors(1)
    kak.command("lsp-find-error")
    kak.command("lsp-code-action 'Add .* to your dictionary'")
    kak.errors(0)
    assert "pilotge\n" in (desk.parent / "config/copydesk/dictionary.txt").read_text(encoding="utf-8")
    assert (desk / "words.md").read_text(encoding="utf-8") == DRAFTS["words.md"]


def change_settings(kak, desk):
    """a change of copydesk.toml holds from the next edit on"""
    kak.command("edit house.md")
    kak.errors(1)
    (desk / "copydesk.toml").write_text(DRAFTS["copydesk.toml"] + 'words = ["wharff"]\n', encoding="utf-8")
    kak.type("<esc>geoShe left.<esc>")
    kak.errors(0)


def rename(kak, desk):
    """a person is renamed throughout"""
    kak.command("edit name.md")
    kak.errors(0)
    kak.type("gg/Ilse<ret>")
    kak.command("lsp-rename 'Nell Abara'")
    renamed = DRAFTS["name.md"].replace("Ilse Brandt", "Nell Abara").replace("Brandt", "Abara")

    def is_saved():
        kak.command("write")
        return (desk / "name.md").read_text(encoding="utf-8") == renamed
    kak.until("the new name", is_saved)


def close(kak, desk):
    """what is closed is cleared"""
    kak.command("edit place.md")
    kak.errors(1)
    kak.command("delete-buffer!")

    def is_cleared():
        kak.command("edit name.md")
        kak.command("lsp-diagnostics")
        time.sleep(0.3)
        return kak.ask("%val{bufname}") == "*diagnostics*" and "place.md" not in kak.shown["draw"]
    kak.until("the list without the closed draft", is_cleared)


CASES = [place, hover, ledger, fix, add_word, change_settings, rename, close]


def desk_of(home, client, program):
    """A home with the drafts in it, the programs and what the page of the editor tells to install."""
    for name, text in DRAFTS.items():
        (home / "drafts").mkdir(exist_ok=True)
        (home / "drafts" / name).write_text(text, encoding="utf-8")
    (home / "config/kak").mkdir(parents=True)
    (home / "config/kak/kakrc").write_text(KAKRC, encoding="utf-8")
    shutil.copy(SET_UP, home / "config/kak")
    (home / "bin").mkdir()
    (home / "bin/kak-lsp").symlink_to(client)
    (home / "bin/copydesk").symlink_to(program)
    return home / "drafts"


def main(client, program):
    failed = 0
    with tempfile.TemporaryDirectory(prefix="copydesk-kakoune-") as home:
        home = Path(home)
        desk = desk_of(home, client, program)
        kak = Kakoune(desk, environment(home, home / "bin"), "place.md")
        for case in CASES:
            try:
                case(kak, desk)
                print(f"ok: {case.__doc__}", flush=True)
            except Exception:  # pylint: disable=broad-except - whatever it is, it is told
                failed += 1
                print(f"FAILED: {case.__doc__}\n{traceback.format_exc()}", flush=True)
        kak.end()
    print(f"test result: {'FAILED' if failed else 'ok'}. {len(CASES) - failed} passed; {failed} failed; 0 ignored")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*[str(Path(given).resolve()) for given in sys.argv[1:3]]))
