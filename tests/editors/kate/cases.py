"""What a reporter does in Kate, one case each. A case goes on where the one before it has ended."""

import time

from desk import DRAFTS, until

SLIP = "teh"


def told(kate, parts, ask, again=8):
    """Asks until a box tells all parts: Kate may miss a mouse that comes while it is busy. `again` is in seconds."""
    last = 0

    def is_told():
        nonlocal last
        if time.monotonic() - last > again:
            ask()
            last = time.monotonic()
        text = kate.told()
        return all(part in text for part in parts)

    until(lambda: f"{parts} in {kate.told()!r}", is_told)


def finding(kate):
    kate.open("place.md")
    kate.found(SLIP)
    kate.click(kate.named("table cell", "[copydesk]"), times=2)
    until(lambda: f"the cursor before the slip, but it is at {kate.cursor()}", lambda: kate.cursor() == kate.place(SLIP))


def hover(kate):
    told(kate, ["Is “the” meant?", "misspelling"], lambda: kate.point_at(SLIP))


def behind(kate):
    told(kate, ["Ilse Brandt"], lambda: kate.point_at("It will open"))


def way_out(kate):
    kate.go_to(SLIP)
    told(kate, ["A way out", "Change to “the”"], lambda: kate.menu("Symbol Info"))


def outline(kate):
    until("the source", lambda: kate.all("table cell", lambda one: one.name == "Mayor Ilse Brandt"))


def definition(kate):
    kate.go_to("She said")
    kate.menu("Go to Definition")
    until(lambda: f"who she is, but {kate.cursor()}", lambda: kate.cursor() in (kate.place("Mayor"), kate.place("Ilse")))


def typed(kate):
    kate.go_to("had closed.")
    kate.press("End")
    kate.type(" It was definately shut.")
    kate.found(SLIP, "definately")
    until("the draft as it was", lambda: kate.text() == DRAFTS["place.md"] or kate.press("ctrl+z"))
    kate.found(SLIP)


def closed(kate):
    kate.press("ctrl+w")
    until("the draft to be closed", lambda: kate.draft().name == "copydesk.toml")
    kate.found()


def fix(kate):
    kate.open("fixed.txt")
    kate.found(SLIP)
    kate.go_to(SLIP)
    kate.act("Change to “the”")
    kate.found()
    kate.press("ctrl+s")
    fixed = DRAFTS["fixed.txt"].replace(SLIP, "the")
    until(lambda: f"it to be saved, but {kate.desk.read('fixed.txt')!r}", lambda: kate.desk.read("fixed.txt") == fixed)


def word(kate):
    kate.open("words.md")
    kate.found("pilotge")
    kate.go_to("pilotge")
    kate.act("Add “pilotge” to your dictionary")
    kate.found()
    assert kate.desk.dictionary == ["pilotge"], kate.desk.dictionary
    assert kate.text() == DRAFTS["words.md"], kate.text()


def settings(kate):
    """Kate does not tell of files that change: they are read again with the next edit."""
    def look_again():
        kate.press("End")
        kate.type(".")
        kate.press("BackSpace")

    kate.open("house.md")
    kate.found("wharff")
    kate.go_to("wharff")
    kate.desk.write("copydesk.toml", DRAFTS["copydesk.toml"] + 'words = ["wharff"]\n')
    look_again()
    kate.found()
    kate.desk.write("copydesk.toml", DRAFTS["copydesk.toml"])
    look_again()
    kate.found("wharff")


def renamed(kate):
    kate.open("name.md")
    kate.go_to("Ilse")
    kate.press("F2")
    kate.named("dialog", "Rename")
    kate.press("ctrl+a")
    kate.type("Nell Abara")
    kate.press("Return")
    named = DRAFTS["name.md"].replace("Ilse Brandt", "Nell Abara").replace("Brandt", "Abara")
    until(lambda: f"the new name, but {kate.text()!r}", lambda: kate.text() == named)


CASES = {
    "a finding behind “é — 😀” is listed, and leads to where it stands": finding,
    "the mouse over it is told what is asked, and the rule": hover,
    "the mouse over a sentence is told who stands behind it": behind,
    "its help has a way out": way_out,
    "the outline lists the sources": outline,
    "“she” leads to who that is": definition,
    "what is typed is checked, and taken back is cleared": typed,
    "a closed draft has no findings left": closed,
    "a fix changes what it says and nothing else": fix,
    "a word goes into the user’s dictionary, and the finding goes": word,
    "a change of copydesk.toml holds without a restart": settings,
    "a person is renamed throughout": renamed,
}
