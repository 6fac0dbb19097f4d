"""Drives Kakoune with kakoune-lsp as a reporter would, with the file that is shipped in `editors/kakoune`.

    drive.py COPYDESK KAK-LSP
"""

import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = map(str, HERE.parents[:2])

import plan  # noqa: E402
from cases import IN_KAKOUNE  # noqa: E402
from desk import Desk  # noqa: E402
from editor import Kakoune  # noqa: E402
from tally import Tally  # noqa: E402

SHIPPED = HERE.parents[2] / "editors/kakoune"

# As the page of the editor says.
KAKRC = 'eval %sh{kak-lsp}\nsource "%val{config}/copydesk.kak"\nlsp-enable\n'


def set_up(desk, client):
    """What a user has: kakoune-lsp, and our file."""
    (desk.root / "bin/kak-lsp").symlink_to(client)
    config = desk.home / ".config/kak"
    config.mkdir(parents=True)
    (config / "kakrc").write_text(KAKRC, encoding="utf-8")
    shutil.copy(SHIPPED / "copydesk.kak", config)


def main(program, client):
    tally = Tally()
    with Desk(program) as desk:
        set_up(desk, client)
        kak = Kakoune(desk)

        def case(title, run):
            return tally.attempt(title, run, lambda: print(kak.seen(), flush=True))

        is_up = case("it starts", lambda: kak.ask("%val{bufname}"))
        for title, run in (plan.WITH_ONE_DRAFT | IN_KAKOUNE | plan.WITH_OTHERS).items() if is_up else ():
            case(title, lambda: run(kak))
    return tally.sum_up()


sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve(strict=True)))
