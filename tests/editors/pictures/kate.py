"""Takes a picture of Kate's window, with what the mouse is told over a finding.

    kate.py PROGRAM FOLDER

Wants what the driver of Kate wants, and is set up by it.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "kate")]

from desk import Desk, until  # noqa: E402
from drive import set_up  # noqa: E402
from editor import Kate  # noqa: E402

DRAFT, WORDS, MEANT = "pier.md", "teh", "Is “the” meant?"
LOOKS = "[General]\nShow Url Nav Bar=false\n"
"""Without the folders in which the draft lies."""

SIZE = (960, 400)


def main(program, folder):
    with Desk(program) as desk:
        desk.write(DRAFT, (HERE / DRAFT).read_text(encoding="utf-8"))
        set_up(desk)
        with (desk.home / ".config/katerc").open("a", encoding="utf-8") as settings:
            settings.write(LOOKS)
        kate = Kate(desk)
        kate.start()
        kate.desktop.quietly("kate", DRAFT)
        until(f"{DRAFT} in front", lambda: kate.draft().name == DRAFT)
        kate.hand("getactivewindow", "windowsize", "--sync", *SIZE)
        kate.hand("getactivewindow", "windowmove", "--sync", 0, 0)
        kate.told(WORDS, MEANT)
        kate.desktop.picture(folder / "kate.png", "--autoselect", f"0,0,{SIZE[0]},{SIZE[1]}")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
