"""What only Kate shows, with `place.md` in front."""

from desk import until
from plan import SLIP


def listed(kate):
    kate.click(kate.named("table cell", "[copydesk]"), times=2)
    until(lambda: f"the cursor before the slip, but it is at {kate.cursor()}", lambda: kate.cursor() == kate.place(SLIP))


def way_out(kate):
    kate.go_to(SLIP)
    kate.ask_until(lambda: kate.menu("Symbol Info"), "A way out", "Change to “the”")


def outline(kate):
    until("the source", lambda: kate.all("table cell", lambda one: one.name == "Mayor Ilse Brandt"))


IN_KATE = {
    "a finding is listed, and leads to where it stands": listed,
    "its help has a way out": way_out,
    "the outline lists the sources": outline,
}
