"""Drives Emacs as a reporter would, in a terminal, with eglot and with lsp-mode.

    drive.py COPYDESK

Emacs is set up as the page of `editors/emacs` says, with the file that is shipped.
"""

import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = map(str, HERE.parents[:2])

from desk import PATIENCE, Desk, until  # noqa: E402
from screen import Screen  # noqa: E402
from tally import Tally  # noqa: E402

SHIPPED = HERE.parents[2] / "editors/emacs"
LONGEST = 900
"""How many seconds all cases of one client may take; each of them waits a while for what never comes."""

CLIENTS = {"eglot": "eglot-ensure", "lsp-mode": "lsp-deferred"}


def set_up(desk, starts):
    """Puts the file where the page says, and into the init file what the page says."""
    settings = desk.home / ".emacs.d"
    (settings / "lisp").mkdir(parents=True)
    shutil.copy(SHIPPED / "copydesk.el", settings / "lisp")
    page = (SHIPPED / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```elisp\n(.*?)```", page, re.DOTALL).group(1)
    (settings / "init.el").write_text(block.replace("eglot-ensure", starts), encoding="utf-8")


def drive(client, starts, program, tally):
    """Emacs with one client, and the cases that `cases.el` has: each is told in a line, what went wrong below it."""
    with Desk(program) as desk:
        set_up(desk, starts)
        said = desk.root / "said"
        said.touch()
        command = ["emacs", "-nw", f"--load={HERE / 'cases.el'}", f"--load={HERE / client}.el", "--funcall=drive"]
        with Screen(desk, command, {"COPYDESK_SAID": said, "COPYDESK_PATIENCE": PATIENCE}) as screen:
            try:
                until(lambda: f"Emacs's end, but\n{screen.text()}", screen.has_ended, LONGEST)
            finally:
                told = report(client, said.read_text(encoding="utf-8"), tally)
            assert told.endswith("over\n"), f"Emacs went in the middle:\n{screen.text()}"


def report(client, told, tally):
    for line in told.removesuffix("over\n").splitlines():
        verdict, _, rest = line.partition(": ")
        tally.passed += verdict == "ok"
        tally.failed += verdict == "FAILED"
        print(f"{verdict}: {client}: {rest}" if verdict in ("ok", "FAILED") else line, flush=True)
    return told


def main(program):
    tally = Tally()
    for client, starts in CLIENTS.items():
        tally.attempt(f"{client}: Emacs comes to its end", lambda: drive(client, starts, program, tally))
    return tally.sum_up()


sys.exit(main(sys.argv[1]))
