"""What a reporter does in an editor, one case each. A case goes on where the one before it has ended.

It is the same in Vim, Kate and Kakoune, each of which has an `editor.py` that tells how it is done and what is seen. Words
are found by the first place where they stand, what is waited for is waited for with patience, and each method below
returns when it is so:

    open(name)            the draft is in front
    found(*words)         just these words have findings, of what is open (Kate) or in front
    go_to(words)          the cursor is on them
    told(words, *parts)   what is told about them has all the parts
    follow()              (asks where what is at the cursor is defined; `here` tells where that leads)
    here()                the text from the cursor on
    append(words)         (types them at the end of the line)
    undo()                (takes back what was typed last)
    act(title)            what has that title is chosen from what can be done at the cursor
    rename(name)          (has what is at the cursor renamed)
    save()                (writes the draft)
    close()               the draft in front is closed, and another is in front
    text()                all of the draft
    desk                  the desk that it lies on
"""

from desk import DRAFTS, until

SLIP = "teh"


def finding(editor):
    editor.open("place.md")
    editor.found(SLIP)


def told(editor):
    editor.told(SLIP, "Is “the” meant?", "misspelling")


def behind(editor):
    editor.told("It will open", "Ilse Brandt")


def definition(editor):
    editor.go_to("She said")
    editor.follow()
    until(lambda: f"who she is, but {editor.here()!r}", lambda: editor.here().startswith(("Mayor Ilse Brandt", "Ilse Brandt")))


def typed(editor):
    editor.go_to("had closed.")
    add(editor, " It was definately shut.")
    editor.found(SLIP, "definately")
    take_back(editor, "place.md")
    editor.found(SLIP)


def add(editor, words):
    before = editor.text()
    editor.append(words)
    until("what is typed", lambda: editor.text() != before)


def take_back(editor, name):
    until(lambda: f"the draft as it was, but {editor.text()!r}", lambda: editor.text() == DRAFTS[name] or editor.undo())


def closed(editor):
    editor.close()
    editor.found()


def fix(editor):
    editor.open("fixed.txt")
    editor.found(SLIP)
    editor.go_to(SLIP)
    editor.act("Change to “the”")
    editor.found()
    editor.save()
    fixed = DRAFTS["fixed.txt"].replace(SLIP, "the")
    until(lambda: f"it to be saved, but {editor.desk.read('fixed.txt')!r}", lambda: editor.desk.read("fixed.txt") == fixed)
    assert editor.text() == fixed, editor.text()


def word(editor):
    editor.open("words.md")
    editor.found("pilotge")
    editor.go_to("pilotge")
    editor.act("Add “pilotge” to your dictionary")
    editor.found()
    assert editor.desk.dictionary == ["pilotge"], editor.desk.dictionary
    assert editor.text() == DRAFTS["words.md"], editor.text()


def settings(editor):
    """None of these editors tells of files that change: they are read again with the next edit."""
    def look_again():
        add(editor, ".")
        take_back(editor, "house.md")

    editor.open("house.md")
    editor.found("wharff")
    editor.go_to("wharff")
    editor.desk.write("copydesk.toml", DRAFTS["copydesk.toml"] + 'words = ["wharff"]\n')
    look_again()
    editor.found()
    editor.desk.write("copydesk.toml", DRAFTS["copydesk.toml"])
    look_again()
    editor.found("wharff")


def renamed(editor):
    editor.open("name.md")
    editor.go_to("Ilse")
    editor.rename("Nell Abara")
    named = DRAFTS["name.md"].replace("Ilse Brandt", "Nell Abara").replace("Brandt", "Abara")
    until(lambda: f"the new name, but {editor.text()!r}", lambda: editor.text() == named)


WITH_ONE_DRAFT = {
    "a finding behind “é — 😀” is shown where it stands": finding,
    "what is told about it asks, and names the rule": told,
    "what is told about a sentence names who stands behind it": behind,
    "“she” leads to who that is": definition,
    "what is typed is checked, and taken back is cleared": typed,
}
"""All with `place.md` in front."""

WITH_OTHERS = {
    "a closed draft has no findings left": closed,
    "a fix changes what it says and nothing else": fix,
    "a word goes into the user’s dictionary, and the finding goes": word,
    "a change of copydesk.toml holds without a restart": settings,
    "a person is renamed throughout": renamed,
}
"""From the end of `place.md` on."""
