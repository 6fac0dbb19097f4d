"""Takes pictures of a terminal: of what `copydesk check` prints, and of Neovim with the plugin.

    terminal.py PROGRAM NEOVIM FOLDER

Both run in a terminal like that of the drivers, and what stands in it is drawn as an SVG into the folder.
"""

import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from desk import Desk, until  # noqa: E402
from screen import Screen  # noqa: E402
from svg import svg  # noqa: E402

DRAFT = "pier.md"
PLUGIN = HERE.parents[2] / "editors/neovim"
LOOKS = "vim.o.termguicolors, vim.o.laststatus, vim.o.ruler, vim.o.linebreak = true, 0, false, true\n"


def shown(screen, *words):
    """Waits until all words are on the screen and it stays as it is, and returns it with its colours."""
    before = None

    def is_still():
        nonlocal before
        is_there = all(word in screen.text() for word in words)
        last, before = before, screen.tmux("capture-pane", "-e", "-p", "-N")
        return is_there and last == before

    until(lambda: f"{words} on\n{screen.text()}", is_still)
    return before


def check(desk):
    with Screen(desk, ["sh"], {"PS1": "$ "}, size=(100, 29)) as screen:
        screen.type(f"copydesk check {DRAFT}")
        screen.press("Enter")
        return shown(screen, "1 error, 2 warnings in 1 draft")


def neovim(desk, program):
    packages = desk.home / ".local/share/nvim/site/pack/desk/start"
    shutil.copytree(PLUGIN, packages / "copydesk")
    config = desk.home / ".config/nvim"
    config.mkdir(parents=True)
    (config / "init.lua").write_text(LOOKS, encoding="utf-8")
    with Screen(desk, [program, DRAFT], {"TERM": "tmux-256color"}, size=(92, 33)) as screen:
        shown(screen, "3 named, 1 vague")
        screen.type("/teh\n")
        screen.type(":nohlsearch | echo\n")
        screen.type("K")
        return shown(screen, "Is “the” meant?")


def main(program, editor, folder):
    for name, take in {"terminal": check, "neovim": lambda desk: neovim(desk, editor)}.items():
        with Desk(program) as desk:
            desk.write(DRAFT, (HERE / DRAFT).read_text(encoding="utf-8"))
            (folder / f"{name}.svg").write_text(svg(take(desk)), encoding="utf-8")


main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]))
