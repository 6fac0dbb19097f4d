"""What a reporter does in Vim, one case each. A case goes on where the one before it has ended."""

import re

from desk import DRAFTS, until

SLIP = "teh"


class Ale:
    """How it is done with ALE."""

    package = "ale"
    file = ("ale.vim", "after/plugin/copydesk.vim")
    hover, actions, goes = "ALEHover", "ALECodeAction", "ALEGoToDefinition"

    @staticmethod
    def rename_to(vim, name):
        vim.command("ALERename")
        vim.shown("New name: ")
        vim.screen.press("C-u")
        vim.screen.type(name)
        vim.screen.press("Enter")


class YouCompleteMe:
    """How it is done with YouCompleteMe."""

    package = "youcompleteme"
    file = ("youcompleteme.vim", "plugin/copydesk.vim")
    hover, actions, goes = "YcmCompleter GetHover", "YcmCompleter FixIt", "YcmCompleter GoTo"

    @staticmethod
    def rename_to(vim, name):
        vim.command("YcmCompleter RefactorRename " + name.replace(" ", "\\ "))


def act(vim, client, title):
    """Chooses what has the title from the list of what can be done at the cursor."""
    vim.command(client.actions)
    vim.shown(title)
    number = re.search(rf"(\d+)[:)] {re.escape(title)}", vim.screen.text()).group(1)
    vim.screen.type(number)
    vim.screen.press("Enter")


def finding(vim, client):
    vim.open("place.md")
    vim.underlined(SLIP)


def hover(vim, client):
    vim.go_to(SLIP)
    vim.command(client.hover)
    vim.until("the hover", "Beside()", lambda text: "Is “the” meant" in text and "misspelling" in text)


def behind(vim, client):
    vim.go_to("It will open")
    vim.command(client.hover)
    vim.until("the hover", "Beside()", lambda text: "Ilse Brandt" in text)
    vim.command("only")


def definition(vim, client):
    vim.go_to("She said")
    vim.command(client.goes)
    vim.until("where she is named", "strpart(getline('.'), col('.') - 1, 17)", lambda text: "Ilse Brandt" in text)


def fix(vim, client):
    vim.open("fixed.txt")
    vim.underlined(SLIP)
    vim.go_to(SLIP)
    act(vim, client, "Change to “the”")
    vim.underlined()
    vim.command("write")
    fixed = DRAFTS["fixed.txt"].replace(SLIP, "the")
    until("the file to be written", lambda: vim.desk.read("fixed.txt") == fixed)
    assert vim.text() == fixed, vim.text()


def word(vim, client):
    vim.open("words.md")
    vim.underlined("pilotge")
    vim.go_to("pilotge")
    act(vim, client, "Add “pilotge” to your dictionary")
    vim.underlined()
    assert vim.desk.dictionary == ["pilotge"], vim.desk.dictionary
    assert vim.text() == DRAFTS["words.md"], vim.text()


def settings(vim, client):
    """Vim does not watch files: they are read again with the next edit."""
    def look_again():
        vim.screen.press("Escape")
        vim.screen.type("A.")
        vim.screen.press("Escape", "u")

    vim.open("house.md")
    vim.underlined("wharff")
    vim.desk.write("copydesk.toml", DRAFTS["copydesk.toml"] + 'words = ["wharff"]\n')
    look_again()
    vim.underlined()
    vim.desk.write("copydesk.toml", DRAFTS["copydesk.toml"])
    look_again()
    vim.underlined("wharff")


def typed(vim, client):
    vim.screen.press("Escape", "G", "o")
    vim.screen.type("Oda Moss said the “é — 😀” pier had closd.")
    vim.screen.press("Escape")
    vim.underlined("wharff", "closd")
    vim.screen.press("u")
    vim.underlined("wharff")
    assert vim.text() == DRAFTS["house.md"], vim.text()


def renamed(vim, client):
    vim.open("name.md")
    vim.go_to("Ilse")
    client.rename_to(vim, "Nell Abara")
    named = DRAFTS["name.md"].replace("Ilse Brandt", "Nell Abara").replace("Brandt", "Abara")
    until(lambda: f"the new name, but\n{vim.screen.text()}", lambda: vim.text() == named)


def closed(vim, client):
    vim.open("copydesk.toml")
    vim.open("place.md")
    vim.underlined(SLIP)
    vim.command("bdelete")
    vim.until("back in the settings", "expand('%:t')", lambda found: found == "copydesk.toml")
    vim.underlined()
    vim.until("no list of findings", "len(getloclist(0))", lambda count: count == 0)


CASES = {
    "a finding behind “é — 😀” is underlined where it stands": finding,
    "its hover asks, and names the rule": hover,
    "the hover on a sentence tells who stands behind it": behind,
    "“she” leads to who that is": definition,
    "a fix changes what it says and nothing else": fix,
    "a word goes into the user’s dictionary, and the finding goes": word,
    "a change of copydesk.toml holds without a restart": settings,
    "what is typed is checked, and taken back is cleared": typed,
    "a person is renamed throughout": renamed,
    "a closed draft leaves nothing behind": closed,
}
