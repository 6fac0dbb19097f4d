"""Drives Vim in a terminal as a reporter would, with ALE and with YouCompleteMe.

    drive.py COPYDESK

Vim is set up with the files that are shipped in `editors/vim`, where their first lines say that they belong. What
cannot be driven is held against the program (`files.py`).
"""

import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = map(str, HERE.parents[:2])

import files  # noqa: E402
import plan  # noqa: E402
from desk import Desk, attempted  # noqa: E402
from editor import Ale, Vim, YouCompleteMe  # noqa: E402
from tally import Tally  # noqa: E402

SHIPPED = HERE.parents[2] / "editors/vim"


def set_up(desk, client):
    """What a user has: the plugin from the distribution, and our file."""
    settings = f"set nocompatible hidden nomore\nfiletype plugin on\npackadd! {client.package}\n"
    (desk.home / ".vimrc").write_text(settings, encoding="utf-8")
    name, place = client.file
    file = desk.home / ".vim" / place
    file.parent.mkdir(parents=True)
    shutil.copy(SHIPPED / name, file)


def drive(client, program, tally):
    with Desk(program) as desk:
        set_up(desk, client)
        with Vim(desk, client, HERE / "probe.vim") as vim:
            def case(title, run):
                return tally.attempt(f"{client.__name__}: {title}", run, lambda: print(attempted(vim.screen.text), flush=True))

            is_up = case("it starts", vim.start)
            for title, run in (plan.WITH_ONE_DRAFT | plan.WITH_OTHERS).items() if is_up else ():
                case(title, lambda: run(vim))


def main(program):
    tally = Tally()
    for client in (Ale, YouCompleteMe):
        drive(client, program, tally)
    with Desk(program) as desk:
        for title, run in files.CASES.items():
            tally.attempt(title, lambda: run(desk))
    return tally.sum_up()


sys.exit(main(sys.argv[1]))
