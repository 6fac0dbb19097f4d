"""Drives Kate as a reporter would, with the settings that are shipped in `editors/kate`.

    drive.py COPYDESK SCREENSHOTS

Wants the system's own Python, which has the library of screen readers. The folder SCREENSHOTS holds what was on the screen
after each case; it stays where one failed.
"""

import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = map(str, HERE.parents[:2])

import plan  # noqa: E402
from cases import IN_KATE  # noqa: E402
from desk import Desk  # noqa: E402
from editor import Kate  # noqa: E402
from tally import Tally  # noqa: E402

SHIPPED = HERE.parents[2] / "editors/kate"


def set_up(desk):
    """What a user has: our file, and the answer to Kate's question whether it may start that program."""
    config = desk.home / ".config"
    (config / "kate/lspclient").mkdir(parents=True)
    shutil.copy(SHIPPED / "settings.json", config / "kate/lspclient")
    allowed = f"[lspclient]\nAllowedServerCommandLines={desk.root / 'bin/copydesk'} lsp\n"
    (config / "katerc").write_text(allowed, encoding="utf-8")


def clear(screenshots):
    """Takes the pictures of a run away, and nothing else that the folder may hold."""
    for picture in screenshots.glob("[0-9][0-9].png"):
        picture.unlink()


def main(program, screenshots):
    screenshots.mkdir(parents=True, exist_ok=True)
    clear(screenshots)
    tally = Tally()
    with Desk(program) as desk:
        set_up(desk)
        kate = Kate(desk)

        def case(title, run):
            is_well = tally.attempt(title, run, lambda: print(kate.desktop.seen(), flush=True))
            kate.desktop.picture(screenshots / f"{tally.passed + tally.failed:02}.png")
            return is_well

        is_up = case("its window is there, and readers see it", kate.start)
        cases = plan.WITH_ONE_DRAFT | IN_KATE | plan.WITH_OTHERS
        for title, run in cases.items() if is_up else ():
            if not case(title, lambda: run(kate)):
                # No menu of it is in the way of the next.
                kate.press("Escape", "Escape")
    if tally.failed:
        print(f"what was on the screen is in {screenshots}")
    else:
        clear(screenshots)
    return tally.sum_up()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
