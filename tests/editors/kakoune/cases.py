"""What only Kakoune shows, with `place.md` in front."""

from desk import until
from plan import SLIP, take_back


def jump(kak):
    kak.type("<esc>gg")
    kak.command("lsp-find-error")
    until("the slip", lambda: kak.ask("%val{selection}") == SLIP)


def ledger(kak):
    kak.type("<esc>geoNell Abara said that it rained.<esc>")
    kak.command("copydesk-ledger")
    until("the ledger", lambda: kak.ask("%val{bufname}") == "*ledger*")
    text = kak.text()
    assert "Nell Abara (a person by name)" in text and "said: the pier was safe" in text, text
    kak.command("delete-buffer")
    kak.open("place.md")
    take_back(kak, "place.md")


IN_KAKOUNE = {
    "the next finding is a key away": jump,
    "the ledger has a buffer of its own, also of what is not saved": ledger,
}
